"""Savings lines as the interchange file writes them."""

from collections.abc import Mapping
from typing import Any

from schemes.finance.amounts import ONE, Figure, Missing, amount, between
from schemes.finance.lines import Kind, Line, Risk
from schemes.finance.phasing import (
    ByYear,
    Cohort,
    Cohorts,
    FromMonth,
    FullYear,
    HalfThenHalf,
    Phasing,
)
from schemes.finance.years import FinancialYear, Month
from workbench.numbers.exact import exact

Written = Mapping[str, Any]


def line_from(written: Written, first_year: FinancialYear) -> Line:
    """The line of a file that its schema found no fault with. Where it does not say when it
    starts, it starts in `first_year`, the programme's first.

    Raises what the schema cannot see: `LineError`, `PhasingError`, `RangeError`, `YearError`.
    """
    amounts = tuple(
        (FinancialYear.parse(year), figure_from(value))
        for year, value in written.get("amounts", {}).items()
    )
    phasing = None
    if "phasing" in written:
        phasing = phasing_from(written["phasing"], first_year)
    elif not amounts:
        phasing = FullYear(first_year)
    return Line(
        name=written["name"],
        kind=Kind(written["kind"]),
        unit_value=_optional(written, "unit_value"),
        unit_value_less=_optional(written, "unit_value_less"),
        volume=_optional(written, "volume"),
        periods=_optional(written, "periods") or ONE,
        likelihood=_optional(written, "likelihood") or ONE,
        amounts=amounts,
        phasing=phasing,
        risk=Risk(written["risk"]) if "risk" in written else None,
        lasts=written.get("lasts"),
    )


def phasing_from(written: Written, first_year: FinancialYear) -> Phasing:
    """The phasing of a file. Raises `PhasingError` and `YearError`."""
    start = FinancialYear.parse(written["start"]) if "start" in written else first_year
    match written["kind"]:
        case "full-year":
            return FullYear(start)
        case "from-month":
            return FromMonth(Month.parse(written["month"]))
        case "half-then-half":
            return HalfThenHalf(start)
        case "by-year":
            shares = written["shares"].items()
            return ByYear(tuple((FinancialYear.parse(year), exact(one)) for year, one in shares))
        case _:
            return Cohorts(tuple(_cohort(one) for one in written["cohorts"]))


def figure_from(written: str | int | Written) -> Figure:
    """A number, a range (`low`, `high` and perhaps `central`), or what is missing and the word
    for it. Raises `NumberError` and `RangeError`."""
    if not isinstance(written, Mapping):
        return amount(written)
    if "missing" in written:
        return Missing(written["missing"])
    return between(written["low"], written["high"], written.get("central"))


def _cohort(written: Written) -> Cohort:
    return Cohort(
        start=FinancialYear.parse(written["start"]),
        volume=figure_from(written["volume"]),
        unit_value=_optional(written, "unit_value"),
        likelihoods=tuple(figure_from(one) for one in written.get("likelihoods", [])),
        shares=tuple(exact(one) for one in written.get("shares", [])),
    )


def _optional(written: Written, key: str) -> Figure | None:
    return figure_from(written[key]) if key in written else None
