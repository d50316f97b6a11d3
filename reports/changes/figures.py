"""Figures that changed and that either paper prints, each once, with where it is printed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from reports.changes.change import DocumentChanges, Labelled
from reports.changes.words import WordChange
from reports.document.content import Document, Heading, ItemList, Landscape, Notes, Paragraph
from reports.figures.figure import Figure
from reports.figures.formats import FORMATS, MOST_PLACES, shown
from workbench.numbers.listing import listed
from workbench.numbers.text import number, plain_number

NONE = "–"
MOST_PLACES_NAMED = 3
_SPELT_TO = min(3, MOST_PLACES)  # decimal places in which a table may print a figure


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure with both its values in words, how often it is printed, and beneath which headings
    and in which tables."""

    label: str
    old: str
    new: str
    count: int
    places: tuple[str, ...]

    @property
    def where(self) -> str:
        """The places in a few words."""
        more = len(self.places) - MOST_PLACES_NAMED
        named = self.places[:MOST_PLACES_NAMED]
        return listed([*named, f"{more} more"] if more > 0 else named)


@dataclass
class _Found:
    """Where one figure is printed."""

    count: int = 0
    places: dict[str, None] = field(default_factory=dict)

    def at(self, place: str) -> None:
        self.count += 1
        self.places.setdefault(place)


@dataclass(frozen=True, slots=True)
class _Passage:
    """Some words in place of others, with all that stands around them."""

    place: str
    old: str
    new: str
    around: frozenset[str]


def figures_between(
    papers: tuple[Document, Document],
    figures: tuple[Mapping[str, Figure], Mapping[str, Figure]],
    changes: DocumentChanges,
) -> tuple[FigureChange, ...]:
    """The figures that changed from the old one of each pair to the new one, in the sequence of the
    case. A figure that a text quotes is known by its name, one that a table prints by both its
    values and the words around them."""
    old, new = figures
    quoted = tuple(map(_quoted, papers))
    changed = {
        name: (old.get(name), new.get(name))
        for name in {**old, **new}
        if _value(old.get(name)) != _value(new.get(name))
    }
    found: defaultdict[str, _Found] = defaultdict(_Found)
    for name in changed:
        for place in quoted[1].get(name) or quoted[0].get(name) or ():
            found[name].at(place.title)
    _in_words(changed, changes, found, _by_name(*quoted))
    known = []
    for name, pair in changed.items():
        was, now = map(_text, pair)
        if was == now:
            was, now = (_as_quoted(one.get(name, [])) for one in quoted)
        if name in found and was != now:
            at = found[name]
            known.append(FigureChange(_label(*pair), was, now, at.count, tuple(at.places)))
    return (*known, *_unknown(quoted, {**old, **new}))


def _value(figure: Figure | None) -> object:
    return None if figure is None else (figure.kind, figure.value, figure.unit, figure.joint)


def _text(figure: Figure | None) -> str:
    return NONE if figure is None else shown(figure)


def _label(old: Figure | None, new: Figure | None) -> str:
    figure = new or old
    assert figure is not None, "a figure that changed was there or is"
    return figure.label


