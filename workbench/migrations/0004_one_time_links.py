import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import workbench.models


class Migration(migrations.Migration):

    dependencies = [
        ('workbench', '0003_chain_earlier_events'),
    ]

    operations = [
        migrations.CreateModel(
            name='OneTimeLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('purpose', models.CharField(choices=[('invitation', 'Invitation'), ('password', 'New password'), ('email', 'New email')], max_length=10)),
                ('key_sha256', models.CharField(max_length=64, unique=True)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('made_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(blank=True, null=True)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [
                    models.CheckConstraint(condition=models.Q(('purpose__in', ['invitation', 'password', 'email'])), name='link_purpose_known'),
                    models.CheckConstraint(condition=models.Q(('used_at__isnull', True), ('revoked_at__isnull', True), _connector='OR'), name='link_used_or_revoked'),
                    models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('made_at'))), name='link_lasts'),
                ],
            },
        ),
        migrations.AlterModelManagers(
            name='user',
            managers=[
                ('objects', workbench.models.PeopleManager()),
            ],
        ),
        migrations.AddField(
            model_name='user',
            name='sessions_ended',
            field=models.PositiveIntegerField(default=0, editable=False),
        ),
    ]
