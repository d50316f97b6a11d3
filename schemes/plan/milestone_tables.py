"""The table of milestones, for pages and papers, and months in words."""

import re
from collections.abc import Mapping
from typing import Final

from schemes.casefile.plan_parts import (
    CaseMilestoneRow,
    CaseMilestones,
    CaseMilestoneStep,
    CasePoint,
)
from schemes.finance.years import MONTH_NAMES
from workbench.pages.tables import Cell, Column, Row, Table, listing

NO_MILESTONE: Final = Cell("No milestone")
CONTINUES: Final = Cell("Continues")
_MONTH: Final = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


def milestones_table(milestones: CaseMilestones) -> Table:
    """The milestones of each option: by points of time where most points have one, else in words
    beside the option."""
    grid = [
        (row, tuple(_milestone(row, point.key, milestones) for point in milestones.points))
        for row in milestones.rows
    ]
    every = [cell for _row, cells in grid for cell in cells]
    told = sum(cell not in (NO_MILESTONE, CONTINUES) for cell in every)
    in_words = told * 2 <= len(every)
    return Table(
        caption=milestones.caption or "Milestones",
        name="milestones",
        cards=in_words,
        wide=not in_words,
        columns=(
            Column("Option"),
            *(
                (Column("Milestones"),)
                if in_words
                else (Column(_heading(point)) for point in milestones.points)
            ),
        ),
        rows=tuple(
            Row(Cell(row.name), (_listed(row, milestones),) if in_words else cells)
            for row, cells in grid
        ),
    )


def month_words(key: str) -> str:
    """The month "2016-03" as March 2016; "" where the key is no month."""
    found = _MONTH.fullmatch(key)
    return f"{MONTH_NAMES[int(found[2]) - 1]} {found[1]}" if found else ""


def _heading(point: CasePoint) -> str:
    month = month_words(point.key)
    return f"{point.label} ({month})" if month else point.label


def _listed(row: CaseMilestoneRow, milestones: CaseMilestones) -> Cell:
    """The milestones of a row as a list: "March 2017 (+6 months): Opens"."""
    names = {point.key: _point(point) for point in milestones.points}
    return listing((_dated(step, names) for step in row.steps), "None stated")


def _dated(step: CaseMilestoneStep, names: Mapping[str, str]) -> str:
    start, end = names.get(step.from_, step.from_), names.get(step.to, step.to)
    return f"{start}: {step.text}" if start == end else f"{start} to {end}: {step.text}"


def _point(point: CasePoint) -> str:
    month = month_words(point.key)
    return f"{month} ({point.label})" if month else point.label


def _milestone(row: CaseMilestoneRow, point: str, milestones: CaseMilestones) -> Cell:
    """The step that begins at a point, or whether one continues or ends there. Of several it is the
    last in the list."""
    places = {one.key: at for at, one in enumerate(milestones.points)}
    begun = [step for step in row.steps if step.from_ == point]
    if begun:
        step = begun[-1]
        return Cell(step.text, "focus" if step.from_ == step.to else "")
    under_way = [
        step for step in row.steps if places[step.from_] < places[point] <= places[step.to]
    ]
    if not under_way:
        return NO_MILESTONE
    return Cell("Complete") if under_way[-1].to == point else CONTINUES
