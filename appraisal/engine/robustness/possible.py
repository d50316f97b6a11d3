"""Which options some weighting puts first, and which none does, exactly.

Source: docs/design.md, 4, point 8. A weighting gives each ranking criterion 0 or more. Whether one
puts an option first is a game of two players: one chooses the weighting, the other the option to
compare with. The value of the game is the greatest lead that a weighting can give: below nought the
option is first under none, not even jointly; at nought it can share the first place at best. The
game is solved by the simplex method in whole numbers (each step divides by the pivot before it,
which leaves no remainder), by the steepest column first, and after many steps by Bland's rule, by
which it always ends.

Where it is asked alone whether an option is ever first, a weighting that shows it is looked for
before any game is solved: most often there is one a few steps away.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from operator import gt, mul

from appraisal.engine.robustness.table import WholeTable

STEEPEST = 100  # steps by the steepest column, which may go round in a circle
SEARCHED = 24  # weightings that are tried for an option
FINE = 2**20  # the greatest weight of one that is tried


@dataclass(frozen=True, slots=True)
class Chance:
    """Whether an option can come first. `lead` is below, at or above nought as the greatest lead
    over all others that any weighting gives; `weights` is a weighting that gives it, shares of 1 in
    the sequence of the criteria; `mixture` proves that none gives more: shares of the other
    options, by code, whose mixture is ahead by as much on every criterion."""

    option: str
    lead: Fraction
    weights: tuple[Fraction, ...]
    mixture: tuple[tuple[str, Fraction], ...]

    @property
    def never_first(self) -> bool:
        """Whether no weighting puts it first, not even jointly."""
        return self.lead < 0

    @property
    def never_alone(self) -> bool:
        """Whether no weighting puts it first alone."""
        return self.lead <= 0


def chances(table: WholeTable) -> tuple[Chance, ...]:
    """The chance of every option of the table, in its sequence."""
    return tuple(_chance(table, at) for at in range(len(table.options)))


def never_first(table: WholeTable) -> tuple[str, ...]:
    """The options that no weighting puts first, not even jointly, in the sequence of the table: as
    `chances` has them, and many times quicker."""
    return tuple(
        option
        for at, option in enumerate(table.options)
        if _beaten(table, at) or not (_comes_first(table, at) or _chance(table, at).lead >= 0)
    )


def _beaten(table: WholeTable, at: int) -> bool:
    """Whether one other option is better on every criterion."""
    own = table.values[at]
    return any(all(map(gt, row, own)) for row in table.values)


def _comes_first(table: WholeTable, at: int) -> bool:
    """Whether one of the weightings tried puts the option first. From one that does not, the next
    lies in the direction in which the option gains most on the one that leads, no weight below
    nought."""
    own = table.values[at]
    lowest = min(own)
    weights = [value - lowest + 1 for value in own]
    for _ in range(SEARCHED):
        totals = [sum(map(mul, weights, row)) for row in table.values]
        lead = max(totals)
        if totals[at] == lead:
            return True
        against = table.values[totals.index(lead)]
        gains = [mine - other for mine, other in zip(own, against, strict=True)]
        behind, square = 3 * (lead - totals[at]), 2 * sum(map(mul, gains, gains))
        weights = [
            max(0, weight * square + behind * gain)
            for weight, gain in zip(weights, gains, strict=True)
        ]
        most = max(weights)
        if most > FINE:
            weights = [weight * FINE // most for weight in weights]
        elif not most:
            return False
    return False


def _chance(table: WholeTable, at: int) -> Chance:
    own = table.values[at]
    others = [one for one in range(len(table.options)) if one != at]
    leads = [
        [value - table.values[other][column] for other in others]
        for column, value in enumerate(own)
    ]
    lead, weights, mixture = solve_game(leads)
    named = zip(others, mixture, strict=True)
    return Chance(
        table.options[at],
        lead,
        tuple(weights),
        tuple((table.options[other], share) for other, share in named if share),
    )


def solve_game(
    payoff: Sequence[Sequence[int]],
) -> tuple[Fraction, list[Fraction], list[Fraction]]:
    """The value of a game with the shares by which each player plays: the player of rows wins what
    stands in the row and column that the two choose, and wants it great."""
    least = min(map(min, payoff))
    shift = 1 - least
    rows, columns = len(payoff), len(payoff[0])
    # Maximise the sum of y with (payoff + shift) y at most 1: one over it is the value, shifted.
    tableau = [
        [value + shift for value in row] + [int(at == other) for other in range(rows)] + [1]
        for at, row in enumerate(payoff)
    ]
    tableau.append([-1] * columns + [0] * (rows + 1))
    basis = list(range(columns, columns + rows))
    pivot = _optimise(tableau, basis)
    goal = tableau[-1]
    whole = goal[-1]
    mixture = [Fraction(0)] * columns
    for row, variable in enumerate(basis):
        if variable < columns:
            mixture[variable] = Fraction(tableau[row][-1], whole)
    weights = [Fraction(goal[columns + row], whole) for row in range(rows)]
    return Fraction(pivot, whole) - shift, weights, mixture


def _optimise(tableau: list[list[int]], basis: list[int]) -> int:
    """Pivots until no column raises the goal, and returns the common denominator of the tableau."""
    last, steps = 1, 0
    while True:
        goal = tableau[-1][:-1]
        least = min(goal)
        if least >= 0:
            return last
        steps += 1
        if steps > STEEPEST:
            least = next(value for value in goal if value < 0)
        column = goal.index(least)
        best: tuple[int, int, int] | None = None
        for at, row in enumerate(tableau[:-1]):
            if row[column] <= 0:
                continue
            if best is None:
                best = (at, row[-1], row[column])
                continue
            here, there = row[-1] * best[2], best[1] * row[column]
            if here < there or (here == there and basis[at] < basis[best[0]]):
                best = (at, row[-1], row[column])
        assert best is not None  # every payoff is above nought, so that the goal is bounded
        line, pivot = tableau[best[0]], best[2]
        for at, row in enumerate(tableau):
            if at == best[0]:
                continue
            factor = row[column]
            if factor:
                tableau[at] = [
                    (value * pivot - factor * other) // last
                    for value, other in zip(row, line, strict=True)
                ]
            elif pivot != last:
                tableau[at] = [value * pivot // last for value in row]
        basis[best[0]] = column
        last = pivot
