"""The ranked table, and why each option stands where it does."""

from appraisal.engine.result import OptionResult
from appraisal.engine.words.outcomes import outcome_cell, rank_note, rank_words
from appraisal.engine.words.totals import total_heading, total_places, total_words
from reports.casefile.findings import Findings
from workbench.numbers.exact import exact_text
from workbench.numbers.listing import listed, opening
from workbench.numbers.text import plain_number
from workbench.pages.tables import Cell, Column, Row, Table


def ranked_table(findings: Findings) -> Table:
    """Options by rank, with the exact total rounded to as many places as tell totals apart."""
    places = total_places(findings.result.options)
    total = (
        (Column(total_heading(findings.problem.total_as), numeric=True),)
        if findings.result.weighted
        else ()
    )
    return Table(
        caption="Options in order of rank",
        name="ranked",
        columns=(
            Column("Option"),
            Column("Rank", numeric=True),
            *total,
            Column("Outcome"),
            Column("Why"),
        ),
        rows=tuple(
            Row(
                Cell(findings.name(option.code), href=findings.addresses.get(option.code, "")),
                (
                    rank_cell(option),
                    *((_total(option, places),) * len(total)),
                    Cell(outcome_cell(option)),
                    Cell(why(findings, option)),
                ),
            )
            for option in findings.result.in_rank_order
        ),
    )


def rank_cell(option: OptionResult) -> Cell:
    """The rank, with the ranks that the option can still take beneath it."""
    value = "" if option.rank is None else str(option.rank)
    return Cell(opening(rank_words(option)), note=rank_note(option), value=value)


def why(findings: Findings, option: OptionResult) -> str:
    """In a sentence: what stopped an option, what it lacks, or how it was rated."""
    if option.failed or option.gaps or option.ruled_out or findings.result.qualitative:
        return option.reasons[0] if option.reasons else "No reason recorded."
    rated = []
    for criterion in findings.ranking_criteria:
        cell = findings.cells[option.code, criterion.code]
        if cell.level:
            rated.append(f"{findings.level(criterion, cell.level)} on {criterion.name}")
        elif cell.points is not None:
            points = plain_number(cell.points)
            rated.append(f"{points} points on {criterion.name}")
    excused = " A failed gateway is excused." if option.excused else ""
    if not rated:
        return f"No gateway stops it.{excused}"
    return f"{listed(rated)}.{excused}"


def _total(option: OptionResult, places: int) -> Cell:
    value = "" if option.total is None else exact_text(option.total)
    return Cell(opening(total_words(option, places)), value=value)
