"""The best and the worst rank an option can still take, over every way of filling the gaps."""

from collections.abc import Mapping

from appraisal.engine.ranking.dominance import Row, dominates, rows_of
from appraisal.engine.ranking.fills import Fills

Bounds = tuple[int, int]
Rows = tuple[Row, ...]


def find_bounds(options: Mapping[str, Fills]) -> dict[str, Bounds]:
    """Best and worst rank of every option that some fill makes feasible, by code. The fills hold
    what ranks compare: totals, or merits on every criterion.

    Options fill independently. At an option's best fill the fewest stand above it: those that
    beat it in every fill of theirs and cannot fail a gateway; at its worst, those that beat it
    in some feasible fill. A decided option has its one fill, so both counts reduce to it.
    """
    rows = iter(rows_of(fill for found in options.values() for fill in found.best + found.worst))
    best: dict[str, Rows] = {}
    worst: dict[str, Rows] = {}
    for code, found in options.items():
        best[code] = tuple(next(rows) for _ in found.best)
        worst[code] = tuple(next(rows) for _ in found.worst)
    # Whoever may fail a gateway may be out of the way.
    sure = {code: () if options[code].may_fail else lowest for code, lowest in worst.items()}
    return {
        code: (
            1 + min(_surely_above(sure, code, row) for row in best[code]),
            1 + max(_possibly_above(best, code, row) for row in worst[code]),
        )
        for code in options
        if best[code]
    }


def _surely_above(worst: Mapping[str, Rows], code: str, row: Row) -> int:
    """How many others beat the row whatever fills their gaps."""
    return sum(
        bool(rows) and all(dominates(other, row) for other in rows)
        for key, rows in worst.items()
        if key != code
    )


def _possibly_above(best: Mapping[str, Rows], code: str, row: Row) -> int:
    """How many others beat the row in some fill of theirs."""
    return sum(
        any(dominates(other, row) for other in rows) for key, rows in best.items() if key != code
    )
