"""Seals the versions that were issued before there were fingerprints, as they stand."""

from django.db import migrations

from reports.models.sealing import SAID, TEXTS, version_fingerprint


def seal(apps, schema_editor):
    Version = apps.get_model("reports", "PaperVersion")
    for version in Version.objects.order_by("pk").iterator(20):
        values = {name: getattr(version, name) for name in (*SAID, *TEXTS)}
        Version.objects.filter(pk=version.pk).update(fingerprint=version_fingerprint(values))


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0008_version_fingerprint'),
    ]

    operations = [
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
