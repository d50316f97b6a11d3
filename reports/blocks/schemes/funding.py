"""The programme's money around its schemes: budgets by year, and what fills a gap."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from reports.document.content import Block, TableBlock, plain
from schemes.funding.tables import shown_bridge
from schemes.models import Bridge
from workbench.numbers.text import plain_number
from workbench.pages.tables import Cell, Column, Row, Table


def bridge_blocks(bridges: Sequence[Mapping[str, Any]]) -> tuple[Block, ...]:
    """Each bridge as a table of both its sides, and whether they meet in a sentence."""
    blocks: list[Block] = []
    for one in bridges:
        shown = shown_bridge(Bridge(**one))
        blocks.append(TableBlock(replace(shown.table, name="bridge")))
        blocks.append(replace(plain(shown.sentence), continued=True))
    return tuple(blocks)


def budgets_table(budgets: Sequence[Mapping[str, Any]]) -> Table:
    """Budgets as they were stated, year by year."""
    in_sequence = sorted(budgets, key=lambda one: str(one["year"]))
    return Table(
        caption="Budgets by financial year",
        name="budgets",
        columns=(
            Column("Financial year"),
            Column("What the figure is"),
            Column("Amount (£)", numeric=True),
        ),
        rows=tuple(
            Row(
                Cell(one["year"]),
                (
                    Cell(one.get("note") or "Budget"),
                    Cell(plain_number(Fraction(one["amount"])), value=one["amount"]),
                ),
            )
            for one in in_sequence
        ),
    )
