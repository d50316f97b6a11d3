"""Stated lengths of time ("45 days", "up to 6 months") compared with their dates.

People count days in three ways: both dates in, one of them, or neither ("clear days"). A stated
length that agrees with one of the three is right; a difference is measured from the plain one.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbench.numbers.reading.characters import plain
from workbench.numbers.reading.days import read_day
from workbench.numbers.reading.months import month_number
from workbench.numbers.reading.refusals import ReadingError


class DurationError(ValueError):
    """A date that cannot be read, or an end before its start. The message says what to write."""


class LengthUnit(StrEnum):
    """The unit in which a length of time is stated."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class LengthSense(StrEnum):
    """Whether a length is stated exactly ("45 days"), as a least or as a most."""

    EXACTLY = "exactly"
    AT_LEAST = "at least"
    AT_MOST = "up to"


class LengthVerdict(StrEnum):
    """Whether the dates give the stated length. `POSSIBLE`: a date is known only to its month, and
    some days of the month give the length while others do not."""

    AGREES = "agrees"
    POSSIBLE = "possible"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class StatedLength:
    """A length of time as stated: so many of a unit, with the text it was stated in."""

    text: str
    count: int
    unit: LengthUnit
    sense: LengthSense


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date as stated: one day, or any of the days from `earliest` to `latest`."""

    text: str
    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class CheckedLength:
    """A stated length compared with the time between its two dates, in the unit it was stated in.

    `shortest` and `longest` are the time between the nearest and the furthest days that the two
    dates can mean, one of the two days counted. `counted` names the way of counting days that
    agrees ("neither date"); empty where none does.
    """

    stated: StatedLength
    start: StatedDate
    end: StatedDate
    shortest: int
    longest: int
    verdict: LengthVerdict
    counted: str

    @property
    def difference(self) -> int:
        """Stated less computed, in the unit; 0 where the dates allow the stated length."""
        if self.verdict is not LengthVerdict.DIFFERS:
            return 0
        nearest = self.shortest if self.stated.count < self.shortest else self.longest
        return self.stated.count - nearest

    @property
    def text(self) -> str:
        """The comparison in one line: "45 days against 46 days from 30 April 2012 to 15 June 2012:
        agrees, counting neither date"."""
        spread = str(self.shortest)
        if self.longest != self.shortest:
            spread = f"{self.shortest} to {self.longest}"
        unit = self.stated.unit if spread == "1" else f"{self.stated.unit}s"
        how = f", counting {self.counted}" if self.counted else ""
        dates = f"from {self.start.text} to {self.end.text}"
        return f"{self.stated.text} against {spread} {unit} {dates}: {self.verdict}{how}"


_MONTH = re.compile(r"(?:(beginning|start|end) of\s+)?([A-Za-z]+)\s+([0-9]{4})", re.ASCII | re.I)
_WAYS = (
    ("one of the two dates", 0),
    ("both dates", 1),
    ("neither date", -1),
)


def parse_when(text: str) -> StatedDate:
    """A date as people write it: "30 April 2012", "30 th April 2012", "2012-04-30", or any day of
    "September 2012"; "start of" and "end of" a month are its first and last day.

    Raises `DurationError`."""
    spelled = plain(text)
    try:
        day = read_day(spelled)
    except ReadingError as error:
        match = _MONTH.fullmatch(spelled)
        if match is None:
            raise DurationError(error.sentence) from None
        return _in_month(spelled, match)
    return StatedDate(day.said, day.day, day.day)


def check_length(stated: StatedLength, start: StatedDate, end: StatedDate) -> CheckedLength:
    """The stated length compared with the time from `start` to `end`.

    Raises `DurationError` where even the latest day of the end lies before the earliest day of
    the start."""
    if end.latest < start.earliest:
        raise DurationError(f"{end.text} lies before {start.text}: exchange the two dates.")
    nearest = (start.latest, max(end.earliest, start.latest))
    furthest = (start.earliest, end.latest)

    def lengths(more_days: int) -> tuple[int, int]:
        shortest, longest = (
            _length(*dates, stated.unit, more_days) for dates in (nearest, furthest)
        )
        return shortest, longest

    verdict, counted = LengthVerdict.DIFFERS, ""
    for way, more_days in _WAYS:
        shortest, longest = lengths(more_days)
        if _allows(stated, shortest) and _allows(stated, longest):
            verdict, counted = LengthVerdict.AGREES, way
            break
        if verdict is LengthVerdict.DIFFERS and _can_be(stated, shortest, longest):
            verdict, counted = LengthVerdict.POSSIBLE, way
    return CheckedLength(stated, start, end, *lengths(0), verdict, counted)


def _allows(stated: StatedLength, length: int) -> bool:
    match stated.sense:
        case LengthSense.EXACTLY:
            return length == stated.count
        case LengthSense.AT_LEAST:
            return length >= stated.count
        case _:
            return length <= stated.count


def _can_be(stated: StatedLength, shortest: int, longest: int) -> bool:
    match stated.sense:
        case LengthSense.EXACTLY:
            return shortest <= stated.count <= longest
        case LengthSense.AT_LEAST:
            return longest >= stated.count
        case _:
            return shortest <= stated.count


def _length(start: date, end: date, unit: LengthUnit, more_days: int) -> int:
    """Whole units from `start` to `end`, with `more_days` added (taken off where below zero)."""
    days = max((end - start).days + more_days, 0)
    if unit is LengthUnit.DAY:
        return days
    if unit is LengthUnit.WEEK:
        return days // 7
    last = min(start.toordinal() + days, date.max.toordinal())
    months = _whole_months(start, date.fromordinal(last))
    return months if unit is LengthUnit.MONTH else months // 12


def _whole_months(start: date, end: date) -> int:
    """The whole months between two days. The last day of a month counts as the same day of any
    month: from the end of January to the end of July are six months, as from 30 to 30."""
    months = (end.year - start.year) * 12 + end.month - start.month
    end_is_last = end.day == calendar.monthrange(end.year, end.month)[1]
    return months if end.day >= start.day or end_is_last else months - 1


def _in_month(text: str, match: re.Match[str]) -> StatedDate:
    year, month = int(match[3]), month_number(match[2])
    if month is None:
        raise DurationError(f'"{text}" names no month: write it as 30 April 2012.')
    if not year:
        raise DurationError(f'"{text}" is not a day of the calendar: check its year.')
    first = date(year, month, 1)
    last = first.replace(day=calendar.monthrange(year, month)[1])
    part = (match[1] or "").lower()
    return StatedDate(
        text, last if part == "end" else first, last if part in ("", "end") else first
    )
