from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("workbench", "0009_sessions_of_people")]

    operations = [
        migrations.CreateModel(
            name="ErasedEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("event", models.BigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("erasure", models.UUIDField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("erasure", "event"), name="erased_event_once"
                    )
                ],
            },
        ),
    ]
