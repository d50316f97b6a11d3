"""Financial years as people write them: 2018/19, 2026/2027, 26/27, 2026–27."""

import re
from typing import Final

from workbench.numbers.reading.characters import plain
from workbench.numbers.reading.refusals import ReadingError, quoted
from workbench.numbers.reading.values import ReadYear

_FLAGS: Final = re.ASCII | re.IGNORECASE
_TWO: Final = re.compile(
    r"(?:fy|year|financial year)? ?(?P<first>\d{4}|\d{2}) ?(?:[/\u2013\u2014-]|\bto\b) ?"
    r"(?P<second>\d{4}|\d{2})",
    _FLAGS,
)
_ONE: Final = re.compile(r"(?:fy|year|financial year)? ?(?P<year>\d{4}|\d{2})", _FLAGS)
_CENTURY: Final = 2000
# Two digits from here on are of the century before: 98/99 is 1998/99.
_OLD: Final = 70
_EARLIEST, _LATEST = 1000, 9998


def read_year(text: str) -> ReadYear:
    """A financial year, April to March. Raises `ReadingError`, which offers the year that may be
    meant."""
    bare = plain(text)
    match = _TWO.fullmatch(bare)
    # 13/2026 is no year: who shortens one, shortens both.
    if match and len(match["second"]) <= len(match["first"]):
        start, end = full_year(match["first"]), match["second"]
        if not _EARLIEST <= start <= _LATEST:
            raise ReadingError(f"{quoted(bare)} is not a financial year: write it as 2018/19")
        if (start + 1) % 100 == int(end[-2:]) and int(end) in ((start + 1) % 100, start + 1):
            return ReadYear(start)
        raise ReadingError(
            f"{quoted(bare)} is not a financial year: did you mean {ReadYear(start).said}?"
        )
    if match := _ONE.fullmatch(bare):
        start = full_year(match["year"])
        if _EARLIEST < start <= _LATEST:
            raise ReadingError(
                f"{quoted(bare)} can be two financial years: write {ReadYear(start).said} or "
                f"{ReadYear(start - 1).said}"
            )
    raise ReadingError(
        f"{quoted(bare)} is not a financial year: write it as 2018/19", is_known=False
    )


def is_year(text: str) -> bool:
    try:
        read_year(text)
    except ReadingError:
        return False
    return True


def full_year(digits: str) -> int:
    """A year of four digits or two: 26 is 2026, 98 is 1998."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (_CENTURY if year < _OLD else _CENTURY - 100)
