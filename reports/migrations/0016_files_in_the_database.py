"""Keeps the files of papers in the database."""

import django.db.models.deletion
from django.db import migrations, models


def forget_made(apps, schema_editor):
    """Files that were made stood in a folder: whoever asks for one again has it made."""
    apps.get_model("reports", "Render").objects.filter(state="done").delete()


class Migration(migrations.Migration):

    dependencies = [("reports", "0015_formats_made_in_the_browser")]

    operations = [
        migrations.RunPython(forget_made, migrations.RunPython.noop),
        migrations.CreateModel(
            name="RenderFile",
            fields=[
                (
                    "render",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="file",
                        serialize=False,
                        to="reports.render",
                    ),
                ),
                ("content", models.BinaryField()),
            ],
        ),
    ]
