"""Money of the case file as the sums of `schemes/finance/` take it: figures, phasings, savings
lines, bridges."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from schemes.casefile.parts import CaseBridge, CaseLine
from schemes.finance.amounts import ONE, Figure, Missing, amount, between
from schemes.finance.bridge import Bridge, Entry, bridge
from schemes.finance.lines import Kind, Line, Risk
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
from schemes.finance.years import FinancialYear, Month
from schemes.models import SavingsLine

Data = Mapping[str, Any]


def finance_line(line: SavingsLine | CaseLine) -> Line:
    """The line as the sums take it. Raises `LineError`, `PhasingError`, `RangeError`, `YearError`
    or `NumberError` for a line that cannot be."""
    return Line(
        name=line.name,
        kind=Kind(line.kind),
        unit_value=_optional(line.unit_value),
        volume=_optional(line.volume),
        periods=_or_one(line.periods),
        likelihood=_or_one(line.likelihood),
        amounts=tuple(
            (FinancialYear.parse(year), figure(value))
            for year, value in sorted(line.amounts.items())
        ),
        phasing=phasing_of(line.phasing),
        risk=Risk(line.risk) if line.risk else None,
        unit_value_less=_optional(line.unit_value_less),
        lasts=line.lasts,
    )


def bridge_of(part: CaseBridge) -> Bridge:
    """Both sides of a bridge, added up. Raises `NumberError` or `RangeError`."""
    sources, uses = (
        tuple(Entry(one.name, figure(one.amount)) for one in side)
        for side in (part.sources, part.uses)
    )
    return bridge(sources, uses)


def figure(value: Any) -> Figure:
    """A number, a range or something missing, as the case file writes them."""
    if not isinstance(value, Mapping):
        return amount(value)
    if "missing" in value:
        return Missing(value["missing"])
    return between(value["low"], value["high"], value.get("central"))


def phasing_of(data: Data | None) -> Phasing | None:
    """A phasing of the case file; None where it leaves the start to the programme."""
    if not data:
        return None
    match data["kind"]:
        case "from-month":
            return FromMonth(Month.parse(data["month"]))
        case "by-year":
            shares = sorted(data["shares"].items())
            return ByYear(
                tuple((FinancialYear.parse(year), Fraction(share)) for year, share in shares)
            )
        case "cohorts":
            return Cohorts(tuple(map(_cohort, data["cohorts"])))
    if not data.get("start"):
        if data["kind"] == "half-then-half":
            raise PhasingError("Say in which year the first half falls.")
        return None
    start = FinancialYear.parse(data["start"])
    return HalfThenHalf(start) if data["kind"] == "half-then-half" else FullYear(start)


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
