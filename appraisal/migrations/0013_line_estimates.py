# Optimism bias and a range of one line of an option, before those of the option.

import django.db.models.functions.comparison
import django.db.models.lookups
import workbench.rows.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('appraisal', '0012_cost_scenarios'),
    ]

    operations = [
        migrations.AddField(
            model_name='optionline',
            name='above',
            field=workbench.rows.fields.ExactDecimalField(blank=True, null=True, verbose_name='how far above'),
        ),
        migrations.AddField(
            model_name='optionline',
            name='below',
            field=workbench.rows.fields.ExactDecimalField(blank=True, null=True, verbose_name='how far below'),
        ),
        migrations.AddField(
            model_name='optionline',
            name='bias',
            field=workbench.rows.fields.ExactDecimalField(blank=True, null=True, verbose_name='optimism bias of its own'),
        ),
        migrations.AddField(
            model_name='optionline',
            name='bias_reason',
            field=models.TextField(blank=True, verbose_name='why this optimism bias'),
        ),
        migrations.AddConstraint(
            model_name='optionline',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('bias__isnull', True), models.Q(django.db.models.lookups.GreaterThanOrEqual(django.db.models.functions.comparison.Cast(models.F('bias'), models.FloatField()), 0.0), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.comparison.Cast(models.F('bias'), models.FloatField()), 10)), _connector='OR'), models.Q(models.Q(('kind__in', ['saving', 'income']), _negated=True), ('bias__isnull', True), models.Q(django.db.models.lookups.GreaterThanOrEqual(django.db.models.functions.comparison.Cast(models.F('bias'), models.FloatField()), 0.0), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.comparison.Cast(models.F('bias'), models.FloatField()), 1.0)), _connector='OR'), models.Q(('below__isnull', True), models.Q(django.db.models.lookups.GreaterThanOrEqual(django.db.models.functions.comparison.Cast(models.F('below'), models.FloatField()), 0.0), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.comparison.Cast(models.F('below'), models.FloatField()), 1.0)), _connector='OR'), models.Q(('above__isnull', True), models.Q(django.db.models.lookups.GreaterThanOrEqual(django.db.models.functions.comparison.Cast(models.F('above'), models.FloatField()), 0.0), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.comparison.Cast(models.F('above'), models.FloatField()), 10)), _connector='OR')), name='option_line_estimates_in_range', violation_error_message='What is taken off is from 0 to 100 per cent, what is added from 0 to 1,000.'),
        ),
        migrations.AddConstraint(
            model_name='optionline',
            constraint=models.CheckConstraint(condition=models.Q(('bias', None), models.Q(('bias_reason', ''), _negated=True), _connector='OR'), name='option_line_bias_has_a_reason', violation_error_message='Say why this optimism bias is right for the line.'),
        ),
        migrations.AddConstraint(
            model_name='optionline',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'funding'), _negated=True), models.Q(('above', None), ('below', None), ('bias', None)), _connector='OR'), name='option_line_funding_has_no_estimates', violation_error_message='Funding has no optimism bias and no range: no sum of an option counts it.'),
        ),
    ]
