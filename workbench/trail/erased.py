"""Events in which names were replaced when a person was erased, as the trail itself tells.

Such an event does not come to its own sum any more. What it says since comes to another, which
stands in an `ErasedEvent`; and what all of one erasure come to stands in the event of the erasure,
which is chained like any other. So a name goes, and nothing else can be changed under that cover.
"""

import hashlib
import json
from collections.abc import Iterable
from typing import Final

from workbench.models import AuditEvent, ErasedEvent

ERASED: Final = "erased person"
# Under this name the event of an erasure tells what its events come to.
SUM: Final = "SHA-256 of the events"


def erasure_sha256(events: Iterable[tuple[int, str]]) -> str:
    """What the events of one erasure come to, by key and new sum."""
    text = json.dumps(sorted(events), separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def erased_sums() -> dict[int, str]:
    """The new sum of every event in which a name was replaced, by its key: only those that the
    trail tells of. One that was changed by two erasures has the sum of the later."""
    found: dict[int, str] = {}
    erasures = AuditEvent.objects.filter(action=ERASED, programme_id=None).order_by("pk")
    for token, after in erasures.values_list("token", "after"):
        rows = ErasedEvent.objects.filter(erasure=token).values_list("event", "sha256")
        events = dict(rows)
        if isinstance(after, dict) and after.get(SUM) == erasure_sha256(events.items()):
            found |= events
    return found
