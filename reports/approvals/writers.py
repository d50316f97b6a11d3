"""Who wrote a paper, as the audit trail has it: nobody approves their own writing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from reports.models import Paper, Section
from workbench.models import AuditEvent

BEGUN: Final = ("started paper", "copied paper")
# What writes a paper itself. Every event about one of its sections writes it as well.
WROTE: Final = (*BEGUN, "changed paper", "wrote the facts of")
_IMPORTED: Final = "imported programme"
_PAPER, _SECTION = str(Paper._meta.verbose_name), str(Section._meta.verbose_name)


@dataclass(frozen=True, slots=True)
class Writers:
    """Who wrote a paper: names by the person's key. `begun` is the day of the first writing that
    is on record here, None where there is none."""

    names: dict[int, str]
    begun: date | None


def writers_of(paper: Paper) -> Writers:
    """Who started, copied or changed the paper, wrote its facts or had a hand in one of its
    sections; who imported it, where it came with a case file; and who wrote the paper that it was
    copied from. Those who wrote what stands behind it, such as a rating, are not among them."""
    events = list(_events(paper.programme_id, paper.pk))
    begun = min((event["at"] for event in events), default=None)
    return Writers(
        {event["actor_id"]: event["actor_name"] for event in events},
        localdate(begun) if begun else None,
    )


def _events(programme_id: int, paper_id: int, seen: tuple[int, ...] = ()) -> Iterator[Any]:
    """The events that wrote a paper, those of the papers that it was copied from among them."""
    own = list(_read(_own(programme_id, paper_id)))
    yield from own
    if not any(event["action"] in BEGUN for event in own):
        imports = AuditEvent.objects.filter(programme_id=programme_id, action=_IMPORTED)
        yield from _read(imports)
    for event in own:
        source, there = event["after__copied_from_key"], event["after__copied_from_programme"]
        if event["action"] == "copied paper" and source and source not in seen:
            yield from _events(there, source, (*seen, paper_id))


def _own(programme_id: int, paper_id: int) -> QuerySet[AuditEvent]:
    return AuditEvent.objects.filter(
        Q(subject_type=_PAPER, subject_id=paper_id, action__in=WROTE)
        | Q(subject_type=_SECTION, after__paper=paper_id),
        programme_id=programme_id,
    )


def _read(events: QuerySet[AuditEvent]) -> Iterator[dict[str, Any]]:
    yield from events.order_by("at", "pk").values(
        *("actor_id", "actor_name", "action", "at"),
        *("after__copied_from_key", "after__copied_from_programme"),
    )
