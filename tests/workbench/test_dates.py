"""Days and moments read as the house writes them."""

from datetime import UTC, date, datetime

import pytest

from workbench.dates import day, moment


def test_day_has_no_leading_nought() -> None:
    assert day(date(2021, 9, 7)) == "7 September 2021"


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (datetime(2021, 6, 30, 23, 30, tzinfo=UTC), "1 July 2021, 00:30"),
        (datetime(2021, 12, 31, 23, 30, tzinfo=UTC), "31 December 2021, 23:30"),
    ],
)
def test_moment_is_in_london_time(at: datetime, text: str) -> None:
    assert moment(at) == text
