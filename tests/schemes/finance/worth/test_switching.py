"""Switching values of options, against working each option out again with other amounts."""

from dataclasses import replace
from fractions import Fraction as F

from hypothesis import given
from hypothesis import strategies as st

from schemes.finance.lines import LineKind
from schemes.finance.worth.rates import present_at
from schemes.finance.worth.switching import Flows, Measure, Switching, compared
from schemes.finance.worth.whole_life import Estimates, whole_life
from schemes.finance.years import year_range
from tests.schemes.finance.worth.test_whole_life import FIRST, lasting, once

AMOUNTS = st.sampled_from([0, -1, 1, 9_999_999_999]) | st.integers(0, 1000)
THREE = st.lists(AMOUNTS.map(F), min_size=3, max_size=3).map(tuple)
OPTIONS = st.lists(st.tuples(THREE, THREE), min_size=1, max_size=4)


def flows(*drawn: tuple[tuple[F, ...], tuple[F, ...]]) -> list[Flows]:
    return [Flows(code, *one) for code, one in zip("ABCD", drawn, strict=False)]


def test_room_of_the_cheapest_and_what_makes_another_break_even() -> None:
    cheap = Flows("A", (F(100), F(0)), (F(0), F(0)))
    dear = Flows("B", (F(112), F(0)), (F(56), F(0)))
    found = compared([cheap, dear])
    assert found is not None
    first = found.option("A").present_cost
    assert first.falls is None
    assert first.rises is not None
    assert (first.rises.change, first.rises.others) == (F("0.12"), ("B",))
    assert found.first[Measure.WHOLE_LIFE_COST] == ("A",)
    assert found.first[Measure.NET_PRESENT_VALUE] == ("B",)
    assert found.option("B").costs_to_break_even == F(-1, 2)
    assert found.option("B").savings_to_break_even == 1
    assert found.option("A").savings_to_break_even is None, "it saves nothing"


def test_flows_of_lines_are_after_optimism_bias() -> None:
    lines = (once(LineKind.ONE_OFF_COST, 1000, 500), lasting(LineKind.SAVING, 600))
    life = whole_life(lines, year_range(FIRST, 3), Estimates(F("0.1"), F("0.5")))
    found = Flows.of("A", life)
    assert found == Flows("A", (F(1100), F(550), F(0)), (F(300), F(300), F(300)))
    assert found.present_value == life.net_present_value.total.central
    assert found.present_cost == life.net_present_cost.total.central
    assert found.whole_life_cost == life.whole.cost.central


def scaled(money: tuple[F, ...], change: F) -> tuple[F, ...]:
    return tuple(one * (1 + change) for one in money)


MOVED = (
    ("whole_life", "costs", lambda one: one.whole_life_cost),
    ("present_cost", "costs", lambda one: one.present_cost),
    ("value_by_costs", "costs", lambda one: one.present_value),
    ("value_by_savings", "savings", lambda one: one.present_value),
)


@given(OPTIONS)
def test_each_change_makes_two_options_equal_and_no_smaller_one_does(
    drawn: list[tuple[tuple[F, ...], tuple[F, ...]]],
) -> None:
    options = flows(*drawn)
    found = compared(options)
    assert found is not None
    for one in options:
        switching = found.option(one.code)
        for name, moved, value in MOVED:
            if name.startswith("value") and not found.saves:
                continue
            room = getattr(switching, name)
            for meeting in filter(None, (room.rises, room.falls)):
                there = replace(one, **{moved: scaled(getattr(one, moved), meeting.change)})
                half = replace(one, **{moved: scaled(getattr(one, moved), meeting.change / 2)})
                equal = [o.code for o in options if o is not one and value(o) == value(there)]
                assert list(meeting.others) == equal
                if meeting.change:
                    assert all(value(o) != value(half) for o in options if o is not one)
        _breaks_even(one, switching)


def _breaks_even(one: Flows, switching: Switching) -> None:
    for change, moved in (
        (switching.costs_to_break_even, "costs"),
        (switching.savings_to_break_even, "savings"),
    ):
        if change is not None:
            there = replace(one, **{moved: scaled(getattr(one, moved), change)})
            assert there.present_value == 0
    for rate in switching.rates:
        assert rate.low == rate.high or (
            present_at(one.net_costs, rate.low) * present_at(one.net_costs, rate.high) <= 0
        )


def test_no_option_has_nothing_to_compare() -> None:
    assert compared([]) is None
