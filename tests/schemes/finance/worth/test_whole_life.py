"""The costs and savings of an option over its life, against a plain second way of adding up."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemes.finance.amounts import Amount, Missing, amount, between
from schemes.finance.lines import Line, LineKind
from schemes.finance.phasing import FullYear
from schemes.finance.stay import AmountsAre
from schemes.finance.worth.discounting import discount_factor
from schemes.finance.worth.whole_life import Estimates, LineEstimates, ranging, whole_life
from schemes.finance.years import FinancialYear, year_range
from tests.schemes.finance.drawn import F, Y

FIRST = Y("2026/27")
MOST = 9_999_999_999
KINDS = st.sampled_from(
    [LineKind.SAVING, LineKind.INCOME, LineKind.COST, LineKind.ONE_OFF_COST, LineKind.REINVESTMENT]
)
MONEY = st.sampled_from([0, -1, 1, MOST]) | st.integers(-1_000_000, 1_000_000)
SHARES = st.integers(0, 100).map(lambda per_cent: F(per_cent, 100))


def once(kind: LineKind, *by_year: int, first: FinancialYear = FIRST) -> Line:
    """A line with the plain money of each year, which counts in that year alone."""
    years = year_range(first, len(by_year))
    amounts = tuple(zip(years, map(amount, by_year), strict=True))
    return Line(str(kind), kind, amounts=amounts, amounts_are=AmountsAre.ONCE)


def lasting(kind: LineKind, a_year: int) -> Line:
    """A line that brings so much in every year from the first."""
    return Line(f"lasting {kind}", kind, unit_value=amount(a_year), phasing=FullYear(FIRST))


BUILD = (
    once(LineKind.ONE_OFF_COST, 1000, 500),
    lasting(LineKind.COST, 100),
    lasting(LineKind.SAVING, 600),
)


def test_years_show_savings_set_up_running_net_and_what_has_added_up() -> None:
    life = whole_life(BUILD, year_range(FIRST, 4))
    assert [one.set_up.central for one in life.by_year] == [1000, 500, 0, 0]
    assert [one.running.central for one in life.by_year] == [100] * 4
    assert [one.savings.central for one in life.by_year] == [600] * 4
    assert [one.net.central for one in life.by_year] == [-500, 0, 500, 500]
    assert [one.central for one in life.cumulative] == [-500, -500, 0, 500]
    assert life.whole.cost.central == 1900
    assert life.whole.net.central == 500


def test_optimism_bias_is_added_to_costs_taken_off_savings_and_stands_apart() -> None:
    biased = whole_life(BUILD, year_range(FIRST, 4), Estimates(F("0.15"), F("0.05")))
    plain = whole_life(BUILD, year_range(FIRST, 4))
    assert biased.whole.set_up == plain.whole.set_up
    assert biased.whole.savings == plain.whole.savings
    assert biased.whole.net_before_bias == plain.whole.net
    assert biased.whole.bias.central == F("0.15") * 1900 + F("0.05") * 2400
    assert biased.whole.cost.central == F("1.15") * 1900
    assert biased.whole.net.central == plain.whole.net.central - biased.whole.bias.central


def test_present_values_discount_from_the_start_of_the_first_year() -> None:
    life = whole_life(BUILD, year_range(FIRST, 2))
    factor = 1 / F("1.035")
    assert life.net_present_cost.total.central == 1100 + 600 * factor
    assert life.net_present_value.total.central == -500
    assert life.net_present_value.year_zero == FIRST


def test_stated_range_spreads_lines_without_one_and_leaves_those_with_one() -> None:
    ranged = Line(
        "ranged", LineKind.SAVING, unit_value=between("50", "150"), phasing=FullYear(FIRST)
    )
    life = whole_life(
        (ranged, *BUILD[1:2]), year_range(FIRST, 1), Estimates(below=F("0.1"), above=F("0.5"))
    )
    assert life.whole.savings == Amount(F(50), F(100), F(150))
    assert life.whole.running == Amount(F(90), F(100), F(150))
    assert life.whole.net == Amount(F(-100), F(0), F(60))


@pytest.mark.parametrize("kind", [LineKind.SAVING, LineKind.ONE_OFF_COST])
def test_missing_amount_is_in_no_sum_and_among_the_gaps(kind: LineKind) -> None:
    line = Line("gap", kind, amounts=((FIRST, Missing("not priced")),))
    life = whole_life((line,), year_range(FIRST, 2))
    assert [gap.word for gap in life.gaps] == ["not priced"]
    assert life.whole.net.central == 0


def test_option_without_lines_costs_nothing_in_every_year() -> None:
    life = whole_life((), year_range(FIRST, 15))
    assert len(life.by_year) == 15
    assert life.whole.net.central == life.net_present_value.total.central == 0


def test_money_outside_the_years_is_told() -> None:
    life = whole_life((once(LineKind.COST, 5, first=Y("2040/41")),), year_range(FIRST, 3))
    assert [str(one.year) for one in life.outside] == ["2040/41"]
    assert life.whole.cost.central == 0


@st.composite
def many_lines(draw: st.DrawFn) -> list[tuple[LineKind, list[int]]]:
    drawn = st.tuples(KINDS, st.lists(MONEY, min_size=1, max_size=15))
    return draw(st.lists(drawn, max_size=30))


@given(many_lines(), SHARES, SHARES, st.integers(1, 15))
def test_whole_life_is_what_plain_adding_up_gives(
    drawn: list[tuple[LineKind, list[int]]], cost_bias: Fraction, saving_bias: Fraction, count: int
) -> None:
    years = year_range(FIRST, count)
    lines = [once(kind, *by_year) for kind, by_year in drawn]
    life = whole_life(lines, years, Estimates(cost_bias, saving_bias))
    net = cost = present = present_cost = Fraction(0)
    for at in range(count):
        saved = spent = Fraction(0)
        for kind, by_year in drawn:
            money = by_year[at] if at < len(by_year) else 0
            if kind.is_benefit:
                saved += money
            else:
                spent += money
        spent *= 1 + cost_bias
        saved *= 1 - saving_bias
        net, cost = net + saved - spent, cost + spent
        present += (saved - spent) * discount_factor(at)
        present_cost += spent * discount_factor(at)
        assert life.cumulative[at].central == net
    assert life.whole.cost.central == cost
    assert life.net_present_value.total.central == present
    assert life.net_present_cost.total.central == present_cost


@given(many_lines(), SHARES, SHARES)
def test_range_holds_the_central_value_and_ends_where_every_line_is_worst_or_best(
    drawn: list[tuple[LineKind, list[int]]], below: Fraction, above: Fraction
) -> None:
    years = year_range(FIRST, 15)
    lines = [once(kind, *by_year) for kind, by_year in drawn]
    plain = whole_life(lines, years)
    net = whole_life(lines, years, Estimates(below=below, above=above)).whole.net
    assert net.low <= net.central == plain.whole.net.central <= net.high
    worst = Fraction(0)
    for kind, by_year in drawn:
        sign = 1 if kind.is_benefit else -1
        for money in by_year:
            ends = (sign * money * (1 - below), sign * money * (1 + above))
            worst += min(ends)
    assert net.low == worst


def test_line_with_a_range_anywhere_is_left_alone() -> None:
    line = Line("one", LineKind.COST, unit_value=amount(5), volume=between("1", "3"))
    assert ranging(line, Estimates(below=F("0.5"))) is line
    assert ranging(BUILD[1], Estimates()) is BUILD[1]


OWN = st.builds(LineEstimates, *(st.none() | SHARES for _ in range(3)))
OPTION = st.builds(Estimates, SHARES, SHARES, SHARES, SHARES)


def ends_of(money: int, bias: Fraction, below: Fraction, above: Fraction) -> list[Fraction]:
    """The lowest, central and highest of one amount with its bias."""
    every = [money * (1 - below) * (1 + bias), money * (1 + bias), money * (1 + above) * (1 + bias)]
    return [min(every), every[1], max(every)]


@given(st.lists(st.tuples(KINDS, MONEY, MONEY, st.none() | OWN), max_size=12), OPTION)
def test_what_a_line_says_for_itself_goes_before_its_option(
    drawn: list[tuple[LineKind, int, int, LineEstimates | None]], option: Estimates
) -> None:
    years = year_range(FIRST, 2)
    lines = [
        replace(once(kind, first, second), name=f"line {at}")
        for at, (kind, first, second, _own) in enumerate(drawn)
    ]
    own = {f"line {at}": one[3] for at, one in enumerate(drawn) if one[3] is not None}
    life = whole_life(lines, years, option, own)
    for at in range(2):
        net, cost, bias = [Fraction(0)] * 3, [Fraction(0)] * 3, Fraction(0)
        for kind, *by_year, said in drawn:
            has = said or LineEstimates()
            shares = [
                theirs if mine is None else mine
                for mine, theirs in zip(
                    (has.bias, has.below, has.above),
                    (
                        option.saving_bias if kind.is_benefit else option.cost_bias,
                        option.below,
                        option.above,
                    ),
                    strict=True,
                )
            ]
            added = shares[0] * (-1 if kind.is_benefit else 1)
            ends = ends_of(by_year[at], added, *shares[1:])
            bias += abs(shares[0]) * by_year[at]
            if kind.is_benefit:
                net = [a + b for a, b in zip(net, ends, strict=True)]
            else:
                cost = [a + b for a, b in zip(cost, ends, strict=True)]
        found = life.by_year[at]
        assert found.bias.central == bias
        assert found.net_before_bias.central == found.net.central + bias
        assert [found.cost.low, found.cost.central, found.cost.high] == cost
        low, central, high = (a - b for a, b in zip(net, reversed(cost), strict=True))
        assert [found.net.low, found.net.high] == [low, high]
        assert found.net.central == central == net[1] - cost[1]


def test_line_of_its_own_bias_of_nought_has_none() -> None:
    once_only = replace(once(LineKind.COST, 1000), name="tendered")
    life = whole_life(
        (once_only, BUILD[0]),
        year_range(FIRST, 2),
        Estimates(F("0.5"), above=F("0.1")),
        {"tendered": LineEstimates(F(0), above=F(1))},
    )
    assert life.whole.bias.central == 750
    assert life.whole.running == Amount(F(1000), F(1000), F(2000))
    assert life.whole.set_up == Amount(F(1500), F(1500), F(1650))
    assert life.is_biased
    assert not whole_life((once_only,), year_range(FIRST, 2)).is_biased
