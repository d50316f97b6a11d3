# What people tried and saved under a name.

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('appraisal', '0008_totals_as_value'),
    ]

    operations = [
        migrations.CreateModel(
            name='Scenario',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveIntegerField(default=0)),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('reason', models.TextField(verbose_name='reason')),
                ('weights', models.JSONField(blank=True, default=list, verbose_name='weights')),
                ('groups', models.JSONField(blank=True, default=list, verbose_name='weights of groups')),
                ('ratings', models.JSONField(blank=True, default=list, verbose_name='ratings')),
                ('bands', models.JSONField(blank=True, default=list, verbose_name='bands')),
                ('excuses', models.JSONField(blank=True, default=list, verbose_name='excuses')),
                ('appraisal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scenarios', to='appraisal.appraisal')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('appraisal', 'name'), name='scenario_name_once', violation_error_message='Another scenario of this appraisal has this name. Choose a different one.'), models.CheckConstraint(condition=models.Q(('weights', []), ('groups', []), ('ratings', []), ('bands', []), ('excuses', []), _negated=True), name='scenario_tries_something', violation_error_message='Nothing is tried yet. Change a weight, rating, band or excuse first.')],
            },
        ),
    ]
