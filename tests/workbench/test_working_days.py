"""Bank holidays as they were published, and days counted back from a meeting."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.working_days import bank_holidays, easter_sunday, is_working_day, publish_by

# As published on GOV.UK for England and Wales.
PUBLISHED = {
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2025: "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
}


@pytest.mark.parametrize("year", PUBLISHED)
def test_bank_holidays_are_those_published(year: int) -> None:
    days = {date.fromisoformat(f"{year}-{one}") for one in PUBLISHED[year].split()}
    assert bank_holidays(year) == days


@pytest.mark.parametrize(
    "on",
    ["1818-03-22", "1943-04-25", "1961-04-02", "2000-04-23", "2024-03-31", "2038-04-25"],
)
def test_easter_falls_where_tables_have_it(on: str) -> None:
    """The earliest and the latest there can be among them."""
    day = date.fromisoformat(on)
    assert easter_sunday(day.year) == day


@pytest.mark.parametrize(
    ("meeting", "by"),
    [
        ("2027-03-14", "2027-03-05"),  # a Sunday: five days from Monday to Friday before it
        ("2026-12-10", "2026-12-02"),
        ("2027-01-05", "2026-12-23"),  # Christmas, Boxing Day and New Year's Day do not count
        ("2027-04-01", "2027-03-22"),  # nor do Good Friday and Easter Monday
    ],
)
def test_papers_are_published_five_clear_working_days_before(meeting: str, by: str) -> None:
    assert publish_by(date.fromisoformat(meeting)).isoformat() == by


@given(st.dates(date(1980, 1, 8), date(2200, 1, 1)), st.integers(0, 20))
def test_days_between_are_as_many_as_asked_and_no_later_day_will_do(
    meeting: date, clear: int
) -> None:
    def between(first: date) -> int:
        days = (first + timedelta(days=n) for n in range(1, (meeting - first).days))
        return sum(map(is_working_day, days))

    by = publish_by(meeting, clear)
    assert is_working_day(by)
    assert between(by) == clear
    later = (by + timedelta(days=n) for n in range(1, (meeting - by).days))
    assert all(between(one) < clear for one in later if is_working_day(one))


@given(st.integers(1978, 2300))
def test_every_year_has_eight_holidays_and_none_at_a_weekend(year: int) -> None:
    days = bank_holidays(year)
    assert len(days) >= 8
    assert all(one.weekday() < 5 and one.year == year for one in days)
