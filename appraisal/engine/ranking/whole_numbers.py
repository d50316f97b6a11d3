"""Fractions as whole numbers over one common denominator, which compare and add at once."""

from collections.abc import Iterable
from fractions import Fraction
from math import lcm


def whole_numbers(values: Iterable[Fraction]) -> list[int]:
    """Each value times the least common denominator of them all, in sequence."""
    found = list(values)
    denominator = lcm(*{value.denominator for value in found})
    return [value.numerator * (denominator // value.denominator) for value in found]
