"""Stated lengths against dates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemes.finance.durations import (
    DurationError,
    LengthSense,
    LengthUnit,
    LengthVerdict,
    StatedLength,
    check_length,
    parse_when,
)

SENSES = {
    "up to": LengthSense.AT_MOST,
    "min": LengthSense.AT_LEAST,
    "at least": LengthSense.AT_LEAST,
}


def length(text: str, plain: LengthSense) -> StatedLength:
    """A length such as "45 days", "min 10 days" or "up to 6 months"."""
    *bound, count, unit = text.split()
    sense = SENSES[" ".join(bound)] if bound else plain
    return StatedLength(text, int(count), LengthUnit(unit.removesuffix("s")), sense)


def check(text: str, start: str, end: str, plain: LengthSense = LengthSense.EXACTLY):
    return check_length(length(text, plain), parse_when(start), parse_when(end))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("30 th April 2012", "2012-04-30", "2012-04-30"),
        ("1st Feb 2012", "2012-02-01", "2012-02-01"),
        ("2012-06-15", "2012-06-15", "2012-06-15"),
        ("September 2012", "2012-09-01", "2012-09-30"),
        ("End of January 2013", "2013-01-31", "2013-01-31"),
        ("start of February 2012", "2012-02-01", "2012-02-01"),
        ("February 2012", "2012-02-01", "2012-02-29"),
    ],
)
def test_date_is_read_as_people_write_it(text, earliest, latest) -> None:
    found = parse_when(text)
    assert (found.earliest.isoformat(), found.latest.isoformat()) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("31 April 2012", "not a day of the calendar"),
        ("5 Smarch 2012", "names no month"),
        ("next week", "write it as 30 April 2012"),
        ("J 2012", "names no month"),
        ("June 0000", "not a day of the calendar"),
    ],
)
def test_date_that_is_none_says_what_to_write(text, hint) -> None:
    with pytest.raises(DurationError, match=hint):
        parse_when(text)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("45 days", "30 th April 2012", "15 th June 2012"),
        ("min 10 days", "6 th August 2012", "19 th August 2012"),
        ("90 days", "September 2012", "End of December 2012"),
        ("up to 6 months", "End of January 2013", "End of July 2013"),
    ],
)
def test_derby_timetable_keeps_its_periods(text, start, end) -> None:
    found = check(text, start, end, LengthSense.AT_LEAST)
    assert found.verdict is LengthVerdict.AGREES
    assert found.difference == 0


@pytest.mark.parametrize(
    ("count", "counted"),
    [(46, "one of the two dates"), (47, "both dates"), (45, "neither date")],
)
def test_exact_days_agree_in_any_of_the_three_ways_of_counting(count, counted) -> None:
    found = check(f"{count} days", "30 April 2012", "15 June 2012")
    assert found.verdict is LengthVerdict.AGREES
    assert found.counted == counted
    assert found.text == (
        f"{count} days against 46 days from 30 April 2012 to 15 June 2012: agrees,"
        f" counting {counted}"
    )


@pytest.mark.parametrize(
    ("text", "difference"),
    [
        ("44 days", -2),
        ("48 days", 2),
        ("min 48 days", 2),
        ("up to 44 days", -2),
        ("up to 1 week", -5),
    ],
)
def test_wrong_length_says_by_how_much(text, difference) -> None:
    found = check(text, "30 April 2012", "15 June 2012")
    assert found.verdict is LengthVerdict.DIFFERS
    assert found.difference == difference
    assert ": differs" in found.text


@pytest.mark.parametrize("text", ["min 47 days", "up to 45 days", "at least 6 weeks"])
def test_limit_itself_is_within_the_limit(text) -> None:
    assert check(text, "30 April 2012", "15 June 2012").verdict is LengthVerdict.AGREES


@pytest.mark.parametrize("text", ["min 122 days", "up to 91 days", "122 days", "91 days"])
def test_limit_that_the_dates_just_reach_is_possible(text) -> None:
    found = check(text, "September 2012", "End of December 2012")
    assert found.verdict is LengthVerdict.POSSIBLE


def test_dates_known_to_the_month_leave_room() -> None:
    assert (
        check("100 days", "September 2012", "End of December 2012").verdict
        is LengthVerdict.POSSIBLE
    )
    found = check("150 days", "September 2012", "End of December 2012")
    assert found.verdict is LengthVerdict.DIFFERS
    assert found.difference == 150 - 121
    assert "92 to 121 days" in found.text


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("31 January 2013", "30 June 2013", 5),
        ("30 January 2013", "28 February 2013", 1),
        ("15 January 2013", "14 February 2013", 0),
        ("31 January 2013", "31 January 2014", 12),
    ],
)
def test_whole_months_are_counted_to_the_last_day(start, end, months) -> None:
    assert check("up to 99 months", start, end).shortest == months


def test_end_before_its_start_is_refused() -> None:
    with pytest.raises(DurationError, match="exchange the two dates"):
        check("1 day", "2 May 2012", "1 May 2012")


def test_last_day_of_the_calendar_is_counted_to() -> None:
    assert check("2 days", "30 December 9999", "31 December 9999").verdict is LengthVerdict.AGREES
    assert check("2 months", "31 October 9999", "31 December 9999").verdict is LengthVerdict.AGREES


def test_same_month_may_be_no_time_at_all() -> None:
    found = check("up to 5 days", "May 2012", "May 2012")
    assert (found.shortest, found.longest) == (0, 30)
    assert found.verdict is LengthVerdict.POSSIBLE


@given(st.dates(), st.dates())
def test_days_between_two_dates_always_agree_with_themselves(one, other) -> None:
    start, end = sorted((one, other))
    days = (end - start).days
    if days < 10_000:
        found = check(f"{days} days", start.isoformat(), end.isoformat())
        assert found.verdict is LengthVerdict.AGREES
        assert found.shortest == found.longest == days
