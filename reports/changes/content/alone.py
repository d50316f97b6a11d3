"""A block by itself: what it is called, its words, and how it is told where it came, went or
moved."""

from collections.abc import Iterator, Mapping

from reports.changes.change import Change, ChangeKind, Labelled, RowChange, alone
from reports.changes.content.grids import grid_alone, grid_of, shown
from reports.document.content import (
    Block,
    ChartBlock,
    Contents,
    Facts,
    Heading,
    ItemList,
    Landscape,
    Notes,
    Paragraph,
    TableBlock,
)

# The texts of a chart beside its numbers, as people call them.
OF_CHARTS = (
    ("message", "What it shows"),
    ("measure", "What is measured"),
    ("reading", "Beside it"),
    ("alt", "In words, for those who do not see it"),
)


def block_alone(block: Block, kind: ChangeKind) -> Change:
    """A block that came or went, with all that it says."""
    rows: tuple[RowChange, ...] = ()
    match block:
        case TableBlock():
            rows = grid_alone(grid_of(block.table), kind)
        case ChartBlock():
            rows = grid_alone(grid_of(block.chart), kind)
        case Facts():
            rows = grid_alone(grid_of(block), kind)
    # What it is called holds its caption already.
    texts = () if isinstance(block, TableBlock | Facts) else texts_alone(block, kind)
    return Change(kind, what_of(block), texts, rows)


def texts_alone(block: Block, kind: ChangeKind) -> tuple[Labelled, ...]:
    """The words of a block but for its rows."""
    return tuple(alone(label, text, kind) for label, text in texts_of(block) if text)


def texts_within(block: Block, kind: ChangeKind) -> tuple[Labelled, ...]:
    """All words of a block that stands within a list or a note."""
    return tuple(alone(label, text, kind) for label, text in _within(block) if text)


def texts_of(block: Block) -> Iterator[tuple[str, str]]:
    """The texts of a block, each with its label where it needs one."""
    match block:
        case Paragraph():
            yield "", block.text
        case Heading():
            yield "", block.title
        case ItemList():
            yield from (text for item in block.items for one in item for text in _within(one))
        case Notes():
            for note in block.notes:
                for one in note.blocks:
                    yield from ((f"Note {note.mark}", text) for _label, text in _within(one))
        case ChartBlock():
            yield from ((label, getattr(block.chart, name)) for name, label in OF_CHARTS)
        case Contents():
            yield "", block.heading.title
        case TableBlock():
            yield "", block.table.caption
        case Facts():
            yield "", block.caption
        case Landscape():
            yield from (text for one in block.blocks for text in _within(one))


def _within(block: Block) -> Iterator[tuple[str, str]]:
    """The texts of a block within another, which has no rows of its own to show."""
    yield from texts_of(block)
    if isinstance(block, TableBlock | Facts):
        grid = grid_of(block.table if isinstance(block, TableBlock) else block)
        for row in grid.rows:
            yield row.heading.text, "; ".join(map(shown, row.cells))


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
    return Change(ChangeKind.MOVED, what_of(block), opening_words(block), remarks=(remark,))


def opening_words(block: Block) -> tuple[Labelled, ...]:
    """The words of a block that stayed, so that it can be told which it is."""
    words = words_of(block)
    return (Labelled("", words, words, ()),) if words else ()


def words_of(block: Block) -> str:
    return " ".join(text.new for text in texts_alone(block, ChangeKind.ADDED))
