"""Two papers compared by what they print: the opening, what runs on every page, then heading by
heading."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reports.changes.change import (
    Change,
    ChangeKind,
    DocumentChanges,
    Labelled,
    PlaceChange,
    RowChange,
    alone,
    labelled,
)
from reports.changes.content.alone import block_alone, block_moved
from reports.changes.content.blocks import blocks_between
from reports.changes.content.grids import grid_of, grids_between
from reports.changes.content.looks import Telling, looks
from reports.changes.content.numbers import numbers_moved_on
from reports.changes.content.pieces import PIECES, Piece, pieces_of
from reports.changes.content.runs import text_between
from reports.changes.matching import By, Pair, paired
from reports.changes.words import ChangedWords, WordChange, bare_words
from reports.document.content import Document, Heading

OPENING = "The opening"
EVERY_PAGE = "On every page"
FILE = "Of the file"


@dataclass(frozen=True, slots=True)
class Place:
    """A heading with the headings above it, and what stands beneath it before the next one. What
    stands before the first heading has none."""

    heading: Heading | None
    above: tuple[str, ...]
    pieces: tuple[Piece, ...]
    turned: bool = False


def documents_between(old: Document, new: Document) -> DocumentChanges:
    """All that two papers print otherwise; nothing for two that print the same."""
    if old == new:
        return DocumentChanges()
    telling = Telling()
    places = [*_opening(old, new, telling), *_every_page(old, new, telling)]
    before, after = places_of(old), places_of(new)
    moved = _Moved(before, after)
    titles = {**_titles(before), **_titles(after)}
    found = (
        (pair, _place(pair, moved, titles, telling)) for pair in paired(before, after, _PLACES)
    )
    places += _nested((pair, change) for pair, change in found if change is not None)
    numbers = numbers_moved_on(telling.numbers)
    if numbers:
        places.append(PlaceChange("Numbers that moved on", remarks=numbers))
    if _unseen(old) != _unseen(new):
        telling.unseen += 1
    if not places and not telling.unseen:
        # The same parts in other bundles: a list in two, a page turned on its side twice.
        places.append(PlaceChange("How it is laid out", remarks=(_BUNDLES,)))
    return DocumentChanges(tuple(places), telling.unseen)


def _unseen(document: Document) -> tuple[object, ...]:
    """What nobody sees in print."""
    return document.warnings, document.unfinished, document.compact


_BUNDLES = "Every word is the same. Where lists and turned pages begin and end is otherwise."


def places_of(document: Document) -> list[Place]:
    found: list[Place] = []
    heading: Heading | None = None
    turned = False
    above: list[str] = []
    pieces: list[Piece] = []
    for piece in pieces_of(document.blocks):
        block = piece.block
        if isinstance(block, Heading):
            found.append(Place(heading, tuple(above), tuple(pieces), turned))
            above = _above(above, heading, block)
            heading, pieces, turned = block, [], piece.turned
        else:
            pieces.append(piece)
    return [*found, Place(heading, tuple(above), tuple(pieces), turned)]


def _above(above: Sequence[str], last: Heading | None, new: Heading) -> list[str]:
    """The headings over the new one, a text for each level: those over the last one and itself, as
    far as they are higher."""
    if last is None:
        return []
    gap = [""] * max(last.level - 1 - len(above), 0)
    return [*above, *gap, last.text][: new.level - 1]


# The opening, and what runs on every page


def _opening(old: Document, new: Document, telling: Telling) -> Iterator[PlaceChange]:
    was, now = old.cover, new.cover
    texts = [
        text_between(label, getattr(was, name), getattr(now, name))
        for name, label in (
            ("kind", "Kind of paper"),
            ("title", "Title"),
            ("authority", "Authority"),
        )
    ]
    rows, _none = grids_between(grid_of(was.facts), grid_of(now.facts), telling)
    texts.append(text_between("Caption", was.facts.caption, now.facts.caption))
    remarks = tuple(looks(was, now, telling))
    yield from _put(OPENING, texts, rows, remarks)


def _every_page(old: Document, new: Document, telling: Telling) -> Iterator[PlaceChange]:
    texts = [
        text_between(label, getattr(old, name), getattr(new, name))
        for name, label in (
            ("header", "At the head"),
            ("footer", "At the foot"),
            ("draft", "Across the page"),
        )
    ]
    yield from _put(EVERY_PAGE, texts)
    of_file = [
        text_between(label, getattr(old, name), getattr(new, name))
        for name, label in (
            ("title", "Title"),
            ("authority", "Authority"),
            ("reference", "Reference"),
            ("dated", "Date"),
            ("language", "Language"),
        )
        # Said of the opening already, where it is the same there.
        if (getattr(old, name), getattr(new, name))
        != (getattr(old.cover, name, None), getattr(new.cover, name, None))
    ]
    yield from _put(FILE, of_file)


def _put(
    title: str,
    texts: Iterable[Labelled | None],
    rows: tuple[RowChange, ...] = (),
    remarks: tuple[str, ...] = (),
) -> Iterator[PlaceChange]:
    said = tuple(one for one in texts if one is not None)
    if said or rows or remarks:
        change = Change(ChangeKind.CHANGED, "", said, rows, remarks)
        yield PlaceChange(title, changes=(change,))


# Heading by heading


class _Moved:
    """Blocks that went beneath one heading and came beneath another, by what they hold."""

    def __init__(self, before: Iterable[Place], after: Iterable[Place]) -> None:
        self.old = self._where(before)
        self.new = self._where(after)

    def _where(self, places: Iterable[Place]) -> dict[Hashable, list[str]]:
        found: dict[Hashable, list[str]] = {}
        for place in places:
            for piece in place.pieces:
                title = place.heading.title if place.heading else OPENING
                found.setdefault(PIECES.content(piece), []).append(title)
        return found

    def remark(self, piece: Piece, kind: ChangeKind) -> str:
        """Where a block that came stood before, or where one that went stands now."""
        key = PIECES.content(piece)
        old, new = self.old.get(key, []), self.new.get(key, [])
        if len(old) != 1 or len(new) != 1 or old == new:
            return ""
        return (
            f"It stood in “{old[0]}” before."
            if kind is ChangeKind.ADDED
            else (f"It stands in “{new[0]}” now.")
        )


def _place(
    pair: Pair[Place], moved: _Moved, titles: dict[str, int], telling: Telling
) -> PlaceChange | None:
    old, new = pair.old, pair.new
    if old == new and not pair.moved:
        return None
    if old is None or new is None:
        place, kind = _one_of(pair)
        whole = tuple(_alone(piece, kind, moved) for piece in place.pieces)
        return PlaceChange(_title(place, titles), kind, whole) if place.heading or whole else None
    changes = [*_of_heading(old, new, telling)]
    changes += _with_places(blocks_between(old.pieces, new.pieces, telling), old, new, moved)
    remarks = ("It stands elsewhere in the paper.",) if pair.moved else ()
    if not (changes or remarks):
        return None
    kind = ChangeKind.MOVED if pair.moved else ChangeKind.CHANGED
    return PlaceChange(_title(new, titles), kind, tuple(changes), remarks)


def _one_of(pair: Pair[Place]) -> tuple[Place, ChangeKind]:
    """The place of a pair that came or went."""
    if pair.new is not None:
        return pair.new, ChangeKind.ADDED
    assert pair.old is not None, "a pair holds one of the two"
    return pair.old, ChangeKind.REMOVED


def _nested(found: Iterable[tuple[Pair[Place], PlaceChange]]) -> Iterator[PlaceChange]:
    """The places, those beneath a heading that came or went told with it."""
    last: PlaceChange | None = None
    above: tuple[str, ...] = ()
    for pair, change in found:
        if pair.old is None or pair.new is None:
            place, kind = _one_of(pair)
            inner = bool(above) and place.above[: len(above)] == above
            if last is not None and last.kind is kind and inner and place.heading:
                title = alone("", place.heading.title, kind)
                own = Change(kind, "Heading", (title,))
                last = replace(last, changes=(*last.changes, own, *change.changes))
                continue
            above = (*place.above, place.heading.text) if place.heading else ()
        else:
            above = ()
        if last is not None:
            yield last
        last = change
    if last is not None:
        yield last


def _alone(piece: Piece, kind: ChangeKind, moved: _Moved) -> Change:
    remark = moved.remark(piece, kind)
    return block_moved(piece.block, remark) if remark else block_alone(piece.block, kind)


def _with_places(
    changes: Iterable[Change], old: Place, new: Place, moved: _Moved
) -> Iterator[Change]:
    """The changes, those of blocks that came from elsewhere or went there with that place."""
    known = {
        block_alone(piece.block, kind): _alone(piece, kind, moved)
        for place, kind in ((old, ChangeKind.REMOVED), (new, ChangeKind.ADDED))
        for piece in place.pieces
        if moved.remark(piece, kind)
    }
    yield from (known.get(change, change) for change in changes)


def _of_heading(old: Place, new: Place, telling: Telling) -> Iterator[Change]:
    was, now = old.heading, new.heading
    if was is None or now is None:
        return
    if was.number != now.number:
        telling.numbers.append(("Heading", was.number, now.number))
    text = text_between("", was.text, now.text)
    remarks = [*looks(was, now, telling)]
    if old.turned != new.turned:
        remarks.append(
            "Its page is turned on its side now."
            if new.turned
            else "Its page is no longer turned on its side."
        )
    if text or remarks:
        same = labelled("", (ChangedWords(WordChange.SAME, now.text),), now.text, now.text)
        yield Change(ChangeKind.CHANGED, "Heading", (text or same,), remarks=tuple(remarks))


def _titles(places: Iterable[Place]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for place in places:
        if place.heading:
            counted[place.heading.title] = counted.get(place.heading.title, 0) + 1
    return counted


def _title(place: Place, titles: dict[str, int]) -> str:
    """The heading, after the one above it where several are called the same."""
    if place.heading is None:
        return "Before the first heading"
    title = place.heading.title
    above = next((one for one in reversed(place.above) if one), "")
    return f"{above}: {title}" if above and titles.get(title, 0) > 1 else title


def _words(place: Place) -> list[str]:
    words = bare_words(place.heading.text) if place.heading else []
    return [*words, *(word for piece in place.pieces for word in PIECES.words(piece))]


_PLACES: By[Place] = By(
    lambda place: (place.above, place.heading.text if place.heading else None),
    lambda place: place.heading.key if place.heading else None,
    _words,
)
