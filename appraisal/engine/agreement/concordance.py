"""Kendall's coefficient of concordance: how far several people put the same things in one order.

M. G. Kendall and B. Babington Smith, "The Problem of m Rankings", Annals of Mathematical Statistics
10 (1939), 275-287; with ties as in S. Siegel and N. J. Castellan, Nonparametric Statistics for the
Behavioral Sciences (1988), section 9.6.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from appraisal.engine.scales import ZERO

LEAST = 2


@dataclass(frozen=True, slots=True)
class Concordance:
    """`people` put `things` in order. `squares` is S, the sum of the squared distances of the rank
    sums from their mean; `ties` is T, the sum of t^3 - t over every group of t things that one
    person ranks equal. `w` is from 0 (no agreement) to 1 (one order); None where it is 0 over 0:
    fewer than two people or things, or nobody tells any two things apart."""

    people: int
    things: int
    squares: Fraction
    ties: int
    w: Fraction | None


def mid_ranks(values: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """The rank of each value, 1 for the greatest; equal ones share the mean of the ranks that they
    cover."""
    times = Counter(values)
    rank_of: dict[Fraction, Fraction] = {}
    before = 0
    for value in sorted(times, reverse=True):
        count = times[value]
        rank_of[value] = before + Fraction(count + 1, 2)
        before += count
    return tuple(rank_of[value] for value in values)


def concordance(values: Sequence[Sequence[Fraction]]) -> Concordance:
    """W = 12 S / (m^2 (n^3 - n) - m T), exact, of m people (the rows) over n things; each row holds
    one person's values, the greatest first in their order. Raises `ValueError` where the rows are
    of several lengths."""
    people, things = len(values), len(values[0]) if values else 0
    if any(len(row) != things for row in values):
        raise ValueError("Everybody has to judge the same things: leave out what somebody did not.")
    rankings = [mid_ranks(row) for row in values]
    sums = [sum(column, ZERO) for column in zip(*rankings, strict=True)]
    mean = Fraction(people * (things + 1), 2)
    squares = sum(((one - mean) ** 2 for one in sums), ZERO)
    ties = sum(count**3 - count for row in rankings for count in Counter(row).values())
    whole = people**2 * (things**3 - things) - people * ties
    defined = people >= LEAST and things >= LEAST and whole != 0
    return Concordance(people, things, squares, ties, 12 * squares / whole if defined else None)
