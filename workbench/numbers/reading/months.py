"""Months as people write them: October 2026, Oct 2026, 10/2026, 2026-10, month 6 of 2026/27."""

import re
from typing import Final

from workbench.numbers.reading.characters import plain
from workbench.numbers.reading.refusals import ReadingError, quoted
from workbench.numbers.reading.values import ReadMonth, ReadYear
from workbench.numbers.reading.years import full_year, is_year, read_year

MONTH_NAMES: Final = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_FLAGS: Final = re.ASCII | re.IGNORECASE
_NAMED: Final = re.compile(
    r"(?:(?:1|01)(?: ?st)? )?(?P<name>[a-z]{3,9})\.?,?[ -]?(?P<year>\d{4}|'?\d{2})", _FLAGS
)
_NUMBERS: Final = (
    re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})", _FLAGS),
    re.compile(r"(?:0?1[/.])?(?P<month>\d{1,2})[/.-](?P<year>\d{4})", _FLAGS),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-01(?:[T ]00:00(?::00)?)?", _FLAGS),
)
_PERIOD: Final = re.compile(
    r"(?:month|period|m|p) ?(?P<period>\d{1,2})(?:,? (?:of |in )?(?P<year>.+))?", _FLAGS
)
_APRIL: Final = 4


def read_month(text: str, year: ReadYear | None = None) -> ReadMonth:
    """A month. `year` is the financial year that is meant where the text names none ("month 6").
    Raises `ReadingError`."""
    bare = plain(text)
    if match := _PERIOD.fullmatch(bare):
        return _period(bare, int(match["period"]), match["year"], year)
    if match := _NAMED.fullmatch(bare):
        number = month_number(match["name"])
        year_named = full_year(match["year"].lstrip("'"))
        if number and year_named:
            return ReadMonth(year_named, number)
    for shape in _NUMBERS:
        if match := shape.fullmatch(bare):
            return _numbered(bare, int(match["year"]), int(match["month"]))
    if is_year(bare):
        raise ReadingError(
            f"{quoted(bare)} is a financial year: write the month, like October 2026"
        )
    raise ReadingError(f"{quoted(bare)} is not a month: write it as November 2017", is_known=False)


def month_number(name: str) -> int | None:
    """The number of a month from its name or the beginning of its name ("Sept"); None where no
    month begins so."""
    wanted = name.casefold().rstrip(".")
    for number, month in enumerate(MONTH_NAMES, start=1):
        if len(wanted) >= 3 and month.casefold().startswith(wanted):
            return number
    return None


def _numbered(text: str, year: int, month: int) -> ReadMonth:
    if "/" in text and text[4:5] == "/" and is_year(text):
        raise ReadingError(
            f"{quoted(text)} is a financial year: write the month, like October 2026"
        )
    if not 1 <= month <= 12 or year < 1000:
        raise ReadingError(f"{quoted(text)} is not a month: months are numbered 1 to 12")
    return ReadMonth(year, month)


def _period(text: str, period: int, named: str | None, year: ReadYear | None) -> ReadMonth:
    """The month by its number in a financial year, April 1."""
    if not 1 <= period <= 12:
        raise ReadingError(f"{quoted(text)} is not a month: months are numbered 1 to 12 from April")
    found = read_year(named) if named else year
    if found is None:
        name = MONTH_NAMES[(period + 2) % 12]
        raise ReadingError(
            f"{quoted(text)} is {name} of no year: write {name} and its year, like {name} 2026"
        )
    years, month = divmod(_APRIL - 1 + period - 1, 12)
    return ReadMonth(found.start + years, month + 1)
