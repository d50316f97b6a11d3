"""Shares of a financial year in twelfths, and plain figures, as exact decimals: what the fast
sums of `quick.py` are worked out from.

What they cannot take is refused, and left to `schemes/finance/`.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Context, Decimal, Inexact
from functools import lru_cache
from typing import Any, Final, NamedTuple

from schemes.finance.phasing import ByYear, FromMonth, FullYear, HalfThenHalf
from schemes.finance.years import FinancialYear, Month

Data = Mapping[str, Any]
Spread = tuple[tuple[str, Decimal], ...]

_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
# Room for sums of products of eight factors of 30 digits each. Rounding raises an error.
EXACT: Final = Context(prec=300, traps=[Inexact])
TWELVE: Final = Decimal(12)
_SIX: Final = Decimal(6)
_TWO: Final = Decimal(2)
NIL: Final = Decimal(0)


class NotPlain(Exception):
    """The line cannot be worked out by the fast sums: `totals` has to do it."""


def plain_decimal(value: Any, missing: str | None = "1") -> Decimal:
    """A plain number; `missing` where there is none. Raises `NotPlain`."""
    if value is None:
        value = missing
    if type(value) is not str or not _NUMBER.fullmatch(value):
        raise NotPlain
    return Decimal(value)


class Range(NamedTuple):
    """A range of amounts. None of them is below zero."""

    low: Decimal
    central: Decimal
    high: Decimal


Figure = Decimal | Range
NOTHING: Final = Range(NIL, NIL, NIL)


def plain_figure(value: Any, missing: str | None = "1") -> Figure:
    """A plain number or a range; `missing` where there is none. Raises `NotPlain`."""
    if type(value) is not dict:
        return plain_decimal(value, missing)
    if "low" not in value:
        raise NotPlain
    low, high = plain_decimal(value["low"], None), plain_decimal(value["high"], None)
    if low < 0:
        raise NotPlain
    middle = value.get("central")
    if middle is None:
        return Range(low, EXACT.divide(EXACT.add(low, high), _TWO), high)
    return Range(low, plain_decimal(middle), high)


@lru_cache(maxsize=1000)
def cohort_years(start: str, shares: tuple[str, ...], likelihoods: int) -> Spread:
    """The years of a cohort, each with its share of a full year in twelfths; as `Cohort.years`."""
    first = FinancialYear.parse(start)
    counted = [EXACT.multiply(plain_decimal(share, None), TWELVE) for share in shares]
    if not counted:
        counted = [_SIX, *[TWELVE] * max(likelihoods - 2, 0), _SIX]
    return tuple((str(first.plus(at)), share) for at, share in enumerate(counted))


def years_of_cohort(cohort: Data) -> Spread:
    """The years of a cohort, each with its share of a full year in twelfths."""
    likelihoods = len(cohort.get("likelihoods") or ())
    return cohort_years(cohort["start"], tuple(cohort.get("shares") or ()), likelihoods)


def spread(phasing: Data | None, first_year: str) -> Spread:
    """The years of a phasing, each with its share of a full year in twelfths. Raises `NotPlain`."""
    if not phasing:
        return ((first_year, TWELVE),)
    if phasing["kind"] not in _SPREADS:
        raise NotPlain
    return _SPREADS[phasing["kind"]](phasing, first_year)


def _full_year(phasing: Data, first_year: str) -> Spread:
    return ((known_year(phasing.get("start") or first_year), TWELVE),)


def _month(phasing: Data, _first_year: str) -> Spread:
    return _from_month(phasing["month"])


def _half_then_half(phasing: Data, _first_year: str) -> Spread:
    if not phasing.get("start"):
        raise NotPlain
    return _halves(phasing["start"])


def _by_year(phasing: Data, _first_year: str) -> Spread:
    return tuple(
        (known_year(year), EXACT.multiply(plain_decimal(share), TWELVE))
        for year, share in phasing["shares"].items()
    )


# A phasing of another kind is left to `totals`.
_SPREADS: Final[Mapping[str, Callable[[Data, str], Spread]]] = {
    FullYear.key: _full_year,
    FromMonth.key: _month,
    HalfThenHalf.key: _half_then_half,
    ByYear.key: _by_year,
}


@lru_cache(maxsize=1000)
def known_year(text: str) -> str:
    """The year as it is written everywhere. Raises `YearError`."""
    return str(FinancialYear.parse(text))


@lru_cache(maxsize=1000)
def _halves(start: str) -> Spread:
    year = FinancialYear.parse(start)
    return ((start, _SIX), (str(year.next), _SIX))


@lru_cache(maxsize=1000)
def _from_month(text: str) -> Spread:
    month = Month.parse(text)
    left, year = month.months_left, month.financial_year
    if left == TWELVE:
        return ((str(year), TWELVE),)
    return ((str(year), Decimal(left)), (str(year.next), TWELVE - left))
