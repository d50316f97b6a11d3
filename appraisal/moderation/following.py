"""What was agreed since a page was made, for pages that follow a meeting.

The version of a page is the length of its programme's chain of events: one row tells whether
anything was written since, and the events themselves which cells to send.
"""

from dataclasses import dataclass
from typing import Any

from appraisal.models import Appraisal, Criterion, Option, Rating, Scale
from schemes.models import Programme
from workbench.models import AuditEvent, AuditHead

Key = tuple[int, int]

_RATING = str(Rating._meta.verbose_name)
# What else can change how agreed ratings read: an import writes about its programme.
_MATTERS = {str(one._meta.verbose_name) for one in (Appraisal, Criterion, Option, Programme, Scale)}


def version_of(appraisal: Appraisal) -> int:
    """The version of the programme's pages, in one query."""
    chains = AuditHead.objects.filter(chain=appraisal.programme_id)
    return chains.values_list("length", flat=True).first() or 0


def read_version(etag: str) -> int | None:
    """The version that a browser has, from the tag that it sends; None where it has none."""
    text = etag.strip().removeprefix("W/").strip('"')
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


@dataclass(frozen=True, slots=True)
class Since:
    """The cells whose agreed rating may have changed, by the keys of option and criterion; None
    where that may be any."""

    cells: frozenset[Key] | None

    def takes(self, key: Key) -> bool:
        return self.cells is None or key in self.cells


def since(appraisal: Appraisal, version: int | None) -> Since:
    """What may have changed after a version: the cells of the ratings that events speak of, and
    every cell where one of another kind could have changed ratings."""
    if version is None:
        return Since(None)
    events = AuditEvent.objects.filter(programme_id=appraisal.programme_id, place__gt=version)
    found: set[Key] = set()
    for kind, action, before, after in events.values_list(
        "subject_type", "action", "before", "after"
    ):
        if kind == _RATING:
            found |= {_key(one) for one in (before, after) if one}
        elif action == "agreed ratings":
            found |= {_key(one) for one in (after or {}).get("ratings", ())}
        elif kind in _MATTERS:
            return Since(None)
    return Since(frozenset(found))


def _key(rating: dict[str, Any]) -> Key:
    return rating["option"], rating["criterion"]
