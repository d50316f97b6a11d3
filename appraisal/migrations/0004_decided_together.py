# Who decides together, and on what conditions.

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('appraisal', '0003_scoring_together'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Condition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveIntegerField(default=0)),
                ('text', models.TextField(verbose_name='condition')),
                ('owner_role', models.CharField(blank=True, max_length=200, verbose_name='owner')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='to be met by')),
                ('met_on', models.DateField(blank=True, null=True, verbose_name='met on')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ConsiderationAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveIntegerField(default=0)),
                ('text', models.TextField(verbose_name='how it stands')),
            ],
        ),
        migrations.CreateModel(
            name='Interest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveIntegerField(default=0)),
                ('role', models.CharField(blank=True, max_length=200, verbose_name='role')),
                ('authority', models.CharField(blank=True, max_length=200, verbose_name='authority')),
                ('interest', models.TextField(blank=True, verbose_name='interest')),
                ('action', models.TextField(blank=True, verbose_name='what was done')),
                ('declared_on', models.DateField(blank=True, null=True, verbose_name='declared on')),
            ],
        ),
        migrations.CreateModel(
            name='PartnerAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveIntegerField(default=0)),
                ('authority', models.CharField(max_length=200, verbose_name='authority')),
                ('answer', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('undecided', 'Undecided'), ('not-answered', 'Not answered')], default='not-answered', max_length=20, verbose_name='would it join')),
                ('due_on', models.DateField(blank=True, null=True, verbose_name='decides by')),
                ('decided_on', models.DateField(blank=True, null=True, verbose_name='decided on')),
            ],
        ),
        migrations.CreateModel(
            name='RuledOut',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveIntegerField(default=0)),
                ('stage', models.CharField(max_length=200, verbose_name='stage')),
                ('ruled_on', models.DateField(blank=True, null=True, verbose_name='ruled out on')),
                ('who', models.CharField(blank=True, max_length=200, verbose_name='by whom')),
                ('why', models.TextField(verbose_name='why')),
            ],
            options={
                'verbose_name': 'option ruled out',
                'verbose_name_plural': 'options ruled out',
            },
        ),
        migrations.AddField(
            model_name='decision',
            name='dissent',
            field=models.JSONField(blank=True, default=list, verbose_name='dissent'),
        ),
        migrations.AddField(
            model_name='decision',
            name='made_by',
            field=models.CharField(blank=True, choices=[('consensus', 'Consensus'), ('votes', 'Votes')], max_length=10, verbose_name='made by'),
        ),
        migrations.AddField(
            model_name='decision',
            name='took_part',
            field=models.JSONField(blank=True, default=list, verbose_name='who took part'),
        ),
        migrations.AddField(
            model_name='decision',
            name='votes',
            field=models.JSONField(blank=True, default=list, verbose_name='votes'),
        ),
        migrations.AddField(
            model_name='option',
            name='partners_needed',
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name='partners needed'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('made_by__in', ['', 'consensus', 'votes'])), name='decision_made_by_known'),
        ),
        migrations.AddConstraint(
            model_name='option',
            constraint=models.CheckConstraint(condition=models.Q(('partners_needed', None), ('partners_needed__gte', 1), _connector='OR'), name='option_partners_at_least_one', violation_error_message='An option needs one partner or more, or none is asked.'),
        ),
        migrations.AddField(
            model_name='condition',
            name='appraisal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conditions', to='appraisal.appraisal'),
        ),
        migrations.AddField(
            model_name='considerationanswer',
            name='criterion',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='considered', to='appraisal.criterion'),
        ),
        migrations.AddField(
            model_name='considerationanswer',
            name='option',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='considered', to='appraisal.option'),
        ),
        migrations.AddField(
            model_name='interest',
            name='appraisal',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='interests', to='appraisal.appraisal'),
        ),
        migrations.AddField(
            model_name='interest',
            name='user',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='interests', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='partneranswer',
            name='option',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partners', to='appraisal.option'),
        ),
        migrations.AddField(
            model_name='ruledout',
            name='option',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='ruled_out', to='appraisal.option'),
        ),
        migrations.AddConstraint(
            model_name='considerationanswer',
            constraint=models.UniqueConstraint(fields=('option', 'criterion'), name='consideration_once'),
        ),
        migrations.AddConstraint(
            model_name='interest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('interest', ''), _negated=True), ('action', ''), _connector='OR'), name='interest_before_action', violation_error_message='Say what the interest is, or leave out what was done.'),
        ),
        migrations.AddConstraint(
            model_name='partneranswer',
            constraint=models.UniqueConstraint(fields=('option', 'authority'), name='partner_answer_once', violation_error_message='This authority is listed for this option already. Change its answer there.'),
        ),
        migrations.AddConstraint(
            model_name='partneranswer',
            constraint=models.CheckConstraint(condition=models.Q(('answer__in', ['yes', 'no', 'undecided', 'not-answered'])), name='partner_answer_known'),
        ),
    ]
