"""Tornado and switching values."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemes.finance.amounts import Missing, amount, between
from schemes.finance.lines import Line, LineKind
from schemes.finance.phasing import Cohort, Cohorts, FullYear
from schemes.finance.totals import TotalsView, totals
from schemes.finance.worth.sensitivity import Goal, drivers, switching_values, tornado, with_driver
from tests.schemes.finance.drawn import ALL_YEARS, F, Y, lines, pence

YEAR = Y("2018/19")
GOAL = Goal((YEAR,), YEAR)


def payers(**also) -> Line:
    drawn = {
        "unit_value": amount("27.45"),
        "volume": amount(159),
        "periods": amount(52),
        "likelihood": amount("0.9"),
    }
    return Line("Payers", LineKind.INCOME, **{**drawn, **also}, phasing=FullYear(YEAR))


def test_tornado_sorts_by_swing_and_moves_one_driver_at_a_time() -> None:
    line = payers(volume=between(152, 159, 159), likelihood=between("0.5", "1", "0.9"))
    cost = Line("Staff", LineKind.COST, unit_value=between(1000, 3000), phasing=FullYear(YEAR))
    found = tornado((line, cost), GOAL)
    assert found.base == F("204260.94") - 2000
    assert [bar.driver.name for bar in found.bars] == [
        "Payers: likelihood",
        "Payers: volume",
        "Staff: unit value",
    ]
    assert (found.bars[0].at_low, found.bars[0].at_high) == (F("111478.3"), F("224956.6"))
    assert found.bars[2].at_low > found.bars[2].at_high
    assert found.bars[2].swing == 2000


def test_switching_value_is_exact() -> None:
    """A/R.7.109 against 227k: how many payers would it take?"""
    found = switching_values((payers(likelihood=amount(1)),), GOAL, F(227000))
    assert not found.is_met
    assert found.margin == F("-43.4")
    assert found.text == "226,956.60 misses 227,000 by 43.40."
    volume = next(one for one in found.switches if one.driver.field == "volume")
    assert volume.value == F(227000) / F("27.45") / 52
    assert volume.misses_below
    assert volume.text == "Payers: volume: missed below about 159.03; it is 159 now."
    likelihood = next(one for one in found.switches if one.driver.field == "likelihood")
    assert likelihood.value is None  # it would have to pass 100%
    assert likelihood.text == (
        "Payers: likelihood: no value of it decides whether the target is met."
    )


def test_cost_is_missed_above_its_switching_value() -> None:
    cost = Line("Staff", LineKind.COST, unit_value=amount(1000), phasing=FullYear(YEAR))
    found = switching_values((payers(), cost), GOAL, F(200000))
    staff = next(one for one in found.switches if one.driver.line_name == "Staff")
    assert staff.value == F("204260.94") - 200000
    assert staff.misses_below is False
    assert found.is_met


def test_driver_that_does_not_matter_has_no_switching_value() -> None:
    later = Line("Later", LineKind.SAVING, unit_value=amount(5), phasing=FullYear(YEAR.next))
    found = switching_values((later,), GOAL, F(1))
    assert {one.value for one in found.switches} == {None}
    assert {one.misses_below for one in found.switches} == {None}


def test_volume_below_zero_is_no_switching_value() -> None:
    plenty = Line("Plenty", LineKind.SAVING, unit_value=amount(500), phasing=FullYear(YEAR))
    found = switching_values((payers(), plenty), GOAL, F(100))
    by_name = {one.driver.name: one.value for one in found.switches}
    assert by_name["Payers: volume"] is None
    assert by_name["Payers: periods"] is None
    assert by_name["Payers: unit value"] < 0


def test_nearest_switching_value_comes_first_and_none_last() -> None:
    cost = Line("Staff", LineKind.COST, unit_value=amount(1000), phasing=FullYear(YEAR))
    found = switching_values((cost, payers()), GOAL, F(200000))
    changes = [one.change for one in found.switches]
    known = [abs(one) for one in changes if one is not None]
    assert known == sorted(known)
    assert changes[: len(known)] == [one for one in changes if one is not None]


def test_every_number_of_a_line_is_a_driver() -> None:
    cohort = Cohort(YEAR, amount(10), amount(3), (amount(1), amount("0.8"), Missing("late")))
    many = (
        payers(unit_value_less=amount(5)),
        Line("Plain", LineKind.SAVING, amounts=((YEAR, amount(7)), (YEAR.next, Missing("late")))),
        Line("Intake", LineKind.SAVING, phasing=Cohorts((cohort,))),
    )
    assert [one.name for one in drivers(many)] == [
        "Payers: unit value",
        "Payers: taken off the unit value",
        "Payers: volume",
        "Payers: periods",
        "Payers: likelihood",
        "Plain: likelihood",
        "Plain: amount of 2018/19",
        "Intake: periods",
        "Intake: likelihood",
        "Intake: volume of the 2018/19 cohort",
        "Intake: unit value of the 2018/19 cohort",
        "Intake: likelihood of the 2018/19 cohort",
        "Intake: likelihood of the 2018/19 cohort",
    ]


def test_missing_lines_are_listed_beside_the_answer() -> None:
    gap = Line("Gap", LineKind.SAVING, unit_value=Missing("not received"))
    assert [one.text for one in tornado((gap,), GOAL).gaps] == ["Gap: unit value: not received"]
    found = switching_values((gap, payers()), GOAL, F(1))
    assert [one.owner for one in found.gaps] == ["Gap"]


@pytest.mark.parametrize("view", TotalsView)
def test_goal_may_lie_after_the_first_year(view: TotalsView) -> None:
    line = Line("Saved", LineKind.SAVING, unit_value=amount(12))
    found = tornado((line,), Goal((YEAR.next,), YEAR, view))
    assert found.base == (12 if view is TotalsView.MONEY else 0)


@given(st.lists(lines(), min_size=1, max_size=3).map(tuple), pence, st.sampled_from(TotalsView))
def test_switching_value_put_in_meets_the_target_exactly(many, target, view) -> None:
    goal = Goal(ALL_YEARS, ALL_YEARS[0], view)
    found = switching_values(many, goal, target)
    for one in found.switches:
        if one.value is None:
            continue
        index = one.driver.line
        moved = list(many)
        moved[index] = with_driver(many[index], one.driver, one.value)
        assert net(moved, view) == target
        moved[index] = with_driver(many[index], one.driver, one.value - F(1, 100))
        assert (net(moved, view) < target) is one.misses_below


def net(many, view: TotalsView) -> Fraction:
    return totals(many, ALL_YEARS, view=view).whole.net.central
