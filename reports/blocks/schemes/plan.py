"""The plan of a programme in a paper: its next steps and its workstreams."""

from collections.abc import Sequence

from reports.document.content import Block, Heading, TableBlock, plain
from schemes.casefile.plan_parts import (
    CasePlanBudget,
    CasePlanStep,
    CaseTimetable,
    CaseWorkstream,
)
from schemes.plan.milestone_tables import month_words
from schemes.plan.tables import activities_table
from workbench.pages.tables import Cell, Column, Row, Table
from workbench.rows.slugs import slug_for


def timetable_table(timetable: CaseTimetable) -> Table:
    """The next steps, each with its months in words."""
    return Table(
        caption=timetable.caption or "Timetable for the next steps",
        name="timetable",
        columns=(Column("Step"), Column("When")),
        rows=tuple(Row(Cell(step.name), (Cell(_months(step)),)) for step in timetable.steps),
    )


def workstream_blocks(workstreams: Sequence[CaseWorkstream], level: int) -> tuple[Block, ...]:
    """A heading for each workstream, its purpose, and its activities with their products."""
    blocks: list[Block] = []
    for stream in workstreams:
        blocks.append(Heading(level, stream.name, f"workstream-{slug_for(stream.name)}"))
        if stream.purpose:
            blocks.append(plain(stream.purpose))
        if stream.activities:
            blocks.append(TableBlock(activities_table(stream.name, stream.activities), splits=True))
    return tuple(blocks)


def budget_note(budget: CasePlanBudget) -> tuple[Block, ...]:
    """The note on the project's budget as a paragraph; nothing where there is none."""
    return (plain(budget.note),) if budget.note else ()


def _months(step: CasePlanStep) -> str:
    """When a step runs: "March 2016", "April to August 2016", "December 2015 to March 2016"."""
    start, end = month_words(step.from_) or step.from_, month_words(step.to) or step.to
    if start == end:
        return start
    if step.from_[:4] == step.to[:4]:
        start = start.removesuffix(f" {step.from_[:4]}")
    return f"{start} to {end}"
