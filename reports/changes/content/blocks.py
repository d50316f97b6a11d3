"""Blocks compared with blocks: which is which, then what differs between the two."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reports.changes.change import Change, ChangeKind, Labelled, alone
from reports.changes.content.alone import (
    OF_CHARTS,
    block_alone,
    opening_words,
    texts_within,
    what_of,
    words_of,
)
from reports.changes.content.grids import grid_of, grids_between
from reports.changes.content.looks import Telling, looks
from reports.changes.content.pieces import ITEMS, NOTES, PIECES, Piece, pieces_of
from reports.changes.content.runs import runs_between, text_between
from reports.changes.matching import paired
from reports.document.content import (
    Block,
    ChartBlock,
    Contents,
    Facts,
    ItemList,
    Notes,
    Paragraph,
    Run,
    TableBlock,
)
from workbench.charts.chart import AnyChart
from workbench.pages.tables import Table


def blocks_between(
    old: Sequence[Piece], new: Sequence[Piece], telling: Telling
) -> Iterator[Change]:
    """What differs between blocks of one place, in reading order."""
    if old == new:
        return
    for pair in paired(old, new, PIECES):
        if pair.old is None or pair.new is None:
            piece = pair.new or pair.old
            assert piece is not None, "a pair holds one of the two"
            yield block_alone(
                piece.block, ChangeKind.REMOVED if pair.new is None else ChangeKind.ADDED
            )
        else:
            yield from _pair(pair.old, pair.new, telling, moved=pair.moved)


def _pair(old: Piece, new: Piece, telling: Telling, *, moved: bool) -> Iterator[Change]:
    if old == new and not moved:
        return
    found = [*_between(old.block, new.block, telling)]
    remarks: tuple[str, ...] = ("It stands elsewhere in this part.",) if moved else ()
    if old.turned != new.turned:
        remarks += (
            "It is printed on a page turned on its side now."
            if new.turned
            else "It is no longer printed on a page turned on its side.",
        )
    kind = ChangeKind.MOVED if moved else ChangeKind.CHANGED
    if not remarks:
        yield from found
    elif len(found) == 1:
        yield replace(found[0], kind=kind, remarks=(*found[0].remarks, *remarks))
    else:
        yield Change(kind, what_of(new.block), opening_words(new.block), remarks=remarks)
        yield from found


def _between(old: Block, new: Block, telling: Telling) -> Iterator[Change]:
    """What differs between two blocks of one kind."""
    if old == new:
        return
    remarks = tuple(looks(old, new, telling))
    match old, new:
        case Paragraph(), Paragraph():
            if old.number != new.number:
                telling.numbers.append(("Paragraph", old.number, new.number))
            words = runs_between("", old.runs, new.runs, telling)
            yield from _told(new, remarks, (words,))
        case ItemList(), ItemList():
            yield from _told(new, remarks)
            yield from _items(old, new, telling)
        case TableBlock(), TableBlock():
            yield from _told(new, remarks)
            yield from _tables(old.table, new.table, telling)
        case ChartBlock(), ChartBlock():
            yield from _charts(old.chart, new.chart, telling)
        case Facts(), Facts():
            rows, _remarks = grids_between(grid_of(old), grid_of(new), telling)
            caption = text_between("Caption", old.caption, new.caption)
            if rows or caption:
                yield Change(ChangeKind.CHANGED, what_of(new), (caption,) if caption else (), rows)
        case Notes(), Notes():
            yield from _notes(old, new, telling)
        case Contents(), Contents():
            text = text_between("Heading", old.heading.title, new.heading.title)
            remarks += tuple(looks(old.heading, new.heading, telling))
            yield from _told(new, remarks, (text,))


def _told(
    new: Block, remarks: tuple[str, ...], texts: Iterable[Labelled | None] = ()
) -> Iterator[Change]:
    said = tuple(one for one in texts if one is not None)
    if said or remarks:
        yield Change(ChangeKind.CHANGED, what_of(new), said, remarks=remarks)


def _items(old: ItemList, new: ItemList, telling: Telling) -> Iterator[Change]:
    before = [tuple(pieces_of(item)) for item in old.items]
    after = [tuple(pieces_of(item)) for item in new.items]
    places = {id(item): at for at, item in enumerate(after, 1)}
    for pair in paired(before, after, ITEMS):
        if pair.old is None or pair.new is None:
            kind = ChangeKind.REMOVED if pair.new is None else ChangeKind.ADDED
            item = pair.new if pair.old is None else pair.old
            yield Change(kind, "Item of a list", _item_alone(item or (), kind))
            continue
        what = f"Item {places[id(pair.new)]} of a list"
        found = [*blocks_between(pair.old, pair.new, telling)]
        if pair.moved:
            words = tuple(words_of(one.block) for one in pair.new)
            yield Change(
                ChangeKind.MOVED,
                what,
                (Labelled("", " ".join(words), " ".join(words), ()),),
                remarks=("It stands elsewhere in the list.",),
            )
        yield from (replace(one, what=what if not one.what else one.what) for one in found)


def _item_alone(item: Sequence[Piece], kind: ChangeKind) -> tuple[Labelled, ...]:
    return tuple(text for piece in item for text in texts_within(piece.block, kind)) or (
        alone("", "An empty item", kind),
    )


def _tables(old: Table, new: Table, telling: Telling) -> Iterator[Change]:
    rows, columns = grids_between(grid_of(old), grid_of(new), telling)
    before, after = (one.caption_runs or (Run(one.caption),) for one in (old, new))
    caption = runs_between("Caption", before, after, telling)
    remarks = (*looks(old, new, telling), *columns)
    first = text_between("Heading of the first column", _first(old), _first(new))
    texts = tuple(one for one in (caption, first) if one)
    if rows or texts or remarks:
        yield Change(ChangeKind.CHANGED, f"Table: {new.caption}", texts, rows, remarks)


def _first(table: Table) -> str:
    return table.columns[0].heading if table.columns else ""


def _charts(old: AnyChart, new: AnyChart, telling: Telling) -> Iterator[Change]:
    remarks = tuple(looks(old, new, telling)) if type(old) is type(new) else ("It is drawn anew.",)
    rows, columns = grids_between(grid_of(old), grid_of(new), telling)
    texts = [
        text_between(label, getattr(old, name), getattr(new, name)) for name, label in OF_CHARTS
    ]
    said = tuple(one for one in texts if one)
    if rows or said or remarks or columns:
        what = f"Chart: {new.message}"
        yield Change(ChangeKind.CHANGED, what, said, rows, (*remarks, *columns))


def _notes(old: Notes, new: Notes, telling: Telling) -> Iterator[Change]:
    for pair in paired(old.notes, new.notes, NOTES):
        if pair.old is None or pair.new is None:
            kind = ChangeKind.REMOVED if pair.new is None else ChangeKind.ADDED
            note = pair.new or pair.old
            assert note is not None, "a pair holds one of the two"
            texts = tuple(text for block in note.blocks for text in texts_within(block, kind))
            yield Change(kind, f"Note {note.mark}", texts or (alone("", note.mark, kind),))
            continue
        if pair.old.mark != pair.new.mark:
            telling.numbers.append(("Note", pair.old.mark, pair.new.mark))
        tuple(looks(pair.old, pair.new, telling))
        what = f"Note {pair.new.mark}"
        if pair.moved:
            words = " ".join(map(words_of, pair.new.blocks))
            remark = "It stands elsewhere among the notes."
            said = (Labelled("", words, words, ()),)
            yield Change(ChangeKind.MOVED, what, said, remarks=(remark,))
        before, after = tuple(pieces_of(pair.old.blocks)), tuple(pieces_of(pair.new.blocks))
        for one in blocks_between(before, after, telling):
            yield replace(one, what=one.what or what)
