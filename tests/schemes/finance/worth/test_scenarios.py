"""Options under scenarios, against plain adding up year by year."""

from fractions import Fraction as F

from hypothesis import given
from hypothesis import strategies as st

from schemes.finance.lines import LineKind
from schemes.finance.worth.scenarios import CENTRAL, RangeEnd, Scenario, under
from schemes.finance.worth.whole_life import Estimates, WholeLife, whole_life
from schemes.finance.years import year_range
from tests.schemes.finance.worth.test_whole_life import FIRST, once

SHARES = st.integers(-90, 200).map(lambda per_cent: F(per_cent, 100))
AMOUNTS = st.sampled_from([-1, 0, 9_999_999_999]) | st.integers(0, 1000)
THREE = st.lists(AMOUNTS, min_size=3, max_size=3)


def life(costs: list[int], savings: list[int], estimates: Estimates | None = None) -> WholeLife:
    lines = (once(LineKind.COST, *costs), once(LineKind.SAVING, *savings))
    return whole_life(lines, year_range(FIRST, 3), estimates)


def test_inflation_grows_costs_on_top_of_one_another_and_puts_another_first() -> None:
    lives = [("A", life([100, 100, 100], [0, 0, 0])), ("B", life([305, 0, 0], [0, 0, 0]))]
    flat = under(lives, Scenario("At 0%", rate=F(0)))
    dear = under(lives, Scenario("Inflation 5%", cost_yearly=F("0.05"), rate=F(0)))
    assert flat.costs["A"].amount == 300
    assert dear.costs["A"].amount == 100 + 105 + F("110.25")
    assert [(one.costs["A"].rank, one.costs["B"].rank) for one in (flat, dear)] == [(1, 2), (2, 1)]


def test_low_takes_the_lowest_savings_and_the_highest_costs() -> None:
    sure = Estimates(F("0.1"), F("0.5"), below=F("0.2"), above=F("0.3"))
    lives = [("A", life([100, 0, 0], [1000, 0, 0], sure))]
    ends = [under(lives, Scenario("", end=end)) for end in RangeEnd]
    assert [one.costs["A"].amount for one in ends] == [143, 110, 88]
    assert [one.values["A"].amount for one in ends] == [400 - 143, 500 - 110, 650 - 88]


def test_nothing_changed_is_what_the_lines_come_to() -> None:
    found = life([100, 7, -1], [1, 2, 9_999_999_999], Estimates(F("0.1"), F("0.2")))
    one = under([("A", found)], CENTRAL)
    assert one.costs["A"].amount == found.net_present_cost.total.central
    assert one.values["A"].amount == found.net_present_value.total.central


@given(
    st.lists(st.tuples(THREE, THREE), min_size=1, max_size=4),
    st.tuples(SHARES, SHARES, SHARES, SHARES),
    st.integers(0, 20).map(lambda per_cent: F(per_cent, 100)),
)
def test_amounts_and_places_are_those_of_plain_adding_up(
    drawn: list[tuple[list[int], list[int]]], shares: tuple[F, F, F, F], rate: F
) -> None:
    lives = [(code, life(*one)) for code, one in zip("ABCD", drawn, strict=False)]
    found = under(lives, Scenario("S", *shares, rate))
    costs, values = {}, {}
    for code, (spent, saved) in zip("ABCD", drawn, strict=False):
        cost = sum(
            F(one) * (1 + shares[0]) * (1 + shares[1]) ** year / (1 + rate) ** year
            for year, one in enumerate(spent)
        )
        saving = sum(
            F(one) * (1 + shares[2]) * (1 + shares[3]) ** year / (1 + rate) ** year
            for year, one in enumerate(saved)
        )
        costs[code], values[code] = cost, saving - cost
    assert {code: one.amount for code, one in found.costs.items()} == costs
    assert {code: one.amount for code, one in found.values.items()} == values
    for place in found.costs.values():
        assert place.rank == sorted(costs.values()).index(place.amount) + 1
    for place in found.values.values():
        every = sorted(values.values(), reverse=True)
        assert place.rank == every.index(place.amount) + 1
        assert place.joint == (every.count(place.amount) > 1)
