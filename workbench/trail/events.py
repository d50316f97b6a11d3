"""The one place where events are made: they take the next places in their chain.

The row at the end of the chain is locked until the transaction ends, so that two writers never take
one place. It is therefore done last in a write.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from workbench.models import AuditEvent, AuditHead
from workbench.trail.chain import SITE, SUMMED, event_sha256


def event_of(
    *,
    at: datetime,
    actor_id: int,
    actor_name: str,
    token: UUID,
    authority_id: int | None,
    programme_id: int | None,
    action: str,
    subject_type: str,
    subject_id: int | None,
    subject: str,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    sent_sha256: str = "",
) -> AuditEvent:
    """An event that stands in no chain yet."""
    return AuditEvent(
        at=at,
        actor_id=actor_id,
        actor_name=str(actor_name)[:200],
        token=token,
        sent_sha256=sent_sha256,
        authority_id=authority_id,
        programme_id=programme_id,
        action=str(action),
        subject_type=str(subject_type),
        subject_id=subject_id,
        subject=str(subject)[:300],
        before=before,
        after=after,
    )


def add_events(events: Sequence[AuditEvent]) -> None:
    """Adds events of one programme, in their sequence, to its chain, or to the site's own where
    they have none: in three statements, however many they are. Has to be called within a
    transaction."""
    (programme,) = {event.programme_id for event in events}
    head = _locked_head(SITE if programme is None else programme)
    place, sha256 = head.length, head.sha256
    for event in events:
        place += 1
        event.place, event.previous_sha256 = place, sha256
        event.sha256 = sha256 = event_sha256(sha256, place, summed_values(event))
    # Rows stand in the sequence of the chain, as they are listed here.
    AuditEvent.objects.bulk_create(events)
    AuditHead.objects.filter(pk=head.pk).update(length=place, sha256=sha256)


def summed_values(event: AuditEvent) -> dict[str, Any]:
    """What the sum of an event is made of, by column."""
    return {name: getattr(event, name) for name in SUMMED}


def _locked_head(chain: int) -> AuditHead:
    locked = AuditHead.objects.select_for_update().filter(pk=chain)
    head = locked.first()
    if head is None:
        # Another writer may begin the chain at the same moment: one row is made, both lock it.
        AuditHead.objects.bulk_create([AuditHead(chain=chain)], ignore_conflicts=True)
        head = locked.get()
    return head
