"""The filters, the sequence and the page of a portfolio's table, all kept in the page's address."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final
from urllib.parse import urlencode

from schemes.models import Scheme
from schemes.portfolio.rows import Listing
from schemes.portfolio.sums import exact_sum

PER_PAGE: Final = 25
NONE: Final = "none"  # in an address: the schemes for which nothing is given
GROUPINGS: Final = ("theme", "status", "risk", "confidence")
_STATUS: Final = tuple(Scheme.Status.values)
_CONFIDENCE: Final = ("red", "amber", "green")

# How each column sorts; a scheme without a value comes after the others, whichever way.
SORTS: Final[dict[str, Callable[[Listing], Any]]] = {
    "reference": lambda one: one.reference.casefold(),
    "title": lambda one: one.title.casefold(),
    "theme": lambda one: one.entry.theme.casefold() or None,
    "status": lambda one: _STATUS.index(one.entry.status),
    "confidence": lambda one: (
        _CONFIDENCE.index(one.entry.confidence) if one.entry.confidence else None
    ),
    "headline": lambda one: one.headline,
    "lasting": lambda one: exact_sum(one.entry.lasting),
    "ending": lambda one: exact_sum(one.entry.ending),
    "once": lambda one: exact_sum(one.entry.once),
    "year": lambda one: Fraction(one.entry.full_year),
    "net": lambda one: Fraction(one.entry.whole),
    "weighted": lambda one: Fraction(one.entry.lasting_weighted),
}


@dataclass(frozen=True, slots=True)
class ChosenFilters:
    """The filters, the sequence and the page; an empty text does not filter."""

    text: str = ""
    status: str = ""
    theme: str = ""
    confidence: str = ""
    sort: str = ""
    page: int = 1
    by: str = GROUPINGS[0]

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "ChosenFilters":
        """The filters that an address asks for. Wrong parts are ignored, since addresses are
        typed."""
        sort, page, by = query.get("sort", ""), query.get("page", ""), query.get("by", "")
        return cls(
            text=query.get("q", "").strip(),
            status=query.get("status", ""),
            theme=query.get("theme", ""),
            confidence=query.get("confidence", ""),
            sort=sort if sort.removeprefix("-") in SORTS else "",
            page=int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 7 else 1,
            by=by if by in GROUPINGS else GROUPINGS[0],
        )

    @property
    def filters(self) -> bool:
        return bool(self.text or self.status or self.theme or self.confidence)

    def query(self, **changes: Any) -> str:
        """The query of an address with these changes, "?" included; page 1 again unless a page is
        given."""
        values = {
            "q": self.text,
            "status": self.status,
            "theme": self.theme,
            "confidence": self.confidence,
            "sort": self.sort,
            "by": self.by if self.by != GROUPINGS[0] else "",
        } | changes
        kept = {name: value for name, value in values.items() if value}
        return f"?{urlencode(kept)}" if kept else "?"

    def sorted_by(self, name: str) -> str:
        """ "ascending" or "descending" where the table is sorted by this column, else ""."""
        if self.sort.removeprefix("-") != name:
            return ""
        return "descending" if self.sort.startswith("-") else "ascending"

    def next_sort(self, name: str) -> str:
        """The sequence that a column's heading leads to: by that column, and, once sorted so, the
        other way round."""
        return f"-{name}" if self.sort == name else name

    def keeps(self, one: Listing, found: Collection[int] | None, but: str = "") -> bool:
        """Whether a scheme passes every filter except `but`; `found` are the schemes that match the
        text."""
        entry = one.entry
        return (
            (found is None or entry.pk in found)
            and (but == "status" or _passes(self.status, entry.status))
            and (but == "theme" or _passes(self.theme, entry.theme))
            and (but == "confidence" or _passes(self.confidence, entry.confidence))
        )


def _passes(wanted: str, value: str) -> bool:
    return not wanted or wanted == (value or NONE)


def in_sequence(rows: Iterable[Listing], sort: str) -> list[Listing]:
    """The rows sorted as `sort` says; equal ones stay in the programme's own order."""
    kept = list(rows)
    if not sort:
        return kept
    key = SORTS[sort.removeprefix("-")]
    keyed = [(key(one), one) for one in kept]
    known = [pair for pair in keyed if pair[0] is not None]
    known.sort(key=lambda pair: pair[0], reverse=sort.startswith("-"))
    return [one for _key, one in known] + [one for key, one in keyed if key is None]


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """One choice of a filter with how many schemes it would leave, the other filters as set."""

    value: str
    label: str
    count: int
    chosen: bool


def options(
    rows: Sequence[Listing],
    chosen: ChosenFilters,
    found: Collection[int] | None,
    name: str,
    labels: Mapping[str, str],
) -> list[FilterChoice]:
    """The choices of the filter `name` ("status", "theme", "confidence"), those of `labels` first
    and in their sequence."""
    counts = Counter(
        getattr(one.entry, name) or NONE for one in rows if chosen.keeps(one, found, but=name)
    )
    present = {getattr(one.entry, name) or NONE for one in rows}
    wanted = getattr(chosen, name)
    values = [value for value in labels if value in present]
    values += sorted(present - set(labels), key=str.casefold)
    return [
        FilterChoice(value, labels.get(value, value), counts[value], value == wanted)
        for value in values
    ]
