"""How many sides a paper fills before its appendices, where its house format allows so many, and
what would shorten it."""

from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from django.utils.translation import gettext as _

from reports.casefile.case import PaperCase
from reports.document.content import Document
from reports.formats.arranging import arranged
from reports.formats.format import HouseFormat
from reports.render.pdf.paper import Extent, PaperNotMade, extent_of
from workbench.numbers.listing import count_words, listed

SECONDS_TO_COUNT = 30  # a paper that takes longer has some hundred sides
_AT_THE_TOP = 0.05  # of a page: a heading that stands no lower has nothing above it
_NAMED = 3
_DEEPEST = 2  # the level of the headings that are named


@dataclass(frozen=True, slots=True)
class TooLong:
    """A paper that fills more sides than its house format allows: how many, 0 where it is too long
    to be counted, how many are allowed, and its longest headings with the sides that each takes."""

    sides: int
    allowed: int
    longest: tuple[tuple[str, float], ...] = ()

    @property
    def message(self) -> str:
        """How long the paper is and what would shorten it."""
        allowed = {"allowed": count_words(self.allowed)}
        if not self.sides:
            text = _(
                "The paper is too long for its sides to be counted, and its house format allows "
                "%(allowed)s before the appendices."
            )
            return f"{text % allowed} {_shorten()}"
        text = _(
            "The paper fills %(sides)s before its appendices, and its house format allows "
            "%(allowed)s."
        )
        said = text % {"sides": _sides(self.sides), **allowed}
        named = [f"“{title}” ({about_sides(long)})" for title, long in self.longest]
        longest = _("Longest: %(headings)s.") % {"headings": listed(named)} if named else ""
        return " ".join(filter(None, (said, longest, _shorten())))


def too_long(case: PaperCase, form: HouseFormat, document: Document) -> TooLong | None:
    """Whether the paper fills more sides than its house format allows; None where it does not, or
    where there is no limit. The pages are laid out, which takes a second or more."""
    if form.sides is None:
        return None
    try:
        extent = extent_of(document, seconds=SECONDS_TO_COUNT)
    except PaperNotMade:
        return TooLong(0, form.sides)
    behind = arranged(form, case.paper.headings).form.appendices.walked
    keys = {one.key for one in behind} & extent.places.keys()
    first = next((extent.places[one.key] for one in document.headings if one.key in keys), None)
    pages = len(extent.filled) if first is None else ceil(first - _AT_THE_TOP)
    sides = max(1, pages)
    # What begins within a page ends what is before it; else that ends where its page is filled.
    end = sides - 1 + extent.filled[sides - 1]
    end = end if first is None else min(first, end)
    if sides <= form.sides:
        return None
    return TooLong(sides, form.sides, _longest(document, extent, end))


def about_sides(long: float) -> str:
    """So many sides in words, to the nearest half."""
    halves = round(long * 2)
    match halves:
        case 0:
            return _("less than half a side")
        case 1:
            return _("about half a side")
    whole, half = divmod(halves, 2)
    if half:
        return _("about %(whole)s and a half sides") % {"whole": count_words(whole)}
    return _("about %(sides)s") % {"sides": _sides(whole)}


def _longest(document: Document, extent: Extent, end: float) -> tuple[tuple[str, float], ...]:
    """The headings that take most room, each up to the next one, the longest first."""
    begin = [
        (extent.places[one.key], one.title)
        for one in document.headings
        if one.level <= _DEEPEST and extent.places.get(one.key, end) < end
    ]
    found = [(title, after - at) for (at, title), (after, _next) in pairwise([*begin, (end, "")])]
    return tuple(sorted(found, key=lambda one: -one[1])[:_NAMED])


def _sides(number: int) -> str:
    return f"{count_words(number)} {'side' if number == 1 else 'sides'}"


def _shorten() -> str:
    return _(
        "Shorten what is written there, leave headings out, or move tables and detail to an "
        "appendix of this paper."
    )
