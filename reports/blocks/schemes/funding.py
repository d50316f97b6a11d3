"""The funding of a programme in a paper: its budgets by year, and its funding bridges."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from reports.document.content import Block, TableBlock, plain
from schemes.casefile.parts import CaseBridge, CaseBudget
from schemes.funding.tables import shown_bridge
from workbench.casefile.parts import decimal_text
from workbench.numbers.text import plain_number
from workbench.pages.tables import Cell, Column, Row, Table


def bridge_blocks(bridges: Sequence[CaseBridge]) -> tuple[Block, ...]:
    """Each funding bridge as a table of its sources and uses, with a sentence that says whether
    they are equal."""
    blocks: list[Block] = []
    for one in bridges:
        shown = shown_bridge(one)
        blocks.append(TableBlock(replace(shown.table, name="bridge")))
        blocks.append(replace(plain(shown.sentence), continued=True))
    return tuple(blocks)


def budgets_table(budgets: Sequence[CaseBudget]) -> Table:
    """The stated budgets in pounds, by financial year."""
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
                Cell(one.year),
                (
                    Cell(one.note or "Budget"),
                    Cell(plain_number(Fraction(one.amount)), value=decimal_text(one.amount)),
                ),
            )
            for one in sorted(budgets, key=lambda one: one.year)
        ),
    )
