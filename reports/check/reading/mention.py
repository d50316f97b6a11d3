"""A figure found in a text, as it was typed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


class MentionKind(StrEnum):
    """The kind of a figure in a text.

    A month is held as its first day; a day without a year is held in the year 1. A financial year
    is its text, "2018/19".
    """

    MONEY = "money"
    SHARE = "share"
    COUNT = "count"
    LENGTH = "length"
    DATE = "date"
    MONTH = "month"
    YEAR = "year"
    FINANCIAL_YEAR = "financial year"


NO_YEAR = 1


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure from character `start` to `end` of its text.

    `value` is exact: pounds, a share of one, a count, a date, or the text of a financial year.
    `step` is the precision it was typed with (1000 for "£373k"). `noun` are the words counted
    ("shortlisted", "options"). `unit` of a length of time is hour, day, week, month or year; of a
    month, the part of it ("end"). `bound` is "at least" or "at most" where it is no exact figure.
    """

    what: MentionKind
    start: int
    end: int
    text: str
    value: Fraction | date | str
    step: Fraction = Fraction(1)
    noun: tuple[str, ...] = ()
    unit: str = ""
    bound: str = ""

    @property
    def number(self) -> Fraction | None:
        """The value as a number; None for a date or a financial year."""
        return self.value if isinstance(self.value, Fraction) else None

    def agrees(self, exact: Fraction) -> bool:
        """Whether this figure is `exact` rounded half up to the precision of this figure."""
        number = self.number
        if number is None:
            return False
        if half_up(exact, self.step) == number:
            return True
        step = self.rounded_to
        return step != self.step and half_up(exact, step) == number

    @property
    def rounded_to(self) -> Fraction:
        """The largest power of ten that a whole number can have been rounded to: £12,800,000 may
        be to the nearest hundred thousand."""
        number = self.number
        if number is None or number == 0 or self.what not in (MentionKind.MONEY, MentionKind.COUNT):
            return self.step
        step = self.step
        steps = abs(number.numerator) * step.denominator // (number.denominator * step.numerator)
        size = 1
        while steps % 10 == 0:
            steps, size = steps // 10, size * 10
        # A single figure that is left, as in £500,000, says too little to call it rounding.
        return step * size if steps >= 10 and size > 1 else step


def half_up(value: Fraction, step: Fraction) -> Fraction:
    """`value` to the nearest `step`, halves away from nought."""
    over, under = abs(value.numerator) * step.denominator, value.denominator * step.numerator
    whole = (2 * over + under) // (2 * under)
    return step * (whole if value >= 0 else -whole)


def typed_number(digits: str, scale: Fraction = Fraction(1)) -> tuple[Fraction, Fraction]:
    """The value of digits such as "1,677.50" times `scale`, and the precision they were typed
    with."""
    plain = digits.replace(",", "")
    decimals = len(plain.partition(".")[2])
    return Fraction(plain) * scale, scale / 10**decimals
