"""Fractions as whole numbers over one common denominator, which compare and add at once."""

from collections.abc import Iterable
from fractions import Fraction
from math import lcm


def whole_numbers(values: Iterable[Fraction]) -> list[int]:
    """Each value times the least common denominator of them all, in sequence."""
    found = list(values)
    return _over(common_denominator(found), found)


def exact_sum(values: Iterable[Fraction]) -> Fraction:
    """The sum of fractions, made one fraction at the end."""
    found = list(values)
    denominator = common_denominator(found)
    return Fraction(sum(_over(denominator, found)), denominator)


def common_denominator(values: Iterable[Fraction]) -> int:
    """The least common denominator of fractions; 1 of none."""
    return lcm(*{value.denominator for value in values})


def _over(denominator: int, values: Iterable[Fraction]) -> list[int]:
    return [value.numerator * (denominator // value.denominator) for value in values]
