"""Cost against benefit: a table, its sentences, and the options as points."""

from collections.abc import Iterator, Sequence

from appraisal.engine.value.compare import implied_price
from appraisal.engine.value.found import OptionValue, ValueForMoney
from appraisal.engine.value.words import in_whole_pounds, switching_sentences, value_sentences
from appraisal.engine.words.outcomes import outcome_cell
from appraisal.engine.words.totals import total_heading, total_places
from reports.blocks.appraisal.worth.scenarios import scenario_blocks
from reports.casefile.findings import Findings
from reports.document.content import Block, ChartBlock, ItemList, TableBlock, plain
from workbench.charts.chart import Point, Points
from workbench.numbers.exact import exact_text
from workbench.numbers.listing import count_words, listed, opening
from workbench.numbers.rounding import column_places
from workbench.numbers.text import number, plain_number
from workbench.pages.tables import Cell, Column, Row, Table

ROWS_READ_AT_ONCE = 10  # a longer table may run on to the next page
NOT_DEFINED = "Not defined"
# Above so many pounds costs are drawn in this unit.
_UNITS = ((2_000_000, 1_000_000, "£ million"), (20_000, 1_000, "£ thousand"))


def value_blocks(findings: Findings) -> Iterator[Block]:
    """The table of cost against benefit, the options as points, and what follows in sentences;
    nothing where nothing has both a cost and a total."""
    table = value_table(findings)
    if table is None:
        return
    yield TableBlock(table, splits=len(table.rows) > ROWS_READ_AT_ONCE)
    if chart := value_chart(findings):
        yield ChartBlock(chart)
    if told := value_told(findings):
        yield ItemList(tuple((plain(sentence),) for sentence in told))
    yield from scenario_blocks(findings)


def value_told(findings: Findings) -> tuple[str, ...]:
    """What follows from cost and benefit, in sentences; none where nothing has both."""
    found = findings.value
    if found is None:
        return ()
    chosen = findings.problem.decision
    implied = (
        implied_price(found, chosen.option, findings.problem.better)
        if chosen is not None and len(_forward(found)) > 1
        else None
    )
    told = value_sentences(findings.problem, found, implied)
    moved = switching_sentences(findings.problem, found).values()
    return (*told, *moved, *_withheld_told(len(findings.withheld)))


def _withheld_told(count: int) -> Iterator[str]:
    """That the sentences compare fewer options than there are."""
    if count == 1:
        yield "One option is withheld and is in no comparison of cost."
    elif count:
        said = opening(count_words(count))
        yield f"{said} options are withheld and are in no comparison of cost."


def value_table(findings: Findings) -> Table | None:
    """Each ranked option with a cost, the cheapest first."""
    found = findings.value
    if found is None:
        return None
    options = sorted(found.options, key=lambda one: one.cost)
    places = total_places(findings.result.options)
    costs = [one.cost for one in options]
    pence = 2 * (any(one.denominator != 1 for one in costs) and not in_whole_pounds(costs))
    each = column_places(one.per_point for one in options if one.per_point is not None)
    return Table(
        caption="Cost against benefit",
        name="value-for-money",
        columns=(
            Column("Option"),
            Column("Cost, £", numeric=True),
            Column(total_heading(findings.problem.total_as), numeric=True),
            Column("Cost of one point, £", numeric=True),
            Column("No dearer and no worse"),
            Column("Outcome"),
        ),
        rows=tuple(
            Row(
                Cell(findings.name(one.code), href=findings.addresses.get(one.code, "")),
                (
                    Cell(number(one.cost, pence), value=exact_text(one.cost)),
                    Cell(number(one.total, places), value=exact_text(one.total)),
                    _per_point(one, min(each, 2)),
                    Cell(_dominated(findings, one)),
                    Cell(outcome_cell(findings.results[one.code])),
                ),
            )
            for one in options
        ),
    )


def value_chart(findings: Findings) -> Points | None:
    """The ranked options by cost and total, a line along those that no other dominates; None where
    there are fewer than two."""
    found = findings.value
    if found is None or len(found.options) < 2:
        return None
    most = max(abs(one.cost) for one in found.options)
    size, unit = next(((s, u) for at_least, s, u in _UNITS if most >= at_least), (1, "£"))
    places = total_places(findings.result.options)
    heading = total_heading(findings.problem.total_as)
    codes = [one.code for one in found.options]
    names = listed([findings.options[code].name for code in found.frontier[:3]])
    if more := len(found.frontier) - 3:
        names = f"{names} and {count_words(more)} more" if more > 0 else names
    reading = (
        f"The line joins the options that no other beats on both cost and score: {names}."
        if len(found.frontier) > 1
        else f"{names} beats every other on cost, score or both."
        if found.frontier
        else "No option that is taken forward has a cost."
    )
    return Points(
        name="value",
        message="What each option costs and what it scores",
        measure=f"{heading} by cost, {unit}; each mark is one option.",
        across=f"Cost, {unit}",
        upwards=heading,
        points=tuple(
            Point(
                findings.options[one.code].name,
                one.cost / size,
                one.total,
                f"{plain_number(one.cost / size)}",
                number(one.total, places),
            )
            for one in found.options
        ),
        alt=(
            f"Scatter chart of {count_words(len(codes))} options: cost from left to right, total "
            "from bottom to top."
        ),
        reading=reading,
        line=tuple(codes.index(code) for code in found.frontier),
    )


def _per_point(one: OptionValue, places: int) -> Cell:
    if one.per_point is None:
        return Cell(NOT_DEFINED, "missing")
    return Cell(number(one.per_point, places), value=exact_text(one.per_point))


def _dominated(findings: Findings, one: OptionValue) -> str:
    names = [findings.options[code].name for code in one.dominated_by]
    if len(names) > 3:
        names = [*names[:3], f"{count_words(len(names) - 3)} more"]
    return listed(names) if names else "None"


def _forward(found: ValueForMoney) -> Sequence[OptionValue]:
    return [one for one in found.options if one.taken_forward]
