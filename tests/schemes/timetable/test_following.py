"""Which steps follow which, and where they go when one moves: by example, and by what always holds
of generated timetables."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemes.finance.durations import DurationError, StatedDate, parse_when
from schemes.timetable.following import (
    LinkedStep,
    days_before,
    days_moved,
    moved_with,
    overlaps,
)


def step(key: str, start: str = "", end: str = "", *follows: str, stays: str = "") -> LinkedStep:
    """A step called as its key is, with these dates as people write them."""
    dates = (parse_when(one) if one else None for one in (start, end))
    return LinkedStep(key, key, *dates, follows, stays)


def texts(steps: list[LinkedStep], key: str, days: int) -> dict[str, tuple[str, ...]]:
    """What moves, with the dates it then has."""
    return {
        one.now.name: tuple(when.text for when in (one.now.start, one.now.end) if when)
        for one in moved_with(steps, key, days).shifts
    }


@pytest.mark.parametrize(
    ("starts", "ends", "days"),
    [
        ("14 June 2012", "15 June 2012", 1),
        ("15 June 2012", "15 June 2012", 0),
        ("16 June 2012", "15 June 2012", 0),
        ("June 2012", "15 June 2012", 0),
        ("May 2012", "15 June 2012", 15),
        ("14 June 2012", "June 2012", 0),
        ("14 May 2012", "June 2012", 18),
        ("June 2012", "June 2012", 0),
        ("end of May 2012", "start of June 2012", 1),
        ("", "15 June 2012", None),
        ("14 June 2012", "", None),
    ],
)
def test_step_begins_too_early_where_even_its_last_day_does(
    starts: str, ends: str, days: int | None
) -> None:
    award, tender = step("award", starts, "", "tender"), step("tender", "", ends)
    assert days_before(award, tender) == days
    assert [one.days for one in overlaps([tender, award])] == ([days] if days else [])


def after(ends: str) -> list[LinkedStep]:
    """A tender that ended on 15 June and now ends on another day, with what follows it."""
    return [
        step("tender", "30 April 2012", ends),
        step("award", "18 June 2012", "20 June 2012", "tender"),
        step("committee", "1 July 2012", "1 July 2012", "award", stays="fixed"),
        step("start", "2 July 2012", "", "committee"),
        step("handover", "September 2012", "October 2012", "award"),
        step("apart", "1 May 2012", "2 May 2012"),
    ]


def test_what_follows_moves_by_as_many_days_and_what_is_done_or_fixed_stays() -> None:
    steps = after("25 June 2012")
    assert [one.name for one in moved_with(steps, "tender", 10).staying] == ["committee"]
    # A month moves where its first day comes into another.
    assert texts(steps, "tender", 10) == {"award": ("28 June 2012", "30 June 2012")}
    assert texts(after("25 July 2012"), "tender", 40) == {
        "award": ("28 July 2012", "30 July 2012"),
        "handover": ("October 2012", "November 2012"),
    }
    assert texts(after("26 May 2012"), "tender", -20) == {"award": ("29 May 2012", "31 May 2012")}


def test_step_by_month_goes_where_it_does_not_begin_too_early() -> None:
    steps = [
        step("tender", "30 April 2012", "2 September 2012"),
        step("award", "August 2012", "August 2012", "tender"),
    ]
    assert texts(steps, "tender", 5) == {"award": ("September 2012", "September 2012")}


def test_moving_past_the_calendar_is_refused() -> None:
    steps = [step("tender", "1 May 9999", "1 May 9999"), step("award", "2 May 9999", "", "tender")]
    with pytest.raises(DurationError, match="calendar"):
        moved_with(steps, "tender", 400)


def test_days_moved_are_those_of_the_end_or_of_a_start_alone() -> None:
    was = step("a", "1 May 2012", "5 May 2012")
    assert days_moved(was, step("a", "1 May 2012", "7 May 2012")) == 2
    assert days_moved(was, step("a", "29 April 2012", "5 May 2012")) == 0
    assert days_moved(was, step("a", "1 May 2012", "")) == -4
    assert days_moved(step("a", "May 2012"), step("a", "July 2012")) == 61
    assert days_moved(was, step("a")) == 0


# Generated timetables


DAYS = st.dates(date(2010, 1, 1), date(2030, 12, 31))


@st.composite
def whens(draw: st.DrawFn) -> StatedDate:
    """A day, or a month of which no day is known."""
    day = draw(DAYS)
    if draw(st.booleans()):
        return StatedDate(f"{day:%d %B %Y}", day, day)
    last = calendar.monthrange(day.year, day.month)[1]
    return StatedDate(f"{day:%B %Y}", day.replace(day=1), day.replace(day=last))


@st.composite
def timetables(draw: st.DrawFn) -> list[LinkedStep]:
    """Up to thirty steps, each of which follows some of those before it."""
    steps: list[LinkedStep] = []
    for key in range(draw(st.integers(1, 30))):
        start = draw(st.none() | whens())
        end = draw(st.none() | whens())
        if start and end and end.latest < start.earliest:
            start, end = end, start
        follows = draw(st.lists(st.integers(0, key - 1), unique=True, max_size=3)) if key else []
        stays = draw(st.sampled_from(["", "", "", "fixed"]))
        steps.append(LinkedStep(key, f"Step {key}", start, end, tuple(follows), stays))
    return steps


def is_day(when: StatedDate | None) -> bool:
    return when is not None and when.earliest == when.latest


@given(timetables())
@settings(max_examples=60)
def test_overlaps_are_those_of_a_plain_count_of_days(steps: list[LinkedStep]) -> None:
    plain = []
    for one in steps:
        for key in one.follows:
            last_start = (one.start or one.end or StatedDate("", date.max, date.max)).latest
            other = steps[key]  # type: ignore[call-overload]
            first_end = (other.end or other.start or StatedDate("", date.min, date.min)).earliest
            if last_start < first_end:
                plain.append((one.key, key, (first_end - last_start).days))
    assert [(one.step.key, one.before.key, one.days) for one in overlaps(steps)] == plain


@given(timetables(), st.integers(-400, 400).filter(bool))
@settings(max_examples=80)
def test_moving_keeps_what_was_in_order_and_touches_nothing_else(
    steps: list[LinkedStep], days: int
) -> None:
    found = moved_with(steps, 0, days)
    by_key = {one.key: one for one in steps}
    now = by_key | {one.now.key: one.now for one in found.shifts}
    moved = {one.was.key for one in found.shifts}
    for shift in found.shifts:
        assert not shift.was.stays
        assert {0} & set(shift.was.follows) or moved & set(shift.was.follows)
        for was, then in (
            (shift.was.start, shift.now.start),
            (shift.was.end, shift.now.end),
        ):
            assert is_day(was) == is_day(then), "a step known by its month stays known by it"
            assert (was is None) == (then is None)
        start, end = shift.was.start, shift.was.end
        if is_day(start) and is_day(end) and start and end:
            length = end.latest - start.latest
            assert shift.now.start is not None
            assert shift.now.end is not None
            assert shift.now.end.latest - shift.now.start.latest == length
    for one in steps:
        if one.key not in moved:
            assert now[one.key] == one
        for key in one.follows:
            if one.key in moved and key and not days_before(one, by_key[key]):
                assert not days_before(now[one.key], now[key])


@given(DAYS, st.integers(-300, 300).filter(bool), st.integers(1, 30))
@settings(max_examples=30)
def test_chain_of_days_moves_whole(first: date, days: int, count: int) -> None:
    """Each step a day after the one before; the first has moved already."""
    chain = []
    for key in range(count):
        day = first + timedelta(days=key if key else days)
        when = StatedDate(str(day), day, day)
        chain.append(LinkedStep(key, str(key), when, when, (key - 1,) if key else ()))
    found = moved_with(chain, 0, days)
    assert len(found.shifts) == count - 1
    for one in found.shifts:
        assert one.now.start is not None
        assert one.was.start is not None
        assert (one.now.start.latest - one.was.start.latest).days == days
