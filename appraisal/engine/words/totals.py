"""Totals of options: what a column of them is headed, and how each reads."""

from collections.abc import Iterable

from appraisal.engine.problem import TotalAs
from appraisal.engine.result import OptionResult
from workbench.numbers.rounding import column_places
from workbench.numbers.text import number

NO_TOTAL = "no total"
_HEADINGS = {
    TotalAs.POINTS: "Total (points)",
    TotalAs.AVERAGE: "Weighted average (points)",
    TotalAs.PERCENT: "Total (% of the highest possible)",
    TotalAs.VALUE: "Total (value, 0 to 100)",
}


def total_heading(total_as: TotalAs) -> str:
    """What stands above a column of totals, with their unit."""
    return _HEADINGS[total_as]


def total_places(options: Iterable[OptionResult]) -> int:
    """The decimal places of all totals of an appraisal, enough to tell unequal ones apart."""
    return column_places(option.total for option in options if option.total is not None)


def total_words(option: OptionResult, places: int) -> str:
    """The total to so many places; "no total" while a rating that counts is missing."""
    return NO_TOTAL if option.total is None else number(option.total, places)
