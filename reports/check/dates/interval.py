"""Arithmetic with rounded figures: the least and the most that a result can be."""

from dataclasses import dataclass
from fractions import Fraction

from reports.check.reading.mention import Mention, MentionKind


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`, both included."""

    low: Fraction
    high: Fraction

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(self.low - other.high, self.high - other.low)

    def __mul__(self, other: "Interval") -> "Interval":
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    @property
    def middle(self) -> Fraction:
        """The value half way between both ends."""
        return (self.low + self.high) / 2

    def meets(self, stated: Mention) -> bool:
        """Whether a stated figure, to the precision it was typed with, can be one of the values."""
        if stated.number is None:
            return False
        if self.low == self.high:
            return stated.agrees(self.low)
        half = stated.step / 2
        return self.low <= stated.number + half and self.high >= stated.number - half


def interval_of(mention: Mention) -> Interval:
    """The values that a typed figure can stand for: itself where it is given in full, and what
    rounds to it where it is money in thousands or millions ("£1.7m"). Raises `TypeError` for a
    figure without a number."""
    number = mention.number
    if number is None:
        raise TypeError(f"{mention.text} is no number")
    rounded = mention.what is MentionKind.MONEY and mention.text[-1:].isalpha()
    if not rounded:
        return Interval(number, number)
    return Interval(number - mention.step / 2, number + mention.step / 2)
