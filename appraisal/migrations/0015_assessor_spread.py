# What assessors gave elsewhere, without names, as a case file brought it.

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('appraisal', '0014_relative_price'),
    ]

    operations = [
        migrations.CreateModel(
            name='Spread',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ratings', models.JSONField(blank=True, default=list, verbose_name='ratings')),
                ('totals', models.JSONField(blank=True, default=list, verbose_name='totals')),
                ('first', models.JSONField(blank=True, default=list, verbose_name='first by the medians')),
                ('left_out', models.JSONField(blank=True, default=list, verbose_name='with one assessor left out')),
                ('rules_sha256', models.CharField(max_length=64, verbose_name='sum of the rules')),
                ('appraisal', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='spread', to='appraisal.appraisal')),
            ],
            options={
                'verbose_name': 'spread of assessors',
                'verbose_name_plural': 'spreads of assessors',
            },
        ),
    ]
