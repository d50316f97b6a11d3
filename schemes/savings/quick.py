"""A faster way to the figures of a scheme, so that thousands of schemes can be updated at once.

The results are the same as those of `figures_of(totals(...))`, and a test compares the two. It is
faster because it counts in twelfths of a pound with exact decimals: a month is a whole number of
twelfths of a year, so no fractions are needed. It refuses schemes with a missing figure, or with a
driver below zero multiplied by a range; those are left to `totals`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Context, Decimal, Inexact
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final, NamedTuple

from schemes.finance.phasing import PHASINGS, ByYear, Cohorts, FromMonth, FullYear, HalfThenHalf
from schemes.finance.years import FinancialYear, Month

Data = Mapping[str, Any]
Spread = tuple[tuple[str, Decimal], ...]

_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
# Room for sums of products of eight factors of 30 digits each. Rounding raises an error.
_EXACT: Final = Context(prec=300, traps=[Inexact])
_TWELVE: Final = Decimal(12)
_SIX: Final = Decimal(6)
_TWO: Final = Decimal(2)
_ONE: Final = Decimal(1)
_NIL: Final = Decimal(0)
_KINDS: Final = ("saving", "income", "cost", "one-off-cost", "reinvestment", "funding")
_PLACE: Final = {kind: place for place, kind in enumerate(_KINDS)}
# After the sums by kind: the weighted savings and income, then how far the net may lie below its
# central amount, and how far above.
_WEIGHTED: Final = len(_KINDS)
_BELOW: Final = _WEIGHTED + 1
_ABOVE: Final = _WEIGHTED + 2
_SUMS: Final = _WEIGHTED + 3
_BENEFITS: Final = (_PLACE["saving"], _PLACE["income"])
_SPENT: Final = (_PLACE["cost"], _PLACE["reinvestment"])


class NotPlain(Exception):
    """The line cannot be worked out by the fast sums: `totals` has to do it."""


class Range(NamedTuple):
    """A range of amounts. None of them is below zero."""

    low: Decimal
    central: Decimal
    high: Decimal


Figure = Decimal | Range


def quick_figures(
    lines: Iterable[Data], years: tuple[str, ...], weights: Mapping[str, Decimal]
) -> dict[str, Any] | None:
    """The figures of one scheme in the shape of `figures_of`, in pounds; None where the fast sums
    cannot work out one of its lines.

    `lines` are rows with the columns of `line_data`, all of which count. `years` are financial
    years ("2018/19"). `weights` are the shares (of one) at which savings and income count in the
    weighted net, by the line's risk ("" where it has none).
    """
    table = {year: [_NIL] * _SUMS for year in years}
    lasting = [_NIL] * _SUMS
    outside = set()
    try:
        for line in lines:
            place = _PLACE[line["kind"]]
            weight = weights[line["risk"] or ""] if place < 2 else None
            parts, full_year = _parts(line, years[0])
            for year, amount in parts:
                if year in table:
                    _add(table[year], place, amount, weight)
                else:
                    outside.add(year)
            for amount in full_year:
                _add(lasting, place, amount, weight)
    except NotPlain:
        return None
    together = [_NIL] * _SUMS
    for sums in table.values():
        together = [_EXACT.add(one, other) for one, other in zip(together, sums, strict=True)]
    return {
        "years": {year: _texts(sums) for year, sums in table.items()},
        "whole": _texts(together),
        "full_year": _texts(lasting),
        "gaps": [],
        "outside": sorted(outside),
    }


def _parts(line: Data, first_year: str) -> tuple[Iterable[tuple[str, Figure]], Iterable[Figure]]:
    """What a line gives year by year, and the amounts that its full-year effect adds up: none
    where it ends. Raises `NotPlain`."""
    if line["amounts"]:
        parts = list(_stated(line))
    elif (line["phasing"] or {}).get("kind") == Cohorts.key:
        parts = list(_intakes(line))
    else:
        value = _drivers(line, line["unit_value"], line["volume"])
        lasting = [_times(value, _TWELVE)] if _carries_on(line) else []
        return _phased(line, value, first_year), lasting
    return parts, [amount for _year, amount in parts] if _carries_on(line) else []


def _add(sums: list[Decimal], place: int, amount: Figure, weight: Decimal | None) -> None:
    if isinstance(amount, Range):
        low, central, high = amount
        below, above = _EXACT.subtract(central, low), _EXACT.subtract(high, central)
        # The lowest net takes the lowest savings and the highest costs.
        if place in _SPENT:
            below, above = above, below
        if place in _SPENT or place in _BENEFITS:
            sums[_BELOW] = _EXACT.add(sums[_BELOW], below)
            sums[_ABOVE] = _EXACT.add(sums[_ABOVE], above)
        amount = central
    assert isinstance(amount, Decimal)
    sums[place] = _EXACT.add(sums[place], amount)
    if weight is not None:
        sums[_WEIGHTED] = _EXACT.add(sums[_WEIGHTED], _EXACT.multiply(amount, weight))


def _times(figure: Figure, factor: Figure) -> Figure:
    if isinstance(figure, Range):
        low, central, high = factor if isinstance(factor, Range) else (factor, factor, factor)
        if low < 0:
            raise NotPlain
        return Range(
            _EXACT.multiply(figure.low, low),
            _EXACT.multiply(figure.central, central),
            _EXACT.multiply(figure.high, high),
        )
    if isinstance(factor, Range):
        return _times(factor, figure)
    assert isinstance(figure, Decimal)
    assert isinstance(factor, Decimal)
    return _EXACT.multiply(figure, factor)


def _stated(line: Data) -> Iterator[tuple[str, Figure]]:
    """The amounts of a line that states its money year by year, in twelfths of a pound."""
    if any(line[name] for name in ("phasing", "unit_value", "unit_value_less", "volume")):
        raise NotPlain
    likely = _times(_figure(line["likelihood"]), _TWELVE)
    for year, amount in line["amounts"].items():
        yield _known_year(year), _times(_figure(amount, None), likely)


def _phased(line: Data, value: Figure, first_year: str) -> Iterator[tuple[str, Figure]]:
    """The new money of a line by year, in twelfths of a pound. `value` is its money in a full year,
    in pounds."""
    for year, twelfths in _spread(line["phasing"], first_year):
        yield year, _times(value, twelfths)


def _intakes(line: Data) -> Iterator[tuple[str, Figure]]:
    """The new money of each cohort of a line by year, in twelfths of a pound."""
    if not line["phasing"]["cohorts"]:
        raise NotPlain
    for cohort in line["phasing"]["cohorts"]:
        stated = cohort.get("unit_value")
        if cohort["volume"] is None:
            raise NotPlain
        value = _drivers(line, line["unit_value"] if stated is None else stated, cohort["volume"])
        likely = [_number(one, None) for one in cohort.get("likelihoods") or ()]
        years = _cohort_years(cohort["start"], tuple(cohort.get("shares") or ()), len(likely))
        for number, (year, twelfths) in enumerate(years):
            there = likely[min(number, len(likely) - 1)] if likely else _ONE
            yield year, _times(value, _EXACT.multiply(there, twelfths))


@lru_cache(maxsize=1000)
def _cohort_years(start: str, shares: tuple[str, ...], likelihoods: int) -> Spread:
    """The years of a cohort, each with its share of a full year in twelfths; as `Cohort.years`."""
    first = FinancialYear.parse(start)
    counted = [_EXACT.multiply(_number(share, None), _TWELVE) for share in shares]
    if not counted:
        counted = [_SIX, *[_TWELVE] * max(likelihoods - 2, 0), _SIX]
    return tuple((str(first.plus(at)), share) for at, share in enumerate(counted))


def _drivers(line: Data, unit_value: Any, volume: Any) -> Figure:
    """The money of a full year, in pounds: the drivers of a line multiplied."""
    value = _figure(unit_value, None)
    if line["unit_value_less"] is not None:
        value = _EXACT.subtract(_number(unit_value, None), _number(line["unit_value_less"]))
    for factor in (volume, line["periods"], line["likelihood"]):
        if factor is not None:
            value = _times(value, _figure(factor))
    return value


def _carries_on(line: Data) -> bool:
    """Whether the line's money comes again in every later year; as `Line.carries_on`."""
    if line["lasts"] is not None:
        return bool(line["lasts"])
    phasing = line["phasing"]
    if phasing and phasing["kind"] not in PHASINGS:
        raise NotPlain
    starts = not phasing or PHASINGS[phasing["kind"]].carries_on
    return starts and not line["amounts"] and line["kind"] not in ("one-off-cost", "funding")


