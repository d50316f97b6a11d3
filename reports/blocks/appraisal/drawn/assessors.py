"""What the assessors gave, without names: their totals of each option, and the cells on which they
stand furthest apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from appraisal.engine.agreement.cells import CellAgreement, agreement_on, median_of
from appraisal.engine.agreement.lines import Line, line_of, rated_by_people
from appraisal.engine.agreement.totals import own_totals
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
class Spread:
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


def own_ratings(findings: Findings) -> tuple[Rating, ...]:
    """What the assessors gave, as a case holds it; none where the agreed ones alone are known."""
    return tuple(one for one in findings.problem.ratings if one.assessor is not None)


def totals_spread(findings: Findings, own: Sequence[Rating]) -> Chart | None:
    """The assessors' totals of each ranked option. None without weights, and where no option has
    totals of two assessors. `own` are the assessors' own ratings."""
    assessors = tuple(dict.fromkeys(one.assessor for one in own if one.assessor))
    totals = own_totals(findings.problem, own, assessors)
    found: list[tuple[str, list[Fraction], Fraction | None]] = []
    for one in findings.result.in_rank_order:
        given = sorted(by[one.code] for by in totals.values() if one.code in by)
        if one.rank is not None and len(given) > 1 and one.code not in findings.withheld:
            found.append((one.code, given, one.total))
    if not found:
        return None
    values = [v for _, given, agreed in found for v in (*given, *([agreed] if agreed else []))]
    places = min(column_places(values), 2)
    rows = []
    for code, given, agreed in found:
        median = median_of([(value, 1) for value in given])
        assert median is not None
        ends = (given[0], median, given[-1], agreed)
        said = tuple("none" if value is None else number(value, places) for value in ends)
        name = findings.options[code].name
        rows.append(Spread(name, name, ends, _four(said), len(given)))
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


def cells_spread(findings: Findings, own: Sequence[Rating]) -> Chart | None:
    """The ratings of which assessors gave others, the furthest apart first, as places on their
    scales. None where no two assessors differ."""
    rows = _cells(findings, own)
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


def _meets(one: Spread, other: Spread) -> bool:
    return one.values[0] <= other.values[2] and other.values[0] <= one.values[2]


def _cells(findings: Findings, own: Sequence[Rating]) -> list[Spread]:
    cells: dict[tuple[str, str], list[Rating]] = {}
    for rating in rated_by_people(findings.problem, own):
        if rating.assessor and rating.option not in findings.withheld:
            cells.setdefault((rating.option, rating.criterion), []).append(rating)
    found: list[tuple[tuple[Fraction, Fraction], Spread]] = []
    for (option, code), ratings in cells.items():
        criterion = findings.criteria[code]
        line = line_of(criterion)
        assert line is not None
        agreement = agreement_on(line, ratings)
        if agreement.rated > 1 and agreement.spread and option in findings.options:
            found.append(
                (agreement.disagreement, _spread(findings, option, criterion, line, agreement))
            )
    found.sort(key=lambda one: (-one[0][0], -one[0][1]))
    return [spread for _, spread in found]


def _spread(
    findings: Findings, option: str, criterion: Criterion, line: Line, agreement: CellAgreement
) -> Spread:
    cell = findings.cells[option, criterion.code]
    agreed = line.place(Rating(option, criterion.code, level=cell.level, points=cell.points))
    low, median, high = agreement.least, agreement.median, agreement.most
    assert low is not None
    assert median is not None
    assert high is not None

    def place(value: Fraction) -> Fraction:
        return 100 * (value - line.least) / line.length

    def words(value: Fraction) -> str:
        if not line.keys:
            return near_number(value)
        if value.denominator != 1:
            below = findings.level(criterion, line.keys[int(value)])
            return f"{below} to {findings.level(criterion, line.keys[int(value) + 1])}"
        return findings.level(criterion, line.keys[int(value)])

    return Spread(
        f"{findings.options[option].name} on {criterion.name}",
        pair_in_short(findings.options[option].name, criterion.name),
        (place(low), place(median), place(high), None if agreed is None else place(agreed)),
        (words(low), words(median), words(high), "none" if agreed is None else words(agreed)),
        agreement.rated,
    )


def _chart(
    name: str,
    message: str,
    measure: str,
    rows: Sequence[Spread],
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
            f"{message}. Furthest apart is {widest.name}: from {widest.said[0]} to "
            f"{widest.said[2]}, {widest.said[3]} agreed.{few}"
        ),
        table=_table(rows, headings),
        from_zero=False,
        ticks=tuple((at, plain_number(at)) for at in (low, high, *middles)),
        span=(low, high),
    )


def _table(rows: Sequence[Spread], headings: tuple[str, str]) -> Table:
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
