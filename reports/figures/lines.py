"""Figures of one savings line: what it gives over its years, and the factors of its sum."""

from collections.abc import Iterator
from fractions import Fraction

from reports.figures.figure import Figure, Kind, Page
from reports.figures.naming import amount_figures, unlike
from schemes.finance.years import FinancialYear
from schemes.savings.inputs import figure, finance_line, known, money_in
from workbench.casefile.faults import Json

_FACTORS = (
    ("unit_value", "unit value", Kind.MONEY),
    ("unit_value_less", "unit value taken off", Kind.MONEY),
    ("volume", "volume", Kind.COUNT),
    ("periods", "periods a year", Kind.COUNT),
    ("likelihood", "likelihood", Kind.SHARE),
)


def line_figures(scheme: Json, at: str, first: FinancialYear, page: Page) -> Iterator[Figure]:
    """Every line of a scheme, those that do not count included."""
    rows = scheme.get("lines", [])
    source = f"Savings lines of {scheme['reference']}"
    for row, part in zip(rows, unlike([row["name"] for row in rows]), strict=True):
        name, label = f"{at}.{part}", f"{scheme['reference']}: {row['name']}"
        amounts = money_in(finance_line(row), first, None)
        amount, missing = known(amounts)
        if amounts and not missing:
            like = Figure(name, label, Kind.MONEY, Fraction(0), source, page=page)
            yield from amount_figures(like, amount)
        for year, value in row.get("amounts", {}).items():
            like = Figure(
                f"{name}.{year.replace('/', '-')}", f"{label}, {year}", Kind.MONEY, Fraction(0),
                source, page=page,
            )  # fmt: skip
            yield from amount_figures(like, figure(value))
        for key, what, kind in _FACTORS:
            if row.get(key) is not None:
                like = Figure(
                    f"{name}.{key}", f"{label}, {what}", kind, Fraction(0), source, page=page
                )
                yield from amount_figures(like, figure(row[key]))
