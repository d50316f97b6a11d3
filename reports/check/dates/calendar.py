"""The days that a date in a text can mean, and the days some time before or after them."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from reports.check.reading.mention import NO_YEAR, Mention, MentionKind

_LONGEST = 1000  # days, weeks, months or years: no plan is longer, and dates end with the year 9999


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a date can mean: one day from `first` to `last`, both included."""

    first: date
    last: date

    def meets(self, other: "Days") -> bool:
        """Whether both can mean the same day."""
        return self.first <= other.last and other.first <= self.last


def days_of(mention: Mention) -> Days | None:
    """The days that a date or a month can mean: "July 2012" is any of its days, "end of July 2012"
    its last. None for a date without a year, and for what is no date."""
    day = mention.value
    if not isinstance(day, date) or day.year == NO_YEAR:
        return None
    if mention.what is MentionKind.DATE:
        return Days(day, day)
    last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    if mention.unit in ("end", "late"):
        return Days(day.replace(day=16) if mention.unit == "late" else last, last)
    if mention.unit in ("beginning", "start", "early"):
        return Days(day, day if mention.unit != "early" else day.replace(day=15))
    return Days(day, last)


def later(days: Days, length: Mention) -> Days | None:
    """The days a length of time after `days`. None for a length that is not a whole number of
    units, or is longer than any plan."""
    count = _whole(length)
    if count is None:
        return None
    if length.unit in ("day", "week"):
        by = timedelta(days=count * (7 if length.unit == "week" else 1))
        return Days(days.first + by, days.last + by)
    return _moved(days, count, length.unit)


def earlier(days: Days, length: Mention) -> Days | None:
    """The days some months or years before `days`. None for other units, and as for `later`."""
    count = _whole(length)
    return None if count is None else _moved(days, -count, length.unit)


def _whole(length: Mention) -> int | None:
    number = length.number
    if number is None or number.denominator != 1 or number > _LONGEST:
        return None
    return int(number)


def _moved(days: Days, count: int, unit: str) -> Days | None:
    if unit not in ("month", "year"):
        return None
    months = count * (12 if unit == "year" else 1)
    return Days(_months_on(days.first, months), _months_on(days.last, months, end=True))


def _months_on(day: date, months: int, *, end: bool = False) -> date:
    """The same day this many months later; the last day of a month stays the last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    length = calendar.monthrange(year, month + 1)[1]
    was_last = end and day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month + 1, length if was_last else min(day.day, length))
