"""Financial years and their months. A year runs from April to March and is written "2018/19"."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from workbench.numbers.reading.months import MONTH_NAMES as NAMES
from workbench.numbers.reading.months import read_month
from workbench.numbers.reading.refusals import ReadingError
from workbench.numbers.reading.years import read_year

MONTH_NAMES: Final = NAMES
MONTHS_IN_YEAR = 12
_APRIL = 4
_YEAR = re.compile(r"([0-9]{4})/([0-9]{2})", re.ASCII)
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})", re.ASCII)


class YearError(ValueError):
    """Text that is not a financial year or a month. The message says what to write."""


@dataclass(frozen=True, slots=True, order=True)
class FinancialYear:
    """The year from 1 April of `start` to 31 March of the next; `start` is 1000 to 9998."""

    start: int

    def __post_init__(self) -> None:
        if not 1000 <= self.start <= 9998:
            raise YearError(f"{self.start} cannot start a financial year: choose 1000 to 9998.")

    def __str__(self) -> str:
        return f"{self.start}/{(self.start + 1) % 100:02}"

    @classmethod
    def parse(cls, text: str) -> "FinancialYear":
        """ "2018/19" as a year. Raises `YearError`, which offers the right spelling if it can."""
        match = _YEAR.fullmatch(text)
        if match and (int(match[1]) + 1) % 100 == int(match[2]):
            return cls(int(match[1]))
        raise YearError(_what_to_write(text))

    def plus(self, years: int) -> "FinancialYear":
        return FinancialYear(self.start + years)

    @property
    def next(self) -> "FinancialYear":
        return self.plus(1)

    def since(self, other: "FinancialYear") -> int:
        """The number of years from `other` to this one; below zero where this one is earlier."""
        return self.start - other.start

    @property
    def months(self) -> tuple["Month", ...]:
        """Its twelve months, April first."""
        first = Month(self.start, _APRIL)
        return tuple(first.plus(count) for count in range(MONTHS_IN_YEAR))


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a calendar year, January 1."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not 1 <= self.month <= MONTHS_IN_YEAR:
            raise YearError(f"{self.month} is not a month: choose 1 for January to 12.")

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    @classmethod
    def parse(cls, text: str) -> "Month":
        """ "2017-11" as a month. Raises `YearError`."""
        match = _MONTH.fullmatch(text)
        if match and 1 <= int(match[2]) <= MONTHS_IN_YEAR:
            return cls(int(match[1]), int(match[2]))
        raise YearError(_month_to_write(text))

    @property
    def name(self) -> str:
        """For people: "November 2017"."""
        return f"{MONTH_NAMES[self.month - 1]} {self.year}"

    @property
    def place(self) -> int:
        """Its place among all months, one after another."""
        return self.year * MONTHS_IN_YEAR + self.month

    @property
    def financial_year_start(self) -> int:
        return self.year if self.month >= _APRIL else self.year - 1

    @property
    def financial_year(self) -> FinancialYear:
        return FinancialYear(self.financial_year_start)

    @property
    def months_left(self) -> int:
        """Months of its financial year from the start of this one: April 12, March 1."""
        return MONTHS_IN_YEAR - (self.month - _APRIL) % MONTHS_IN_YEAR

    @property
    def share_left(self) -> Fraction:
        """`months_left` as a share of the year."""
        return Fraction(self.months_left, MONTHS_IN_YEAR)

    def plus(self, months: int) -> "Month":
        years, month = divmod(self.month - 1 + months, MONTHS_IN_YEAR)
        return Month(self.year + years, month + 1)

    def since(self, other: "Month") -> int:
        """The number of months from `other` to this one."""
        return (self.year - other.year) * MONTHS_IN_YEAR + self.month - other.month


def year_range(first: FinancialYear, count: int) -> tuple[FinancialYear, ...]:
    """`count` years from `first` on. Raises `YearError` unless `count` is at least 1."""
    if count < 1:
        raise YearError(f"{count} years is no range: choose at least 1.")
    return tuple(first.plus(number) for number in range(count))


def _what_to_write(text: str) -> str:
    """The one spelling of a case file for a year that people write otherwise."""
    try:
        return f'"{text}" is not a financial year: did you mean {read_year(text).said}?'
    except ReadingError as error:
        return error.sentence


def _month_to_write(text: str) -> str:
    try:
        meant = f" (here {read_month(text).iso})"
    except ReadingError:
        meant = ""
    return f'"{text}" is not a month: write the year and the month, as 2017-11{meant}.'
