"""Quarters of a financial year as people write them: Q1 2026/27, quarter 3 of 2026/27, 2026/27 Q1,
Apr-Jun 2026. A period is a month or a quarter."""

import re
from typing import Final

from workbench.numbers.reading.characters import plain
from workbench.numbers.reading.months import MONTH_NAMES, month_number, read_month
from workbench.numbers.reading.refusals import ReadingError, quoted
from workbench.numbers.reading.values import ReadMonth, ReadQuarter, ReadYear
from workbench.numbers.reading.years import full_year, is_year, read_year

_FLAGS: Final = re.ASCII | re.IGNORECASE
_ORDINALS: Final = ("first", "second", "third", "fourth")
_WHICH: Final = (
    r"(?:(?:q|qtr|quarter)\.? ?(?P<number>\d)"
    r"|(?:the )?(?P<ordinal>\d(?:st|nd|rd|th)|first|second|third|fourth) (?:quarter|qtr))"
)
_NUMBERED: Final = (
    re.compile(rf"{_WHICH}(?:,? ?(?:[-\u2013] ?|of |in )?\(?(?P<year>[^()]+)\)?)?", _FLAGS),
    re.compile(rf"(?P<year>.+?),? ?(?:[-\u2013] ?)?{_WHICH}", _FLAGS),
)
# As files keep it: the year in which the April of the financial year lies.
_KEPT: Final = re.compile(r"(?P<year>\d{4})-Q(?P<number>\d)", re.ASCII)
_MONTHS: Final = re.compile(
    r"(?P<first>[a-z]{3,9})\.?(?: (?P<early>'?\d{2}|\d{4}))? ?(?:[-\u2013\u2014/]|to) ?"
    r"(?P<last>[a-z]{3,9})\.?,?[ -]?(?P<year>.+)?",
    _FLAGS,
)


def read_period(text: str, year: ReadYear | None = None) -> ReadMonth | ReadQuarter:
    """A month or a quarter. `year` is the financial year that is meant where the text names none
    ("Q1", "month 6"). Raises `ReadingError`."""
    bare = plain(text)
    try:
        return read_quarter(bare, year)
    except ReadingError as error:
        if error.is_known:
            raise
    if year is None and (month := month_number(bare)):
        raise ReadingError(
            f"{quoted(bare)} is a month of no year: write it as {MONTH_NAMES[month - 1]} 2026"
        )
    try:
        return read_month(bare, year)
    except ReadingError as error:
        if error.is_known:
            raise
    raise ReadingError(
        f"{quoted(bare)} is no period: write April 2026, or Q1 2026/27", is_known=False
    )


def read_quarter(text: str, year: ReadYear | None = None) -> ReadQuarter:
    """A quarter of a financial year, 1 for April to June. `year` as for `read_period`. Raises
    `ReadingError`."""
    bare = plain(text)
    if match := _KEPT.fullmatch(bare):
        return ReadQuarter(int(match["year"]), _number(bare, match["number"]))
    if match := _MONTHS.fullmatch(bare):
        ends = month_number(match["first"]), month_number(match["last"])
        if ends[0] and ends[1]:
            return _by_months(bare, ends[0], ends[1], match, year)
    for shape in _NUMBERED:
        if match := shape.fullmatch(bare):
            number = _number(bare, match["number"] or _ordinal(match["ordinal"]))
            return ReadQuarter(_year(bare, number, match["year"], year).start, number)
    raise ReadingError(f"{quoted(bare)} is not a quarter: write it as Q1 2026/27", is_known=False)


def _ordinal(word: str) -> str:
    name = word.casefold()
    return str(_ORDINALS.index(name) + 1) if name in _ORDINALS else name[0]


def _number(text: str, digits: str) -> int:
    number = int(digits)
    if not 1 <= number <= 4:
        raise ReadingError(f"{quoted(text)} is not a quarter: quarters are numbered 1 to 4")
    return number


def _year(text: str, number: int, named: str | None, year: ReadYear | None) -> ReadYear:
    """The financial year that a quarter names, or the one that is meant."""
    if named is None:
        if year is None:
            raise ReadingError(
                f"{quoted(text)} is a quarter of no year: write it as Q{number} 2026/27"
            )
        return year
    try:
        return read_year(named)
    except ReadingError as error:
        if not error.is_known:
            raise ReadingError(
                f"{quoted(text)} is not a quarter: write it as Q{number} 2026/27", is_known=False
            ) from error
        raise


def _by_months(
    text: str, first: int, last: int, match: re.Match[str], year: ReadYear | None
) -> ReadQuarter:
    """The quarter from its first month to its last."""
    if first % 3 != 1 or last != first + 2:
        raise ReadingError(
            f"{quoted(text)} is no quarter of the financial year: they are April to June, July to "
            "September, October to December and January to March"
        )
    number = (first - 4) % 12 // 3 + 1
    named = (match["year"] or "").lstrip("'")
    if not named or is_year(named):
        return ReadQuarter(_year(text, number, named or None, year).start, number)
    early = (match["early"] or named).lstrip("'")
    if not re.fullmatch(r"\d{2}|\d{4}", named, re.ASCII) or full_year(early) != full_year(named):
        raise ReadingError(
            f"{quoted(text)} is not a quarter: write it as Q{number} 2026/27", is_known=False
        )
    return ReadQuarter(full_year(named) - (number == 4), number)
