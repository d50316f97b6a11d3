"""The timed steps of a programme in a paper: a table, and a chart of when each step runs."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from schemes.casefile.parts import CasePeriod
from schemes.finance.durations import parse_when
from schemes.finance.years import MONTH_NAMES
from schemes.timetable.tables import length_words
from workbench.charts.chart import Chart, ChartKind, Series
from workbench.dates import day
from workbench.numbers.listing import count_words, listed, opening
from workbench.pages.tables import Cell, Column, Row, Table

FEWEST_BARS = 2
MOST_NAMED_TICKS = 4
_QUARTER = 3


@dataclass(frozen=True, slots=True)
class DatedStep:
    """A step of a timetable. `starts`, `ends` and `length` are in words as stated, empty where not
    stated. `first` and `last` are the earliest and the latest day that its dates can mean."""

    name: str
    starts: str = ""
    ends: str = ""
    length: str = ""
    first: date | None = None
    last: date | None = None


def steps_of(periods: Sequence[CasePeriod]) -> tuple[DatedStep, ...]:
    """The steps of a case. Its dates have been checked, so each can be read."""
    return tuple(map(_step, periods))


def steps_table(steps: Sequence[DatedStep]) -> Table:
    """The steps with their dates and lengths as stated."""
    return Table(
        caption="Steps of the timetable",
        name="steps",
        columns=tuple(map(Column, ("Step", "Starts", "Ends", "Stated length"))),
        rows=tuple(
            Row(
                Cell(step.name),
                tuple(
                    Cell(opening(words) or "Not stated")
                    for words in (step.starts, step.ends, step.length)
                ),
            )
            for step in steps
        ),
    )


def steps_chart(steps: Sequence[DatedStep]) -> Chart | None:
    """A chart with a bar for each dated step along the months; None where fewer than two steps have
    dates."""
    dated = [(step, step.first, step.last) for step in steps if step.first and step.last]
    if len(dated) < FEWEST_BARS:
        return None
    opens = min(first for _, first, _ in dated)
    closes = max(last for _, _, last in dated)
    starts = tuple(_along(first, opens) for _, first, _ in dated)
    # The last day belongs to the step, so its bar reaches to the beginning of the next day.
    ends = (_along(last + timedelta(days=1), opens) for _, _, last in dated)
    lasting = tuple(end - start for start, end in zip(starts, ends, strict=True))
    count = count_words(len(dated))
    return Chart(
        name="steps",
        kind=ChartKind.FLOATING,
        message=f"The steps run from {_month(opens)} to {_month(closes)}",
        measure="When each step starts and ends, by month",
        categories=tuple(step.name for step, _, _ in dated),
        series=(Series("Step", lasting, tuple(map(_dates, dated))),),
        starts=starts,
        ticks=tuple(_ticks(opens, closes)),
        alt=(
            f"Horizontal bar chart of {count} steps by month: the earliest starts in "
            f"{_month(opens)}, the latest ends in {_month(closes)}."
        ),
        reading=_reading(dated),
        table=steps_table(steps),
    )


def _step(period: CasePeriod) -> DatedStep:
    start, end = (parse_when(side) if side else None for side in (period.from_, period.to))
    days = [day for when in (start, end) if when for day in (when.earliest, when.latest)]
    stated = None if period.stated is None else int(period.stated)
    return DatedStep(
        name=period.name,
        starts=start.text if start else "",
        ends=end.text if end else "",
        length="" if stated is None else length_words(stated, period.unit, period.sense),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _dates(dated: tuple[DatedStep, date, date]) -> str:
    step = dated[0]
    return listed([words for words in (step.starts, step.ends) if words], "to")


def _reading(dated: Sequence[tuple[DatedStep, date, date]]) -> str:
    longest, first, last = max(dated, key=lambda one: one[2] - one[1])
    return (
        f"The longest step is “{longest.name}”, between {day(first)} and "
        f"{day(last)}; where a date is only a month, its bar takes in all of it."
    )


def _along(day: date, opens: date) -> Fraction:
    """Months from the beginning of the month of `opens` to the beginning of `day`."""
    whole = (day.year - opens.year) * 12 + day.month - opens.month
    return whole + Fraction(day.day - 1, calendar.monthrange(day.year, day.month)[1])


def _ticks(opens: date, closes: date) -> list[tuple[Fraction, str]]:
    """Ticks at the beginning of every third month, counted in months. Only as many are named as
    have room."""
    months = (closes.year - opens.year) * 12 + closes.month - opens.month
    counts = range(0, months + 1, _QUARTER)
    every = -(-len(counts) // MOST_NAMED_TICKS)
    ticks = []
    for place, count in enumerate(counts):
        years, month = divmod(opens.month - 1 + count, 12)
        name = f"{MONTH_NAMES[month][:3]} {opens.year + years}"
        ticks.append((Fraction(count), "" if place % every else name))
    return ticks


def _month(day: date) -> str:
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"
