"""The pictures as blocks of a paper, each with its table."""

from collections.abc import Iterator

from reports.blocks.appraisal.drawn.assessors import cells_spread, spread_given, totals_spread
from reports.blocks.appraisal.drawn.moved import nearest_criteria
from reports.blocks.appraisal.drawn.profiles import profiles
from reports.blocks.appraisal.drawn.sparks import weight_sparks
from reports.blocks.appraisal.drawn.tornado import tornado
from reports.blocks.appraisal.drawn.weights import weight_lines
from reports.casefile.findings import Findings
from reports.document.content import Block, ChartBlock, TableBlock
from workbench.charts.chart import Chart, Lines

ROWS_READ_AT_ONCE = 10  # a longer table may run on to the next page


def weights_blocks(findings: Findings) -> Iterator[Block]:
    """The lead over the share of each weight, and the totals over the one that turns the first
    place soonest."""
    yield from _with_table(weight_sparks(findings))
    for criterion in nearest_criteria(findings)[:1]:
        yield from _with_table(weight_lines(findings, criterion))


def changes_blocks(findings: Findings) -> Iterator[Block]:
    """What one change of a weight or a rating does to the lead."""
    yield from _with_table(tornado(findings, spread_given(findings)))


def profiles_blocks(findings: Findings) -> Iterator[Block]:
    """Where the first options stand on every scale."""
    yield from _with_table(profiles(findings))


def assessors_blocks(findings: Findings) -> Iterator[Block]:
    """How far the assessors' totals and ratings lie apart, without their names."""
    given = spread_given(findings)
    yield from _with_table(totals_spread(findings, given))
    yield from _with_table(cells_spread(findings, given))


def _with_table(chart: Chart | Lines | None) -> Iterator[Block]:
    if chart is not None:
        yield ChartBlock(chart)
        yield TableBlock(chart.table, splits=len(chart.table.rows) > ROWS_READ_AT_ONCE)
