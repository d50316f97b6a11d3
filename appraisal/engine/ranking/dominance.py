"""Dominance: what holds under every weighting of the ranking criteria.

Source: docs/design.md, 4, point 6.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, permutations
from operator import ge

from appraisal.engine.ranking.whole_numbers import whole_numbers
from appraisal.engine.scales import Edge

Row = Mapping[
    str, int
]  # what an option has on each criterion that applies to it, more being better


def rows_of(values: Iterable[Mapping[str, Edge]]) -> list[Row]:
    """Edges as whole numbers of one unit, which compare as the edges do: the numbers over one
    common denominator, spread so far apart that every nudge fits in between."""
    found = list(values)
    edges = [edge for one in found for edge in one.values()]
    nudges = whole_numbers(nudge for _, nudge in edges)
    apart = 2 * max(map(abs, nudges), default=0) + 1
    whole = whole_numbers(value for value, _ in edges)
    flat = iter([value * apart + nudge for value, nudge in zip(whole, nudges, strict=True)])
    return [{code: next(flat) for code in one} for one in found]


def covers(first: Row, second: Row) -> bool:
    """Whether `first` does at least as well as `second` under every weighting.

    Both map the criteria that apply to an option to its values, more being better. With V for
    the weighted mean over an option's applicable criteria, V(first) - V(second) is a sum over
    pairs (j of first, i of second) of w_j w_i (a_j - b_i). Where both criteria apply to both
    options the pairs (j, i) and (i, j) share a product and reduce to the criteria themselves;
    every other pair has a product of its own, so its difference must not be negative.
    """
    if first.keys() == second.keys():
        return all(value >= second[code] for code, value in first.items())
    return all(
        value >= other
        for code, value in first.items()
        for against, other in second.items()
        if code == against or code not in second or against not in first
    )


def dominates(first: Row, second: Row) -> bool:
    """Whether `first` is at least as good under every weighting and better under some."""
    return covers(first, second) and not covers(second, first)


class Covering:
    """Which of some options does at least as well as which under every weighting, pair by pair.

    `rows` are what each has at least, `most` what it has at most where that may be more: then one
    covers another where its least does at least as well as the most of the other.
    """

    def __init__(self, rows: Mapping[str, Row], most: Mapping[str, Row] | None = None) -> None:
        self.codes = tuple(rows)
        self._above = _covering(rows, most or rows)
        # Who may do as well as each, however good their gaps turn out to be.
        self._reaching = self._above if most is None else _covering(most, rows)

    def covers(self, first: str, second: str) -> bool:
        """Whether the first does at least as well as the second under every weighting."""
        return first in self._above[second]

    def dominates(self, first: str, second: str) -> bool:
        """Whether the first is at least as good under every weighting and better under some."""
        return first in self._above[second] and second not in self._reaching[first]

    @property
    def dominated(self) -> Iterator[tuple[str, str]]:
        """Every pair (better, worse), in sequence."""
        return (pair for pair in permutations(self.codes, 2) if self.dominates(*pair))

    @property
    def unseparated(self) -> Iterator[tuple[str, str]]:
        """The pairs that dominance does not order and that are not equal, in sequence."""
        return (
            (a, b)
            for a, b in combinations(self.codes, 2)
            if a not in self._above[b] and b not in self._above[a]
        )

    def ranks(self, group: Iterable[str]) -> dict[str, int]:
        """The rank of each option of a group: one plus the number of the group that dominate it."""
        among = tuple(group)
        whole = frozenset(among)
        return {
            code: 1 + sum(self.dominates(other, code) for other in self._above[code] & whole)
            for code in among
        }


def _covering(rows: Mapping[str, Row], against: Mapping[str, Row]) -> dict[str, frozenset[str]]:
    """For each option those whose row covers what stands `against` it under its code."""
    first = next(iter(rows.values()), {})
    if any(row.keys() != first.keys() for row in rows.values()):
        return {
            code: frozenset(key for key, other in rows.items() if covers(other, row))
            for code, row in against.items()
        }
    lines = {code: tuple(map(row.__getitem__, first)) for code, row in rows.items()}
    found = {}
    for code, row in against.items():
        own = tuple(map(row.__getitem__, first))
        found[code] = frozenset(key for key, line in lines.items() if all(map(ge, line, own)))
    return found


def rank_by_total(rows: Mapping[str, Row], group: Iterable[str]) -> dict[str, int]:
    """The rank of each option of a group whose rows are one total: one plus the number above it."""
    totals = {code: sum(rows[code].values()) for code in group}
    first: dict[int, int] = {}
    for place, total in enumerate(sorted(totals.values(), reverse=True), start=1):
        first.setdefault(total, place)
    return {code: first[total] for code, total in totals.items()}
