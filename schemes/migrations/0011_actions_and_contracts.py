import datetime
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.lookups
import workbench.rows.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('schemes', '0010_plan_rows'),
        ('workbench', '0008_logos_of_authorities'),
    ]

    operations = [
        migrations.CreateModel(
            name='Contract',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveIntegerField(default=0)),
                ('title', models.CharField(max_length=300, verbose_name='contract')),
                ('supplier', models.CharField(blank=True, max_length=200, verbose_name='supplier')),
                ('annual_value', workbench.rows.fields.ExactDecimalField(blank=True, null=True, verbose_name='value a year')),
                ('ends_on', models.DateField(blank=True, null=True, verbose_name='ends on')),
                ('notice', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='notice period')),
                ('notice_in', models.CharField(blank=True, choices=[('weeks', 'weeks'), ('months', 'months')], max_length=6, verbose_name='in')),
                ('notice_given_on', models.DateField(blank=True, null=True, verbose_name='notice given on')),
                ('exit_cost', workbench.rows.fields.ExactDecimalField(blank=True, null=True, verbose_name='exit cost')),
                ('extension', models.TextField(blank=True, verbose_name='how it can be extended')),
                ('note', models.TextField(blank=True, verbose_name='note')),
            ],
            options={
                'verbose_name': 'contract',
            },
        ),
        migrations.CreateModel(
            name='ProgrammeAction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveIntegerField(default=0)),
                ('action', models.TextField(verbose_name='action')),
                ('source', models.CharField(choices=[('decision', 'Decision'), ('review', 'Review'), ('improvement-plan', 'Improvement plan'), ('other', 'Other')], default='other', max_length=16, verbose_name='where it comes from')),
                ('source_title', models.CharField(blank=True, max_length=200, verbose_name='which one')),
                ('appraisal', models.CharField(blank=True, max_length=60, verbose_name='appraisal')),
                ('owner_role', models.CharField(blank=True, max_length=200, verbose_name='owner')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='due')),
                ('due_as', models.CharField(blank=True, max_length=60, verbose_name='due, as stated')),
                ('done_on', models.DateField(blank=True, null=True, verbose_name='done on')),
                ('done', models.TextField(blank=True, verbose_name='what was done')),
            ],
            options={
                'verbose_name': 'action',
            },
        ),
        migrations.AddField(
            model_name='programme',
            name='notice_days',
            field=models.PositiveSmallIntegerField(default=90, verbose_name='days before a notice date on which to warn'),
        ),
        migrations.AddConstraint(
            model_name='programme',
            constraint=models.CheckConstraint(condition=models.Q(('notice_days__gte', 1), ('notice_days__lte', 730)), name='programme_notice_days_range', violation_error_message='Warn 1 to 730 days before a notice date.'),
        ),
        migrations.AddField(
            model_name='contract',
            name='programme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contracts', to='schemes.programme'),
        ),
        migrations.AddField(
            model_name='contract',
            name='scheme',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='contracts', to='schemes.scheme'),
        ),
        migrations.AddField(
            model_name='programmeaction',
            name='programme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='actions', to='schemes.programme'),
        ),
        migrations.AddField(
            model_name='programmeaction',
            name='scheme',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='actions', to='schemes.scheme'),
        ),
        migrations.AddConstraint(
            model_name='contract',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='contract_has_title', violation_error_message='Say which contract it is.'),
        ),
        migrations.AddConstraint(
            model_name='contract',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', datetime.date(1900, 1, 1)), _connector='OR'), name='contract_ends_in_reach', violation_error_message='Enter an end of the year 1900 or later.'),
        ),
        migrations.AddConstraint(
            model_name='contract',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('notice', None), ('notice_in', '')), models.Q(('notice__gte', 1), ('notice__isnull', False), ('notice__lte', 999), ('notice_in__in', ['weeks', 'months'])), _connector='OR'), name='contract_notice_whole', violation_error_message='Give the notice period as a number from 1 to 999, in weeks or months.'),
        ),
        migrations.AddConstraint(
            model_name='contract',
            constraint=models.CheckConstraint(condition=models.Q(('annual_value', None), django.db.models.lookups.GreaterThanOrEqual(django.db.models.functions.comparison.Cast('annual_value', models.FloatField()), 0.0), _connector='OR'), name='contract_annual_value_not_below_nought', violation_error_message='Enter the value a year as nought or more.'),
        ),
        migrations.AddConstraint(
            model_name='contract',
            constraint=models.CheckConstraint(condition=models.Q(('exit_cost', None), django.db.models.lookups.GreaterThanOrEqual(django.db.models.functions.comparison.Cast('exit_cost', models.FloatField()), 0.0), _connector='OR'), name='contract_exit_cost_not_below_nought', violation_error_message='Enter the exit cost as nought or more.'),
        ),
        migrations.AddConstraint(
            model_name='programmeaction',
            constraint=models.CheckConstraint(condition=models.Q(('action', ''), _negated=True), name='action_says_what', violation_error_message='Say what is to be done.'),
        ),
        migrations.AddConstraint(
            model_name='programmeaction',
            constraint=models.CheckConstraint(condition=models.Q(('source__in', ['decision', 'review', 'improvement-plan', 'other'])), name='action_source_known'),
        ),
        migrations.AddConstraint(
            model_name='programmeaction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('done', ''), ('done_on', None)), models.Q(('done_on__isnull', False), models.Q(('done', ''), _negated=True)), _connector='OR'), name='action_done_whole', violation_error_message='Say both what was done and on which day.'),
        ),
    ]
