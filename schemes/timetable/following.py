"""Which steps follow which: steps that begin before what they follow has ended, and where steps go
when one that they follow moves. Pure: it knows no rows and no clock."""

import calendar
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from schemes.finance.durations import DurationError, StatedDate
from schemes.finance.years import MONTH_NAMES
from schemes.needs.graph import levels
from workbench.dates import day as day_words

MOST_DAYS: Final = 36_525  # a hundred years: further nobody plans


@dataclass(frozen=True, slots=True)
class LinkedStep:
    """A step with the keys of those it follows. `stays` says in a word why it does not move with
    them ("finished"); empty where it does."""

    key: Hashable
    name: str
    start: StatedDate | None = None
    end: StatedDate | None = None
    follows: tuple[Hashable, ...] = ()
    stays: str = ""

    @property
    def begins(self) -> StatedDate | None:
        """When it begins: its start, or its end where nothing else is said."""
        return self.start or self.end

    @property
    def is_over(self) -> StatedDate | None:
        """When it has ended: its end, or its start where nothing else is said."""
        return self.end or self.start


@dataclass(frozen=True, slots=True)
class Overlap:
    """A step that begins `days` before the step that it follows has ended, at the least."""

    step: LinkedStep
    before: LinkedStep
    days: int


@dataclass(frozen=True, slots=True)
class Shift:
    """A step where it was and where it goes."""

    was: LinkedStep
    now: LinkedStep


@dataclass(frozen=True, slots=True)
class Moved:
    """What moves with a step, in the order in which it follows, and what stays though it follows
    something that moves."""

    shifts: tuple[Shift, ...] = ()
    staying: tuple[LinkedStep, ...] = ()


def month_date(month: str) -> StatedDate:
    """Any day of a month, "2016-03"."""
    year, number = map(int, month.split("-"))
    return _in_month(year, number)


def follows_pairs(steps: Sequence[LinkedStep]) -> Iterable[tuple[LinkedStep, LinkedStep]]:
    """Each step with each that it follows."""
    by_key = {one.key: one for one in steps}
    for step in steps:
        for key in step.follows:
            if key in by_key:
                yield step, by_key[key]


def days_before(step: LinkedStep, before: LinkedStep) -> int | None:
    """How many days the step begins before the other has ended, at the least: 0 where it need not,
    None where one of the two has no date. A month may mean any of its days, so that it begins too
    early only where even its last day does."""
    begins, over = step.begins, before.is_over
    if begins is None or over is None:
        return None
    return max((over.earliest - begins.latest).days, 0)


def overlaps(steps: Sequence[LinkedStep]) -> tuple[Overlap, ...]:
    """Every step that begins before something that it follows has ended, in sequence."""
    return tuple(
        Overlap(step, before, days)
        for step, before in follows_pairs(steps)
        if (days := days_before(step, before))
    )


def days_moved(was: LinkedStep, now: LinkedStep) -> int:
    """By how many days the end of a step has moved, or its start where it has no end."""
    old, new = was.is_over, now.is_over
    return (new.latest - old.latest).days if old is not None and new is not None else 0


def moved_with(steps: Sequence[LinkedStep], key: Hashable, days: int) -> Moved:
    """What moves where the step `key` has moved by so many days, below zero to an earlier day, to
    where it stands in `steps`: all that follow it, and all that follow those, by as many days. A
    step that is known by its month moves by whole months. A step that stood behind all that it
    follows is put no earlier than they allow. What stays where it is moves nothing behind it.
    Raises `DurationError` where a step would leave the calendar."""
    needs = {one.key: one.follows for one in steps}
    by_key = {one.key: one for one in steps}
    was, now = by_key | {key: _undone(by_key[key], days)}, dict(by_key)
    moving = {key}
    shifts, staying = [], []
    for step_key in (one for level in levels(by_key, needs) for one in level):
        step = by_key[step_key]
        if step_key == key or not moving & set(step.follows):
            continue
        if step.stays or step.begins is None:
            staying.append(step)
            continue
        found = _shifted(step, days, was, now)
        if (found.start, found.end) != (step.start, step.end):
            moving.add(step_key)
            now[step_key] = found
            shifts.append(Shift(step, found))
    return Moved(tuple(shifts), tuple(staying))


def _undone(step: LinkedStep, days: int) -> LinkedStep:
    """The step with the end that it had before it moved by `days`."""
    over = step.is_over
    if over is None:
        return step
    if over.earliest == over.latest:
        return replace(step, end=_date_by(over, -days))
    return replace(step, end=_in_month_of(over.latest, -days))


def _shifted(
    step: LinkedStep,
    days: int,
    was: Mapping[Hashable, LinkedStep],
    now: Mapping[Hashable, LinkedStep],
) -> LinkedStep:
    """The step moved by `days`, and by more where it would begin too early for what it follows and
    did not before."""
    found = _by(step, days)
    known = [key for key in step.follows if key in was]
    behind = [key for key in known if not days_before(step, was[key])]
    late = max((days_before(found, now[key]) or 0 for key in behind), default=0)
    return _later(found, late) if late else found


def _by(step: LinkedStep, days: int) -> LinkedStep:
    start, end = (one and _date_by(one, days) for one in (step.start, step.end))
    if start and end and end.latest < start.earliest:
        end = start
    return replace(step, start=start, end=end)


def _later(step: LinkedStep, days: int) -> LinkedStep:
    """The step later by at least so many days: a month becomes the one in which its last day then
    falls."""

    def put(when: StatedDate | None) -> StatedDate | None:
        if when is None or when.earliest == when.latest:
            return when and _date_by(when, days)
        return _in_month_of(when.latest, days)

    return replace(step, start=put(step.start), end=put(step.end))


def _date_by(when: StatedDate, days: int) -> StatedDate:
    """A day moved by days. Of a month the first day moves forward, or the last day back, and the
    month it falls in is the new one. Raises `DurationError`."""
    if when.earliest == when.latest:
        return _day(_day_by(when.latest, days))
    return _in_month_of(when.earliest if days > 0 else when.latest, days)


def _in_month_of(day: date, days: int) -> StatedDate:
    found = _day_by(day, days)
    return _in_month(found.year, found.month)


def _day_by(day: date, days: int) -> date:
    if abs(days) > MOST_DAYS:
        raise DurationError("Steps move by a hundred years at the most.")
    try:
        return day + timedelta(days=days)
    except OverflowError:
        raise DurationError("A step would leave the calendar. Move it by fewer days.") from None


def _day(day: date) -> StatedDate:
    return StatedDate(day_words(day), day, day)


def _in_month(year: int, month: int) -> StatedDate:
    last = calendar.monthrange(year, month)[1]
    text = f"{MONTH_NAMES[month - 1]} {year}"
    return StatedDate(text, date(year, month, 1), date(year, month, last))
