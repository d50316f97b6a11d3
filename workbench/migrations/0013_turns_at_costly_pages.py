from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("workbench", "0012_access_tokens")]

    operations = [
        migrations.CreateModel(
            name="CostlyTurn",
            fields=[
                (
                    "key",
                    models.CharField(max_length=40, primary_key=True, serialize=False),
                ),
                ("ends_at", models.DateTimeField(db_index=True)),
                ("times", models.PositiveIntegerField(default=0)),
            ],
        ),
    ]
