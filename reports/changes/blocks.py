"""Blocks compared with blocks: which is which, then what differs between the two."""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reports.changes.change import Change, ChangeKind, Labelled, RowChange, alone
from reports.changes.grids import grid_alone, grid_of, grids_between
from reports.changes.looks import Telling, looks
from reports.changes.matching import By, nameless, paired
from reports.changes.runs import runs_between, text_between
from reports.changes.words import bare_words
from reports.document.content import (
    Block,
    ChartBlock,
    Contents,
    Facts,
    Heading,
    ItemList,
    Landscape,
    Note,
    Notes,
    Paragraph,
    TableBlock,
)
from workbench.charts.chart import Chart, Points
from workbench.pages.tables import Table

# The texts of a chart beside its numbers, as people call them.
_OF_CHARTS = (
    ("message", "What it shows"),
    ("measure", "What is measured"),
    ("reading", "Beside it"),
    ("alt", "In words, for those who do not see it"),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A block in its place; `turned` where it stands on a page turned on its side."""

    block: Block
    turned: bool = False


def pieces_of(blocks: Iterable[Block], *, turned: bool = False) -> Iterator[Piece]:
    """Blocks in reading order, those of turned pages among them."""
    for block in blocks:
        if isinstance(block, Landscape):
            yield from pieces_of(block.blocks, turned=True)
        else:
            yield Piece(block, turned)


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
        yield Change(kind, what_of(new.block), _opening_words(new.block), remarks=remarks)
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
    for pair in paired(before, after, _ITEMS):
        if pair.old is None or pair.new is None:
            kind = ChangeKind.REMOVED if pair.new is None else ChangeKind.ADDED
            item = pair.new if pair.old is None else pair.old
            yield Change(kind, "Item of a list", _item_alone(item or (), kind))
            continue
        what = f"Item {places[id(pair.new)]} of a list"
        found = [*blocks_between(pair.old, pair.new, telling)]
        if pair.moved:
            words = tuple(_words_of(one.block) for one in pair.new)
            yield Change(
                ChangeKind.MOVED,
                what,
                (Labelled("", " ".join(words), " ".join(words), ()),),
                remarks=("It stands elsewhere in the list.",),
            )
        yield from (replace(one, what=what if not one.what else one.what) for one in found)


def _item_alone(item: Sequence[Piece], kind: ChangeKind) -> tuple[Labelled, ...]:
    return tuple(text for piece in item for text in texts_alone(piece.block, kind)) or (
        alone("", "An empty item", kind),
    )


def _tables(old: Table, new: Table, telling: Telling) -> Iterator[Change]:
    rows, columns = grids_between(grid_of(old), grid_of(new), telling)
    caption = text_between("Caption", old.caption, new.caption)
    remarks = (*looks(old, new, telling), *columns)
    first = text_between("Heading of the first column", _first(old), _first(new))
    texts = tuple(one for one in (caption, first) if one)
    if rows or texts or remarks:
        yield Change(ChangeKind.CHANGED, f"Table: {new.caption}", texts, rows, remarks)


def _first(table: Table) -> str:
    return table.columns[0].heading if table.columns else ""


def _charts(old: Chart | Points, new: Chart | Points, telling: Telling) -> Iterator[Change]:
    remarks = tuple(looks(old, new, telling)) if type(old) is type(new) else ("It is drawn anew.",)
    rows, columns = grids_between(grid_of(old), grid_of(new), telling)
    texts = [
        text_between(label, getattr(old, name), getattr(new, name)) for name, label in _OF_CHARTS
    ]
    said = tuple(one for one in texts if one)
    if rows or said or remarks or columns:
        what = f"Chart: {new.message}"
        yield Change(ChangeKind.CHANGED, what, said, rows, (*remarks, *columns))


def _notes(old: Notes, new: Notes, telling: Telling) -> Iterator[Change]:
    for pair in paired(old.notes, new.notes, _NOTES):
        if pair.old is None or pair.new is None:
            kind = ChangeKind.REMOVED if pair.new is None else ChangeKind.ADDED
            note = pair.new or pair.old
            assert note is not None, "a pair holds one of the two"
            texts = tuple(text for block in note.blocks for text in texts_alone(block, kind))
            yield Change(kind, f"Note {note.mark}", texts or (alone("", note.mark, kind),))
            continue
        if pair.old.mark != pair.new.mark:
            telling.numbers.append(("Note", pair.old.mark, pair.new.mark))
        tuple(looks(pair.old, pair.new, telling))
        what = f"Note {pair.new.mark}"
        if pair.moved:
            words = " ".join(map(_words_of, pair.new.blocks))
            remark = "It stands elsewhere among the notes."
            said = (Labelled("", words, words, ()),)
            yield Change(ChangeKind.MOVED, what, said, remarks=(remark,))
        before, after = tuple(pieces_of(pair.old.blocks)), tuple(pieces_of(pair.new.blocks))
        for one in blocks_between(before, after, telling):
            yield replace(one, what=one.what or what)


# A block that came or went


def block_alone(block: Block, kind: ChangeKind) -> Change:
    rows: tuple[RowChange, ...] = ()
    match block:
        case TableBlock():
            rows = grid_alone(grid_of(block.table), kind)
        case ChartBlock():
            rows = grid_alone(grid_of(block.chart), kind)
        case Facts():
            rows = grid_alone(grid_of(block), kind)
    return Change(kind, what_of(block), texts_alone(block, kind), rows)


def texts_alone(block: Block, kind: ChangeKind) -> tuple[Labelled, ...]:
    """The words of a block but for its rows."""
    return tuple(alone(label, text, kind) for label, text in _texts(block) if text)


def _texts(block: Block) -> Iterator[tuple[str, str]]:
    """The texts of a block, each with its label where it needs one."""
    match block:
        case Paragraph():
            yield "", block.text
        case Heading():
            yield "", block.title
        case ItemList():
            yield from (text for item in block.items for one in item for text in _texts(one))
        case Notes():
            for note in block.notes:
                for one in note.blocks:
                    yield from ((f"Note {note.mark}", text) for _label, text in _texts(one))
        case ChartBlock():
            yield from ((label, getattr(block.chart, name)) for name, label in _OF_CHARTS)
        case Contents():
            yield "", block.heading.title
        case TableBlock():
            yield "", block.table.caption
        case Facts():
            yield "", block.caption
        case Landscape():
            yield from (text for one in block.blocks for text in _texts(one))


_CALLED: Mapping[type, str] = {
    ItemList: "List",
    Facts: "Facts",
    Notes: "Notes",
    Contents: "List of contents",
    Heading: "Heading",
    Landscape: "Page turned on its side",
}


def what_of(block: Block) -> str:
    """What people call a block; "" for words that need no name."""
    match block:
        case Paragraph():
            return f"Paragraph {block.number}" if block.number else ""
        case TableBlock():
            return f"Table: {block.table.caption}"
        case ChartBlock():
            return f"Chart: {block.chart.message}"
        case Facts() if block.caption:
            return block.caption
    return _CALLED[type(block)]


def block_moved(block: Block, remark: str) -> Change:
    """A block that stands elsewhere, by as many of its words as it takes to tell which it is."""
    return Change(ChangeKind.MOVED, what_of(block), _opening_words(block), remarks=(remark,))


def _opening_words(block: Block) -> tuple[Labelled, ...]:
    """The words of a block that stayed, so that it can be told which it is."""
    words = _words_of(block)
    return (Labelled("", words, words, ()),) if words else ()


def _words_of(block: Block) -> str:
    return " ".join(text.new for text in texts_alone(block, ChangeKind.ADDED))


# Which is which


def _content(piece: Piece) -> Hashable:
    """The block without its number, which moves on where another comes before it."""
    block = piece.block
    return replace(block, number="") if isinstance(block, Paragraph) else block


def _name(piece: Piece) -> Hashable | None:
    block = piece.block
    match block:
        case TableBlock():
            return "table", block.table.caption
        case ChartBlock():
            return "chart", block.chart.name
        case Contents() | Notes():
            return (type(block).__name__,)
        case Paragraph() if block.key:
            return "paragraph", block.key
    return None


def _words(piece: Piece) -> list[str]:
    """The words of a block, marked by its kind: blocks of two kinds have none in common."""
    block = piece.block
    kind = type(block).__name__
    words = [word for _label, text in _texts(block) for word in bare_words(text)]
    if isinstance(block, TableBlock | ChartBlock | Facts):
        words += grid_of(_holder(block)).words
    return [f"{kind} {word}" for word in words]


def _holder(block: TableBlock | ChartBlock | Facts) -> Table | Chart | Points | Facts:
    match block:
        case TableBlock():
            return block.table
        case ChartBlock():
            return block.chart
    return block


PIECES: By[Piece] = By(_content, _name, _words)
_ITEMS: By[tuple[Piece, ...]] = By(
    lambda item: item, nameless, lambda item: [w for piece in item for w in _words(piece)]
)
_NOTES: By[Note] = By(
    lambda note: note.blocks,
    lambda note: note.key,
    lambda note: [w for block in note.blocks for w in _words(Piece(block))],
)
