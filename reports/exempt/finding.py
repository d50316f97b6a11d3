"""The search on the page of what is kept: everything that could be, kind by kind."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.exempt.offers import KIND_WORDS, LIKELIEST, Offer, matching

SHOWN_FIRST = 10  # of each kind, before anything is looked for
SHOWN = 20  # of each kind that is found
SHOWN_OF_ONE = 200  # where one kind is asked for


@dataclass(frozen=True, slots=True)
class OfferGroup:
    """The first of one kind that can be kept, and how many of it there are in all."""

    kind: str
    words: str
    offers: tuple[Offer, ...]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.offers)


@dataclass(frozen=True, slots=True)
class OfferSearch:
    """What is found for these words, or of one kind. `counts` are those of every kind that a paper
    has something of; `refused` are figures that are found and cannot be kept alone."""

    text: str
    kind: str
    counts: tuple[tuple[str, str, int], ...]
    groups: tuple[OfferGroup, ...]
    refused: tuple[Offer, ...]


def search_offers(offers: Sequence[Offer], text: str, kind: str) -> OfferSearch:
    """What holds every word of `text`; without words the likeliest kinds, or all of one `kind`."""
    kind = kind if kind in KIND_WORDS else ""
    found = matching(offers, text)
    shown = (kind,) if kind else (tuple(KIND_WORDS) if text else LIKELIEST)
    most = SHOWN_OF_ONE if kind else (SHOWN if text else SHOWN_FIRST)
    groups = (_group(one, found, most) for one in shown)
    refused = [one for one in found if not one.alone] if text else []
    counts = ((one, str(KIND_WORDS[one]), len(_of(one, offers))) for one in KIND_WORDS)
    return OfferSearch(
        text,
        kind,
        tuple(one for one in counts if one[2]),
        tuple(one for one in groups if one.count),
        tuple(refused[:SHOWN]),
    )


def _group(kind: str, found: Sequence[Offer], most: int) -> OfferGroup:
    own = _of(kind, found)
    return OfferGroup(kind, str(KIND_WORDS[kind]), own[:most], len(own))


def _of(kind: str, offers: Sequence[Offer]) -> tuple[Offer, ...]:
    return tuple(one for one in offers if one.kind == kind and one.alone)
