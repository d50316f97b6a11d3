"""Profiles of options: where each stands on every ranking criterion, as a part of its scale."""

from collections.abc import Sequence
from fractions import Fraction

from appraisal.engine.problem import Better, Criterion, PriceScale
from appraisal.engine.scales import points_range
from appraisal.engine.words.names import points_text
from appraisal.engine.words.states import state_words
from reports.casefile.findings import Findings
from workbench.charts.chart import MOST_SERIES, Chart, ChartKind, Series
from workbench.numbers.exact import exact_text
from workbench.numbers.listing import count_words, listed, out_of
from workbench.numbers.text import number, percent
from workbench.pages.tables import Cell, Column, Row, Table

MOST_ROWS = 12  # criteria that are drawn: the heaviest
ENDS = ((Fraction(0), "0 (worst)"), (Fraction(50), "50"), (Fraction(100), "100 (best)"))


def profiles(findings: Findings) -> Chart | None:
    """The ranked options, the first four, along the scale of each ranking criterion, the heaviest
    first. None where nothing is ranked."""
    ranked = [
        one.code
        for one in findings.result.in_rank_order
        if one.rank is not None and one.code not in findings.withheld
    ]
    shares = {one.criterion: one.share for one in findings.result.weights}
    # Where a price stands among prices tells the lowest, which may be that of a withheld option.
    told = [
        one
        for one in findings.ranking_criteria
        if not (findings.withheld and isinstance(one.scale, PriceScale))
    ]
    criteria = sorted(told, key=lambda one: -shares.get(one.code, Fraction(0)))
    if not ranked or not criteria:
        return None
    options, drawn = ranked[:MOST_SERIES], criteria[:MOST_ROWS]
    names = [_name(one, shares) for one in drawn]
    said = _said(len(options), len(ranked), len(drawn), len(criteria))
    message = _message(findings, options, criteria)
    return Chart(
        name="profiles",
        kind=ChartKind.PROFILE,
        message=message,
        measure=(
            "Place on the scale of each ranking criterion by option, from 0 for the worst that it "
            "has to 100 for the best, whichever options there are"
        ),
        categories=tuple(names),
        series=tuple(
            Series(
                findings.options[code].name,
                tuple(_place(findings, code, one) for one in drawn),
                tuple(_rating(findings, code, one) for one in drawn),
            )
            for code in options
        ),
        alt=(
            f"Marks of {_counted(len(options), 'option')} along the scales of "
            f"{_counted(len(drawn), 'criterion', 'criteria')}, joined by a line for each option."
        ),
        reading=f"{message}. {said}".strip(),
        table=_table(findings, options, criteria, shares),
        ticks=ENDS,
        span=(Fraction(0), Fraction(100)),
    )


def _said(options: int, ranked: int, drawn: int, criteria: int) -> str:
    """How much of it is drawn."""
    parts = []
    if options < ranked:
        parts.append(f"the first {out_of(options, ranked)} ranked options")
    if drawn < criteria:
        parts.append(
            f"the heaviest {out_of(drawn, criteria)} criteria, all of which are in the table"
        )
    return f"Drawn are {listed(parts)}." if parts else ""


def _counted(count: int, one: str, many: str = "") -> str:
    return f"{count_words(count)} {one if count == 1 else many or f'{one}s'}"


def _message(findings: Findings, options: Sequence[str], criteria: Sequence[Criterion]) -> str:
    leader = findings.options[options[0]].name
    if len(options) == 1:
        return f"Where {leader} stands on each criterion"
    count = 0
    for one in criteria:
        places = {code: _place(findings, code, one) for code in options}
        known = [place for place in places.values() if place is not None]
        mine = places[options[0]]
        count += bool(mine is not None and mine == max(known))
    if count == len(criteria):
        return f"None of the others drawn is above {leader} on any criterion"
    of = out_of(count, len(criteria))
    return f"None of the others drawn is above {leader} on {of} criteria"


def _name(criterion: Criterion, shares: dict[str, Fraction]) -> str:
    share = shares.get(criterion.code)
    return criterion.name if share is None else f"{criterion.name} ({percent(share, 1)})"


def _place(findings: Findings, option: str, criterion: Criterion) -> Fraction | None:
    """The points as a part of the scale, from 0 for the worst to 100 for the best."""
    points = findings.cells[option, criterion.code].points
    if points is None or criterion.scale is None:
        return None
    least, most = points_range(criterion.scale)
    place = 100 * (points - least) / (most - least)
    return place if findings.problem.better is Better.HIGHER else 100 - place


def _rating(findings: Findings, option: str, criterion: Criterion) -> str:
    """What the option was rated, in words."""
    cell = findings.cells[option, criterion.code]
    if cell.level:
        return findings.level(criterion, cell.level)
    return state_words(cell.state) if cell.points is None else points_text(criterion, cell.points)


def _table(
    findings: Findings,
    options: Sequence[str],
    criteria: Sequence[Criterion],
    shares: dict[str, Fraction],
) -> Table:
    def cell(code: str, criterion: Criterion) -> Cell:
        place = _place(findings, code, criterion)
        said = _rating(findings, code, criterion)
        if place is None:
            return Cell(said.capitalize(), "missing")
        return Cell(number(place), note=said, value=exact_text(place))

    return Table(
        caption="Place of each option on each scale, 0 to 100, and its rating",
        name="profiles",
        columns=(
            Column("Criterion"),
            *(Column(findings.options[code].name, numeric=True) for code in options),
        ),
        rows=tuple(
            Row(Cell(_name(one, shares)), tuple(cell(code, one) for code in options))
            for one in criteria
        ),
    )
