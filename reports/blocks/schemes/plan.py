"""The plan of a programme in a paper: next steps, milestones, workstreams and events."""

import re
from collections.abc import Mapping, Sequence

from reports.document.content import Block, Heading, TableBlock, plain
from schemes.casefile.plan_parts import (
    CaseActivity,
    CaseEvent,
    CaseMilestoneRow,
    CaseMilestones,
    CaseMilestoneStep,
    CasePlanBudget,
    CasePlanStep,
    CasePoint,
    CaseTimetable,
    CaseWorkstream,
)
from schemes.finance.years import MONTH_NAMES
from workbench.numbers.listing import within
from workbench.pages.tables import Cell, Column, Row, Table, listing
from workbench.rows.slugs import slug_for

NO_MILESTONE = Cell("No milestone")
CONTINUES = Cell("Continues")
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


def timetable_table(timetable: CaseTimetable) -> Table:
    """The next steps, each with its months in words."""
    return Table(
        caption=timetable.caption or "Timetable for the next steps",
        name="timetable",
        columns=(Column("Step"), Column("When")),
        rows=tuple(Row(Cell(step.name), (Cell(_months(step)),)) for step in timetable.steps),
    )


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


def events_table(events: Sequence[CaseEvent]) -> Table:
    """The events: date, group invited, sessions and number who came."""
    return Table(
        caption="Events, those invited and those who came",
        name="events",
        columns=(
            Column("Date"),
            Column("Event"),
            Column("Group"),
            Column("Sessions", numeric=True),
            Column("Number who came", numeric=True),
        ),
        rows=tuple(
            Row(
                Cell(event.when),
                (
                    Cell(event.title),
                    Cell(event.group or "Not recorded", note=event.note),
                    Cell(str(event.sessions or "Not recorded")),
                    Cell(event.attendance or "Not recorded"),
                ),
            )
            for event in events
        ),
    )


def workstream_blocks(workstreams: Sequence[CaseWorkstream], level: int) -> tuple[Block, ...]:
    """A heading for each workstream, its purpose, and its activities with their products."""
    blocks: list[Block] = []
    for stream in workstreams:
        blocks.append(Heading(level, stream.name, f"workstream-{slug_for(stream.name)}"))
        if stream.purpose:
            blocks.append(plain(stream.purpose))
        if stream.activities:
            blocks.append(TableBlock(_activities(stream.name, stream.activities), splits=True))
    return tuple(blocks)


def _activities(name: str, activities: Sequence[CaseActivity]) -> Table:
    return Table(
        caption=f"Activities and products: {within(name)}",
        name=f"activities-{slug_for(name)}",
        columns=(Column("Activity"), Column("Products")),
        rows=tuple(
            Row(Cell(one.activity), (Cell("; ".join(one.products) or "None stated"),))
            for one in activities
        ),
    )


def budget_note(budget: CasePlanBudget) -> tuple[Block, ...]:
    """The note on the project's budget as a paragraph; nothing where there is none."""
    return (plain(budget.note),) if budget.note else ()


def _month(key: str) -> str:
    """The month "2016-03" as March 2016; "" where the key is no month."""
    found = _MONTH.fullmatch(key)
    return f"{MONTH_NAMES[int(found[2]) - 1]} {found[1]}" if found else ""


def _months(step: CasePlanStep) -> str:
    """When a step runs: "March 2016", "April to August 2016", "December 2015 to March 2016"."""
    start, end = _month(step.from_) or step.from_, _month(step.to) or step.to
    if start == end:
        return start
    if step.from_[:4] == step.to[:4]:
        start = start.removesuffix(f" {step.from_[:4]}")
    return f"{start} to {end}"


def _heading(point: CasePoint) -> str:
    month = _month(point.key)
    return f"{point.label} ({month})" if month else point.label


def _listed(row: CaseMilestoneRow, milestones: CaseMilestones) -> Cell:
    """The milestones of a row as a list: "March 2017 (+6 months): Opens"."""
    names = {point.key: _point(point) for point in milestones.points}
    return listing((_dated(step, names) for step in row.steps), "None stated")


def _dated(step: CaseMilestoneStep, names: Mapping[str, str]) -> str:
    start, end = names.get(step.from_, step.from_), names.get(step.to, step.to)
    return f"{start}: {step.text}" if start == end else f"{start} to {end}: {step.text}"


def _point(point: CasePoint) -> str:
    month = _month(point.key)
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
