"""The best and the worst rank an option can still take, over every way of filling the gaps."""

from collections.abc import Mapping

from appraisal.engine.ranking.dominance import dominates
from appraisal.engine.ranking.fills import Fill, Fills

Bounds = tuple[int, int]


def find_bounds(options: Mapping[str, Fills]) -> dict[str, Bounds]:
    """Best and worst rank of every option that some fill makes feasible, by code. The fills hold
    what ranks compare: totals, or merits on every criterion.

    Options fill independently. At an option's best fill the fewest stand above it: those that
    beat it in every fill of theirs and cannot fail a gateway; at its worst, those that beat it
    in some feasible fill. A decided option has its one fill, so both counts reduce to it.
    """
    bounds = {}
    for code, fills in options.items():
        others = [other for key, other in options.items() if key != code]
        if fills.best:
            best = min(sum(_surely_beats(other, at) for other in others) for at in fills.best)
            worst = max(sum(_can_beat(other, at) for other in others) for at in fills.worst)
            bounds[code] = (1 + best, 1 + worst)
    return bounds


def _surely_beats(other: Fills, fill: Fill) -> bool:
    if other.may_fail or not other.worst:
        return False
    return all(dominates(worst, fill) for worst in other.worst)


def _can_beat(other: Fills, fill: Fill) -> bool:
    return any(dominates(best, fill) for best in other.best)
