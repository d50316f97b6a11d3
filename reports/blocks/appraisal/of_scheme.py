"""The delivery options of a scheme in a paper, and what its appraisals come to."""

from collections.abc import Iterable
from dataclasses import replace

from appraisal.engine.result import Outcome
from appraisal.engine.words.answer import answer_sentence
from reports.blocks.appraisal.ranking import ROWS_READ_AT_ONCE, ranked_table
from reports.casefile.case import Strand
from reports.document.content import Block, TableBlock, plain
from schemes.casefile.parts import CaseDeliveryOption, CaseScheme
from workbench.pages.tables import Cell, Column, Row, Table

NONE_SAID = Cell("None stated")


def delivery_options_blocks(scheme: CaseScheme) -> list[Block]:
    """The ways to deliver the scheme that were considered. A column that is empty for every one is
    left out."""
    options = scheme.delivery_options
    if not options:
        return []
    asked = [
        (heading, said)
        for heading, said in (
            ("Description", _summary),
            ("Benefits", _benefits),
            ("Drawbacks", _drawbacks),
        )
        if any(said(one) != NONE_SAID for one in options)
    ]
    table = Table(
        "Delivery options",
        (Column("Option"), *(Column(heading) for heading, _said in asked)),
        tuple(Row(Cell(one.name), tuple(said(one) for _h, said in asked)) for one in options),
        name="delivery-options",
    )
    return [TableBlock(table, splits=True)]


def appraisals_blocks(scheme: CaseScheme, strands: Iterable[Strand]) -> list[Block]:
    """What each appraisal of the scheme comes to: its answer and its ranked table. One that is not
    finished is named, and says so."""
    made: list[Block] = []
    for strand in strands:
        if strand.part.scheme == scheme.reference:
            made += _appraisal(strand)
    return made


def _appraisal(strand: Strand) -> list[Block]:
    findings = strand.findings
    result = findings.result
    if any(one.outcome is Outcome.UNDECIDED for one in result.options) and not strand.decision:
        return [plain(f"The appraisal “{strand.title}” of these options is not finished.")]
    answer = plain(f"{strand.title}: {answer_sentence(findings.problem, result)}")
    if result.qualitative:
        return [answer]
    table = ranked_table(findings, with_reasons=False)
    caption = f"{strand.title}: options in order of rank"
    table = replace(table, caption=caption, name="scheme-appraisal")
    return [answer, TableBlock(table, splits=len(table.rows) > ROWS_READ_AT_ONCE)]


def _summary(one: CaseDeliveryOption) -> Cell:
    return Cell(one.summary) if one.summary else NONE_SAID


def _benefits(one: CaseDeliveryOption) -> Cell:
    return _list(one.benefits)


def _drawbacks(one: CaseDeliveryOption) -> Cell:
    return _list(one.drawbacks)


def _list(texts: tuple[str, ...]) -> Cell:
    if not texts:
        return NONE_SAID
    return Cell("; ".join(texts), items=texts if len(texts) > 1 else ())
