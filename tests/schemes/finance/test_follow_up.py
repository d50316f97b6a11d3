"""Days by which something is due, beside a plain count of the calendar day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemes.finance.follow_up import (
    ContractStanding,
    ContractTerm,
    NoticeError,
    NoticeUnit,
    contract_standing,
    is_open,
    is_overdue,
    is_within,
    notice_day,
)

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
MAYBE = st.none() | DAYS


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("ends", "count", "unit", "told"),
    [
        ("2027-03-31", 6, "months", "2026-09-30"),
        ("2027-08-31", 6, "months", "2027-02-28"),
        ("2028-08-31", 6, "months", "2028-02-29"),
        ("2028-02-29", 12, "months", "2027-02-28"),
        ("2027-01-15", 1, "months", "2026-12-15"),
        ("2027-01-31", 13, "months", "2025-12-31"),
        ("2027-03-01", 4, "weeks", "2027-02-01"),
        ("2024-03-01", 1, "weeks", "2024-02-23"),
        ("1900-01-01", 999, "months", "1816-10-01"),
    ],
)
def test_notice_is_counted_back_from_the_end(ends: str, count: int, unit: str, told: str) -> None:
    assert notice_day(day(ends), count, NoticeUnit(unit)) == day(told)


@given(DAYS, st.integers(1, 999))
def test_notice_in_months_steps_back_month_by_month(ends: date, count: int) -> None:
    first = ends.replace(day=1)
    for _month in range(count):
        first = (first - timedelta(days=1)).replace(day=1)
    days = [first + timedelta(days=one) for one in range(31)]
    inside = [one.day for one in days if one.month == first.month]
    assert notice_day(ends, count, NoticeUnit.MONTHS) == first.replace(
        day=min(ends.day, max(inside))
    )


@given(DAYS, st.integers(1, 999))
def test_notice_in_weeks_is_seven_days_each(ends: date, count: int) -> None:
    assert (ends - notice_day(ends, count, NoticeUnit.WEEKS)).days == 7 * count


@pytest.mark.parametrize("unit", NoticeUnit)
def test_notice_before_the_calendar_is_refused(unit: NoticeUnit) -> None:
    with pytest.raises(NoticeError, match="enter a shorter one"):
        notice_day(date(1, 2, 1), 999, unit)


@given(MAYBE, MAYBE, DAYS)
def test_overdue_is_open_and_past_its_day(due: date | None, done: date | None, on: date) -> None:
    late = due is not None and (on - due).days > 0
    undone = done is None or (done - on).days > 0
    assert is_overdue(due, done, on) == (late and undone)
    assert is_open(done, on) == undone


def test_what_is_due_on_the_day_is_not_overdue() -> None:
    assert not is_overdue(day("2026-05-01"), None, day("2026-05-01"))
    assert is_overdue(day("2026-05-01"), None, day("2026-05-02"))


def test_what_was_done_later_was_open_before() -> None:
    assert is_overdue(day("2026-05-01"), day("2026-06-01"), day("2026-05-31"))
    assert not is_overdue(day("2026-05-01"), day("2026-06-01"), day("2026-06-01"))
    assert not is_open(day("2026-06-01"), None)


@pytest.mark.parametrize(
    ("due", "within"),
    [("2026-04-30", False), ("2026-05-01", True), ("2026-07-30", True), ("2026-07-31", False)],
)
def test_within_ninety_days_counts_both_ends(due: str, within: bool) -> None:
    assert is_within(day(due), day("2026-05-01"), 90) == within
    assert not is_within(None, day("2026-05-01"), 90)


@pytest.mark.parametrize(
    ("ends", "notice", "given_on", "told"),
    [
        (None, None, None, ContractStanding.OPEN),
        ("2026-04-30", "2025-10-31", None, ContractStanding.ENDED),
        ("2026-05-01", None, None, ContractStanding.RUNNING),
        ("2026-12-31", "2026-04-30", None, ContractStanding.NOTICE_PASSED),
        ("2026-12-31", "2026-05-01", None, ContractStanding.NOTICE_DUE),
        ("2026-12-31", "2026-07-30", None, ContractStanding.NOTICE_DUE),
        ("2026-12-31", "2026-07-31", None, ContractStanding.RUNNING),
        ("2026-12-31", "2026-07-30", "2026-05-01", ContractStanding.NOTICE_GIVEN),
        ("2026-12-31", "2026-07-30", "2026-05-02", ContractStanding.NOTICE_DUE),
        ("2026-04-30", "2025-10-31", "2025-10-01", ContractStanding.ENDED),
    ],
)
def test_contract_stands_where_its_days_put_it(
    ends: str | None, notice: str | None, given_on: str | None, told: ContractStanding
) -> None:
    term = ContractTerm(*(one and day(one) for one in (ends, notice, given_on)))
    assert contract_standing(term, day("2026-05-01"), 90) is told


@given(DAYS, st.integers(1, 60), DAYS, st.integers(1, 730))
def test_a_warning_never_comes_after_the_notice_date(
    ends: date, count: int, on: date, days: int
) -> None:
    last = notice_day(ends, count, NoticeUnit.MONTHS)
    found = contract_standing(ContractTerm(ends, last), on, days)
    warned = found is ContractStanding.NOTICE_DUE
    assert warned == (on <= last <= on + timedelta(days=days))