# In texts, where each has its name


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A place where a text prints a figure."""

    title: str
    text: str


def _quoted(document: Document) -> dict[str, list[_Quoted]]:
    found: dict[str, list[_Quoted]] = {}
    title = "The opening"
    for block in document.walk():
        match block:
            case Heading():
                title = block.title
            case Paragraph():
                for run in block.runs:
                    if run.figure:
                        found.setdefault(run.figure, []).append(_Quoted(title, run.text))
            case ItemList() | Landscape() | Notes():
                continue  # their blocks come next
    return found


def _as_quoted(found: Iterable[_Quoted]) -> str:
    """How texts print it, each way once."""
    return ", ".join(dict.fromkeys(one.text for one in found)) or NONE


def _unknown(
    quoted: tuple[dict[str, list[_Quoted]], ...], known: Mapping[str, Figure]
) -> Iterator[FigureChange]:
    """Figures that both texts print otherwise and whose case does not travel with the paper: they
    have no label but the place where they stand."""
    old, new = quoted
    for name in new:
        if name in known or name not in old:
            continue
        was, now = (_as_quoted(found[name]) for found in (old, new))
        if was != now:
            places = tuple(dict.fromkeys(one.title for one in new[name]))
            label = f"A figure in “{places[0]}”"
            count = len(new[name])
            yield FigureChange(label, was, now, count, places)


# In other words, by their values and what stands around them


def _by_name(
    old: Mapping[str, list[_Quoted]], new: Mapping[str, list[_Quoted]]
) -> frozenset[tuple[str, str, str]]:
    """What texts quote by name: the place, and the words before and now."""
    return frozenset(
        (now.title, was.text, now.text)
        for name, places in new.items()
        for now in places
        for was in old.get(name, ())
    )


def _in_words(
    changed: Mapping[str, tuple[Figure | None, Figure | None]],
    changes: DocumentChanges,
    found: Mapping[str, _Found],
    by_name: frozenset[tuple[str, str, str]],
) -> None:
    """Counts the passages that are a figure's values, but for those that quote it by name."""
    spelt: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for name, (old, new) in changed.items():
        if old is not None and new is not None:
            for pair in set(_spellings(old, new)):
                spelt[pair].append(name)
    for cell in _passages(changes):
        names = spelt.get((cell.old, cell.new), [])
        near = {name: len(cell.around & _label_words(changed[name])) for name in names}
        best = max(names, key=near.__getitem__, default="")
        if (cell.place, cell.old, cell.new) in by_name:
            continue
        if best and near[best] and cell.place not in found[best].places:
            found[best].at(cell.place)


def _spellings(old: Figure, new: Figure) -> Iterator[tuple[str, str]]:
    """Both values in every way in which papers print such a figure."""
    for form in FORMATS.values():
        if old.kind in form.fits and new.kind in form.fits:
            for places in range(_SPELT_TO + 1) if form.places is not None else (0,):
                pair = form.show(old.value, places), form.show(new.value, places)
                if pair[0] != pair[1]:
                    yield pair
    if shown(old) != shown(new):
        yield shown(old), shown(new)
    if old.number is not None and new.number is not None and old.number != new.number:
        # A table says the unit at its head.
        yield plain_number(old.number), plain_number(new.number)
        yield number(old.number), number(new.number)


def _passages(changes: DocumentChanges) -> Iterator[_Passage]:
    """Every few words that stand in place of others, in texts and in cells."""
    for place in changes.places:
        for change in place.changes:
            for text in change.texts:
                around = f"{place.title} {change.what} {text.label} {text.new}"
                found = _in_place_of(text, place.title, around)
                yield from (one for one in found if _is_amount(one.new))
            for row in change.rows:
                for cell in row.cells:
                    around = f"{place.title} {change.what} {row.heading} {cell.label} {cell.new}"
                    yield from _in_place_of(cell, change.what or place.title, around)


def _in_place_of(text: Labelled, place: str, around: str) -> Iterator[_Passage]:
    pairs = {(text.old, text.new)} if text.old and text.new and text.old != text.new else set()
    for went, came in pairwise(text.words):
        if (went.change, came.change) == (WordChange.REMOVED, WordChange.ADDED):
            pairs.add((went.text.strip(), came.text.strip()))
    for old, new in sorted(pairs):
        yield _Passage(place, old, new, _words(around))


def _is_amount(text: str) -> bool:
    """Whether a number among other words is like no other: a small one may count anything."""
    return "£" in text or "%" in text or sum(map(str.isdigit, text)) >= 4


def _label_words(pair: tuple[Figure | None, Figure | None]) -> frozenset[str]:
    return _words(f"{_label(*pair)}")


def _words(text: str) -> frozenset[str]:
    kept = "".join(letter if letter.isalnum() else " " for letter in text.casefold())
    return frozenset(word for word in kept.split() if len(word) > 2)
