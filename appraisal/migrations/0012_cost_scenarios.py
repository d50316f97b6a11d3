# Named scenarios of what the options of an appraisal cost and save.

import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.lookups
import workbench.rows.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('appraisal', '0010_criterion_groups'),
    ]

    operations = [
        migrations.CreateModel(
            name='CostScenario',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveIntegerField(default=0)),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('cost_change', workbench.rows.fields.ExactDecimalField(blank=True, null=True, verbose_name='change of costs')),
                ('cost_yearly', workbench.rows.fields.ExactDecimalField(blank=True, null=True, verbose_name='change of costs a year')),
                ('saving_change', workbench.rows.fields.ExactDecimalField(blank=True, null=True, verbose_name='change of savings')),
                ('saving_yearly', workbench.rows.fields.ExactDecimalField(blank=True, null=True, verbose_name='change of savings a year')),
                ('discount_rate', workbench.rows.fields.ExactDecimalField(blank=True, null=True, verbose_name='discount rate')),
                ('why', models.TextField(blank=True, verbose_name='why it is tried')),
                ('appraisal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cost_scenarios', to='appraisal.appraisal')),
            ],
            options={
                'verbose_name': 'scenario of costs',
                'verbose_name_plural': 'scenarios of costs',
                'constraints': [models.UniqueConstraint(fields=('appraisal', 'name'), name='cost_scenario_name_once', violation_error_message='Another scenario has this name. Choose a different one.'), models.CheckConstraint(condition=models.Q(('name__in', ('Low', 'Central', 'High')), _negated=True), name='cost_scenario_name_is_its_own', violation_error_message='Low, Central and High follow from the lines. Choose another name.'), models.CheckConstraint(condition=models.Q(('cost_change__isnull', True), ('cost_yearly__isnull', True), ('discount_rate__isnull', True), ('saving_change__isnull', True), ('saving_yearly__isnull', True), _negated=True), name='cost_scenario_changes_something', violation_error_message='Say what is otherwise in this scenario.'), models.CheckConstraint(condition=models.Q(models.Q(('cost_change__isnull', True), models.Q(django.db.models.lookups.GreaterThanOrEqual(django.db.models.functions.comparison.Cast(models.F('cost_change'), models.FloatField()), -1.0), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.comparison.Cast(models.F('cost_change'), models.FloatField()), 10)), _connector='OR'), models.Q(('saving_change__isnull', True), models.Q(django.db.models.lookups.GreaterThanOrEqual(django.db.models.functions.comparison.Cast(models.F('saving_change'), models.FloatField()), -1.0), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.comparison.Cast(models.F('saving_change'), models.FloatField()), 10)), _connector='OR'), models.Q(('cost_yearly__isnull', True), models.Q(django.db.models.lookups.GreaterThanOrEqual(django.db.models.functions.comparison.Cast(models.F('cost_yearly'), models.FloatField()), -1.0), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.comparison.Cast(models.F('cost_yearly'), models.FloatField()), 1)), _connector='OR'), models.Q(('saving_yearly__isnull', True), models.Q(django.db.models.lookups.GreaterThanOrEqual(django.db.models.functions.comparison.Cast(models.F('saving_yearly'), models.FloatField()), -1.0), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.comparison.Cast(models.F('saving_yearly'), models.FloatField()), 1)), _connector='OR'), models.Q(('discount_rate__isnull', True), models.Q(django.db.models.lookups.GreaterThanOrEqual(django.db.models.functions.comparison.Cast(models.F('discount_rate'), models.FloatField()), 0.0), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.comparison.Cast(models.F('discount_rate'), models.FloatField()), 0.2)), _connector='OR')), name='cost_scenario_in_range', violation_error_message='A change is from −100 to 1,000 per cent, one a year from −100 to 100, a discount rate from 0 to 20.')],
            },
        ),
    ]
