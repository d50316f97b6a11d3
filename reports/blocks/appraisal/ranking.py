"""The ranked table, and why each option stands where it does."""

from collections.abc import Iterator

from appraisal.engine.result import OptionResult
from appraisal.engine.words.names import points_said, rated_together
from appraisal.engine.words.outcomes import outcome_cell, rank_note, rank_words
from appraisal.engine.words.totals import total_heading, total_places, total_words
from appraisal.engine.words.working import totals_rule
from reports.blocks.appraisal.gateways import gateway_matrix
from reports.blocks.appraisal.groups import subtotals_table
from reports.casefile.findings import Findings
from reports.document.content import Block, ItemList, Paragraph, Run, TableBlock, plain
from workbench.numbers.exact import exact_text
from workbench.numbers.listing import count_words, opening
from workbench.pages.tables import Cell, Column, Row, Table

NAMED = 3  # criteria that a reason names before it counts the rest
ROWS_READ_AT_ONCE = 10  # a longer table may run on to the next page


def ranked_blocks(findings: Findings, *, with_scores: bool) -> Iterator[Block]:
    """The ranked table, what totals are made of where criteria stand in groups, then why each
    option stands where it does, a sentence for each across the width of the page. `with_scores`
    adds what each option was given on every criterion where the sentences count some of these, for
    papers that print it nowhere else."""
    table = ranked_table(findings, with_reasons=False)
    yield TableBlock(table, splits=len(table.rows) > ROWS_READ_AT_ONCE)
    parts = subtotals_table(findings)
    if parts is not None:
        yield TableBlock(parts, splits=len(parts.rows) > ROWS_READ_AT_ONCE)
    if with_scores and len(findings.ranking_criteria) > NAMED:
        yield TableBlock(gateway_matrix(findings), splits=True)
    if findings.result.weighted:
        yield plain(totals_rule(findings.problem))
    yield plain("Why each option stands where it does:")
    yield ItemList(
        tuple(
            (
                Paragraph(
                    (
                        Run(f"{findings.name(option.code)}.", strong=True),
                        Run(f" {why(findings, option)}"),
                    )
                ),
            )
            for option in findings.result.in_rank_order
        )
    )


def ranked_table(findings: Findings, *, with_reasons: bool = True) -> Table:
    """Options by rank, with the exact total rounded to as many places as tell totals apart."""
    places = total_places(findings.result.options)
    total = (
        (Column(total_heading(findings.problem.total_as), numeric=True),)
        if findings.result.weighted
        else ()
    )
    reasons = (Column("Why"),) * with_reasons
    return Table(
        caption="Options in order of rank",
        name="ranked",
        columns=(
            Column("Option"),
            Column("Rank", numeric=True),
            *total,
            Column("Outcome"),
            *reasons,
        ),
        rows=tuple(
            Row(
                Cell(findings.name(option.code), href=findings.addresses.get(option.code, "")),
                (
                    rank_cell(option),
                    *((_total(option, places),) * len(total)),
                    Cell(outcome_cell(option)),
                    *((Cell(why(findings, option)),) * len(reasons)),
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
    """In a sentence: what stopped an option, what it lacks, or how it was rated on the first of the
    ranking criteria."""
    if option.failed or option.gaps or option.ruled_out or findings.result.qualitative:
        return option.reasons[0] if option.reasons else "No reason recorded."
    rated = []
    for criterion in findings.ranking_criteria:
        cell = findings.cells[option.code, criterion.code]
        if cell.level:
            rated.append((findings.level(criterion, cell.level), criterion.name))
        elif cell.points is not None:
            rated.append((points_said(criterion, cell.points), criterion.name))
    excused = " A failed gateway is excused." if option.excused else ""
    if not rated:
        return f"No gateway stops it.{excused}"
    if more := len(rated[NAMED:]):
        word = "criterion" if more == 1 else "criteria"
        verb = "is" if more == 1 else "are"
        excused = f" {opening(count_words(more))} more {word} {verb} not named here.{excused}"
    return f"{rated_together(rated[:NAMED])}.{excused}{_reweighted(findings, option)}"


def _reweighted(findings: Findings, option: OptionResult) -> str:
    """How the total of an option comes about to which a criterion that counts does not apply."""
    counting = {one.code for one in findings.ranking_criteria if one.weight}
    if option.total is None or not option.working or not counting & {*option.not_applicable}:
        return ""
    return f" Its total is re-weighted: {option.working}."


def _total(option: OptionResult, places: int) -> Cell:
    value = "" if option.total is None else exact_text(option.total)
    return Cell(opening(total_words(option, places)), value=value)
