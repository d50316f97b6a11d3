"""Turns figures, phasings, savings lines and bridges of the case file into those of
`schemes/finance/`."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any, Final

from schemes.casefile.parts import CaseBridge, CaseLine
from schemes.finance.amounts import ONE, Figure, Missing, amount, between
from schemes.finance.bridge import Bridge, BridgeEntry, bridge
from schemes.finance.lines import Line, LineKind, LineRisk
from schemes.finance.phasing import (
    ByYear,
    Cohort,
    Cohorts,
    FromMonth,
    FullYear,
    HalfThenHalf,
    Phasing,
    PhasingError,
)
from schemes.finance.stay import AmountsAre
from schemes.finance.years import FinancialYear, Month
from schemes.models import MoneyLine

Data = Mapping[str, Any]


def finance_line(line: MoneyLine | CaseLine) -> Line:
    """A line of `schemes/finance/` from a row or from the case file. An empty `periods` or
    `likelihood` counts as one.

    Raises `LineError`, `PhasingError`, `RangeError`, `YearError` or `NumberError` for a line that
    contradicts itself or cannot be read."""
    return Line(
        name=line.name,
        kind=LineKind(line.kind),
        unit_value=_optional(line.unit_value),
        volume=_optional(line.volume),
        periods=_or_one(line.periods),
        likelihood=_or_one(line.likelihood),
        amounts=tuple(
            (FinancialYear.parse(year), figure(value))
            for year, value in sorted(line.amounts.items())
        ),
        phasing=phasing_of(line.phasing),
        risk=LineRisk(line.risk) if line.risk else None,
        unit_value_less=_optional(line.unit_value_less),
        lasts=line.lasts,
        amounts_are=AmountsAre(line.amounts_are) if line.amounts_are else None,
    )


def bridge_of(part: CaseBridge) -> Bridge:
    """A funding bridge with both its sides added up, in pounds. Raises `NumberError` or
    `RangeError`."""
    sources, uses = (
        tuple(BridgeEntry(one.name, figure(one.amount)) for one in side)
        for side in (part.sources, part.uses)
    )
    return bridge(sources, uses)


def figure(value: Any) -> Figure:
    """A figure of `schemes/finance/` from a number, a range or a missing figure of the case file.
    Raises `NumberError` or `RangeError`."""
    if isinstance(value, str):
        return _amount(value)
    if not isinstance(value, Mapping):
        return amount(value)
    if "missing" in value:
        return Missing(value["missing"])
    return between(value["low"], value["high"], value.get("central"))


@lru_cache(maxsize=4096)
def _amount(text: str) -> Figure:
    """The amount in a text. Thousands of lines say the same shares, months and prices."""
    return amount(text)


def phasing_of(data: Data | None) -> Phasing | None:
    """A phasing of `schemes/finance/` from one of the case file; None for a line that starts with
    the programme. Raises `PhasingError` or `YearError`."""
    if not data:
        return None
    kind = data["kind"]
    if kind not in READERS:
        raise PhasingError(f"“{kind}” is no kind of phasing: write one of {', '.join(READERS)}.")
    return READERS[kind](data)


def _full_year(data: Data) -> FullYear | None:
    return FullYear(FinancialYear.parse(data["start"])) if data.get("start") else None


def _from_month(data: Data) -> FromMonth:
    return FromMonth(Month.parse(data["month"]))


def _half_then_half(data: Data) -> HalfThenHalf:
    if not data.get("start"):
        raise PhasingError("Say in which year the first half falls.")
    return HalfThenHalf(FinancialYear.parse(data["start"]))


def _by_year(data: Data) -> ByYear:
    shares = sorted(data["shares"].items())
    return ByYear(tuple((FinancialYear.parse(year), Fraction(share)) for year, share in shares))


def _cohorts(data: Data) -> Cohorts:
    return Cohorts(tuple(map(_cohort, data["cohorts"])))


READERS: Final[Mapping[str, Callable[[Data], Phasing | None]]] = {
    FullYear.key: _full_year,
    FromMonth.key: _from_month,
    HalfThenHalf.key: _half_then_half,
    ByYear.key: _by_year,
    Cohorts.key: _cohorts,
}


def _cohort(data: Data) -> Cohort:
    return Cohort(
        start=FinancialYear.parse(data["start"]),
        volume=figure(data["volume"]),
        unit_value=_optional(data.get("unit_value")),
        likelihoods=tuple(amount(one) for one in data.get("likelihoods") or ()),
        shares=tuple(Fraction(one) for one in data.get("shares") or ()),
    )


def _optional(value: Any) -> Figure | None:
    return None if value is None else figure(value)


def _or_one(value: Any) -> Figure:
    return ONE if value is None else figure(value)
