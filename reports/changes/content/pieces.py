"""Blocks in their places, and by what one is known as the same as another."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace

from reports.changes.content.alone import texts_of
from reports.changes.content.grids import grid_of
from reports.changes.matching import By, nameless
from reports.changes.words import bare_words
from reports.document.content import (
    Block,
    ChartBlock,
    Contents,
    Facts,
    Landscape,
    Note,
    Notes,
    Paragraph,
    TableBlock,
)
from workbench.charts.chart import AnyChart
from workbench.pages.tables import Table


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
    words = [word for _label, text in texts_of(block) for word in bare_words(text)]
    if isinstance(block, TableBlock | ChartBlock | Facts):
        words += grid_of(_holder(block)).words
    return [f"{kind} {word}" for word in words]


def _holder(block: TableBlock | ChartBlock | Facts) -> Table | AnyChart | Facts:
    match block:
        case TableBlock():
            return block.table
        case ChartBlock():
            return block.chart
    return block


PIECES: By[Piece] = By(_content, _name, _words)
ITEMS: By[tuple[Piece, ...]] = By(
    lambda item: item, nameless, lambda item: [w for piece in item for w in _words(piece)]
)
NOTES: By[Note] = By(
    lambda note: note.blocks,
    lambda note: note.key,
    lambda note: [w for block in note.blocks for w in _words(Piece(block))],
)
