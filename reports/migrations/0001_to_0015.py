"""What the migrations up to 0015 leave, made at once by a new installation. One that has applied them
all takes this for applied; one that has applied some goes on with the others."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('reports', '0001_papers'),
        ('reports', '0002_workshop'),
        ('reports', '0003_renders'),
        ('reports', '0004_approvals_shown'),
        ('reports', '0005_background_papers'),
        ('reports', '0006_issued_files'),
        ('reports', '0007_paper_speaks_of_appraisals'),
        ('reports', '0008_version_fingerprint'),
        ('reports', '0009_seal_earlier_versions'),
        ('reports', '0010_approvals_of_named_people'),
        ('reports', '0011_comments'),
        ('reports', '0012_daily_email'),
        ('reports', '0013_comments_of_another_site'),
        ('reports', '0014_headings_of_papers'),
        ('reports', '0015_formats_made_in_the_browser'),
    ]

    initial = True

    dependencies = [
        ('appraisal', '0001_to_0014'),
        ('schemes', '0001_to_0012'),
        ('workbench', '0001_to_0008'),
    ]

    operations = [
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveIntegerField(default=0)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='schemes.programme')),
                ('appraisal', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='appraisal.appraisal')),
                ('reference', models.CharField(max_length=60, verbose_name='reference')),
                ('slug', models.SlugField(max_length=60)),
                ('house_format', models.CharField(max_length=100, verbose_name='house format')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('facts', models.JSONField(blank=True, default=dict)),
                ('show_approvals', models.BooleanField(default=True, verbose_name='approvals in the public copy')),
                ('background', models.JSONField(blank=True, default=list, verbose_name='background papers')),
                ('appraisals', models.ManyToManyField(blank=True, related_name='told_in', to='appraisal.appraisal')),
                ('schemes', models.ManyToManyField(blank=True, related_name='papers', to='schemes.scheme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('programme', 'reference'), name='paper_reference_once', violation_error_message='This programme has a paper with this reference.'), models.UniqueConstraint(fields=('programme', 'slug'), name='paper_slug_once')],
            },
        ),
        migrations.CreateModel(
            name='DailyEmail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('user', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('wanted', models.BooleanField(default=False, verbose_name='daily email')),
                ('sent_on', models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='OwnFormat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='house_formats', to='workbench.authority')),
                ('key', models.CharField(max_length=100, unique=True)),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('text', models.TextField()),
            ],
            options={
                'verbose_name': 'house format',
            },
        ),
        migrations.CreateModel(
            name='Render',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64, validators=[django.core.validators.RegexValidator('^[0-9a-f]{64}$')])),
                ('kind', models.CharField(max_length=10)),
                ('title', models.CharField(max_length=300)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('running', 'Being made'), ('done', 'Made'), ('failed', 'Failed'), ('cancelled', 'Cancelled')], default='waiting', max_length=10)),
                ('content', models.BinaryField(null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_at', models.DateTimeField()),
                ('queued_at', models.DateTimeField()),
                ('task_id', models.CharField(blank=True, default='', max_length=64)),
                ('attempts', models.PositiveIntegerField(default=0)),
                ('run', models.UUIDField(blank=True, null=True)),
                ('heartbeat_at', models.DateTimeField(blank=True, null=True)),
                ('steps_done', models.PositiveIntegerField(default=0)),
                ('steps', models.PositiveIntegerField(default=0)),
                ('doing', models.CharField(blank=True, default='', max_length=200)),
                ('error', models.TextField(blank=True, default='')),
                ('size', models.PositiveBigIntegerField(blank=True, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['state', 'heartbeat_at'], name='render_state')],
                'constraints': [models.UniqueConstraint(fields=('key',), name='render_once'), models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'running', 'done', 'failed', 'cancelled'])), name='render_state_known', violation_error_message='A file is waiting, running, done, failed or cancelled.'), models.CheckConstraint(condition=models.Q(models.Q(('heartbeat_at__isnull', False), ('run__isnull', False), ('state', 'running')), models.Q(models.Q(('state', 'running'), _negated=True), ('run__isnull', True)), _connector='OR'), name='render_runs_with_a_heart', violation_error_message='A file that is being made has a run and a heartbeat.'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'done'), _negated=True), ('size__isnull', False), _connector='OR'), name='render_done_has_size', violation_error_message='A file that is made has a size.'), models.CheckConstraint(condition=models.Q(('state', 'done'), ('content__isnull', False), _connector='OR'), name='render_has_content', violation_error_message='A file that is not made keeps what it is made from.'), models.CheckConstraint(condition=models.Q(('steps_done__lte', models.F('steps'))), name='render_steps_within', violation_error_message='No more steps can be done than there are.')],
            },
        ),
        migrations.CreateModel(
            name='PaperHeading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveIntegerField(default=0)),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='headings', to='reports.paper')),
                ('key', models.CharField(max_length=100)),
                ('heading', models.CharField(blank=True, max_length=200, verbose_name='heading')),
                ('own', models.BooleanField(default=False)),
                ('beneath', models.CharField(blank=True, max_length=100)),
                ('appendix', models.BooleanField(default=False)),
                ('left_out', models.BooleanField(default=False, verbose_name='left out')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('paper', 'key'), name='heading_key_once')],
            },
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveIntegerField(default=0)),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='reports.paper')),
                ('key', models.SlugField(max_length=100)),
                ('text', models.TextField(blank=True, verbose_name='text')),
                ('exempt', models.JSONField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('paper', 'key'), name='section_key_once')],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='schemes.programme')),
                ('option', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='appraisal.option')),
                ('criterion', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='appraisal.criterion')),
                ('paper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='reports.paper')),
                ('section', models.SlugField(blank=True, max_length=100)),
                ('about', models.CharField(max_length=300, verbose_name='about')),
                ('text', models.TextField(verbose_name='comment')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('said_by', models.CharField(blank=True, max_length=300, verbose_name='said by')),
                ('at', models.DateTimeField()),
                ('reply_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='reports.comment')),
                ('resolved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='resolved by')),
                ('resolved_at', models.DateTimeField(blank=True, null=True, verbose_name='resolved')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('option__isnull', False), ('paper__isnull', True), ('section', '')), models.Q(('criterion__isnull', True), ('option__isnull', True), ('paper__isnull', False), models.Q(('section', ''), _negated=True)), _connector='OR'), name='comment_on_one_thing'), models.CheckConstraint(condition=models.Q(models.Q(('resolved_at__isnull', True), ('resolved_by__isnull', True)), models.Q(('resolved_at__isnull', False), ('resolved_by__isnull', False)), _connector='OR'), name='comment_resolved_whole'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='comment_says_something')],
            },
        ),
        migrations.CreateModel(
            name='Approval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveIntegerField(default=0)),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='approvals', to='reports.paper')),
                ('role', models.CharField(max_length=200, verbose_name='role')),
                ('state', models.CharField(blank=True, choices=[('requested', 'Asked'), ('given', 'Approved'), ('returned', 'Returned')], max_length=10)),
                ('on', models.DateField(blank=True, null=True, verbose_name='date')),
                ('comment', models.TextField(blank=True, verbose_name='comment')),
                ('content', models.CharField(blank=True, max_length=64)),
                ('stale', models.BooleanField(default=False)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='asked of')),
                ('office', models.CharField(blank=True, max_length=200, verbose_name='office')),
                ('delegation', models.TextField(blank=True, verbose_name='why by delegation')),
                ('reminded_on', models.DateField(blank=True, null=True, verbose_name='reminded on')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('paper', 'role'), name='approval_role_once', violation_error_message='This role has been asked already.'), models.CheckConstraint(condition=models.Q(('state__in', ['', 'requested', 'given', 'returned'])), name='approval_state_known')],
            },
        ),
        migrations.CreateModel(
            name='Revision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveIntegerField(default=0)),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='reports.paper')),
                ('number', models.CharField(max_length=20, verbose_name='version')),
                ('on', models.DateField(blank=True, null=True, verbose_name='date')),
                ('author', models.CharField(blank=True, max_length=200, verbose_name='author')),
                ('status', models.CharField(blank=True, max_length=100, verbose_name='status')),
                ('note', models.TextField(blank=True, verbose_name='what changed')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Exemption',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('position', models.PositiveIntegerField(default=0)),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='exemptions', to='reports.paper')),
                ('kind', models.CharField(choices=[('option', 'Option'), ('scheme', 'Scheme'), ('evidence', 'Evidence table'), ('figure', 'Figure'), ('attachment', 'Background paper')], max_length=10, verbose_name='what it is')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('paragraph', models.CharField(max_length=10, verbose_name='paragraph')),
                ('reason', models.TextField(verbose_name='public interest')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('paper', 'kind', 'name'), name='exemption_once', violation_error_message='This is exempt already.'), models.CheckConstraint(condition=models.Q(('kind__in', ['option', 'scheme', 'evidence', 'figure', 'attachment'])), name='exemption_kind_known')],
            },
        ),
        migrations.CreateModel(
            name='Explained',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='explained', to='reports.paper')),
                ('mark', models.CharField(max_length=64)),
                ('why', models.TextField(verbose_name='why')),
                ('by_role', models.CharField(blank=True, max_length=200, verbose_name='by')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('paper', 'mark'), name='explained_once', violation_error_message='This is explained already.')],
            },
        ),
        migrations.CreateModel(
            name='PaperVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='reports.paper')),
                ('number', models.CharField(max_length=20)),
                ('issued_at', models.DateTimeField()),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('author', models.CharField(max_length=200)),
                ('status', models.CharField(max_length=100)),
                ('reason', models.TextField()),
                ('engine', models.CharField(max_length=20)),
                ('case', models.TextField()),
                ('case_sha256', models.CharField(max_length=64)),
                ('public', models.TextField()),
                ('public_sha256', models.CharField(db_index=True, max_length=64)),
                ('content', models.TextField()),
                ('whole_content', models.TextField()),
                ('house_format', models.TextField(default='')),
                ('fingerprint', models.CharField(blank=True, default='', max_length=64)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('paper', 'number'), name='version_number_once', violation_error_message='This version was issued already.')],
            },
        ),
        migrations.CreateModel(
            name='IssuedFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='files', to='reports.paperversion')),
                ('copy', models.CharField(choices=[('public', 'public copy'), ('whole', 'whole copy, not for publication'), ('part-2', 'part 2, not for publication')], max_length=10)),
                ('suffix', models.CharField(max_length=10)),
                ('sha256', models.CharField(max_length=64, validators=[django.core.validators.RegexValidator('^[0-9a-f]{64}$')])),
                ('made_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['sha256'], name='issued_file_sum')],
                'constraints': [models.UniqueConstraint(fields=('version', 'copy', 'suffix', 'sha256'), name='issued_file_once', violation_error_message='This file is on record already.'), models.CheckConstraint(condition=models.Q(('copy__in', ['public', 'whole', 'part-2'])), name='issued_file_copy_known', violation_error_message='A copy is the public one, the whole one, or part 2.')],
            },
        ),
    ]
