"""The shortlist cut, made among the options that no gate of either kind stopped."""

from collections.abc import Mapping
from dataclasses import dataclass

from appraisal.engine.problem import Better, Shortlist
from appraisal.engine.standing import Standing


@dataclass(frozen=True, slots=True)
class Cut:
    """The codes within the cut, and those that tie at its edge where the cut falls on a tie."""

    within: frozenset[str]
    tied: tuple[str, ...] = ()


def cut(
    shortlist: Shortlist,
    better: Better,
    standings: tuple[Standing, ...],
    positions: Mapping[str, int],
) -> Cut:
    """Which of `standings` are within the shortlist; `positions` are their ranks among
    themselves. The first `count` takes all who tie at its edge."""
    if shortlist.kind == "top":
        assert shortlist.count is not None
        within = [code for code, position in positions.items() if position <= shortlist.count]
        if len(within) <= shortlist.count:
            return Cut(frozenset(within))
        last = max(positions[code] for code in within)
        return Cut(frozenset(within), tuple(c for c in within if positions[c] == last))
    if shortlist.kind == "threshold":
        assert shortlist.total is not None
        sign = 1 if better is Better.HIGHER else -1
        return Cut(
            frozenset(
                s.code
                for s in standings
                if s.total is not None and sign * s.total >= sign * shortlist.total
            )
        )
    return Cut(frozenset(positions))
