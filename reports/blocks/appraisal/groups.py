"""The groups of criteria: what each carries of all weight with each of its criteria, and what each
option gets from it."""

from collections.abc import Iterator
from fractions import Fraction

from appraisal.engine.problem import Criterion
from appraisal.engine.ranking.grouped import members_of
from appraisal.engine.result import GroupShare, WeightShare
from appraisal.engine.words.totals import total_heading, total_places
from reports.casefile.findings import Findings
from workbench.numbers.exact import exact_text
from workbench.numbers.text import number, percent, plain_number
from workbench.pages.tables import Cell, Column, Row, Table

PLACES = 1  # of a share in per cent, as in the table of criteria
SHARE, WITHIN, CARRIES = (
    "Share of all weight",
    "Share within its group",
    "Carries of what can be reached",
)
SUBTOTALS, IN_NONE = "subtotals", "Criteria in no group"
Lines = Iterator[GroupShare | Criterion]


def groups_table(findings: Findings) -> Table | None:
    """Each group with the sum of its criteria, which follow it, then the criteria in no group;
    None where criteria stand in no groups, or carry no weight."""
    result = findings.result
    if not result.groups or not result.weights:
        return None
    weights = {one.criterion: one for one in result.weights}
    carried = any(one.carries not in (None, one.share) for one in result.weights)
    carries = (Column(CARRIES, numeric=True),) if carried else ()
    rows = []
    for line in group_lines(findings):
        if isinstance(line, GroupShare):
            members = [weights[code] for code in line.within]
            heading, own, within = Cell(f"{line.name}, together"), _given(findings, line), "100.0%"
        else:
            members = [weights[line.code]]
            heading, own = Cell(line.name), plain_number(line.own_weight or 0)
            within = _within(weights[line.code])
        cells = [Cell(own), Cell(within), _sum([one.share for one in members])]
        if carried:
            cells.append(_sum([one.carries or Fraction(0) for one in members]))
        rows.append(Row(heading, tuple(cells), total=isinstance(line, GroupShare)))
    return Table(
        caption="Groups of criteria, and what each carries",
        name="criteria-groups",
        columns=(
            Column("Group or criterion"),
            Column("Weight", numeric=True),
            Column(WITHIN, numeric=True),
            Column(SHARE, numeric=True),
            *carries,
        ),
        rows=tuple(rows),
    )


def subtotals(findings: Findings) -> dict[tuple[str, str], Fraction]:
    """What each option with a total gets from each group, and from the criteria in none, by the
    heading of the column and the option's code; empty without groups."""
    found: dict[tuple[str, str], Fraction] = {}
    if not findings.result.groups:
        return found
    for option in findings.result.options:
        if option.total is None:
            continue
        for criterion in findings.ranking_criteria:
            at = (criterion.group or IN_NONE, option.code)
            share = findings.cells[option.code, criterion.code].share
            found[at] = found.get(at, Fraction(0)) + (share or 0)
    return found


def subtotals_table(findings: Findings) -> Table | None:
    """The options in order of rank with what their totals are made of, group by group; None where
    criteria stand in no groups, or no option that may be shown has a total."""
    parts = subtotals(findings)
    headings = list(dict.fromkeys(heading for heading, _ in parts))
    options = [
        one
        for one in findings.result.in_rank_order
        if one.total is not None and one.code not in findings.withheld
    ]
    if not headings or not options:
        return None
    places = total_places(findings.result.options)
    return Table(
        caption="What totals are made of, by group of criteria",
        name=SUBTOTALS,
        columns=(
            Column("Option"),
            *(Column(heading, numeric=True) for heading in headings),
            Column(total_heading(findings.problem.total_as), numeric=True),
        ),
        rows=tuple(
            Row(
                Cell(findings.name(one.code)),
                (
                    *(_number(parts[heading, one.code], places) for heading in headings),
                    _number(one.total, places),
                ),
            )
            for one in options
        ),
    )


def _number(value: Fraction | None, places: int) -> Cell:
    assert value is not None
    return Cell(number(value, places), value=exact_text(value))


def group_lines(findings: Findings) -> Lines:
    """What the rows of the table are of, in their sequence."""
    problem = findings.problem
    for group in findings.result.groups:
        yield group
        yield from members_of(problem, group.name)
    yield from (one for one in findings.ranking_criteria if not one.group)


def _given(findings: Findings, group: GroupShare) -> str:
    weight = next(one.weight for one in findings.problem.groups if one.name == group.name)
    return plain_number(weight or 0)


def _within(weight: WeightShare) -> str:
    if not weight.group:
        return "In no group"
    return "None" if weight.within is None else percent(weight.within, PLACES)


def _sum(shares: list[Fraction]) -> Cell:
    together = sum(shares, Fraction(0))
    return Cell(percent(together, PLACES), value=exact_text(together))
