"""Weights as shares of their sum, and weights in per cent brought to 100."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

WHOLE: Final = Decimal(100)
# Per cent are rescaled to a tenth, which people can read and check.
STEPS: Final = 1000


def shares_of(weights: Mapping[int, Decimal | None]) -> dict[int, Fraction]:
    """The share of each weight in their sum, exact, of 1; empty where there are none or all are
    nought."""
    given = {key: Fraction(weight) for key, weight in weights.items() if weight is not None}
    total = sum(given.values(), Fraction(0))
    return {key: weight / total for key, weight in given.items()} if total else {}


def rescaled(weights: Sequence[Decimal]) -> list[Decimal]:
    """The same weights in proportion, to a tenth of one per cent, so that they come to exactly 100:
    what rounding leaves over goes to those that lost most by it, the first of equals first. The
    weights are not negative and not all nought."""
    total = sum((Fraction(weight) for weight in weights), Fraction(0))
    exact = [Fraction(weight) * STEPS / total for weight in weights]
    floors = [int(one) for one in exact]
    left = STEPS - sum(floors)
    by_loss = sorted(range(len(exact)), key=lambda at: (floors[at] - exact[at], at))
    for at in by_loss[:left]:
        floors[at] += 1
    return [Decimal(one) * WHOLE / STEPS for one in floors]
