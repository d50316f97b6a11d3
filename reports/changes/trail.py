"""The reasons that people gave between two versions, as the audit trail has them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reports.changes.parts.compare import CaseChange
from workbench.models import AuditEvent

# The columns in which people say why, in the order in which they are looked for.
REASONS = ("reason", "not_applicable", "confidence_reason", "why", "explained", "comment")
_OWN = "issued a version"  # its reason stands above all others


@dataclass(frozen=True, slots=True)
class GivenReason:
    """Why somebody did something: when, who, what they did to which thing, and their words."""

    at: datetime
    who: str
    did: str
    kind: str
    subject: str
    words: str

    def is_of(self, change: CaseChange) -> bool:
        """Whether it is the reason of this change."""
        about, subject = change.about.casefold(), self.subject.casefold()
        if self.kind == "decision":
            return about.startswith("the decision")
        return len(subject) > 2 and subject in about


def reasons_between(programme_id: int, after: datetime, until: datetime) -> list[GivenReason]:
    """The reasons given after one moment and until another, oldest first; of one thing that was
    changed several times the last."""
    events = AuditEvent.objects.filter(programme_id=programme_id, at__gt=after, at__lte=until)
    found: dict[tuple[str, int | None], GivenReason] = {}
    for event in events.exclude(action=_OWN).order_by("at", "pk"):
        words = _reason(event.before or {}, event.after or {})
        if words:
            found[event.subject_type, event.subject_id] = GivenReason(
                event.at, event.actor_name, event.action, event.subject_type, event.subject, words
            )
    return list(found.values())


def _reason(before: dict[str, Any], after: dict[str, Any]) -> str:
    """The reason that stands there now; "" where it is the one that stood there before and nothing
    else changed, or where there is none."""
    if after == before:
        return ""
    exempt = after.get("exempt")
    told = exempt.get("reason") if isinstance(exempt, dict) else None
    said = (*(after.get(name) for name in REASONS), told)
    return next((words for words in said if isinstance(words, str) and words.strip()), "")


def unmatched(reasons: Iterable[GivenReason], changes: Iterable[CaseChange]) -> list[GivenReason]:
    """The reasons that none of the changes is the work of."""
    known = list(changes)
    return [one for one in reasons if not any(one.is_of(change) for change in known)]
