"""The periods in which delivery is reported: months ("2026-04"), or quarters of a financial year
("2026-Q1", April to June of 2026)."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Final

from schemes.finance.years import FinancialYear, Month, YearError

_QUARTER: Final = re.compile(r"([0-9]{4})-Q([1-4])", re.ASCII)
_MONTHS_IN_QUARTER: Final = 3


class PeriodKind(StrEnum):
    """How often a scheme reports."""

    MONTHS = "months"
    QUARTERS = "quarters"

    @property
    def length(self) -> int:
        """The months of one period."""
        return 1 if self is PeriodKind.MONTHS else _MONTHS_IN_QUARTER


class PeriodError(ValueError):
    """Text that is not a period. The message says what to write."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A month, or a quarter of a financial year. Periods stand in the order in which they end; a
    month before the quarter that ends with it. `ends` is the place of its last month among all
    months (`Month.place`), and `starts_year` the start of its financial year: thousands of periods
    are compared by them."""

    last: Month
    length: int = 1
    ends: int = field(init=False, compare=False, repr=False)
    starts_year: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ends", self.last.place)
        object.__setattr__(self, "starts_year", self.last.financial_year_start)

    @property
    def first(self) -> Month:
        return self.last.plus(1 - self.length)

    @property
    def kind(self) -> PeriodKind:
        return PeriodKind.MONTHS if self.length == 1 else PeriodKind.QUARTERS

    @property
    def year(self) -> FinancialYear:
        return FinancialYear(self.starts_year)

    @property
    def quarter(self) -> int:
        """The quarter of the financial year that it ends in, 1 for April to June."""
        return 1 + self.last.since(self.year.months[0]) // _MONTHS_IN_QUARTER

    def __str__(self) -> str:
        return str(self.last) if self.length == 1 else f"{self.year.start:04}-Q{self.quarter}"

    @property
    def name(self) -> str:
        """For people: "April 2026", "Quarter 1 of 2026/27"."""
        return self.last.name if self.length == 1 else f"Quarter {self.quarter} of {self.year}"

    @classmethod
    @lru_cache(maxsize=4096)
    def parse(cls, text: str) -> "Period":
        """ "2026-04" or "2026-Q1". Raises `PeriodError`."""
        match = _QUARTER.fullmatch(text)
        try:
            if match:
                months = FinancialYear(int(match[1])).months
                return cls(months[int(match[2]) * _MONTHS_IN_QUARTER - 1], _MONTHS_IN_QUARTER)
            month = Month.parse(text)
            assert month.financial_year  # refuses a month whose year is out of range
            return cls(month)
        except YearError:
            raise PeriodError(
                f'"{text}" is not a period: write a month as 2026-04, or a quarter of the '
                "financial year as 2026-Q1."
            ) from None


@lru_cache(maxsize=256)
def periods_of(year: FinancialYear, kind: PeriodKind) -> tuple[Period, ...]:
    """The periods of a financial year: twelve months from April, or four quarters."""
    lasts = year.months[kind.length - 1 :: kind.length]
    return tuple(Period(last, kind.length) for last in lasts)
