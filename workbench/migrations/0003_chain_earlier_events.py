"""Chains the events that were written before there were chains, as they stand."""

from django.db import migrations

from workbench.trail.chain import SITE, SUMMED, event_sha256

BATCH = 500


def chain(apps, schema_editor):
    Event = apps.get_model("workbench", "AuditEvent")
    Head = apps.get_model("workbench", "AuditHead")
    ends = {}
    batch = []
    for event in Event.objects.order_by("pk").iterator(BATCH):
        of = SITE if event.programme_id is None else event.programme_id
        place, previous = ends.get(of, (0, ""))
        event.place, event.previous_sha256 = place + 1, previous
        values = {name: getattr(event, name) for name in SUMMED}
        event.sha256 = event_sha256(previous, event.place, values)
        ends[of] = event.place, event.sha256
        batch.append(event)
        if len(batch) == BATCH:
            _save(Event, batch)
            batch = []
    _save(Event, batch)
    Head.objects.bulk_create(
        [Head(chain=of, length=length, sha256=sha256) for of, (length, sha256) in ends.items()]
    )


def _save(Event, batch):
    Event.objects.bulk_update(batch, ["place", "previous_sha256", "sha256"])


class Migration(migrations.Migration):

    dependencies = [
        ('workbench', '0002_audit_chain'),
    ]

    operations = [
        migrations.RunPython(chain, migrations.RunPython.noop),
    ]
