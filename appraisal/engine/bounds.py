"""The best and the worst rank an option can still take, over every way of filling the gaps."""

from collections.abc import Callable, Mapping

from appraisal.engine.fills import Fill, Fills

Beats = Callable[[Fill, Fill], bool]
Bounds = tuple[int, int]


def find_bounds(options: Mapping[str, Fills], beats: Beats) -> dict[str, Bounds]:
    """Best and worst rank of every option that some fill makes feasible, by code.

    Options fill independently. At an option's best fill the fewest stand above it: those that
    beat it in every fill of theirs and cannot fail a gateway; at its worst, those that beat it
    in some feasible fill. A decided option has its one fill, so both counts reduce to it.
    """
    return {
        code: (_best(code, options, beats), _worst(code, options, beats))
        for code, fills in options.items()
        if fills.best
    }


def _best(code: str, options: Mapping[str, Fills], beats: Beats) -> int:
    def surely_beats(other: Fills, fill: Fill) -> bool:
        return (
            bool(other.worst)
            and not other.may_fail
            and all(beats(worst, fill) for worst in other.worst)
        )

    others = [fills for key, fills in options.items() if key != code]
    return min(
        1 + sum(surely_beats(other, fill) for other in others) for fill in options[code].best
    )


def _worst(code: str, options: Mapping[str, Fills], beats: Beats) -> int:
    def can_beat(other: Fills, fill: Fill) -> bool:
        return any(beats(best, fill) for best in other.best)

    others = [fills for key, fills in options.items() if key != code]
    return max(1 + sum(can_beat(other, fill) for other in others) for fill in options[code].worst)
