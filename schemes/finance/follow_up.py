"""Days by which something is due: whether they are past or near, and the last day on which notice
of a contract can be given. Each is told as at a day that the caller names."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class NoticeError(ValueError):
    """A notice period that no calendar reaches back. The message says what to write."""


class NoticeUnit(StrEnum):
    """The unit of a notice period."""

    WEEKS = "weeks"
    MONTHS = "months"


class ContractStanding(StrEnum):
    """Where a contract stands on a day. `NOTICE_DUE`: the last day for notice is near. `OPEN`:
    nobody has said when it ends."""

    ENDED = "ended"
    NOTICE_GIVEN = "notice-given"
    NOTICE_PASSED = "notice-passed"
    NOTICE_DUE = "notice-due"
    RUNNING = "running"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class ContractTerm:
    """When a contract ends, the last day on which notice can be given, and the day on which it
    was; None for each that is not known or was not given."""

    ends: date | None
    notice: date | None
    given: date | None = None


def notice_day(ends: date, count: int, unit: NoticeUnit) -> date:
    """The last day on which notice of `count` weeks or months can be given for a contract that
    ends on `ends`. A month that is too short gives its last day: six months before 31 August is
    28 or 29 February. Raises `NoticeError` before the year 1."""
    try:
        if unit is NoticeUnit.WEEKS:
            return ends - timedelta(weeks=count)
        years, month = divmod(ends.year * 12 + ends.month - 1 - count, 12)
        last = calendar.monthrange(years, month + 1)[1]
        return date(years, month + 1, min(ends.day, last))
    except (OverflowError, ValueError) as error:
        raise NoticeError("The notice period is too long: enter a shorter one.") from error


def is_open(done: date | None, on: date | None) -> bool:
    """Whether something is still to be done at the end of `on`: what was done later was open then.
    Without a day, whether it was ever done."""
    return done is None or (on is not None and done > on)


def is_overdue(due: date | None, done: date | None, on: date) -> bool:
    """Whether something was due before `on` and is open then. What is due on the day itself is
    not overdue."""
    return due is not None and due < on and is_open(done, on)


def is_within(due: date | None, on: date, days: int) -> bool:
    """Whether a day is `on` itself or comes within so many days after it."""
    return due is not None and 0 <= (due - on).days <= days


def contract_standing(term: ContractTerm, on: date, days: int) -> ContractStanding:
    """Where a contract stands on a day, with a warning `days` before the last day for notice. What
    has ended has ended, whatever notice was given; notice given later was not given then."""
    if term.ends is not None and term.ends < on:
        return ContractStanding.ENDED
    if not is_open(term.given, on):
        return ContractStanding.NOTICE_GIVEN
    if term.ends is None:
        return ContractStanding.OPEN
    if term.notice is not None and term.notice < on:
        return ContractStanding.NOTICE_PASSED
    return (
        ContractStanding.NOTICE_DUE
        if is_within(term.notice, on, days)
        else ContractStanding.RUNNING
    )
