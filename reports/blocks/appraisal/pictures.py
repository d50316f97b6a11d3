"""The charts of an appraisal: what weights or ratings give each option, and what it would save."""

from collections.abc import Sequence
from fractions import Fraction

from appraisal.engine.problem import Criterion
from appraisal.engine.result import OptionResult
from appraisal.engine.words.names import points_text
from appraisal.engine.words.states import state_words
from appraisal.engine.words.totals import total_places, total_words
from reports.casefile.findings import Findings
from workbench.charts.chart import MOST_SERIES, Chart, ChartKind, Series
from workbench.numbers.listing import shortened
from workbench.numbers.rounding import column_places
from workbench.numbers.text import millions, number
from workbench.pages.tables import Cell, Column, Row, Table


def contributions_chart(findings: Findings) -> Chart | None:
    """What each ranking criterion gives each ranked option; None where nothing is ranked.

    With weights the parts of the total stand end to end. Without, points stand side by side:
    adding them up would be a weighting that nobody chose.
    """
    ranked = tuple(option for option in findings.result.in_rank_order if option.rank is not None)
    criteria = findings.ranking_criteria
    if not ranked or not criteria:
        return None
    return _weighted(findings, ranked) if findings.result.weighted else _plain(findings, ranked)


def finance_chart(findings: Findings) -> Chart | None:
    """Each option's own and enabled savings in millions of pounds, largest total first."""
    known = [one for one in findings.finance if one.total_benefit is not None]
    if not known:
        return None
    known.sort(key=lambda one: (-(one.total_benefit or 0), one.rank or 0))
    names = [findings.options[one.option].name for one in known]
    series = (
        _savings(
            "Wider savings delivered", [one.wider_savings_delivered or Fraction(0) for one in known]
        ),
        _savings("Own savings", [one.total_savings or Fraction(0) for one in known]),
    )
    ends = [millions(one.total_benefit or 0) for one in known]
    leader = (
        f"The largest total benefit is {ends[0]}"
        if known[0].joint
        else f"{names[0]} brings the largest total benefit, {ends[0]}"
    )
    return Chart(
        name="finance",
        kind=ChartKind.STACKED,
        message=leader,
        measure="Wider savings delivered and own savings, £ million, by option",
        categories=tuple(names),
        series=series,
        ends=tuple(ends),
        alt=(
            "Horizontal stacked bar chart of total benefit by option: "
            f"from {ends[-1]} up to {ends[0]}, the largest of {len(known)}."
        ),
        reading=(
            f"{leader}; most of every bar is wider savings, and the end of each bar is the total."
        ),
        table=_numbers("Total benefit by option", names, series, ends, "Total benefit"),
    )


def _savings(label: str, amounts: Sequence[Fraction | None]) -> Series:
    """One part of each option's total benefit. `amounts` are pounds; every option with a total
    has both parts."""
    known = [amount for amount in amounts if amount is not None]
    return Series(
        label,
        tuple(amount / 1_000_000 for amount in known),
        tuple(millions(amount) for amount in known),
    )


def _weighted(findings: Findings, ranked: Sequence[OptionResult]) -> Chart:
    groups = _most_telling(findings)
    names = [findings.options[option.code].name for option in ranked]

    def part(option: OptionResult, criteria: Sequence[Criterion]) -> Fraction:
        cells = (findings.cells[option.code, criterion.code] for criterion in criteria)
        return sum((cell.share or Fraction(0) for cell in cells), Fraction(0))

    series = []
    for label, criteria in groups:
        values = tuple(part(option, criteria) for option in ranked)
        places = column_places(values)
        series.append(Series(label, values, tuple(number(v, places) for v in values)))
    places = total_places(findings.result.options)
    ends = tuple(total_words(option, places) for option in ranked)
    leaders = [option for option in ranked if option.rank == 1]
    leader = shortened([findings.options[option.code].name for option in leaders])
    verb = "has" if len(leaders) == 1 else "share"
    end = "lowest" if findings.problem.better == "lower" else "highest"
    return Chart(
        name="contributions",
        kind=ChartKind.STACKED,
        message=f"{leader} {verb} the {end} weighted total, {ends[0]}",
        measure=f"What each ranking criterion adds, by option, in {_unit(findings)}",
        categories=tuple(names),
        series=tuple(series),
        ends=ends,
        alt=(
            "Horizontal stacked bar chart of weighted totals by option: from "
            f"{ends[0]} for the first to {ends[-1]} for the last."
        ),
        reading=(
            f"{leader} {verb} the {end} weighted total, {ends[0]}; "
            "each bar shows how much of the total comes from each criterion."
        ),
        table=_numbers("What each criterion adds to the total", names, series, ends, "Total"),
    )


