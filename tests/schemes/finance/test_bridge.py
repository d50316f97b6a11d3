"""Funding bridges and walks from budget to budget."""

import pytest

from schemes.finance.amounts import Missing, amount, between
from schemes.finance.bridge import BridgeEntry, BridgeState, bridge, budget_walk
from tests.schemes.finance.drawn import F

SHORTFALL = (BridgeEntry("Shortfall", amount(2608000)),)
EARLY = BridgeEntry("Early procurement savings", amount(1073000))
RESERVE = BridgeEntry("Risk reserve", amount(1535000))


def test_derby_bridge_balances() -> None:
    found = bridge((EARLY, RESERVE), SHORTFALL)
    assert found.state is BridgeState.BALANCES
    assert found.difference == amount(0)
    assert found.text == "2,608,000 = 1,073,000 + 1,535,000"


@pytest.mark.parametrize(
    ("sources", "state", "words"),
    [
        ((EARLY,), BridgeState.SHORT, "short by 1,535,000"),
        ((EARLY, RESERVE, BridgeEntry("More", amount(1))), BridgeState.OVER, "over by 1"),
        ((), BridgeState.SHORT, "against 0: short by 2,608,000"),
        (
            (EARLY, BridgeEntry("Penalty", between(1500000, 1600000))),
            BridgeState.MAY_BALANCE,
            "apart by 15,000 (−35,000 to 65,000)",
        ),
        (
            (EARLY, RESERVE, BridgeEntry("Grant", Missing("not received"))),
            BridgeState.CANNOT_TELL,
            "Grant: not received",
        ),
    ],
)
def test_bridge_says_how_far_apart_it_is(sources, state, words) -> None:
    found = bridge(sources, SHORTFALL)
    assert found.state is state
    assert words in found.text


def test_derby_budget_does_not_reach_what_was_stated() -> None:
    found = budget_walk(F(9854000), (("Recurrent saving", F(-6144000)),), F(3332000))
    assert found.text == "9,854,000 − 6,144,000 = 3,710,000"
    assert found.difference == -378000
    assert [step.reached for step in found.steps] == [3710000]


def test_walk_without_a_stated_end_has_no_difference() -> None:
    found = budget_walk(F(10), (("Pay", F(3)), ("Cut", F(-1))))
    assert found.text == "10 + 3 − 1 = 12"
    assert found.difference == 0
    assert budget_walk(F(10), ()).end == 10
