"""Figures of one savings line: what it gives over its years, and the factors of its sum."""

from collections.abc import Iterator
from fractions import Fraction

from reports.casefile.naming import unlike
from reports.figures.figure import Figure, FigureKind, FigurePage
from reports.figures.naming import amount_figures
from schemes.casefile.money import figure, finance_line
from schemes.casefile.parts import CaseScheme
from schemes.finance.years import FinancialYear
from schemes.savings.inputs import add_known, new_money_in

_FACTORS = (
    ("unit_value", "unit value", FigureKind.MONEY),
    ("unit_value_less", "unit value taken off", FigureKind.MONEY),
    ("volume", "volume", FigureKind.COUNT),
    ("periods", "periods a year", FigureKind.COUNT),
    ("likelihood", "likelihood", FigureKind.SHARE),
)


def line_figures(
    scheme: CaseScheme, at: str, first: FinancialYear, page: FigurePage
) -> Iterator[Figure]:
    """Every line of a scheme, those that do not count included."""
    source = f"Savings lines of {scheme.reference}"
    for line, part in zip(scheme.lines, unlike([one.name for one in scheme.lines]), strict=True):
        name, label = f"{at}.{part}", f"{scheme.reference}: {line.name}"
        amounts = new_money_in(finance_line(line), first, None)
        amount, missing = add_known(amounts)
        if amounts and not missing:
            like = Figure(name, label, FigureKind.MONEY, Fraction(0), source, page=page)
            yield from amount_figures(like, amount)
        for year, value in line.amounts.items():
            like = Figure(
                f"{name}.{year.replace('/', '-')}",
                f"{label}, {year}",
                FigureKind.MONEY,
                Fraction(0),
                source,
                page=page,
            )
            yield from amount_figures(like, figure(value))
        for key, what, kind in _FACTORS:
            value = getattr(line, key)
            if value is not None:
                like = Figure(
                    f"{name}.{key}", f"{label}, {what}", kind, Fraction(0), source, page=page
                )
                yield from amount_figures(like, figure(value))
