"""What the assessors gave, without names: their totals of each option, and the cells on which they
stand furthest apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from appraisal.casefile.spread.engine import spread_carried
from appraisal.engine.agreement.lines import line_of
from appraisal.engine.agreement.spread import Ends, Spread, spread_of
from appraisal.engine.problem import Criterion, Rating
from appraisal.engine.words.totals import total_heading
from reports.blocks.appraisal.drawn.names import named_apart, pair_in_short
from reports.casefile.findings import Findings
from workbench.charts.chart import Chart, ChartKind, Series
from workbench.charts.steps import round_steps
from workbench.numbers.exact import exact_text
from workbench.numbers.listing import count_words, out_of
from workbench.numbers.rounding import column_places
from workbench.numbers.text import near_number, number, plain_number
from workbench.pages.tables import Cell, Column, Row, Table

MOST_ROWS = 12
MOST_IN_TABLE = 15
LOWEST, MEDIAN, HIGHEST, AGREED = "Lowest", "Median", "Highest", "Agreed"


@dataclass(frozen=True, slots=True)
class DrawnSpread:
    """One row: its name, whole and for the picture, the outermost values that assessors gave, their
    median, and what was agreed, None where nothing was; each in words as well. `count` assessors
    gave one."""

    name: str
    in_short: str
    values: tuple[Fraction, Fraction, Fraction, Fraction | None]
    said: tuple[str, str, str, str]
    count: int

    @property
    def length(self) -> Fraction:
        return self.values[2] - self.values[0]


def spread_given(findings: Findings) -> Spread:
    """What the assessors gave, as a case holds it: without names in the case of a paper, else as
    their own ratings; nothing where the agreed ones alone are known."""
    problem, part = findings.problem, findings.part
    if part is not None and part.spread is not None:
        return spread_carried(problem, part.spread)
    return spread_of(problem, [one for one in problem.ratings if one.assessor is not None])


def totals_spread(findings: Findings, given: Spread) -> Chart | None:
    """The assessors' totals of each ranked option. None without weights, and where no option has
    totals of two assessors."""
    found: list[tuple[str, Ends, Fraction | None]] = []
    for one in findings.result.in_rank_order:
        ends = given.totals.get(one.code)
        if one.rank is not None and ends is not None and one.code not in findings.withheld:
            found.append((one.code, ends, one.total))
    if not found:
        return None
    all_ = [(ends.lowest, ends.median, ends.highest, agreed) for _, ends, agreed in found]
    places = min(column_places([v for row in all_ for v in row if v is not None]), 2)
    rows = []
    for (code, ends, _), values in zip(found, all_, strict=True):
        said = tuple("none" if value is None else number(value, places) for value in values)
        name = findings.options[code].name
        rows.append(DrawnSpread(name, name, values, _four(said), ends.count))
    apart = len([one for one in rows if _meets(rows[0], one)]) - 1
    leader = rows[0].name
    message = (
        f"The assessors’ totals of {leader} lie apart from all others"
        if len(rows) > 1 and not apart
        else f"The assessors’ totals of {leader} meet those of {_others(apart)}"
        if len(rows) > 1
        else f"How far the assessors’ totals of {leader} lie apart"
    )
    heading = total_heading(findings.problem.total_as)
    return _chart(
        "assessors-totals",
        message,
        f"{heading} by option: the lowest, the median and the highest of the assessors’ own "
        "ratings with the agreed weights, and the agreed total",
        rows,
        ("Option", "The totals that assessors gave"),
    )


def cells_spread(findings: Findings, given: Spread) -> Chart | None:
    """The ratings of which assessors gave others, the furthest apart first, as places on their
    scales. None where no two assessors differ."""
    rows = _cells(findings, given)
    if not rows:
        return None
    message = f"Assessors stand furthest apart on {rows[0].name}"
    return _chart(
        "assessors-cells",
        message,
        "Place on the scale by option and criterion, 0 for the least points and 100 for the most: "
        "the lowest, the median and the highest rating of the assessors, and the agreed one",
        rows,
        ("Option and criterion", "The ratings on which assessors differ"),
        span=(Fraction(0), Fraction(100)),
    )


def _four(said: tuple[str, ...]) -> tuple[str, str, str, str]:
    low, median, high, agreed = said
    return low, median, high, agreed


def _others(count: int) -> str:
    return "one other" if count == 1 else f"{count_words(count)} others"


def _meets(one: DrawnSpread, other: DrawnSpread) -> bool:
    return one.values[0] <= other.values[2] and other.values[0] <= one.values[2]


def _cells(findings: Findings, given: Spread) -> list[DrawnSpread]:
    """The cells on which assessors differ, in page sequence where they are as far apart."""
    found = [
        _drawn(findings, option, findings.criteria[criterion], ends)
        for (option, criterion), ends in given.cells.items()
        if ends.lowest != ends.highest
        and option in findings.options
        and option not in findings.withheld
    ]
    return sorted(found, key=lambda one: -one.length)


def _drawn(findings: Findings, option: str, criterion: Criterion, ends: Ends) -> DrawnSpread:
    line, cell = line_of(criterion), findings.cells[option, criterion.code]
    assert line is not None, "assessors rate what has a line"
    agreed = line.place(Rating(option, criterion.code, level=cell.level, points=cell.points))
    low, median, high = ends.lowest, ends.median, ends.highest

    def place(value: Fraction) -> Fraction:
        return 100 * (value - line.least) / line.length

    def words(value: Fraction) -> str:
        if not line.keys:
            return near_number(value)
        if value.denominator != 1:
            below = findings.level(criterion, line.keys[int(value)])
            return f"{below} to {findings.level(criterion, line.keys[int(value) + 1])}"
        return findings.level(criterion, line.keys[int(value)])

    return DrawnSpread(
        f"{findings.options[option].name} on {criterion.name}",
        pair_in_short(findings.options[option].name, criterion.name),
        (place(low), place(median), place(high), None if agreed is None else place(agreed)),
        (words(low), words(median), words(high), "none" if agreed is None else words(agreed)),
        ends.count,
    )


def _chart(
    name: str,
    message: str,
    measure: str,
    rows: Sequence[DrawnSpread],
    headings: tuple[str, str],
    *,
    span: tuple[Fraction, Fraction] | None = None,
) -> Chart:
    shown = rows[:MOST_ROWS]
    few = (
        f" Drawn are the {'first' if span is None else 'furthest apart'}, "
        f"{out_of(len(shown), len(rows))}."
        if len(rows) > len(shown)
        else ""
    )
    widest = max(rows, key=lambda one: one.length)
    furthest = f"Furthest apart is {widest.name}"
    steps = round_steps([v for one in shown for v in one.values if v is not None], zero=False)
    low, high = span or (steps[0], steps[-1])
    middles = [] if span else steps[1:-1]
    return Chart(
        name=name,
        kind=ChartKind.SPREAD,
        message=message,
        measure=measure,
        categories=named_apart([one.name for one in shown], [one.in_short for one in shown]),
        series=tuple(
            Series(
                heading,
                tuple(one.values[at] for one in shown),
                tuple(one.said[at] for one in shown),
            )
            for at, heading in enumerate((LOWEST, MEDIAN, HIGHEST, AGREED))
        ),
        alt=(
            f"A line for each of {count_words(len(shown))} rows from the lowest to the highest "
            "that assessors gave, with marks."
        ),
        reading=(
            f"{message if message.endswith(widest.name) else f'{message}. {furthest}'}: from "
            f"{widest.said[0]} to {widest.said[2]}, {widest.said[3]} agreed.{few}"
        ),
        table=_table(rows, headings),
        from_zero=False,
        ticks=tuple((at, plain_number(at)) for at in (low, high, *middles)),
        span=(low, high),
    )


def _table(rows: Sequence[DrawnSpread], headings: tuple[str, str]) -> Table:
    heading, caption = headings
    shown = rows[:MOST_IN_TABLE]
    if len(rows) > len(shown):
        caption = f"{caption}: the first {len(shown)} of {len(rows)}"
    numeric = all(text[-1:].isdigit() for one in shown for text in one.said[:3])
    return Table(
        caption=caption,
        name="assessors-spread",
        columns=(
            Column(heading),
            Column("Assessors", numeric=True),
            *(Column(text, numeric=numeric) for text in (LOWEST, MEDIAN, HIGHEST, AGREED)),
        ),
        rows=tuple(
            Row(
                Cell(one.name),
                (
                    Cell(str(one.count)),
                    *(
                        Cell(text.capitalize() if value is None else text, "missing")
                        if value is None
                        else Cell(text, value=exact_text(value) if numeric else "")
                        for value, text in zip(one.values, one.said, strict=True)
                    ),
                ),
            )
            for one in shown
        ),
    )
