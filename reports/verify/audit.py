"""The records of the site held against their sums: the trail, and every version that was issued."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.utils import timezone

from reports.models import PaperVersion
from reports.models.versions import ISSUED
from schemes.models import Programme
from workbench.models import AuditEvent
from workbench.trail.chain import SITE, ChainFault, Tampering
from workbench.trail.erased import erased_sums
from workbench.trail.guards import missing
from workbench.trail.verifying import Noted, VerifiedChain, verified_chains

_SUMS = ("fingerprint", "case_sha256", "public_sha256")


@dataclass(frozen=True, slots=True)
class RecordFault:
    """Something that is not as it was written: an "event", a "version" or a "trigger", what was
    done to it, its key among the rows, and a sentence about it."""

    kind: str
    what: str
    row: int | None
    said: str
    chain: int | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True)
class VerifiedRecords:
    """What was looked at, and what was found. In `erased` events the name of a person was replaced,
    as the trail itself tells."""

    chains: tuple[VerifiedChain, ...]
    versions: int
    erased: int
    faults: tuple[RecordFault, ...]


def verified_records(noted: Noted | None = None) -> VerifiedRecords:
    """Everything that is written once, as it stands in the database."""
    chains = tuple(verified_chains(noted))
    faults = [
        *_of_chains(chains),
        *_of_versions(),
        *(
            RecordFault("trigger", "missing", None, f"The trigger {one.name} {_GONE}")
            for one in missing(connection)
        ),
    ]
    versions, erased = PaperVersion.objects.count(), len(erased_sums())
    return VerifiedRecords(chains, versions, erased, tuple(faults))


_GONE = (
    "does not stand as it should, so that the database would let somebody change what is written "
    "once. Run manage.py migrate, which puts it up again."
)


# The trail


def chain_name(chain: int) -> str:
    """Whose events a chain holds, in words."""
    if chain == SITE:
        return "the site"
    programme = Programme.objects.filter(pk=chain).first()
    if programme is None:
        return f"programme {chain}, which is not there any more"
    return f"the programme {programme.reference}, {programme.title}"


def _of_chains(chains: tuple[VerifiedChain, ...]) -> Iterator[RecordFault]:
    for one in chains:
        if one.fault:
            said = _said(one.fault, chain_name(one.chain))
            yield RecordFault(
                "event", one.fault.what, one.fault.row, said, one.chain, one.fault.place
            )
    known = {one.chain for one in chains if one.length or one.fault}
    for programme in Programme.objects.exclude(pk__in=known).order_by("pk"):
        said = f"In the trail of {chain_name(programme.pk)}: every event was removed."
        yield RecordFault("event", Tampering.REMOVED, None, said, programme.pk, 1)


def _said(fault: ChainFault, name: str) -> str:
    event = f"event {fault.place}"
    if fault.row is None:
        return f"In the trail of {name}: {event} was removed, and whatever came after it."
    if fault.what is not Tampering.REMOVED:
        return f"In the trail of {name}: {event} was {fault.what}: {_told(fault.row)}."
    return f"In the trail of {name}: {event} was removed, before {_told(fault.row)}."


def _told(row: int) -> str:
    """An event in words; only by its key where it cannot be read."""
    try:
        event = AuditEvent.objects.only("at", "actor_name", "action", "subject").get(pk=row)
        at = timezone.localtime(event.at).isoformat(" ", "seconds")
    except (ValueError, TypeError, AttributeError):
        return f"row {row}"
    return f"{event} ({at}, row {row})"


# Versions


def _of_versions() -> Iterator[RecordFault]:
    issued = _issued_on_the_trail()
    rows = PaperVersion.objects.select_related("paper__programme").order_by("pk")
    for version in rows.iterator(20):
        name = f"Version {version.number} of {version.paper}"
        said = issued.pop(version.pk, None)
        if said is None:
            told = f"{name} was put in: no event on the trail says that it was issued."
            yield RecordFault("version", Tampering.PUT_IN, version.pk, told)
        elif not _is_as_issued(version):
            told = f"{name} was changed: it does not come to its own fingerprint."
            yield RecordFault("version", Tampering.CHANGED, version.pk, told)
        elif any(said[sum_] != getattr(version, sum_) for sum_ in _SUMS if sum_ in said):
            told = (
                f"{name} was changed: the trail says that it was issued with another fingerprint."
            )
            yield RecordFault("version", Tampering.CHANGED, version.pk, told)
    for row, said in sorted(issued.items()):
        told = f"Version {said.get('number', '')} (row {row}) was removed: the trail has its issue."
        yield RecordFault("version", Tampering.REMOVED, row, told)


def _issued_on_the_trail() -> dict[int, dict[str, Any]]:
    events = AuditEvent.objects.filter(action=ISSUED).order_by("pk")
    found = events.values_list("subject_id", "after")
    return {row: after for row, after in found if row and isinstance(after, dict)}


def _is_as_issued(version: PaperVersion) -> bool:
    try:
        return version.is_as_issued
    except (ValueError, TypeError, AttributeError):
        return False
