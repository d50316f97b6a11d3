# Costs and savings of options by year: their lines, how sure they are, and over which years.

import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.lookups
import workbench.rows.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('appraisal', '0005_not_together'),
        ('schemes', '0011_actions_and_contracts'),
    ]

    operations = [
        migrations.CreateModel(
            name='OptionLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveIntegerField(default=0)),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('kind', models.CharField(choices=[('saving', 'Saving'), ('income', 'Income'), ('cost', 'Running cost'), ('one-off-cost', 'One-off cost'), ('reinvestment', 'Reinvestment'), ('funding', 'Funding')], max_length=12, verbose_name='kind')),
                ('risk', models.CharField(blank=True, choices=[('low', 'Low'), ('medium', 'Medium'), ('high', 'High')], max_length=6, verbose_name='risk')),
                ('unit_value', models.JSONField(blank=True, null=True, verbose_name='unit value')),
                ('unit_value_less', models.JSONField(blank=True, null=True, verbose_name='less what is paid already')),
                ('volume', models.JSONField(blank=True, null=True, verbose_name='volume')),
                ('periods', models.JSONField(blank=True, null=True, verbose_name='periods a year')),
                ('likelihood', models.JSONField(blank=True, null=True, verbose_name='likelihood')),
                ('amounts', models.JSONField(blank=True, default=dict, verbose_name='amounts by year')),
                ('phasing', models.JSONField(blank=True, null=True, verbose_name='phasing')),
                ('amounts_are', models.CharField(blank=True, choices=[('new-and-lasting', 'New in that year, and lasting'), ('in-all', 'In all in that year'), ('once', 'Once only')], max_length=15, verbose_name='what its yearly figures mean')),
                ('lasts', models.BooleanField(blank=True, null=True, verbose_name='carries on in later years')),
                ('counts', models.JSONField(blank=True, default=list, verbose_name='whose money it counts')),
                ('alternative', models.BooleanField(default=False, verbose_name='another way, not counted')),
                ('note', models.TextField(blank=True, verbose_name='note')),
            ],
        ),
        migrations.AddField(
            model_name='appraisal',
            name='costs_first_year',
            field=models.CharField(blank=True, max_length=7, verbose_name='first year'),
        ),
        migrations.AddField(
            model_name='appraisal',
            name='costs_from',
            field=models.CharField(blank=True, choices=[('', 'The cost that is stated for each option'), ('lines', 'What the lines of each option cost over its life, discounted')], default='', max_length=5, verbose_name='cost of an option'),
        ),
        migrations.AddField(
            model_name='appraisal',
            name='costs_years',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='number of years'),
        ),
        migrations.AddField(
            model_name='appraisal',
            name='price_base',
            field=models.CharField(blank=True, max_length=7, verbose_name='year whose prices amounts are in'),
        ),
        migrations.AddField(
            model_name='option',
            name='above',
            field=workbench.rows.fields.ExactDecimalField(blank=True, null=True, verbose_name='how far above'),
        ),
        migrations.AddField(
            model_name='option',
            name='below',
            field=workbench.rows.fields.ExactDecimalField(blank=True, null=True, verbose_name='how far below'),
        ),
        migrations.AddField(
            model_name='option',
            name='bias_reason',
            field=models.TextField(blank=True, verbose_name='why this optimism bias'),
        ),
        migrations.AddField(
            model_name='option',
            name='cost_bias',
            field=workbench.rows.fields.ExactDecimalField(blank=True, null=True, verbose_name='optimism bias on costs'),
        ),
        migrations.AddField(
            model_name='option',
            name='saving_bias',
            field=workbench.rows.fields.ExactDecimalField(blank=True, null=True, verbose_name='optimism bias on savings'),
        ),
        migrations.AddConstraint(
            model_name='appraisal',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('costs_first_year', ''), ('costs_years', None)), models.Q(('costs_years__gte', 1), ('costs_years__isnull', False), ('costs_years__lte', 60), models.Q(('costs_first_year', ''), _negated=True)), _connector='OR'), name='appraisal_costs_years_whole', violation_error_message='Give the first year and how many years, 1 to 60, or leave both out.'),
        ),
        migrations.AddConstraint(
            model_name='appraisal',
            constraint=models.CheckConstraint(condition=models.Q(('costs_from', ''), models.Q(('costs_from', 'lines'), models.Q(('costs_first_year', ''), _negated=True), models.Q(('price_base', ''), _negated=True)), _connector='OR'), name='appraisal_costs_from_known', violation_error_message='Lines give the cost of an option once their first year, how many years and the year of their prices are stated.'),
        ),
        migrations.AddConstraint(
            model_name='option',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cost_bias__isnull', True), models.Q(django.db.models.lookups.GreaterThanOrEqual(django.db.models.functions.comparison.Cast(models.F('cost_bias'), models.FloatField()), 0.0), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.comparison.Cast(models.F('cost_bias'), models.FloatField()), 10)), _connector='OR'), models.Q(('saving_bias__isnull', True), models.Q(django.db.models.lookups.GreaterThanOrEqual(django.db.models.functions.comparison.Cast(models.F('saving_bias'), models.FloatField()), 0.0), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.comparison.Cast(models.F('saving_bias'), models.FloatField()), 1.0)), _connector='OR'), models.Q(('below__isnull', True), models.Q(django.db.models.lookups.GreaterThanOrEqual(django.db.models.functions.comparison.Cast(models.F('below'), models.FloatField()), 0.0), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.comparison.Cast(models.F('below'), models.FloatField()), 1.0)), _connector='OR'), models.Q(('above__isnull', True), models.Q(django.db.models.lookups.GreaterThanOrEqual(django.db.models.functions.comparison.Cast(models.F('above'), models.FloatField()), 0.0), django.db.models.lookups.LessThanOrEqual(django.db.models.functions.comparison.Cast(models.F('above'), models.FloatField()), 10)), _connector='OR')), name='option_estimates_in_range', violation_error_message='What is taken off is from 0 to 100 per cent, what is added from 0 to 1,000.'),
        ),
        migrations.AddConstraint(
            model_name='option',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cost_bias', None), ('saving_bias', None)), models.Q(('bias_reason', ''), _negated=True), _connector='OR'), name='option_bias_has_a_reason', violation_error_message='Say why this optimism bias is right for the option.'),
        ),
        migrations.AddField(
            model_name='optionline',
            name='option',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='appraisal.option'),
        ),
        migrations.AddConstraint(
            model_name='optionline',
            constraint=models.UniqueConstraint(fields=('option', 'name'), name='option_line_name_once', violation_error_message='Another line of this option has this name.'),
        ),
        migrations.AddConstraint(
            model_name='optionline',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['saving', 'income', 'cost', 'one-off-cost', 'reinvestment', 'funding'])), name='option_line_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='optionline',
            constraint=models.CheckConstraint(condition=models.Q(('risk__in', ['', 'low', 'medium', 'high'])), name='option_line_risk_known'),
        ),
        migrations.AddConstraint(
            model_name='optionline',
            constraint=models.CheckConstraint(condition=models.Q(('amounts_are__in', ['', 'new-and-lasting', 'in-all', 'once'])), name='option_line_amounts_are_known', violation_error_message='Say whether the amounts are new and lasting, in all, or once only.'),
        ),
        migrations.AddConstraint(
            model_name='optionline',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('amounts_are', 'new-and-lasting'), ('lasts', False), _negated=True), models.Q(('amounts_are', 'once'), ('lasts', True), _negated=True)), name='option_line_stays_as_it_says', violation_error_message='What is new and lasting carries on, and what comes once does not.'),
        ),
    ]
