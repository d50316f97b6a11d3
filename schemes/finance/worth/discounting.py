"""Present values, after the Treasury's Green Book."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache

from schemes.finance.amounts import ZERO, Amount, figure_text
from schemes.finance.years import FinancialYear
from workbench.numbers.rounding import rounded

HALF_YEAR_DIGITS = 50
"""Significant digits of the one number here that is not exact: the factor of half a year, which
is a square root. It is correctly rounded to so many digits, and everything after it is exact, so
a mid-year present value is right to about one part in 10 to the power 49."""


class Timing(StrEnum):
    """When in its year the money of a year falls. Time runs from the first day of year 0, so the
    money of year n lies n, n and a half, or n + 1 years ahead."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Band:
    """A yearly real rate that holds up to and in year `to_year`; None for all years after."""

    to_year: int | None
    rate: Fraction


GREEN_BOOK = (
    Band(30, Fraction("0.035")),
    Band(75, Fraction("0.03")),
    Band(125, Fraction("0.025")),
    Band(200, Fraction("0.02")),
    Band(300, Fraction("0.015")),
    Band(None, Fraction("0.01")),
)
"""The declining long-run rates, by years from now (Green Book, annex on discounting)."""


class DiscountingError(ValueError):
    """Money that cannot be discounted as asked. The message says what to change."""


@dataclass(frozen=True, slots=True)
class Present:
    """One year's money and what it is worth at the start of year 0, `years` (n or n + 1/2)
    before it falls."""

    year: FinancialYear
    amount: Amount
    years: Fraction
    factor: Fraction
    value: Amount

    @property
    def text(self) -> str:
        """ "30 × 0.9662 = about 28.99": the factor is printed to four places."""
        return (
            f"{figure_text(self.amount)} × {rounded(self.factor, 4):f}"
            f" = about {figure_text(self.value)}"
        )


@dataclass(frozen=True, slots=True)
class PresentValue:
    """The sum of all years' present values, and each of them."""

    total: Amount
    steps: tuple[Present, ...]
    year_zero: FinancialYear
    timing: Timing

    @property
    def convention(self) -> str:
        """The sentence that a page must print beside the figure: year 0, and when in its year money
        falls."""
        when = {
            Timing.START: "at the start",
            Timing.MIDDLE: "in the middle",
            Timing.END: "at the end",
        }[self.timing]
        return f"Year 0 is {self.year_zero}. Each year's money is taken to fall {when} of the year."


def discount_factor(years: Fraction | int, rates: tuple[Band, ...] = GREEN_BOOK) -> Fraction:
    """The present value of £1 that falls `years` from now: exact for whole years, to
    `HALF_YEAR_DIGITS` for whole years and a half. Raises `DiscountingError` for any other time."""
    time = Fraction(years)
    if time < 0 or time.denominator not in (1, 2):
        raise DiscountingError("Discount over whole or half years from year 0 on.")
    whole = time.__floor__()
    factor = _whole_years(whole, rates)
    return factor if time == whole else factor / _root_of_growth(_rate_in(whole + 1, rates))


def net_present_value(
    flows: Iterable[tuple[FinancialYear, Amount]],
    *,
    year_zero: FinancialYear,
    timing: Timing,
    rates: tuple[Band, ...] = GREEN_BOOK,
) -> PresentValue:
    """The present value, at the start of `year_zero`, of money in real terms (gains above zero,
    costs below). Raises `DiscountingError` for money before year 0, which is spent and past."""
    steps = []
    for year, amount in flows:
        number = year.since(year_zero)
        if number < 0:
            raise DiscountingError(
                f"{year} lies before year 0 ({year_zero}): leave it out, or choose an earlier"
                " year 0."
            )
        later = {Timing.START: Fraction(0), Timing.MIDDLE: Fraction(1, 2), Timing.END: Fraction(1)}
        years = number + later[timing]
        factor = discount_factor(years, rates)
        steps.append(Present(year, amount, years, factor, amount.scaled(factor)))
    total = sum((step.value for step in steps), ZERO)
    return PresentValue(total, tuple(steps), year_zero, timing)


def _rate_in(year: int, rates: tuple[Band, ...]) -> Fraction:
    for band in rates:
        if band.to_year is None or year <= band.to_year:
            return band.rate
    raise DiscountingError(f"No rate is given for year {year}: add one that has no last year.")


@cache
def _whole_years(years: int, rates: tuple[Band, ...]) -> Fraction:
    factor = Fraction(1)
    for year in range(1, years + 1):
        factor /= 1 + _rate_in(year, rates)
    return factor


@cache
def _root_of_growth(rate: Fraction) -> Fraction:
    """The square root of 1 + `rate`, correctly rounded to `HALF_YEAR_DIGITS`."""
    growth = 1 + rate
    # Twice the digits for the quotient: a rate such as 1/30 has no end of its own.
    quotient = Context(prec=2 * HALF_YEAR_DIGITS)
    square = quotient.divide(Decimal(growth.numerator), Decimal(growth.denominator))
    return Fraction(Context(prec=HALF_YEAR_DIGITS).sqrt(square))
