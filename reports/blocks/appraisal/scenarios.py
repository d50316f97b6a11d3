"""What people tried and saved: every option as agreed and under each scenario."""

from collections.abc import Iterator

from appraisal.what_if.scenarios.tables import scenarios_table, side_by_side
from reports.casefile.findings import Findings
from reports.document.content import Block, TableBlock, plain

ROWS_READ_AT_ONCE = 10  # a longer table may run on to the next page
AGREED = "Scenarios show what would follow if something were otherwise. What is agreed stays."
LEFT_OUT = "Scenarios that would tell of an option that is withheld are left out."


def scenario_blocks(findings: Findings) -> Iterator[Block]:
    """The options side by side under what was tried, then what each scenario tries; nothing where
    nothing is saved."""
    tried = findings.scenarios
    if tried:
        yield plain(AGREED)
        for table in side_by_side(findings.problem, findings.result, tried):
            yield TableBlock(table, splits=len(table.rows) > ROWS_READ_AT_ONCE)
        yield TableBlock(scenarios_table(tried), splits=True)
    if len(tried) < len(findings.saved):
        yield plain(LEFT_OUT)
