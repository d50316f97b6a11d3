"""Puts tables that are too wide for an upright page on pages turned on their side."""

from collections.abc import Iterable

from reports.document.content import Block, Landscape, TableBlock
from workbench.pages.tables import Table

# An upright page is 170 mm wide: with more columns than these, one has less than 19 mm.
MOST_UPRIGHT = 9


def needs_turning(table: Table) -> bool:
    """Whether the table is too wide for an upright page."""
    return table.wide or len(table.columns) > MOST_UPRIGHT


def wide_tables_turned(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with each table that is too wide put on a turned page. Tables in a section that is
    turned as a whole stay as they are."""
    return tuple(
        Landscape((block,))
        if isinstance(block, TableBlock) and needs_turning(block.table)
        else block
        for block in blocks
    )
