"""Every chain of events held against its sums."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db import DatabaseError
from django.db.models import Q

from workbench.models import AuditEvent, AuditHead
from workbench.trail.chain import SITE, ChainFault, Link, Tampering, event_sha256, first_fault
from workbench.trail.erased import erased_sums
from workbench.trail.events import summed_values

# How far a chain had come when somebody noted it: its length, and the sum of its last event.
Noted = Mapping[int, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class VerifiedChain:
    """A chain as it stands: the programme it belongs to (0: the site), its length, the sum of its
    last event, and the first event that is not as it was written."""

    chain: int
    length: int
    sha256: str
    fault: ChainFault | None


def verified_chains(noted: Noted | None = None) -> list[VerifiedChain]:
    """Every chain, the site's first. What was `noted` of a chain earlier must still be in it, which
    tells a chain that was written anew from end to end."""
    noted = noted or {}
    heads = {head.chain: head for head in AuditHead.objects.all()}
    used = AuditEvent.objects.order_by().values_list("programme_id", flat=True).distinct()
    erased = erased_sums()
    chains = {*heads, *noted, *(SITE if one is None else one for one in used)}
    return [
        _verified(heads.get(chain, AuditHead(chain=chain)), noted.get(chain), erased)
        for chain in sorted(chains)
    ]


def _verified(
    head: AuditHead, noted: tuple[int, str] | None, erased: Mapping[int, str]
) -> VerifiedChain:
    links = list(_links(head.chain, erased))
    fault = first_fault(links, head.length, head.sha256)
    if fault is None and noted:
        fault = _otherwise_than(noted, links)
    return VerifiedChain(head.chain, head.length, head.sha256, fault)


def _otherwise_than(noted: tuple[int, str], links: list[Link]) -> ChainFault | None:
    length, sha256 = noted
    if length == 0:
        return None
    if length > len(links):
        return ChainFault(Tampering.REMOVED, len(links) + 1, None)
    at = links[length - 1]
    return None if at.sha256 == sha256 else ChainFault(Tampering.CHANGED, length, at.row)


def _links(chain: int, erased: Mapping[int, str]) -> Iterator[Link]:
    of = Q(programme_id=chain)
    if chain == SITE:
        of |= Q(programme_id__isnull=True)
    events = AuditEvent.objects.filter(of).order_by("place", "pk")
    try:
        yield from [_link(event, erased) for event in events.iterator(1000)]
    except (ValueError, TypeError, AttributeError, DatabaseError):
        # One of them cannot even be read.
        for row in list(events.values_list("pk", flat=True)):
            yield _readable(row, erased)


def _readable(row: int, erased: Mapping[int, str]) -> Link:
    event = AuditEvent.objects.filter(pk=row)
    try:
        return _link(event.get(), erased)
    except (ValueError, TypeError, AttributeError, DatabaseError):
        place, previous, sha256 = event.values_list("place", "previous_sha256", "sha256").get()
        return Link(row, place, previous, sha256, holds=False)


def _link(event: AuditEvent, erased: Mapping[int, str]) -> Link:
    comes_to = event_sha256(event.previous_sha256, event.place, summed_values(event))
    # Where a name was replaced the first sum is nobody's to work out any more.
    holds = comes_to == erased.get(event.pk, event.sha256)
    return Link(event.pk, event.place, event.previous_sha256, event.sha256, holds)
