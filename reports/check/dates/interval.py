"""Exact sums of rounded figures: the least and the most that the sum can be."""

from dataclasses import dataclass
from fractions import Fraction

from reports.check.reading.mention import Mention, MentionKind


@dataclass(frozen=True, slots=True)
class Interval:
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
        return (self.low + self.high) / 2

    def meets(self, stated: Mention) -> bool:
        """Whether the stated figure, to its precision, can be the sum."""
        if stated.number is None:
            return False
        if self.low == self.high:
            return stated.agrees(self.low)
        half = stated.step / 2
        return self.low <= stated.number + half and self.high >= stated.number - half


def interval_of(mention: Mention) -> Interval:
    """The least and the most that a figure can be. One given in full is exact; one in thousands,
    millions or per cent was rounded."""
    number = mention.number
    if number is None:
        raise TypeError(f"{mention.text} is no number")
    rounded = mention.what is MentionKind.MONEY and mention.text[-1:].isalpha()
    if not rounded:
        return Interval(number, number)
    return Interval(number - mention.step / 2, number + mention.step / 2)
