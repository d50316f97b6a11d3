"""The portfolio in a paper: its schemes together, compared with the programme's target."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from reports.casefile.schemes import SchemeSeen, portfolio_in
from reports.document.content import Block, ChartBlock, TableBlock, plain
from schemes.casefile.parts import CaseProgramme
from schemes.portfolio.charts import years_chart
from schemes.portfolio.room import room_sentence
from schemes.portfolio.tables import ALL_SCHEMES, gap_table, group_table, standing_table
from schemes.portfolio.words import gap_sentence, remarks
from workbench.pages.tables import Cell, Column, Row, Table


def portfolio_blocks(
    programme: CaseProgramme, schemes: Sequence[SchemeSeen], by: str
) -> list[Block]:
    """How far the schemes are from the target, and their net savings by year and by group, in
    pounds. `by` is what groups them: theme, status, confidence or risk."""
    found = portfolio_in(programme, schemes)
    target = None if programme.target is None else Fraction(programme.target)
    blocks: list[Block] = [plain(gap_sentence(found, target), lead=True)]
    if room := room_sentence(found, target):
        blocks.append(plain(room))
    if found.counted.count:
        blocks.append(TableBlock(replace(standing_table(found), name="portfolio-standing")))
    if target is not None and found.counted.count:
        blocks.append(TableBlock(gap_table(found, target)))
    if (chart := years_chart(found, target, by)) is not None:
        blocks += [ChartBlock(chart), TableBlock(_turned(chart.table))]
    if found.counted.count:
        blocks.append(TableBlock(replace(group_table(found, by), name="portfolio-groups")))
    return [*blocks, *map(plain, remarks(found))]


def _turned(table: Table) -> Table:
    """The table of years with a column for each year: paper is wide enough for it."""
    return Table(
        caption=f"{table.caption}, £",
        name="portfolio-years",
        cards=False,
        columns=(Column("Sum"), *(Column(row.heading.text, numeric=True) for row in table.rows)),
        rows=tuple(
            Row(
                Cell(column.heading.removesuffix(", £")),
                tuple(row.cells[at] for row in table.rows),
                total=column.heading == str(ALL_SCHEMES),
            )
            for at, column in enumerate(table.columns[1:])
        ),
    )
