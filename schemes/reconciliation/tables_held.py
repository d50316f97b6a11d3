"""The declared sums of a table of evidence, cell by cell, beside what their parts come to."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

from schemes.casefile.parts import CaseTable, CaseTableSum
from schemes.finance.amounts import added
from schemes.finance.reconciliation import agrees
from schemes.reconciliation.findings import (
    DifferenceExplanation,
    ReconciledFigure,
    ReconciledKind,
)
from schemes.reconciliation.lines_held import plain_words, summed_up
from workbench.numbers.exact import exact

_CellPlace = tuple[int, int]  # row and column


def table_findings(table: CaseTable, prefix: str, reference: str) -> Iterator[ReconciledFigure]:
    """Each cell of the table that is said to be a sum, beside what its parts come to. `prefix`
    stands before the title of a scheme's table."""
    cells = [row.values for row in table.rows]
    for one in table.sums:
        explained = one.explained.strip()
        for (row, column), parts in _summed(table, one):
            where = (
                f"{prefix}{table.title} / {table.rows[row].label} / {table.columns[column].name}"
            )
            values = [(cells[at][beside], off) for (at, beside), off in parts]
            found = _cell(cells[row][column], values, where, reference)
            explanation = (
                DifferenceExplanation(explained) if explained and not found.unchecked else None
            )
            yield replace(found, unit=table.columns[column].unit, explanation=explanation)


def _summed(
    table: CaseTable, one: CaseTableSum
) -> Iterator[tuple[_CellPlace, list[tuple[_CellPlace, bool]]]]:
    """The place of each total that the sum gives, with the places of the cells it adds up, each
    with whether it is taken off."""
    names = [column.name for column in table.columns]
    labels = [row.label for row in table.rows]
    along = names if one.is_column else labels
    total = along.index(one.total)
    parts = [(along.index(name), name in one.less) for name in (*one.of, *one.less)]
    if one.is_column:
        for row in range(len(labels)):
            yield (row, total), [((row, part), off) for part, off in parts]
    else:
        for column in range(len(names)):
            yield (total, column), [((part, column), off) for part, off in parts]


def _cell(
    total: Any, values: list[tuple[Any, bool]], where: str, reference: str
) -> ReconciledFigure:
    plain = [(exact(value), off) for value, off in values if not isinstance(value, dict)]
    computed = sum((-value if off else value for value, off in plain), Fraction(0))
    if isinstance(total, dict) or len(plain) < len(values):
        words = "a figure is missing or is a range"
        if plain and len(plain) < len(values):
            words += f"; the others come to {plain_words(computed)}"
        stated = Fraction(0) if isinstance(total, dict) else exact(total)
        return ReconciledFigure(
            where, reference, ReconciledKind.TABLE, stated, None, unchecked=words
        )
    stated = exact(total)
    working = added((plain_words(part), off) for part, off in plain)
    return ReconciledFigure(
        where=where,
        scheme=reference,
        kind=ReconciledKind.TABLE,
        stated=stated,
        computed=computed,
        agrees=agrees(stated, computed),
        working=summed_up(plain, working, plain_words(computed)),
    )
