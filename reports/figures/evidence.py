"""Figures of evidence tables, cell by cell: `evidence.contributions-2014-15.total.grant`."""

from collections.abc import Iterator
from fractions import Fraction

from reports.figures.figure import Figure, Page
from reports.figures.naming import PER_CENT, amount_figures, kind_of, unlike
from schemes.finance.amounts import Figure as Amounts
from schemes.finance.amounts import Missing
from schemes.savings.inputs import figure
from workbench.casefile.faults import Json


def evidence_figures(data: Json) -> Iterator[Figure]:
    """Every cell of every table, the programme's own and then its schemes'."""
    owners = [data["programme"], *data.get("schemes", [])]
    tables = [table for owner in owners for table in owner.get("evidence", [])]
    names = unlike([table["title"] for table in tables])
    for table, name in zip(tables, names, strict=True):
        yield from _cells(table, f"evidence.{name}")


def _cells(table: Json, at: str) -> Iterator[Figure]:
    columns, rows = table["columns"], table["rows"]
    column_names = unlike([column["name"] for column in columns])
    row_names = unlike([row["label"] for row in rows])
    page = Page("evidence")
    for row, row_name in zip(rows, row_names, strict=True):
        cells = zip(columns, column_names, row["values"], strict=True)
        for column, column_name, value in cells:
            unit = column.get("unit", "")
            like = Figure(
                f"{at}.{row_name}.{column_name}",
                f"{row['label']}: {column['name']}",
                kind_of(unit),
                Fraction(0),
                table["title"],
                unit,
                page,
            )
            yield from amount_figures(like, _of_one(figure(value), unit))


def _of_one(value: Amounts, unit: str) -> Amounts:
    """A share of one where the column counts in per cent."""
    if unit != PER_CENT or isinstance(value, Missing):
        return value
    return value.scaled(Fraction(1, 100))