def _number(value: Any, missing: str | None = "1") -> Decimal:
    if value is None:
        value = missing
    if type(value) is not str or not _NUMBER.fullmatch(value):
        raise NotPlain
    return Decimal(value)


def _figure(value: Any, missing: str | None = "1") -> Figure:
    if type(value) is not dict:
        return _number(value, missing)
    if "low" not in value:
        raise NotPlain
    low, high = _number(value["low"], None), _number(value["high"], None)
    if low < 0:
        raise NotPlain
    middle = value.get("central")
    if middle is None:
        return Range(low, _EXACT.divide(_EXACT.add(low, high), _TWO), high)
    return Range(low, _number(middle), high)


def _spread(phasing: Data | None, first_year: str) -> Spread:
    if not phasing:
        return ((first_year, _TWELVE),)
    if phasing["kind"] not in _SPREADS:
        raise NotPlain
    return _SPREADS[phasing["kind"]](phasing, first_year)


def _full_year(phasing: Data, first_year: str) -> Spread:
    return ((_known_year(phasing.get("start") or first_year), _TWELVE),)


def _month(phasing: Data, _first_year: str) -> Spread:
    return _from_month(phasing["month"])


def _half_then_half(phasing: Data, _first_year: str) -> Spread:
    if not phasing.get("start"):
        raise NotPlain
    return _halves(phasing["start"])


