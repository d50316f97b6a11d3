"""The words of a paper piece by piece, in reading order, as a screen reader speaks them: every
output must hold them all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reports.document.content import (
    Block,
    ChartBlock,
    Contents,
    Document,
    Facts,
    Heading,
    ItemList,
    Landscape,
    Notes,
    Paragraph,
    TableBlock,
)
from workbench.pages.tables import Cell, Table


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and their place: "Executive summary", "Ranked options: row Mutual, column Total".

    `paged`: the number of a page follows, which only the layout knows. `headings` are those of the
    table, which may be repeated before the words where a page begins.
    """

    text: str
    place: str
    paged: bool = False
    headings: str = ""


def spoken(document: Document) -> Iterator[Piece]:
    """The pieces of a paper laid out, from its opening to its last appendix."""
    cover = document.cover
    for text in filter(None, (document.draft, cover.kind, cover.title, cover.authority)):
        yield Piece(text, "the opening")
    yield from _facts(cover.facts, "the opening")
    yield from _blocks(document.blocks, document, "the opening")


def _blocks(blocks: Iterable[Block], document: Document, place: str) -> Iterator[Piece]:
    for block in blocks:
        if isinstance(block, Heading):
            place = block.title
        yield from _block(block, document, place)
        if isinstance(block, Landscape):
            inner = [one for one in block.blocks if isinstance(one, Heading)]
            place = inner[-1].title if inner else place


def _block(block: Block, document: Document, place: str) -> Iterator[Piece]:
    match block:
        case Heading():
            yield Piece(block.title, place)
        case Paragraph():
            yield Piece(f"{block.number} {block.text}".strip(), place)
        case ItemList():
            for item in block.items:
                yield from _blocks(item, document, place)
        case TableBlock():
            yield from table_pieces(block.table)
        case Landscape():
            yield from _blocks(block.blocks, document, place)
        case Facts():
            yield from _facts(block, place)
        case _:
            yield from _apart(block, document, place)


def _apart(block: Block, document: Document, place: str) -> Iterator[Piece]:
    """Whether a block is apart from the running text: a chart, notes or the list of contents."""
    match block:
        case ChartBlock():
            for text in (block.chart.message, block.chart.measure, block.chart.reading):
                yield Piece(text, f"the chart {block.chart.message!r}")
        case Notes():
            for note in block.notes:
                yield Piece(note.mark, place)
                yield from _blocks(note.blocks, document, place)
        case Contents():
            yield Piece(block.heading.title, block.heading.title)
            for heading in document.headings:
                if heading.level <= block.depth:
                    yield Piece(heading.title, block.heading.title, paged=True)


def _facts(facts: Facts, place: str) -> Iterator[Piece]:
    if facts.caption:
        yield Piece(facts.caption, place)
    for fact in facts.facts:
        yield Piece(f"{fact.label} {fact.text}", f"{place}: {fact.label}")


def table_pieces(table: Table) -> Iterator[Piece]:
    """Caption, headings, then each row from its heading on; a cell's note after its words."""
    yield Piece(table.printed_caption, table.caption)
    for column in table.columns:
        yield Piece(column.printed, f"{table.caption}: headings")
    headings = " ".join(column.printed for column in table.columns)
    for row in table.rows:
        where = f"{table.caption}: row {row.heading.text}"
        yield from _cell(row.heading, where, headings)
        for column, cell in zip(table.columns[1:], row.cells, strict=True):
            yield from _cell(cell, f"{where}, column {column.heading}")


def _cell(cell: Cell, place: str, headings: str = "") -> Iterator[Piece]:
    for text in cell.items or (cell.printed,):
        yield Piece(text, place, headings=headings)
    if cell.note:
        yield Piece(cell.note, place)
