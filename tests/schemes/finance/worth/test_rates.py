"""The discount rates at which present values change their sign, against looking at every whole
per cent and against polynomials whose roots are known."""

from fractions import Fraction as F
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from schemes.finance.worth.rates import HIGHEST, PRECISION, by_rate, present_at, rate_changes

GRID = [F(step, 100) for step in range(21)]
AMOUNTS = st.integers(-1000, 1000) | st.sampled_from([0, 1, -1, 9_999_999_999, -9_999_999_999])
FLOWS = st.lists(AMOUNTS.map(F), max_size=8)
ROOTS = st.integers(1, 199).map(lambda step: F(step, 1000))


def with_roots(*roots: F) -> list[F]:
    """Yearly money whose present value is nought at these rates and at no other."""
    flow = [F(1)]
    for root in roots:
        # Times (1 + rate) less (1 + root), the years running backwards from the highest power.
        longer = [*flow, F(0)]
        for at, money in enumerate(flow):
            longer[at + 1] -= money * (1 + root)
        flow = longer
    return flow


def test_known_rates_are_found_with_the_side_on_which_each_lies() -> None:
    (one,) = rate_changes([F(-100), F(105)])
    assert (one.low, one.high, one.sign) == (F("0.05"), F("0.05"), -1)
    both = rate_changes(with_roots(F("0.1"), F("0.2")))
    assert [(one.middle, one.sign) for one in both] == [(F("0.1"), -1), (F("0.2"), 1)]
    (between,) = rate_changes([F(-1), F(0), F(0), F("1.3")])
    assert 0 < between.high - between.low <= 2 * PRECISION


def test_nothing_changes_where_nothing_is_or_where_a_value_only_touches_nought() -> None:
    for flow in (
        [],
        [F(0)],
        [F(0), F(0)],
        [F(1)],
        [F(-100), F(100)],
        with_roots(F("0.1"), F("0.1")),
    ):
        assert rate_changes(flow) == ()


@given(st.lists(ROOTS, min_size=1, max_size=5, unique=True))
def test_all_of_several_rates_are_found(roots: list[F]) -> None:
    found = rate_changes(with_roots(*roots))
    assert [one.low for one in found] == [one.high for one in found] == sorted(roots)


@given(FLOWS)
@example([F(9_999_999_999), F(-9_999_999_999), F(0), F(0), F(1)])
@example([F(-1), F(9_999_999_999), F(-9_999_999_999)])
def test_sign_is_proven_to_change_at_each_rate_and_nowhere_on_a_grid(flow: list[F]) -> None:
    found = rate_changes(flow)
    for one in found:
        assert 0 <= one.low <= one.high <= HIGHEST
        assert one.high - one.low <= 2 * PRECISION
        if one.low < one.high:
            assert present_at(flow, one.low) * present_at(flow, one.high) <= 0
        else:
            assert present_at(flow, one.low) == 0
    for low, high in pairwise(GRID):
        signs = [present_at(flow, rate) for rate in (low, high)]
        if signs[0] * signs[1] < 0:
            assert sum(low <= one.middle <= high for one in found) % 2 == 1


@given(st.lists(st.lists(st.integers(-50, 50).map(F), min_size=5, max_size=5), max_size=5))
def test_first_at_each_rate_is_the_least_there(drawn: list[list[F]]) -> None:
    flows = dict(zip("ABCDE", drawn, strict=False))
    found = by_rate(flows)
    if not flows:
        assert found.reigns == found.switches == ()
        return
    bounds = [(one.starts, one.ends) for one in found.reigns]
    assert bounds[0][0] is None
    assert bounds[-1][1] is None
    for rate in GRID:
        values = {code: present_at(flow, rate) for code, flow in flows.items()}
        inside = [
            one
            for one in found.reigns
            if (one.starts is None or one.starts.high <= rate)
            and (one.ends is None or rate <= one.ends.low)
        ]
        for reign in inside:
            assert {values[code] for code in reign.codes} == {min(values.values())}
    for one in found.switches:
        gap = [a - b for a, b in zip(flows[one.before], flows[one.after], strict=True)]
        assert one.change in rate_changes(gap)
        assert one.change.sign > 0
