"""Months and quarters by their keys and their names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemes.finance.delivery.periods import Period, PeriodError, PeriodKind, periods_of
from schemes.finance.years import FinancialYear, Month


@pytest.mark.parametrize(
    ("text", "name", "year", "last"),
    [
        ("2026-04", "April 2026", "2026/27", "2026-04"),
        ("2027-03", "March 2027", "2026/27", "2027-03"),
        ("2026-Q1", "Quarter 1 of 2026/27", "2026/27", "2026-06"),
        ("2026-Q4", "Quarter 4 of 2026/27", "2026/27", "2027-03"),
    ],
)
def test_period_is_read_and_named(text: str, name: str, year: str, last: str) -> None:
    period = Period.parse(text)
    assert (str(period), period.name, str(period.year)) == (text, name, year)
    assert period.last == Month.parse(last)


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13", "2026-Q5", "2026-Q0", "2026/27", "26-04", "0999-04", "9999-Q1"]
)
def test_other_text_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(PeriodError, match=r"2026-04, or a quarter .* as 2026-Q1"):
        Period.parse(text)


@given(st.integers(1000, 9998), st.sampled_from(PeriodKind))
def test_periods_cover_their_year_once(start: int, kind: PeriodKind) -> None:
    year = FinancialYear(start)
    periods = periods_of(year, kind)
    assert [p.first.plus(n) for p in periods for n in range(p.length)] == list(year.months)
    assert all(Period.parse(str(one)) == one and one.year == year for one in periods)
    assert sorted(periods) == list(periods)
