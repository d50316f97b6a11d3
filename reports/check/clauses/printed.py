"""What the tables of a paper print from its case: the steps of a timetable, events and who came,
milestones. Each value in a cell is known by the words of its row and its column."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reports.check.passages import Script, TableWithIntro
from reports.check.reading.mention import Mention
from reports.check.reading.read import read
from reports.figures.figure import Figure, FigureKind
from workbench.pages.tables import Row

_KINDS = {
    "date": FigureKind.DATE,
    "month": FigureKind.DATE,
    "length": FigureKind.DURATION,
    "count": FigureKind.COUNT,
}
_LONGEST = 160  # characters of a cell that gives a value and is no sentence


@dataclass(frozen=True, slots=True)
class PrintedValue:
    """A value in a cell, as a figure without a name to quote it by. `row` is the heading of its
    row, `day` that heading where it is a date, `words` are those of the row and the column."""

    figure: Figure
    mention: Mention
    row: str
    words: str
    day: date | None = None


def printed_values(script: Script) -> Iterator[PrintedValue]:
    """The values that tables print from the case."""
    for table in script.tables:
        if not table.typed:
            for row in table.table.rows:
                yield from _of_row(table, row)


def _of_row(table: TableWithIntro, row: Row) -> Iterator[PrintedValue]:
    heading = row.heading.text
    days = [one.value for one in read(heading) if isinstance(one.value, date)]
    texts = [cell.text for cell in row.cells]
    for column, text in zip(table.table.columns[1:], texts, strict=False):
        if len(text) > _LONGEST or not any(map(str.isdigit, text)):
            continue
        for mention in read(text):
            kind = _KINDS.get(mention.what)
            if kind is None or isinstance(mention.value, str):
                continue
            label = f"{heading}: {column.heading}"
            figure = Figure(label, label, kind, mention.value, table.table.caption, mention.unit)
            beside = " ".join(one for one in texts if one is not text and len(one) < _LONGEST)
            words = f"{column.heading} {beside}" if days else label
            yield PrintedValue(figure, mention, heading, words, days[0] if days else None)
