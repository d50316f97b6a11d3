from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [('schemes', '0002_savings')]

    operations = [
        migrations.AddField(
            model_name='schemesimport',
            name='preview',
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