def _by_year(phasing: Data, _first_year: str) -> Spread:
    return tuple(
        (_known_year(year), _EXACT.multiply(_number(share), _TWELVE))
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
def _known_year(text: str) -> str:
    return str(FinancialYear.parse(text))


@lru_cache(maxsize=1000)
def _halves(start: str) -> Spread:
    year = FinancialYear.parse(start)
    return ((start, _SIX), (str(year.next), _SIX))


@lru_cache(maxsize=1000)
def _from_month(text: str) -> Spread:
    month = Month.parse(text)
    left, year = month.months_left, month.financial_year
    if left == _TWELVE:
        return ((str(year), _TWELVE),)
    return ((str(year), Decimal(left)), (str(year.next), _TWELVE - left))


def _texts(sums: list[Decimal]) -> dict[str, str]:
    saving, income, cost, one_off, reinvestment, funding, weighted, below, above = sums
    gross = _EXACT.add(saving, income)
    spent = _EXACT.add(cost, reinvestment)
    net = _EXACT.subtract(gross, spent)
    return {
        "gross": _text(gross),
        "net": _text(net),
        "low": _text(_EXACT.subtract(net, below)),
        "high": _text(_EXACT.add(net, above)),
        "weighted": _text(_EXACT.subtract(weighted, spent)),
        "cost": _text(cost),
        "reinvested": _text(reinvestment),
        "one_off": _text(one_off),
        "funding": _text(funding),
    }


def _text(twelfths: Decimal) -> str:
    """An amount in pounds as exact text: a decimal, or a fraction where the decimal has no end."""
    if not twelfths:
        return "0"
    try:
        return format(_EXACT.divide(twelfths, _TWELVE).normalize(_EXACT), "f")
    except Inexact:
        return str(Fraction(twelfths) / 12)
