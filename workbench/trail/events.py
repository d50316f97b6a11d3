"""The one place where an event is made: it takes the next place in its chain.

The row at the end of the chain is locked until the transaction ends, so that two writers never take
one place. It is therefore done last in a write.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from workbench.models import AuditEvent, AuditHead
from workbench.trail.chain import SITE, SUMMED, event_sha256


def add_event(
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
    """Adds an event to the chain of its programme, or to the site's own where it has none. Has to
    be called within a transaction."""
    event = AuditEvent(
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
    head = _locked_head(SITE if programme_id is None else programme_id)
    event.place, event.previous_sha256 = head.length + 1, head.sha256
    event.sha256 = event_sha256(event.previous_sha256, event.place, summed_values(event))
    event.save(force_insert=True)
    AuditHead.objects.filter(pk=head.pk).update(length=event.place, sha256=event.sha256)
    return event


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
