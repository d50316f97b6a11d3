"""Schemes and programmes as at the end of a month."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemes.finance.delivery.periods import PeriodKind
from schemes.finance.delivery.record import Delivery, DeliveryError, DeliveryStatus, Entry
from schemes.finance.delivery.standing import standing
from schemes.finance.delivery.status import RULE
from schemes.finance.delivery.summary import by_month as months_of
from schemes.finance.delivery.summary import summary
from schemes.finance.years import Month
from tests.schemes.finance.delivery.plain import plain_standing
from tests.schemes.finance.delivery.reported import (
    JUNE,
    by_month,
    deliveries,
    entry,
    months_of_two_years,
)

GREEN, AMBER, RED, BLUE = (
    DeliveryStatus.GREEN,
    DeliveryStatus.AMBER,
    DeliveryStatus.RED,
    DeliveryStatus.BLUE,
)
PARTS = ("delivered", "on_track", "at_risk", "carried", "lost", "not_reported")


def test_published_sentence_comes_out() -> None:
    """£94,000 of £586,000 delivered, £434,000 on track, £58,000 at risk."""
    on_course = by_month(
        entry("2026-04", 47000, 47000), entry("2026-05", 47000, 47000), entry("2026-09", 434000)
    )
    in_doubt = by_month(entry("2026-04", 0, 0), entry("2026-09", 58000, forecast=0))
    shares = summary([on_course, in_doubt], Month(2026, 5)).shares
    assert (shares.target, shares.delivered, shares.on_track, shares.at_risk) == (
        586000,
        94000,
        434000,
        58000,
    )
    assert (shares.carried, shares.lost, shares.not_reported, shares.beyond) == (0, 0, 0, 0)


def test_missing_actual_is_no_nought() -> None:
    found = standing(by_month(entry("2026-05", 100, 100), entry("2026-06", 100)), JUNE)
    assert [str(one) for one in found.missing] == ["2026-06"]
    assert not found.reports_at
    assert found.status is None
    assert found.proposed.reason == "The actual of June 2026 is missing."
    assert (found.shares.delivered, found.shares.not_reported, found.shares.at_risk) == (
        100,
        100,
        0,
    )
    assert found.expected == 100
    assert [str(one) for one in found.unknown] == ["2026-06"]


def test_nought_that_was_reported_counts_as_nought() -> None:
    found = standing(by_month(entry("2026-05", 100, 100), entry("2026-06", 100, 0)), JUNE)
    assert found.missing == ()
    assert found.status is RED
    assert found.shares.at_risk == 100


def test_earlier_missing_month_is_named_and_left_out_of_the_comparison() -> None:
    found = standing(by_month(entry("2026-05", 100), entry("2026-06", 100, 100)), JUNE)
    assert [str(one) for one in found.missing] == ["2026-05"]
    assert found.status is GREEN


def test_person_decides_and_says_so() -> None:
    told = entry("2026-06", 100, 0, status=GREEN, why="The invoice of June comes in July.")
    found = standing(by_month(told, entry("2026-07", 0, forecast=100)), JUNE)
    assert found.proposed.status is AMBER
    assert found.differs
    assert found.shares.on_track == 100
    assert found.why == "The invoice of June comes in July."


def test_status_of_another_month_does_not_stand_for_this_one() -> None:
    found = standing(by_month(entry("2026-05", 50, 50, status=RED), entry("2026-06", 50, 50)), JUNE)
    assert found.decided is None
    assert found.status is BLUE


@pytest.mark.parametrize(
    ("forecast", "status"), [(95, GREEN), (94, AMBER), (80, AMBER), (79, RED), (-5, RED)]
)
def test_thresholds_are_as_stated(forecast: int, status: DeliveryStatus) -> None:
    told = by_month(entry("2026-06", 0, 0), entry("2026-09", 100, forecast=forecast))
    assert standing(told, JUNE).proposed.status is status
    assert "at most 5%" in RULE[1]
    assert "more than 20%" in RULE[3]


@pytest.mark.parametrize(("actual", "status"), [(80, GREEN), (79, AMBER)])
def test_scheme_that_has_to_catch_up_is_amber(actual: int, status: DeliveryStatus) -> None:
    rest = entry("2026-09", 900, forecast=1000 - actual)
    assert standing(by_month(entry("2026-06", 100, actual), rest), JUNE).proposed.status is status


def test_slippage_is_a_part_of_this_year_and_a_target_of_the_next() -> None:
    told = by_month(
        entry("2026-06", 100, 60, carried=30, lost=10, replaced=4), entry("2027-04", 50, 50)
    )
    this, after = standing(told, JUNE), standing(told, Month(2027, 4))
    assert (this.shares.delivered, this.shares.carried, this.shares.lost) == (60, 30, 10)
    assert this.replaced == 4
    assert (after.profile, after.carried_in, after.target) == (50, 30, 80)
    assert after.shares.at_risk == 30


def test_quarters_are_due_at_their_end() -> None:
    told = Delivery(PeriodKind.QUARTERS, (entry("2026-Q1", 300), entry("2026-Q2", 300)))
    assert standing(told, Month(2026, 5)).missing == ()
    assert standing(told, Month(2026, 5)).status is GREEN
    for month in (6, 7, 8):
        assert not standing(told, Month(2026, month)).reports_at
    assert [str(one) for one in standing(told, Month(2026, 9)).missing] == ["2026-Q1", "2026-Q2"]


def test_what_came_in_beyond_the_target_hides_no_shortfall() -> None:
    rich, poor = by_month(entry("2026-06", 100, 130)), by_month(entry("2026-06", 100, 70))
    shares = summary([rich, poor], JUNE).shares
    assert (shares.target, shares.delivered, shares.at_risk, shares.beyond) == (200, 170, 30, 30)


def test_very_large_and_one_pound_below_nought_are_exact() -> None:
    large, cost = by_month(entry("2026-06", 9_999_999_999, 1)), by_month(entry("2026-06", -1, -1))
    shares = summary([large, cost], JUNE).shares
    assert shares.target == 9_999_999_998
    assert shares.delivered == 0
    assert shares.at_risk == 9_999_999_998


def test_stopped_scheme_is_in_no_total_and_no_schemes_give_nothing() -> None:
    told = [by_month(entry("2026-06", 100, 50), stopped=True)]
    found = summary(told, JUNE)
    assert (found.shares.target, found.counted, found.standings) == (0, 0, (None,))
    assert found.actual is None
    assert months_of(told, JUNE) == ()
    assert summary([], JUNE).counted == 0


def test_scheme_without_a_profile_is_listed() -> None:
    found = summary([by_month(), by_month(entry("2026-06", 100, 100))], JUNE)
    assert found.without_profile == (0,)
    assert found.not_reported == ()


@pytest.mark.parametrize(
    "entries",
    [
        (entry("2026-Q1", 1),),
        (entry("2026-05", 1), entry("2026-05", 1)),
        (entry("2026-06", 1), entry("2026-05", 1)),
    ],
)
def test_record_that_contradicts_itself_is_refused(entries: tuple[Entry, ...]) -> None:
    with pytest.raises(DeliveryError, match="2026-"):
        by_month(*entries)


@given(deliveries(), months_of_two_years)
def test_standing_is_what_a_plain_reckoning_gives(delivery: Delivery, at: Month) -> None:
    found, plain = standing(delivery, at), plain_standing(delivery, at)
    shares = found.shares
    assert {
        "target": found.target,
        "came": found.actual,
        "expected": found.expected,
        "missing": len(found.missing),
        "reports": found.reports_at,
        "status": found.status and found.status.value,
        "beyond": shares.beyond,
    } | {name: getattr(shares, name) for name in PARTS} == plain


@given(st.lists(deliveries(), max_size=3), months_of_two_years)
@settings(max_examples=40)
def test_parts_sum_to_the_target(told: list[Delivery], at: Month) -> None:
    found = summary(told, at)
    shares = found.shares
    assert sum(getattr(shares, name) for name in PARTS) == shares.target
    assert sum((one[2].target for one in found.by_status), Fraction(0)) == shares.target
    assert sum(one[1] for one in found.by_status) == found.counted
    plain = [plain_standing(one, at) for one in told if not one.stopped]
    for name in (*PARTS, "target", "beyond"):
        assert getattr(shares, name) == sum(one[name] for one in plain)


@given(st.lists(deliveries(), max_size=3), months_of_two_years)
@settings(max_examples=40)
def test_months_sum_to_the_year(told: list[Delivery], at: Month) -> None:
    months, found = months_of(told, at), summary(told, at)
    assert sum(one.profile for one in months) == found.shares.target - found.carried_in
    assert sum(one.actual or 0 for one in months) == (found.actual or 0)
    assert sum(one.expected for one in months) == found.expected
    assert sum(one.missing for one in months) == sum(
        len(one.missing) for one in found.standings if one is not None
    )
    assert all(one.actual is None and one.actual_so_far is None for one in months if one.month > at)


@given(deliveries(), months_of_two_years)
def test_what_was_reported_later_changes_nothing(delivery: Delivery, at: Month) -> None:
    """Last month's figures stay as long as its profile and its forecast do."""
    cut = tuple(
        one
        if one.period.last <= at
        else Entry(one.period, profile=one.profile, forecast=one.forecast)
        for one in delivery.entries
    )
    assert standing(Delivery(delivery.kind, cut, delivery.stopped), at) == standing(delivery, at)


