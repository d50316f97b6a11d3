# Choices of different strands that do not go together.

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('appraisal', '0004_decided_together'),
        ('schemes', '0005_scoring_together'),
    ]

    operations = [
        migrations.CreateModel(
            name='NotTogether',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('reason', models.TextField(verbose_name='reason')),
                ('option', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='not_together', to='appraisal.option')),
                ('other', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='appraisal.option')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='not_together', to='schemes.programme')),
            ],
            options={
                'verbose_name': 'combination that is not allowed',
                'verbose_name_plural': 'combinations that are not allowed',
                'constraints': [models.UniqueConstraint(fields=('option', 'other'), name='not_together_once', violation_error_message='This combination stands here already.'), models.CheckConstraint(condition=models.Q(('option', models.F('other')), _negated=True), name='not_together_differs', violation_error_message='Choose options of two different appraisals.')],
            },
        ),
    ]
