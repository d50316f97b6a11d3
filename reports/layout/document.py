"""A paper with every table set for its sheet: what the renderers of pages lay out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from reports.document.content import (
    Block,
    ChartBlock,
    Document,
    Heading,
    ItemList,
    Landscape,
    Paragraph,
    TableBlock,
    plain,
)
from reports.layout.fitting import Fitted, fitted
from reports.layout.sheet import MANY_COLUMNS, SIDEWAYS, UPRIGHT, Room
from workbench.charts.chart import Chart
from workbench.charts.drawing import svg_height

LIST_INDENT = 7.0
# In points. The style sheet prints a picture that is a little higher than it may be smaller.
HIGHEST_PICTURE = 244 * 1.3
_FEW_SENTENCES = 3  # paragraphs that a turned page takes in behind its table
SHORT = 1 / 5  # of a page: a table that stays whole leaves no more of one empty
EXACT_ELSEWHERE = (
    "Money in this table is in {unit} of pounds and rounded, so parts may not add up to their "
    "total. The workbook of this paper has the exact amounts."
)


@dataclass(frozen=True, slots=True)
class SetTable(TableBlock):
    """A table with the size of its type in points, the width of each column in mm, the rows that
    may be parted at the end of a page, and whether it is short enough to stay whole."""

    points: float = 11.0
    widths: tuple[float, ...] = ()
    tall: frozenset[int] = frozenset()
    short: bool = False

    @property
    def marks(self) -> str:
        """Its classes in the style sheet of papers."""
        said = [
            (f"at-{self.points:g}", True),
            ("short", self.short),
            ("many", len(self.widths) > MANY_COLUMNS),
        ]
        return "".join(f" {name}" for name, holds in said if holds)


def laid_out(document: Document) -> Document:
    """The paper with its tables set for the sheet. Raises `CannotLayOut` where one cannot be."""
    return replace(document, blocks=tuple(_joined(list(_set(document.blocks, UPRIGHT)))))


def _set(blocks: Sequence[Block], room: Room, *, may_turn: bool = True) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, TableBlock):
            yield from _table(block, room, may_turn=may_turn)
        elif isinstance(block, Landscape):
            yield Landscape(tuple(_set(block.blocks, SIDEWAYS)))
        elif isinstance(block, ItemList):
            inner = room.within(LIST_INDENT)
            items = tuple(tuple(_set(item, inner, may_turn=False)) for item in block.items)
            yield replace(block, items=items)
        elif isinstance(block, ChartBlock) and isinstance(block.chart, Chart):
            yield from map(ChartBlock, _pictures(block.chart))
        else:
            yield block


def _pictures(chart: Chart) -> tuple[Chart, ...]:
    """The chart in as many parts as are low enough: a picture is not parted at the end of a page,
    and one that is higher than half of it would leave the rest of a page empty."""
    return chart.parts(ceil(svg_height(chart) / HIGHEST_PICTURE))


def _table(block: TableBlock, room: Room, *, may_turn: bool) -> Iterator[Block]:
    parts = fitted(block.table, room, may_turn=may_turn)
    made: list[Block] = [_set_table(block, one, room) for one in parts]
    if unit := parts[0].scaled:
        made.append(plain(EXACT_ELSEWHERE.format(unit=unit)))
    if parts[0].sideways and not room.sideways:
        yield Landscape(tuple(made))
    else:
        yield from made


def _set_table(block: TableBlock, one: Fitted, room: Room) -> SetTable:
    return SetTable(
        one.table,
        block.splits,
        block.section,
        one.points,
        one.widths,
        one.tall,
        one.height < room.height * SHORT,
    )


def _joined(blocks: list[Block]) -> Iterator[Block]:
    """The blocks with neighbouring turned pages as one, and what leads to a turned table on its
    page: a heading or a sentence of its own would else stand alone on the page before. So do the
    last sentences of its part, which would have the page after it to themselves."""
    made: list[Block] = []
    for at, block in enumerate(blocks):
        if not isinstance(block, Landscape):
            if made and isinstance(made[-1], Landscape) and _closes(blocks[at:]):
                made[-1] = Landscape((*made[-1].blocks, block))
            else:
                made.append(block)
            continue
        leading: list[Block] = []
        while made and _leads(made[-1]) and not _heads(block):
            leading.insert(0, made.pop())
        before = made[-1] if made else None
        turned = (*leading, *block.blocks)
        if isinstance(before, Landscape):
            made[-1] = Landscape((*before.blocks, *turned))
        else:
            made.append(Landscape(turned))
    yield from made


def _leads(block: Block) -> bool:
    return isinstance(block, Heading) or (isinstance(block, Paragraph) and block.lead)


def _closes(blocks: list[Block]) -> bool:
    """Whether a sentence or a few are all that stands before the next page or the end."""
    last = next(
        (at for at, one in enumerate(blocks) if not isinstance(one, Paragraph)), len(blocks)
    )
    behind = blocks[last] if last < len(blocks) else None
    is_end = behind is None or isinstance(behind, Landscape)
    is_page = isinstance(behind, Heading) and behind.opens_page
    return 0 < last <= _FEW_SENTENCES and (is_end or is_page)


def _heads(block: Landscape) -> bool:
    """Whether the turned page has its own heading already."""
    return isinstance(block.blocks[0], Heading)
