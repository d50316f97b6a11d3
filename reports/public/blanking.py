"""The rows, columns, bars and headings of what is withheld: each says that it is, and no more."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from reports.document.content import (
    Block,
    ChartBlock,
    Document,
    Facts,
    Heading,
    ItemList,
    Landscape,
    Paragraph,
    Run,
    TableBlock,
    plain,
)
from reports.public.steady import Steady
from reports.withheld.items import CELL, WithheldItem
from workbench.charts.chart import AnyChart, Chart, Lines, Panel, Points, Series
from workbench.pages.tables import Cell, Row, Table


class Blanking:
    """Blanks what stands beside the phrases of withheld things."""

    def __init__(self, items: Iterable[WithheldItem], steady: Steady) -> None:
        self.items = [one for one in items if one.kind != "figure"]
        self.steady = steady

    def document(self, document: Document) -> Document:
        return replace(document, blocks=self.blocks(document.blocks))

    def item_in(self, text: str) -> WithheldItem | None:
        """What is withheld that the text speaks of."""
        low = text.casefold()
        return next((one for one in self.items if one.phrase.casefold() in low), None)

    def _is_of(self, heading: str) -> bool:
        """Whether the heading of a row or column is that of something withheld."""
        codes = {one.code for one in self.items if one.kind == "scheme"}
        first = heading.partition(" ")[0]
        return first in codes or self.item_in(heading) is not None

    # Blocks

    def blocks(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        made: list[Block] = []
        beneath: Heading | None = None  # the heading of something withheld
        for block in blocks:
            if isinstance(block, Heading):
                if beneath is not None and block.level > beneath.level:
                    continue
                beneath = None
                made.append(block)
                if item := self._item_of(block):
                    beneath = block
                    made.append(plain(item.statement, lead=True))
            elif beneath is None:
                made.append(self.block(block))
        return tuple(made)

    def _item_of(self, heading: Heading) -> WithheldItem | None:
        """What is withheld that has a heading of its own."""
        item = self.item_in(heading.text)
        return item if item is not None and item.kind in ("option", "scheme") else None

    def block(self, block: Block) -> Block:
        made: Block = block
        match block:
            case TableBlock():
                item = self.item_in(block.table.caption)
                table = self.table(block.table)
                made = plain(item.statement, lead=True) if item else replace(block, table=table)
            case ChartBlock():
                made = self._chart_block(block)
            case Landscape():
                made = Landscape(self.blocks(block.blocks))
            case ItemList():
                made = replace(block, items=tuple(map(self.blocks, block.items)))
            case Paragraph() if not block.section and self._labels(block):
                made = replace(block, runs=(block.runs[0], Run(f" {CELL}.")))
            case Paragraph() if not block.section and self.item_in(block.text):
                made = self.steady.without_numbers(block)
            case Facts() if self.item_in(block.caption):
                blank = tuple(replace(one, text=CELL) for one in block.facts)
                made = replace(block, facts=blank)
        return made

    def _labels(self, block: Paragraph) -> bool:
        """Whether the paragraph begins with the name of something withheld, set apart as the label
        of what is said of it, like the heading of a row."""
        first = block.runs[0] if len(block.runs) > 1 else None
        return first is not None and first.strong and self.item_in(first.text) is not None

    # Tables

    def table(self, table: Table) -> Table:
        columns = {at for at, one in enumerate(table.columns[1:]) if self._is_of(one.heading)}
        return replace(table, rows=tuple(self._row(row, columns) for row in table.rows))

    def _row(self, row: Row, columns: set[int]) -> Row:
        whole = self._is_of(row.heading.text)
        heading = Cell(row.heading.text) if whole else row.heading
        cells = tuple(
            self._cell(cell, blank=whole or at in columns) for at, cell in enumerate(row.cells)
        )
        return replace(row, heading=heading, cells=cells)

    def _cell(self, cell: Cell, *, blank: bool) -> Cell:
        if blank:
            own = self.item_in(cell.text)
            return Cell(own.phrase if own else CELL)
        if self.item_in(f"{cell.text} {cell.note}"):
            return self.steady.without_numbers(cell)
        return cell

    # Charts

    def _chart_block(self, block: ChartBlock) -> Block:
        kept = self._kept(block.chart)
        if kept is None:
            return self.steady.without_numbers(block)
        return replace(block, chart=self._worded(kept))

    def _kept(self, chart: AnyChart) -> AnyChart | None:
        """The chart without what is withheld; None where nothing of it is left."""
        if isinstance(chart, Chart):
            kept = self._bars(chart)
            known = any(value is not None for one in kept.series for value in one.values)
            return kept if known else None
        if self.item_in(chart.message):
            return None
        if isinstance(chart, Points):
            left = tuple(one for one in chart.points if not self._is_of(one.label))
            return chart.only(left) if len(left) > 1 else None
        panels = self._panels(chart)
        return replace(chart, panels=panels, table=self.table(chart.table)) if panels else None

    def _panels(self, chart: Lines) -> tuple[Panel, ...]:
        """The panels without the lines of what is withheld, and what turns there."""
        made = []
        for one in chart.panels:
            lines = tuple(line for line in one.lines if not self._is_of(line.name))
            if lines and not self._is_of(one.name):
                turns = one.turns if len(lines) == len(one.lines) else ()
                made.append(replace(one, lines=lines, turns=turns))
        return tuple(made)

    def _bars(self, chart: Chart) -> Chart:
        out = {at for at, name in enumerate(chart.categories) if self._is_of(name)}
        series = tuple(
            Series(
                one.name,
                tuple(
                    None if at in out or self._is_of(one.name) else value
                    for at, value in enumerate(one.values)
                ),
                tuple(
                    CELL if at in out or self._is_of(one.name) else label
                    for at, label in enumerate(one.labels)
                ),
            )
            for one in chart.series
        )
        ends = tuple(CELL if at in out else end for at, end in enumerate(chart.ends))
        starts = tuple(Fraction(0) if at in out else one for at, one in enumerate(chart.starts))
        return replace(
            chart, series=series, ends=ends, starts=starts, table=self.table(chart.table)
        )

    def _worded(self, chart: Any) -> Any:
        """The chart's words without the numbers of what is withheld."""
        told = {
            name: self.steady.without_numbers(text)
            for name in ("message", "alt", "reading")
            if self.item_in(text := getattr(chart, name))
        }
        return replace(chart, **told)
