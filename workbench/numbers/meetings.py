"""How far an amount may change, in shares of itself, before a value that rests on it meets another
one: switching values, exact."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

ALL_OF_IT = Fraction(-1)
"""The furthest that an amount can fall: to nought."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A change of an amount, as a share of it (0.12 is a rise by 12%), and whom it makes equal."""

    change: Fraction
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """The nearest change upwards and downwards at which a value meets another; None where no rise,
    or no fall down to nought, makes it meet any. Both are 0 where it meets one as it is."""

    rises: Meeting | None
    falls: Meeting | None


def room(value: Fraction, moves: Fraction, others: Iterable[tuple[str, Fraction]]) -> Room:
    """The room of a `value` that changes by `moves` for each whole of its amount: a net present
    value by less the costs, where costs are what changes."""
    if not moves:
        return Room(None, None)
    found: dict[Fraction, list[str]] = {}
    for code, other in others:
        found.setdefault((other - value) / moves, []).append(code)
    up = min((one for one in found if one >= 0), default=None)
    down = max((one for one in found if ALL_OF_IT <= one <= 0), default=None)
    return Room(
        None if up is None else Meeting(up, tuple(found[up])),
        None if down is None else Meeting(down, tuple(found[down])),
    )
