"""Figures of evidence tables, cell by cell: `evidence.contributions-2014-15.total.grant`."""

from collections.abc import Iterator
from fractions import Fraction

from reports.casefile.naming import unlike
from reports.casefile.parts import Case
from reports.figures.figure import Figure, FigurePage
from reports.figures.naming import PER_CENT, amount_figures, kind_of
from schemes.casefile.money import figure
from schemes.casefile.parts import CaseTable
from schemes.finance.amounts import Figure as Amounts
from schemes.finance.amounts import Missing


def evidence_figures(case: Case) -> Iterator[Figure]:
    """Every cell of every table, the programme's own and then its schemes'."""
    tables = case.evidence
    names = unlike([table.title for table in tables])
    for table, name in zip(tables, names, strict=True):
        yield from _cells(table, f"evidence.{name}")


def _cells(table: CaseTable, at: str) -> Iterator[Figure]:
    column_names = unlike([column.name for column in table.columns])
    row_names = unlike([row.label for row in table.rows])
    page = FigurePage("evidence")
    for row, row_name in zip(table.rows, row_names, strict=True):
        cells = zip(table.columns, column_names, row.values, strict=True)
        for column, column_name, value in cells:
            like = Figure(
                f"{at}.{row_name}.{column_name}",
                f"{row.label}: {column.name}",
                kind_of(column.unit),
                Fraction(0),
                table.title,
                column.unit,
                page,
            )
            yield from amount_figures(like, _of_one(figure(value), column.unit))


def _of_one(value: Amounts, unit: str) -> Amounts:
    """A share of one where the column counts in per cent."""
    if unit != PER_CENT or isinstance(value, Missing):
        return value
    return value.scaled(Fraction(1, 100))
