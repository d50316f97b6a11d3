"""The delivery of savings in a paper: as the last close froze it, or as a draft."""

from collections.abc import Iterable

from reports.document.content import Block, ChartBlock, TableBlock, plain
from schemes.delivery.charts import months_chart, parts_chart
from schemes.delivery.report import DeliveryReport
from schemes.delivery.tables import (
    attention_table,
    lost_table,
    months_table,
    parts_table,
    schemes_table,
    status_table,
)
from schemes.delivery.words import as_at, remarks, report_sentence


def summary_blocks(report: DeliveryReport) -> list[Block]:
    """Where the programme stands in a sentence, as at which month, and what has to be said beside
    it; the schemes by status."""
    blocks: list[Block] = [plain(report_sentence(report), lead=True), plain(as_at(report))]
    blocks += map(plain, remarks(report))
    if report.summary.counted:
        blocks.append(TableBlock(status_table(report)))
    return blocks


def parts_blocks(report: DeliveryReport) -> list[Block]:
    """The target in its parts, as a chart with its numbers."""
    chart = parts_chart(report)
    if chart is None:
        return [plain(report_sentence(report))]
    return [ChartBlock(chart), TableBlock(parts_table(report.summary.shares))]


def months_blocks(report: DeliveryReport) -> list[Block]:
    """What was planned and what came in, month by month, as a chart with its numbers."""
    chart, table = months_chart(report), months_table(report)
    if chart is None or table is None:
        return [plain(report_sentence(report))]
    return [ChartBlock(chart), TableBlock(table)]


def table_blocks(report: DeliveryReport) -> list[Block]:
    """A row for each scheme and one for them all."""
    if not report.counted:
        return [plain(report_sentence(report))]
    table = schemes_table(report.counted, total=report.summary.shares)
    return [TableBlock(table, splits=True)]


def attention_blocks(report: DeliveryReport) -> Iterable[Block]:
    """The schemes that need action, are at risk or have not reported, and why."""
    table = attention_table(report)
    if table is None:
        return [plain("No scheme is amber or red, and all have reported.")]
    return [TableBlock(table, splits=True)]


def lost_blocks(report: DeliveryReport) -> Iterable[Block]:
    """What was lost in the year, and what replaces it."""
    table = lost_table(report)
    if table is None:
        return [plain(f"No saving of {report.at.financial_year} was reported as lost.")]
    return [TableBlock(table, splits=True)]
