"""Weights as shares of their sum, weights beside all others where criteria stand in groups, and
weights in per cent brought to 100."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from appraisal.engine.ranking.grouped import overall_weights
from appraisal.models import Criterion

WHOLE: Final = Decimal(100)
# Per cent are rescaled to a tenth, which people can read and check.
STEPS: Final = 1000


def overall_of(criteria: Iterable[Criterion]) -> list[tuple[Criterion, Fraction | None]]:
    """All the ranking criteria with what each weighs beside the others. They come with their
    groups."""
    rows = list(criteria)
    found = overall_weights(
        [(row.group_id, _exact(row.weight)) for row in rows],
        {row.group_id: _exact(row.group.weight) for row in rows if row.group is not None},
    )
    return list(zip(rows, found, strict=True))


def agreed_shares(criteria: Iterable[Criterion]) -> dict[int, Fraction]:
    """Each ranking criterion's share of all agreed weight, by key, as `shares_of`."""
    return shares_of({row.pk: weight for row, weight in overall_of(criteria)})


def shares_of(
    weights: Mapping[int, Decimal | None] | Mapping[int, Fraction | None],
) -> dict[int, Fraction]:
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


def _exact(weight: Decimal | None) -> Fraction | None:
    return None if weight is None else Fraction(weight)
