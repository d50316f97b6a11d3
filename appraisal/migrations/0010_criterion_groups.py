# Groups of criteria with weights of their own.

import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.lookups
import workbench.rows.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('appraisal', '0009_scenarios'),
    ]

    operations = [
        migrations.CreateModel(
            name='CriterionGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveIntegerField(default=0)),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('weight', workbench.rows.fields.ExactDecimalField(blank=True, null=True, verbose_name='weight')),
                ('appraisal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criterion_groups', to='appraisal.appraisal')),
            ],
            options={
                'verbose_name': 'group of criteria',
                'verbose_name_plural': 'groups of criteria',
            },
        ),
        migrations.AddField(
            model_name='criterion',
            name='group',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='criteria', to='appraisal.criteriongroup'),
        ),
        migrations.AddConstraint(
            model_name='criterion',
            constraint=models.CheckConstraint(condition=models.Q(('group', None), ('role', 'ranking'), _connector='OR'), name='criterion_group_for_ranking', violation_error_message='Only a ranking criterion stands in a group.'),
        ),
        migrations.AddConstraint(
            model_name='criteriongroup',
            constraint=models.UniqueConstraint(fields=('appraisal', 'name'), name='criterion_group_name_once', violation_error_message='Another group has this name. Choose a different one.'),
        ),
        migrations.AddConstraint(
            model_name='criteriongroup',
            constraint=models.CheckConstraint(condition=models.Q(('weight__isnull', True), django.db.models.lookups.GreaterThanOrEqual(django.db.models.functions.comparison.Cast(models.F('weight'), models.FloatField()), 0.0), _connector='OR'), name='criterion_group_weight_not_negative', violation_error_message='A weight is 0 or more.'),
        ),
    ]
