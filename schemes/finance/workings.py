"""The working of a figure: what it is the product of, in words that can be checked by hand; and the
parts of money that is stated year by year."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from schemes.finance.amounts import (
    ZERO,
    Amount,
    Figure,
    Missing,
    certain,
    factor_text,
    figure_text,
    product,
    scaled,
)
from schemes.finance.phasing import CHANGE, filled
from schemes.finance.years import FinancialYear
from workbench.numbers.text import in_full, is_whole_pence, plain_share

AMOUNT = "amount"
STATED = "stated amount"  # why a year has the amount that it has

Stated = tuple[tuple[FinancialYear, Figure], ...]


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor of a product: what it is ("volume") and what it is worth. A factor that is a
    difference keeps both its figures in `difference`."""

    name: str
    figure: Figure
    difference: tuple[Figure, Figure] | None = None

    @property
    def text(self) -> str:
        if self.difference:
            value, less = self.difference
            if isinstance(less, Amount) and less.central < 0:
                return f"({factor_text(value)} + {factor_text(-less)})"
            return f"({factor_text(value)} − {factor_text(less)})"
        figure = self.figure
        if self.name == "likelihood" and isinstance(figure, Amount) and not figure.is_range:
            return plain_share(figure.central)
        if self.name == "share of a year" and isinstance(figure, Amount):
            return in_full(figure.central) if figure.central != Fraction(1, 2) else "1/2"
        return factor_text(figure)


@dataclass(frozen=True, slots=True)
class Worked:
    """A figure with the factors it is the product of."""

    figure: Figure
    factors: tuple[Factor, ...]

    @property
    def text(self) -> str:
        """The working in one line: "27.45 × 159 × 52 = 226,956.60". An answer that has more than
        two decimals is printed as "about". What is missing is named instead of an answer."""
        left = " × ".join(factor.text for factor in self.factors)
        if len(self.factors) == 1 and self.factors[0].difference is None:
            left = ""
        if isinstance(self.figure, Missing):
            if not left and self.factors and self.factors[0].name == AMOUNT:
                return self.figure.word  # the year stands beside it
            why = f"cannot be worked out, {self.figure.what} is {self.figure.word}"
            return f"{left}: {why}" if left else why
        values = (self.figure.low, self.figure.central, self.figure.high)
        about = "" if all(map(is_whole_pence, values)) else "about "
        return f"{left} = {about}{figure_text(self.figure)}" if left else figure_text(self.figure)


def multiplied(factors: tuple[Factor, ...]) -> Worked:
    """The product of the factors, missing where one of them is."""
    return Worked(product(factor.figure for factor in factors), factors)


def named(figure: Figure, what: str) -> Figure:
    """The figure; where it is missing, it says `what` is."""
    return Missing(figure.word, what) if isinstance(figure, Missing) else figure


def optional(name: str, figure: Figure) -> tuple[Factor, ...]:
    """The figure as a factor; none where it is 1, which changes nothing."""
    if isinstance(figure, Amount) and figure.is_one:
        return ()
    return (Factor(name, named(figure, name)),)


def share_of_year(share: Fraction) -> tuple[Factor, ...]:
    """The share of a full year as a factor; none for all of it."""
    return () if share == 1 else (Factor("share of a year", certain(share)),)


def shared(year: Worked, share: Fraction) -> Worked:
    """A share of a full year's value."""
    if share == 1:
        return year
    return Worked(scaled(year.figure, share), (*year.factors, *share_of_year(share)))


@dataclass(frozen=True, slots=True)
class LinePart:
    """A line's money in one year, in pounds; `reason` says which part of a full year it is."""

    year: FinancialYear
    worked: Worked
    reason: str

    @property
    def figure(self) -> Figure:
        return self.worked.figure


def amount_parts(amounts: Stated, likelihood: Figure) -> Iterator[LinePart]:
    """The stated amount of each year times the likelihood."""
    for year, figure in amounts:
        yield _stated(year, Factor(AMOUNT, figure), likelihood)


def level_parts(amounts: Stated, likelihood: Figure) -> Iterator[LinePart]:
    """What there is in all in each year from the first to the last."""
    return amount_parts(tuple(filled(amounts, ZERO)), likelihood)


def change_parts(amounts: Stated, likelihood: Figure) -> Iterator[LinePart]:
    """The change in each year of what there is in all, from the last amount that is known."""
    reached: Amount | None = None
    for year, figure in filled(amounts, ZERO):
        if isinstance(figure, Missing):
            yield _stated(year, Factor(AMOUNT, figure), likelihood)
            continue
        if reached is None:
            yield _stated(year, Factor(AMOUNT, figure), likelihood)
        else:
            change = Factor(AMOUNT, figure - reached, (figure, reached))
            yield _stated(year, change, likelihood, CHANGE)
        reached = figure


def _stated(
    year: FinancialYear, factor: Factor, likelihood: Figure, reason: str = STATED
) -> LinePart:
    figure = named(factor.figure, f"amount of {year}")
    amount = Factor(factor.name, figure, factor.difference)
    return LinePart(year, multiplied((amount, *optional("likelihood", likelihood))), reason)
