"""Groups of criteria on the sheet of an appraisal: their weights, the weights within them, and what
each criterion then weighs beside all others."""

from collections.abc import Mapping
from dataclasses import dataclass

from appraisal.engine.problem import Problem
from appraisal.engine.ranking.grouped import members_of
from appraisal.engine.scales import ZERO
from reports.render.xlsx.grid import SheetGrid, address, quoted, span

# A word stands for a product that lacks a weight, so that it is not counted as a number.
LACKING = "A weight is missing"


@dataclass(frozen=True, slots=True)
class GroupCells:
    """The groups on a sheet: the cell of each group's weight, by name, and of each criterion's
    within its group, by code; the formula of what each of those criteria weighs, by code."""

    groups: Mapping[str, str]
    within: Mapping[str, str]
    overall: Mapping[str, str]


def put_groups(grid: SheetGrid, at: int, problem: Problem) -> tuple[GroupCells, int]:
    """The weight of every group, its criteria beneath it, and the next row. Nothing where criteria
    stand in no groups."""
    cells, inner, overall = dict[str, str](), dict[str, str](), dict[str, str]()
    groups = [group for group in problem.groups if members_of(problem, group.name)]
    if not groups:
        return GroupCells(cells, inner, overall), at
    for column, text in enumerate(("Groups of criteria", "Weight")):
        grid.put(at, column, text, "head")
    at += 1
    for group in groups:
        grid.put(at, 0, f"{group.name}, the group", "side")
        whole = address(at, 1)
        cells[group.name] = grid.typed(at, 1, group.weight or ZERO, is_weight(whole))
        members = members_of(problem, group.name)
        within = span(address(at + 1, 1), address(at + len(members), 1))
        for row, criterion in enumerate(members, start=at + 1):
            cell = address(row, 1)
            grid.put(row, 0, f"{criterion.name}, within {group.name}", "side")
            inner[criterion.code] = grid.typed(
                row, 1, criterion.own_weight or ZERO, is_weight(cell)
            )
            given = f"AND(ISNUMBER({whole}),COUNT({within})=ROWS({within}),SUM({within})>0)"
            overall[criterion.code] = f"=IF({given},{whole}*{cell}/SUM({within}),{quoted(LACKING)})"
        at += 1 + len(members)
    return GroupCells(cells, inner, overall), at + 1


def is_weight(cell: str) -> str:
    """What may be typed as a weight: a number of nought or more."""
    return f"=AND(ISNUMBER({cell}),{cell}>=0)"
