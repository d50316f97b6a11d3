"""Ratings as whole numbers small enough for exact totals, and rows that stand for equal options.

A total is a rating times a weight, summed: with ratings below `2**(53 - bits)` and weights that sum
to `2**bits`, every total is exact in a float. Finer ratings get coarser weights, down to 24 bits
(steps of a ten-millionth); ratings finer still are rounded to whole steps, which the answer says.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import gcd

WEIGHT_BITS = 32
FEWEST_WEIGHT_BITS = 24
KEY_BITS = 10  # an option's number beside its total in one key

Cell = tuple[int, ...]  # the ratings that are equally likely


class ScoresError(ValueError):
    """The ratings are no table."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Ratings by option and criterion, from 0, in as small whole numbers as there are."""

    cells: tuple[tuple[Cell, ...], ...]
    bits: int
    rounded: bool

    @property
    def varies(self) -> bool:
        return any(len(set(cell)) > 1 for row in self.cells for cell in row)


def _checked(cells: Sequence[Sequence[Sequence[int]]]) -> None:
    if not cells or not cells[0]:
        raise ScoresError("There is no option, or no criterion, to draw weights for.")
    if any(len(row) != len(cells[0]) for row in cells):
        raise ScoresError("Every option needs a rating for every criterion.")
    if not all(cell for row in cells for cell in row):
        raise ScoresError("An option without a rating cannot be sampled: rate it first.")
    if len(cells) > 2**KEY_BITS:
        raise ScoresError(f"At most {2**KEY_BITS:,} options can be sampled at once.")


def scores(cells: Sequence[Sequence[Sequence[int]]]) -> Scores:
    """Ratings less the lowest on their criterion, over what divides them all.

    Neither changes a rank: every option gets the same weights.
    """
    _checked(cells)
    criteria = range(len(cells[0]))
    lowest = [min(value for row in cells for value in row[c]) for c in criteria]
    moved = [[[value - lowest[c] for value in row[c]] for c in criteria] for row in cells]
    divisor = gcd(*(value for row in moved for cell in row for value in cell)) or 1
    highest = max(value for row in moved for cell in row for value in cell) // divisor
    bits = min(WEIGHT_BITS, 53 - highest.bit_length())
    rounded = bits < FEWEST_WEIGHT_BITS
    if rounded:
        bits, most = FEWEST_WEIGHT_BITS, 2 ** (53 - FEWEST_WEIGHT_BITS) - 1
    else:
        most = highest

    def fitted(value: int) -> int:
        value //= divisor
        return (2 * value * most + highest) // (2 * highest) if rounded else value

    return Scores(
        tuple(tuple(tuple(fitted(value) for value in cell) for cell in row) for row in moved),
        bits,
        rounded,
    )