@given(deliveries(), months_of_two_years)
def test_reason_is_that_of_its_status(delivery: Delivery, at: Month) -> None:
    """The sentence is worded anew whenever it is shown: it names what the rule went by."""
    found = standing(delivery, at)
    status, told = found.proposed.status, found.proposed.told
    reason = found.proposed.reason
    assert ("whole target" in reason) == (status is BLUE)
    assert ("is missing" in reason or "Nothing is planned" in reason) == (status is None)
    assert told.target == found.target
    if "catch up" in reason:
        assert status is AMBER
        assert (told.target - told.expected) * 20 <= abs(told.target)
    if status is RED:
        assert "is expected to be short" in reason


@given(deliveries(), months_of_two_years, st.sampled_from([1, 3, 100, 10**9]))
def test_smaller_parts_of_a_pound_change_nothing(delivery: Delivery, at: Month, parts: int) -> None:
    """A period of another year in any part of a pound leaves the standing of this one alone, and
    amounts so many times as small stand as many times as small."""
    names = ("profile", "actual", "forecast", "lost", "replaced", "carried")

    def smaller(one: Entry) -> Entry:
        told = {name: getattr(one, name) for name in names}
        less = {name: None if n is None else n / parts for name, n in told.items()}
        return Entry(one.period, **less, status=one.status, why=one.why)

    many = standing(delivery, at)
    few = standing(Delivery(delivery.kind, tuple(map(smaller, delivery.entries))), at)
    assert few.status is many.status
    for name in (*PARTS, "target", "beyond"):
        assert getattr(few.shares, name) * parts == getattr(many.shares, name)
    for name in ("due", "expected", "replaced", "carried_in"):
        assert getattr(few, name) * parts == getattr(many, name)
