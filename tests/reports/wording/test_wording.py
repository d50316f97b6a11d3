"""The wording of whatever pages and papers print of appraisals, over many made by chance."""

from collections.abc import Iterable, Iterator
from itertools import chain

import pytest

from reports.blocks.appraisal import gateways, pictures, ranking
from reports.blocks.appraisal.drawn import blocks as drawn
from reports.blocks.appraisal.worth.value import value_blocks
from reports.casefile.findings import Findings
from reports.compose.makers import _answer, _criteria, _robust
from reports.document.content import Block, ChartBlock, Paragraph, TableBlock, walk
from tests.reports.wording.appraisals import findings_by_chance
from tests.reports.wording.faults import RULES, faults_of
from workbench.pages.tables import Table

WRONG = {
    "more than two decimals": "85.15625 points",
    "tenths of a pound": "It costs £121.5 more.",
    "words and digits of one count": "Drawn are four of 12 options.",
    "a small count in digits": "Drawn are 4 options.",
    "two colons in a sentence": "Works: optimism bias of 20% (reason: half is tendered).",
    "more than all of the weight": "It overtakes when Cost carries 107.44% of the weight.",
    "a space too many": "One  option",
    "a mark too many": "Nothing is left..",
    "a doubled word": "It is is first.",
    "a plural of one": "It has 1 points.",
    "a singular of several": "It has two option.",
    "a hyphen for a minus": "It saves -£5.",
    "less than nothing": "It saves −£0.",
    "a word of the program": "It is Fraction(1, 2).",
}
RIGHT = (
    "It costs £121.50 more, or £1.5m in all; the lowest is −£0.50.",
    "Drawn are 4 of 12 options, two of six, and 11 options.",
    "together 69.59375, divided by 2 × 24.625",
    "It was seen at 10:30: the share of target is 107.4%, 100% of the weight.",
)


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_finds_what_it_is_for(rule: str) -> None:
    assert rule in faults_of(WRONG[rule])
    assert not any(RULES[rule].search(one) for one in RIGHT if "69.59375" not in one)
    assert faults_of(RIGHT[2]) == []


def printed(blocks: Iterable[Block]) -> Iterator[str]:
    """Every sentence, caption, heading and cell; cells of columns of numbers, which have the same
    decimals throughout and as many as tell them apart, but for those with words."""
    for block in walk(tuple(blocks)):
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, TableBlock):
            yield from _cells(block.table)
        elif isinstance(block, ChartBlock):
            yield from (block.chart.message, block.chart.measure, block.chart.reading)


def _cells(table: Table) -> Iterator[str]:
    yield table.caption
    yield from (column.heading for column in table.columns)
    for row in table.rows:
        for column, cell in zip(table.columns, (row.heading, *row.cells), strict=True):
            yield from (*cell.items, cell.note)
            if not column.numeric:
                yield cell.text


def of_appraisal(findings: Findings) -> Iterator[str]:
    rated = [gateways.ratings_table(findings, one) for one in findings.rated_criteria]
    tables = [*rated, gateways.gateway_matrix(findings)]
    contributions = pictures.contributions_chart(findings)
    yield from printed(
        chain(
            *(make(findings) for make in (_answer, _criteria, value_blocks, _robust)),
            *(make(findings) for make in (drawn.weights_blocks, drawn.changes_blocks)),
            drawn.profiles_blocks(findings),
            ranking.ranked_blocks(findings, with_scores=True),
            map(TableBlock, tables),
            [ChartBlock(contributions)] if contributions else [],
        )
    )
    for option in findings.result.options:
        yield from (*option.reasons, option.working or "")
    yield from findings.result.warnings


def test_nothing_that_appraisals_print_is_worded_wrongly() -> None:
    wrong: dict[str, set[str]] = {}
    count = 0
    for findings in findings_by_chance(30):
        for text in of_appraisal(findings):
            count += 1
            for fault in faults_of(text):
                wrong.setdefault(fault, set()).add(text)
    assert count > 3_000
    assert {fault: sorted(texts)[:3] for fault, texts in wrong.items()} == {}
