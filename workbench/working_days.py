"""Working days in England and Wales, and days counted back from a meeting.

Bank holidays are reckoned by rule, from the Banking and Financial Dealings Act 1971, its schedule,
and the proclamations since that move or add one. A proclamation that is not made yet is not known
here: `_MOVED` and `_ADDED` take it in.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Final

_DAY: Final = timedelta(days=1)
_MONDAY, _SATURDAY = 0, 5
# Days on which a holiday fell instead of the day of its rule.
_MOVED: Final = {
    date(1995, 5, 1): date(1995, 5, 8),  # fifty years of peace in Europe
    date(2002, 5, 27): date(2002, 6, 4),  # golden jubilee
    date(2012, 5, 28): date(2012, 6, 4),  # diamond jubilee
    date(2020, 5, 4): date(2020, 5, 8),  # seventy-five years of peace in Europe
    date(2022, 5, 30): date(2022, 6, 2),  # platinum jubilee
}
_ADDED: Final = (
    date(1999, 12, 31),  # the turn of the millennium
    date(2002, 6, 3),  # golden jubilee
    date(2011, 4, 29),  # a royal wedding
    date(2012, 6, 5),  # diamond jubilee
    date(2022, 6, 3),  # platinum jubilee
    date(2022, 9, 19),  # funeral of Queen Elizabeth II
    date(2023, 5, 8),  # coronation of King Charles III
)
# Both days of a meeting's notice are left out: that of publishing, and that of the meeting.
CLEAR_DAYS: Final = 5


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The bank and public holidays of England and Wales in a year from 1978, when the first Monday
    in May became one."""
    easter = easter_sunday(year)
    by_rule = {
        _not_at_a_weekend(date(year, 1, 1)),
        easter - 2 * _DAY,
        easter + _DAY,
        _first_monday(year, 5),
        _last_monday(year, 5),
        _last_monday(year, 8),
        *_christmas(year),
    }
    added = {one for one in _ADDED if one.year == year}
    return frozenset({_MOVED.get(one, one) for one in by_rule} | added)


def is_working_day(on: date) -> bool:
    """Whether the day is neither at a weekend nor a bank holiday."""
    return on.weekday() < _SATURDAY and on not in bank_holidays(on.year)


def publish_by(meeting: date, clear: int = CLEAR_DAYS) -> date:
    """The last working day on which the papers of a meeting may be published so that `clear` whole
    working days lie between: neither the day of publishing nor that of the meeting counts."""
    before = _working_days_before(meeting)
    for _time in range(clear):
        next(before)
    return next(before)


def _working_days_before(on: date) -> Iterator[date]:
    while True:
        on -= _DAY
        if is_working_day(on):
            yield on


def easter_sunday(year: int) -> date:
    """Easter in the Gregorian calendar, by the anonymous rule that Meeus prints (Astronomical
    Algorithms, chapter 8)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_centuries, over = divmod(century, 4)
    moon = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon + 15) % 30
    leap_years, after = divmod(rest, 4)
    weekday = (32 + 2 * over + 2 * leap_years - epact - after) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _christmas(year: int) -> tuple[date, date]:
    """Christmas Day and Boxing Day, or the days in their place where one is at a weekend."""
    friday, saturday, sunday = 4, 5, 6
    instead = {friday: (25, 28), saturday: (27, 28), sunday: (26, 27)}
    first, second = instead.get(date(year, 12, 25).weekday(), (25, 26))
    return date(year, 12, first), date(year, 12, second)


def _not_at_a_weekend(on: date) -> date:
    while on.weekday() >= _SATURDAY:
        on += _DAY
    return on


def _first_monday(year: int, month: int) -> date:
    on = date(year, month, 1)
    return on + ((_MONDAY - on.weekday()) % 7) * _DAY


def _last_monday(year: int, month: int) -> date:
    return _first_monday(year, month + 1) - 7 * _DAY
