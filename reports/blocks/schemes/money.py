"""The money of a scheme in a paper: its lines with their workings, its years, its evidence."""

from dataclasses import replace
from fractions import Fraction

from reports.casefile.schemes import SchemeSeen
from reports.document.content import Block, TableBlock, plain
from schemes.casefile.parts import CaseLine, CaseScheme
from schemes.evidence.tables import shown_table
from schemes.finance.amounts import Amount
from schemes.finance.lines import Line, parts
from schemes.models import SavingsLine
from schemes.savings.lasting import stays_table
from schemes.savings.tables import LASTING_BY_THEN, figure_cell, total_cell, workings, years_table
from schemes.savings.words import (
    full_year_sentence,
    gap_sentences,
    line_stay_words,
    weighting_sentence,
)
from workbench.numbers.listing import opening, within
from workbench.numbers.text import pounds
from workbench.pages.tables import Cell, Column, Row, Table
from workbench.rows.slugs import slug_for

FEW_WORKINGS = 2  # sentences of working that fit in a cell; more have a table of their own
ROWS_READ_AT_ONCE = 12  # a longer table may run on to the next page
LINES_READ_AT_ONCE = 3  # as above; a line with its note may fill an eighth of a page
KINDS = {str(kind.value): str(kind.label) for kind in SavingsLine.Kind}


def lines_blocks(scheme: SchemeSeen) -> list[Block]:
    """A table of all savings lines with their workings and totals, then a table of its own for each
    line with a long working."""
    if not scheme.lines:
        return []
    splits = len(scheme.lines) > LINES_READ_AT_ONCE
    blocks: list[Block] = [TableBlock(_lines(scheme), splits)]
    for _part, line in scheme.lines:
        if _is_long(scheme, line):
            blocks.append(_block(_parts(scheme, line)))
    return blocks


def years_blocks(scheme: SchemeSeen, note: str = "") -> list[Block]:
    """The table of new money by year, with sentences on the full year, gaps and weighting; `note`
    says what its sums mean, where the paper has not said it before."""
    model = scheme.model
    if not model.lines:
        return []
    said = [
        *([note] if note else []),
        full_year_sentence(model),
        *_divided(scheme),
        *(f"Not in these sums: {gap}." for gap in gap_sentences(model.new)),
        weighting_sentence(scheme.part.confidence),
    ]
    table = replace(years_table(model), name="scheme-years")
    alone = year_alone(table)
    stays = TableBlock(replace(stays_table(model), name="scheme-stays"))
    return [*([plain(alone)] if alone else [stays, TableBlock(table)]), *map(plain, said)]


def _divided(scheme: SchemeSeen) -> list[str]:
    """That the headline was stated for all years together, where its lines fall into several."""
    if not scheme.entry(0).divided:
        return []
    return ["The headline is for all years together. Its division by year was not stated."]


def year_alone(table: Table) -> str:
    """The table of years in a sentence where money is new in one year alone; else nothing.
    "All new money falls in 2018/19: gross savings and income, net saving, each £24,718."
    """
    # Sums that run on from year to year say nothing new where one year has it all.
    rows = [row for row in table.rows if row.heading.text != LASTING_BY_THEN]
    years = range(len(table.columns) - 2)  # the first column names the rows, the last is the total
    if len(years) < 2 or any(cell.note or not cell.value for row in rows for cell in row.cells):
        return ""
    held = [at for at in years if any(row.cells[at].value != "0" for row in rows)]
    if len(held) != 1:
        return ""
    alike: dict[str, list[str]] = {}
    for row in rows:
        amount = pounds(Fraction(row.cells[held[0]].value))
        alike.setdefault(amount, []).append(within(row.heading.text))
    said = [
        f"{', '.join(names)}, each {amount}" if len(names) > 1 else f"{names[0]} {amount}"
        for amount, names in alike.items()
    ]
    return f"All new money falls in {table.columns[held[0] + 1].heading}: {'; '.join(said)}."


def evidence_blocks(scheme: CaseScheme) -> list[Block]:
    """The tables of evidence of a scheme, each with its source and note."""
    blocks: list[Block] = []
    for table in scheme.evidence:
        blocks.append(_block(replace(shown_table(table), name="scheme-evidence")))
        source = f"Source: {table.source.rstrip('.')}." if table.source else ""
        if said := " ".join(filter(None, (source, table.note))):
            blocks.append(plain(said))
    return blocks


def _lines(scheme: SchemeSeen) -> Table:
    years = scheme.model.years
    return Table(
        caption="Savings lines and how each is worked out",
        name="scheme-lines",
        columns=(
            Column("Line"),
            Column("Working"),
            Column(f"{years[0]} to {years[-1]}, £" if len(years) > 1 else f"{years[0]}, £", True),
        ),
        rows=tuple(
            Row(
                Cell(line.name, note=_kind(part, line)),
                (_working(scheme, part, line), total_cell(line, years)),
            )
            for part, line in scheme.lines
        ),
    )


def _kind(part: CaseLine, line: Line) -> str:
    words = f"{KINDS[part.kind]}; {line_stay_words(line)}"
    return f"{words}; an alternative, not counted" if part.alternative else words


def _working(scheme: SchemeSeen, part: CaseLine, line: Line) -> Cell:
    text = "; ".join(workings(line, scheme.model.years[0]))
    if _is_long(scheme, line):
        text = "In a table of its own, below"
    return Cell(text, note=part.note)


def _is_long(scheme: SchemeSeen, line: Line) -> bool:
    return len(workings(line, scheme.model.years[0])) > FEW_WORKINGS


def _parts(scheme: SchemeSeen, line: Line) -> Table:
    first = scheme.model.years[0]
    return Table(
        caption=f"How “{line.name}” is worked out",
        name=f"scheme-parts {slug_for(line.name)}",
        columns=(Column("Year"), Column("Part"), Column("Working"), Column("£", numeric=True)),
        rows=tuple(
            Row(
                Cell(str(part.year)),
                (
                    Cell(opening(part.reason)),
                    Cell(part.worked.text),
                    figure_cell(part.figure, [])
                    if isinstance(part.figure, Amount)
                    else Cell(part.figure.word),
                ),
            )
            for part in parts(line, first)
        ),
    )


def _block(table: Table) -> TableBlock:
    """A table that stays on one page, unless it is too long for that."""
    return TableBlock(table, splits=len(table.rows) > ROWS_READ_AT_ONCE)
