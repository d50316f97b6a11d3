"""Round numbers along an axis."""

from collections.abc import Sequence
from fractions import Fraction

_STEPS = (1, 2, 5, 10, 20, 50, 100)


def round_steps(values: Sequence[Fraction], *, zero: bool = True) -> list[Fraction]:
    """Round numbers from below the least value to above the most; `zero` is among them unless it
    need not be. At most eight steps, each 1, 2 or 5 of its power of ten."""
    held = [*values, Fraction(0)] if zero or not values else list(values)
    low, high = min(held), max(held)
    room = (high - low) or Fraction(1)
    size = Fraction(1)
    while size * 10 < room:
        size *= 10
    while size > room:
        size /= 10
    step = next(size * count / 10 for count in _STEPS if size * count * 7 >= room * 10)
    first, last = (low / step).__floor__(), (high / step).__ceil__()
    return [step * count for count in range(first, max(last, first + 1) + 1)]