def _plain(findings: Findings, ranked: Sequence[OptionResult]) -> Chart:
    criteria = findings.ranking_criteria[:MOST_SERIES]
    names = [findings.options[option.code].name for option in ranked]
    series = []
    for criterion in criteria:
        cells = [findings.cells[option.code, criterion.code] for option in ranked]
        labels = tuple(
            findings.level(criterion, cell.level)
            if cell.level
            else (
                state_words(cell.state)
                if cell.points is None
                else points_text(criterion, cell.points)
            )
            for cell in cells
        )
        series.append(Series(criterion.name, tuple(cell.points for cell in cells), labels))
    first = ranked[0]
    leader = findings.options[first.code].name
    best = all(one.values[0] == max(_known(one)) for one in series if _known(one))
    unmatched = best and findings.result.order_holds and not first.joint
    message = (
        f"No option is rated above {leader} on any ranking criterion"
        if unmatched
        else "The ratings behind the order, one bar for each ranking criterion"
    )
    return Chart(
        name="contributions",
        kind=ChartKind.GROUPED,
        message=message,
        measure="Points of each rating by ranking criterion and option; no weights are used",
        categories=tuple(names),
        series=tuple(series),
        alt=(
            f"Horizontal bar chart of ratings on {_criteria(len(criteria))} for "
            f"{_options(len(ranked))}."
        ),
        reading=(
            f"{message}; bars are compared within a criterion only, because no weights add them up."
        ),
        table=_numbers("Ratings on the ranking criteria", names, series, (), ""),
    )


def _criteria(count: int) -> str:
    return "1 ranking criterion" if count == 1 else f"{count} ranking criteria"


def _options(count: int) -> str:
    return "1 option" if count == 1 else f"{count} options, in their order of rank"


def _most_telling(findings: Findings) -> list[tuple[str, tuple[Criterion, ...]]]:
    """At most four series: the heaviest criteria by themselves, the rest together."""
    criteria = findings.ranking_criteria
    if len(criteria) <= MOST_SERIES:
        return [(criterion.name, (criterion,)) for criterion in criteria]
    shares = {weight.criterion: weight.share for weight in findings.result.weights}
    heaviest = sorted(criteria, key=lambda one: -shares.get(one.code, Fraction(0)))
    kept = heaviest[: MOST_SERIES - 1]
    rest = tuple(criterion for criterion in criteria if criterion not in kept)
    own = [(one.name, (one,)) for one in criteria if one in kept]
    return [*own, (f"{len(rest)} lighter criteria together", rest)]


def _numbers(
    caption: str, names: Sequence[str], series: Sequence[Series], ends: Sequence[str], end: str
) -> Table:
    last = (Column(end, numeric=True),) if ends else ()
    numbers = [any(letter.isdigit() for letter in "".join(one.labels)) for one in series]
    return Table(
        caption=caption,
        name="chart-numbers",
        columns=(
            Column("Option"),
            *(Column(o.name, numeric=n) for o, n in zip(series, numbers, strict=True)),
            *last,
        ),
        rows=tuple(
            Row(
                Cell(name),
                (
                    *(
                        Cell(
                            one.labels[i], value="" if one.values[i] is None else str(one.values[i])
                        )
                        for one in series
                    ),
                    *((Cell(ends[i]),) if ends else ()),
                ),
            )
            for i, name in enumerate(names)
        ),
    )


def _known(series: Series) -> list[Fraction]:
    return [value for value in series.values if value is not None]


def _unit(findings: Findings) -> str:
    return {
        "points": "points",
        "average": "points of the weighted average",
        "percent": "per cent of the highest possible total",
        "value": "parts of a value from 0 to 100",
    }[findings.problem.total_as.value]
