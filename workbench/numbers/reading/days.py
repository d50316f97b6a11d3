"""Days as people write them: 1 October 2026, 1st Oct 2026, 01/10/2026, 1.10.26, 2026-10-01."""

import re
from calendar import monthrange
from datetime import date
from typing import Final

from workbench.numbers.reading.characters import plain
from workbench.numbers.reading.months import MONTH_NAMES, month_number, read_month
from workbench.numbers.reading.refusals import ReadingError, quoted
from workbench.numbers.reading.values import ReadDay
from workbench.numbers.reading.years import full_year

_FLAGS: Final = re.ASCII | re.IGNORECASE
_WEEKDAYS: Final = (
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)
_WEEKDAY: Final = re.compile(r"(?P<weekday>[a-z]{3,9})\.?,? (?:the )?(?P<rest>.+)", _FLAGS)
_NAMED: Final = (
    re.compile(
        r"(?P<day>\d{1,2}) ?(?:st|nd|rd|th)?[ -]?(?:of )?(?P<name>[a-z]{3,9})\.?,?[ -]?"
        r"(?P<year>\d{4}|'?\d{2})",
        _FLAGS,
    ),
    re.compile(
        r"(?P<name>[a-z]{3,9})\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?,? (?P<year>\d{4})", _FLAGS
    ),
)
_NUMBERS: Final = (
    re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})", _FLAGS),
    re.compile(
        r"(?P<day>\d{1,2})(?P<apart>[-/. ])(?P<month>\d{1,2})(?P=apart)(?P<year>\d{4}|\d{2})",
        _FLAGS,
    ),
)
_MIDNIGHT: Final = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?(?:Z|\+00:00)?$")


def read_day(text: str) -> ReadDay:
    """A day. Raises `ReadingError`, also for one that the calendar does not have."""
    bare = _MIDNIGHT.sub("", plain(text))
    if found := _day(bare):
        return found
    match = _WEEKDAY.fullmatch(bare)
    weekday = _weekday(match["weekday"]) if match else None
    if match and weekday is not None and (found := _day(match["rest"])):
        if found.day.weekday() != weekday:
            right = _WEEKDAYS[found.day.weekday()]
            raise ReadingError(f"{quoted(bare)} names another weekday: {found.said} is a {right}")
        return found
    try:
        month = read_month(bare)
    except ReadingError:
        raise ReadingError(
            f"{quoted(bare)} is not a date: write it as 30 April 2012", is_known=False
        ) from None
    raise ReadingError(f"{quoted(bare)} names no day: write the day too, like 1 {month.said}")


def _day(text: str) -> ReadDay | None:
    for shape in _NAMED:
        if match := shape.fullmatch(text):
            number = month_number(match["name"])
            if number is None:
                raise ReadingError(f"{quoted(text)} names no month: write it as 30 April 2012")
            year = full_year(match["year"].lstrip("'"))
            return _on_calendar(text, year, number, int(match["day"]))
    for shape in _NUMBERS:
        if match := shape.fullmatch(text):
            year, month = full_year(match["year"]), int(match["month"])
            return _on_calendar(text, year, month, int(match["day"]))
    return None


def _on_calendar(text: str, year: int, month: int, day: int) -> ReadDay:
    if not 1 <= month <= 12:
        swapped = 1 <= day <= 12 and 12 < month <= 31
        other = f": write {month} {MONTH_NAMES[day - 1]} {year}" if swapped else ""
        raise ReadingError(
            f"{quoted(text)} is not a day of the calendar: no month has the number {month}"
            f"{other and f'{other}, if that is meant'}"
        )
    if year < 1:
        raise ReadingError(f"{quoted(text)} is not a day of the calendar: check its year")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise ReadingError(
            f"{quoted(text)} is not a day of the calendar: {MONTH_NAMES[month - 1]} {year} has "
            f"{last} days"
        )
    return ReadDay(date(year, month, day))


def _weekday(name: str) -> int | None:
    for number, weekday in enumerate(_WEEKDAYS):
        if weekday.casefold().startswith(name.casefold()):
            return number
    return None
