"""What of a composed paper stays the same whatever the exempt numbers are.

The same paper is composed from cases with other exempt numbers; a number that is another one there
would tell of them, and is withheld. Words, ranks and counts stay those of the whole case.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from typing import Any, TypeVar

from reports.check.reading.mention import MentionKind
from reports.check.reading.read import read
from reports.document.content import (
    ChartBlock,
    Document,
    Paragraph,
    Run,
    plain,
)
from reports.public.beside import NUMBER, paired, rows_beside, unlike
from reports.withheld.items import CELL, WITHHELD
from workbench.charts.chart import Chart, Lines, Panel, Points, Series
from workbench.pages.runs import words_of
from workbench.pages.tables import Cell, Table

Part = TypeVar("Part")

LEAST_COUNT = 1000  # a number from here on may be an amount without its sign
LEFT_OUT = "The chart “{message}” is left out of the public copy: it shows exempt information."
_PLAIN = re.compile(r"\d{1,3}|(?:19|20)\d\d(?:/\d\d)?")


class Steady:
    """Keeps what stays the same. `exempt` are numbers that are never shown, as they are printed
    plainly; `taken` gathers what was withheld, as it was printed."""

    def __init__(self, exempt: Collection[str] = ()) -> None:
        self.exempt = frozenset(exempt)
        self.taken: set[str] = set()

    def amounts_taken(self) -> Iterator[Fraction]:
        """The amounts that were withheld since they would tell of exempt ones."""
        for text in self.taken:
            for mention in read(text):
                if mention.number is not None and (
                    mention.what is MentionKind.MONEY or mention.number >= LEAST_COUNT
                ):
                    yield mention.number

    def document(self, shown: Document, others: Sequence[Document]) -> Document:
        for other in others:
            shown = self.part(shown, other)
        return shown

    def part(self, shown: Part, other: Any) -> Part:
        """`shown` without the numbers that are others in `other`."""
        kept: Any = self._part(shown, other)
        made: Part = kept
        return made

    def _part(self, shown: Any, other: Any) -> Any:
        if shown == other:
            return shown
        if type(shown) is not type(other):
            return self.without_numbers(shown)
        by_kind: dict[type, Callable[[Any, Any], Any]] = {
            str: self.text,
            Run: self._run,
            Table: self._table,
            Cell: lambda mine, its: self._cell(mine, self.text(mine.text, its.text), its),
            Chart: self._chart,
            Points: self._points,
            Lines: self._lines,
            ChartBlock: self._chart_block,
            tuple: self._sequence,
        }
        if type(shown) in by_kind:
            return by_kind[type(shown)](shown, other)
        if not is_dataclass(shown) or isinstance(shown, type):
            return shown
        made = {
            one.name: self._part(getattr(shown, one.name), getattr(other, one.name))
            for one in fields(shown)
        }
        return replace(shown, **made)

    # Words

    def text(self, shown: str, other: str) -> str:
        """The words with every number withheld that is another one in `other`."""
        if shown == other:
            return shown
        mine, its = list(NUMBER.finditer(shown)), list(NUMBER.finditer(other))
        if NUMBER.sub("\0", shown) == NUMBER.sub("\0", other):
            moved = {a.span() for a, b in zip(mine, its, strict=True) if a[0] != b[0]}
        else:
            moved = unlike(shown, other, mine)
        return self._masked(shown, lambda found: found.span() in moved)

    def without_numbers(self, shown: Part) -> Part:
        """A part of which there is nothing like elsewhere: without any number but small counts."""
        kept: Any = self._without_numbers(shown)
        made: Part = kept
        return made

    def _without_numbers(self, shown: Any) -> Any:
        by_kind: dict[type, Callable[[Any], Any]] = {
            str: lambda text: self._masked(text, lambda _found: True),
            Run: lambda run: self._run(run, None),
            Cell: lambda cell: self._cell(cell, self.without_numbers(cell.text), None),
            ChartBlock: self._left_out,
            tuple: lambda parts: tuple(map(self._without_numbers, parts)),
        }
        if type(shown) in by_kind:
            return by_kind[type(shown)](shown)
        if not is_dataclass(shown) or isinstance(shown, type):
            return shown
        made = {
            one.name: self._without_numbers(getattr(shown, one.name))
            for one in fields(shown)
            if one.name not in ("key", "number", "section", "name")
        }
        return replace(shown, **made)

    def _masked(self, text: str, tells: Callable[[re.Match[str]], bool]) -> str:
        def one(found: re.Match[str]) -> str:
            if not tells(found) or self._is_count(found[0]):
                return found[0]
            self.taken.add(found[0].strip())
            return WITHHELD

        return NUMBER.sub(one, text)

    def _is_count(self, text: str) -> bool:
        """Whether it is a small count, a rank, a year or a place in a list, and not exempt."""
        return bool(_PLAIN.fullmatch(text)) and text not in self.exempt

    def _run(self, shown: Run, other: Run | None) -> Run:
        text = (
            self.without_numbers(shown.text) if other is None else self.text(shown.text, other.text)
        )
        return shown if text == shown.text else replace(shown, text=text, figure="")

    # Tables

    def _cell(self, shown: Cell, text: str, other: Cell | None) -> Cell:
        moved = text != shown.text or (other is not None and shown.value != other.value)
        if not moved and other is not None:
            return replace(shown, note=self.text(shown.note, other.note))
        note = (
            self.without_numbers(shown.note) if other is None else self.text(shown.note, other.note)
        )
        if shown.runs:
            return self._rich(replace(shown, note=note), other)
        items = tuple(map(self.without_numbers, shown.items)) if shown.items else ()
        kept = text if text.strip() != WITHHELD else CELL
        return replace(shown, text=kept, note=note, value="", items=items)

    def _rich(self, shown: Cell, other: Cell | None) -> Cell:
        """The cell with the numbers withheld from its runs, which keep the marks of notes."""
        kept = (
            self.without_numbers(shown.runs) if other is None else self.part(shown.runs, other.runs)
        )
        return replace(shown, text=words_of(kept), runs=kept, value="")

    def _table(self, shown: Table, other: Table) -> Table:
        rows = []
        for row, beside in zip(shown.rows, rows_beside(shown, other), strict=True):
            if beside is None or len(beside.cells) != len(row.cells):
                rows.append(self.without_numbers(row))
            else:
                rows.append(self.part(row, beside))
        columns = shown.columns
        if len(columns) == len(other.columns):
            columns = self.part(columns, other.columns)
        return replace(
            shown,
            caption=self.text(shown.caption, other.caption),
            caption_runs=self.part(shown.caption_runs, other.caption_runs),
            columns=columns,
            rows=tuple(rows),
        )

    # Charts

    def _chart_block(self, shown: ChartBlock, other: ChartBlock) -> ChartBlock | Paragraph:
        chart = self._part(shown.chart, other.chart)
        return self._left_out(shown) if chart is None else replace(shown, chart=chart)

    def _chart(self, shown: Chart, other: Chart) -> Chart | None:
        """The chart without the bars that would tell; None where no bar is left."""
        where = {name: at for at, name in enumerate(other.categories)}
        if len(where) != len(shown.categories) or len(shown.series) != len(other.series):
            return None
        beside = [where.get(name) for name in shown.categories]
        if None in beside:
            return None
        places = [at for at in beside if at is not None]
        series = tuple(
            self._bars(
                mine,
                its,
                [shown.starts[i : i + 1] == other.starts[j : j + 1] for i, j in enumerate(places)],
                places,
            )
            for mine, its in zip(shown.series, other.series, strict=True)
        )
        if all(value is None for one in series for value in one.values):
            return None
        return replace(
            shown,
            series=series,
            ends=tuple(
                self._part(end, other.ends[places[i]]).replace(WITHHELD, CELL)
                for i, end in enumerate(shown.ends)
            ),
            starts=tuple(
                start if start == other.starts[places[i]] else Fraction(0)
                for i, start in enumerate(shown.starts)
            ),
            mark=shown.mark if shown.mark == other.mark else None,
            message=self.text(shown.message, other.message),
            measure=self.text(shown.measure, other.measure),
            alt=self.text(shown.alt, other.alt),
            reading=self.text(shown.reading, other.reading),
            table=self._table(shown.table, other.table),
        )

    def _bars(self, mine: Series, its: Series, starts: list[bool], places: list[int]) -> Series:
        """The bars of one series that are the same in the other chart, at these places there."""
        same = [
            value == its.values[places[at]] and starts[at] for at, value in enumerate(mine.values)
        ]
        return Series(
            mine.name,
            tuple(value if kept else None for value, kept in zip(mine.values, same, strict=True)),
            tuple(label if kept else CELL for label, kept in zip(mine.labels, same, strict=True)),
        )

    def _points(self, shown: Points, other: Points) -> Points | None:
        its = {one.label: one for one in other.points}
        points = tuple(one for one in shown.points if its.get(one.label) == one)
        if len(points) < 2:
            return None
        return replace(
            shown.only(points),
            message=self.text(shown.message, other.message),
            alt=self.text(shown.alt, other.alt),
            reading=self.text(shown.reading, other.reading),
        )

    def _lines(self, shown: Lines, other: Lines) -> Lines | None:
        """The chart without the lines and the turns that would tell; None where no line is left."""
        its = {one.name: one for one in other.panels}
        panels = tuple(
            kept
            for one in shown.panels
            if one.name in its and (kept := self._panel(one, its[one.name])) is not None
        )
        if not panels:
            return None
        return replace(
            shown,
            panels=panels,
            message=self.text(shown.message, other.message),
            measure=self.text(shown.measure, other.measure),
            alt=self.text(shown.alt, other.alt),
            reading=self.text(shown.reading, other.reading),
            table=self._table(shown.table, other.table),
        )

    def _panel(self, mine: Panel, its: Panel) -> Panel | None:
        """The lines that are the same in the other panel; none where things stand elsewhere now."""
        lines = tuple(one for one in mine.lines if one in its.lines)
        if not lines or (mine.now, mine.now_text) != (its.now, its.now_text):
            return None
        turns = tuple(one for one in mine.turns if one in its.turns)
        return replace(mine, lines=lines, turns=turns, beside=self.text(mine.beside, its.beside))

    # Sequences of blocks, rows, runs

    def _sequence(self, shown: tuple[Any, ...], other: tuple[Any, ...]) -> tuple[Any, ...]:
        if len(shown) == len(other):
            pairs = list(zip(shown, other, strict=True))
        else:
            pairs = paired(shown, other)
        return tuple(
            self.without_numbers(one) if beside is None else self._part(one, beside)
            for one, beside in pairs
        )

    def _left_out(self, shown: ChartBlock) -> Paragraph:
        """What stands in the place of a chart of which nothing may be seen."""
        return plain(LEFT_OUT.format(message=self.without_numbers(shown.chart.message)))
