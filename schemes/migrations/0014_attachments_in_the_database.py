"""Takes what people attached from `var/attachments` into the database."""

from pathlib import Path

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def take_in(apps, schema_editor):
    """A file that its row names and the disk has lost stays lost, and its download is not found,
    as before. The folder is left as it is."""
    Attachment = apps.get_model("schemes", "Attachment")
    Content = apps.get_model("schemes", "AttachmentContent")
    for row in Attachment.objects.all():
        path = Path(settings.MEDIA_ROOT) / row.file.name
        if path.is_file():
            Content.objects.create(attachment=row, content=path.read_bytes())


class Migration(migrations.Migration):

    dependencies = [("schemes", "0013_portable_spelling")]

    operations = [
        migrations.CreateModel(
            name="AttachmentContent",
            fields=[
                (
                    "attachment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="kept",
                        serialize=False,
                        to="schemes.attachment",
                    ),
                ),
                ("content", models.BinaryField()),
            ],
        ),
        migrations.RunPython(take_in, migrations.RunPython.noop),
        migrations.RemoveField(model_name="attachment", name="file"),
    ]
