"""The plan of a programme in a paper: next steps by month, milestones, workstreams and events."""

from collections.abc import Sequence
from datetime import date

from reports.document.content import Block, Heading, TableBlock, plain
from schemes.casefile.parts import (
    CaseActivity,
    CaseEvent,
    CaseMilestones,
    CaseMilestoneStep,
    CasePlanBudget,
    CasePlanStep,
    CaseTimetable,
    CaseWorkstream,
)
from workbench.numbers.listing import within
from workbench.pages.tables import Cell, Column, Row, Table
from workbench.rows.slugs import slug_for

NO_WORK = Cell("No work")


def timetable_table(timetable: CaseTimetable) -> Table:
    """The next steps by month. Every cell says in words whether the step is under way, so that
    nothing depends on colour."""
    months = timetable.months
    return Table(
        caption=timetable.caption or "Timetable for the next steps",
        name="timetable",
        cards=False,
        columns=(Column("Step"), *(Column(_month(month)) for month in months)),
        rows=tuple(
            Row(Cell(step.name), tuple(_progress(step, month) for month in months))
            for step in timetable.steps
        ),
    )


def milestones_table(milestones: CaseMilestones) -> Table:
    """The milestones of each option, by points of time."""
    points = milestones.points
    return Table(
        caption=milestones.caption or "Milestones",
        name="milestones",
        cards=False,
        wide=True,
        columns=(
            Column("Option"),
            *(Column(f"{point.label} ({_month(point.key)})") for point in points),
        ),
        rows=tuple(
            Row(Cell(row.name), tuple(_milestone(row.steps, point.key) for point in points))
            for row in milestones.rows
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
    """The month "2016-03" as Mar 2016; other text unchanged."""
    try:
        return f"{date.fromisoformat(f'{key}-01'):%b %Y}"
    except ValueError:
        return key


def _progress(step: CasePlanStep, month: str) -> Cell:
    start, end = step.from_, step.to
    if not start <= month <= end:
        return NO_WORK
    if start == end:
        return Cell("This month", "focus")
    if month == start:
        return Cell("Starts", "focus")
    return Cell("Ends" if month == end else "In progress", "focus")


def _milestone(steps: Sequence[CaseMilestoneStep], point: str) -> Cell:
    """The step that begins at a point, or whether one continues or ends there. Of several it is the
    last in the list."""
    begun = [step for step in steps if step.from_ == point]
    if begun:
        step = begun[-1]
        return Cell(step.text, "focus" if step.from_ == step.to else "")
    under_way = [step for step in steps if step.from_ < point <= step.to]
    if not under_way:
        return Cell("No milestone")
    return Cell("Complete" if under_way[-1].to == point else "Continues")
