"""What was read, as frozen values that can say it in words."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from workbench.numbers.text import plain_number, plain_pounds, plain_share


class Measure(Enum):
    """What a number measures, which decides how it is said: pounds, a share of one, or neither."""

    POUNDS = "pounds"
    SHARE = "share"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """One number. `digits` is exact: as typed ("27.50"), without its thousands apart, units and
    thousandfolds multiplied out; a share is one of 1 ("0.77")."""

    digits: str
    measure: Measure

    @property
    def exact(self) -> Fraction:
        return Fraction(self.digits)

    @property
    def decimal(self) -> Decimal:
        return Decimal(self.digits)

    @property
    def said(self) -> str:
        """£1,200,000; 77%; 52.14."""
        match self.measure:
            case Measure.POUNDS:
                return plain_pounds(self.exact)
            case Measure.SHARE:
                return plain_share(self.exact)
            case Measure.NUMBER:
                return plain_number(self.exact)


@dataclass(frozen=True, slots=True)
class ReadRange:
    """A range from its lowest to its highest number, and the central one where it was written."""

    low: ReadNumber
    high: ReadNumber
    central: ReadNumber | None = None

    @property
    def said(self) -> str:
        """£40,000 to £241,000, or £100,000 (£40,000 to £241,000)."""
        ends = f"{self.low.said} to {self.high.said}"
        return f"{self.central.said} ({ends})" if self.central else ends


@dataclass(frozen=True, slots=True)
class ReadMissing:
    """A figure that is known to be missing, with the word for why."""

    word: str

    @property
    def said(self) -> str:
        return self.word


ReadFigure = ReadNumber | ReadRange | ReadMissing


@dataclass(frozen=True, slots=True)
class ReadYear:
    """A financial year, by the year in which its April lies."""

    start: int

    @property
    def said(self) -> str:
        """2018/19."""
        return f"{self.start}/{(self.start + 1) % 100:02}"


@dataclass(frozen=True, slots=True)
class ReadMonth:
    """A month of a calendar year, January 1."""

    year: int
    month: int

    @property
    def iso(self) -> str:
        """2026-10."""
        return f"{self.year:04}-{self.month:02}"

    @property
    def said(self) -> str:
        """October 2026."""
        return f"{date(self.year, self.month, 1):%B} {self.year}"


@dataclass(frozen=True, slots=True)
class ReadQuarter:
    """A quarter of a financial year, by the year in which its April lies; April to June is 1."""

    start: int
    number: int

    @property
    def iso(self) -> str:
        """2026-Q1."""
        return f"{self.start:04}-Q{self.number}"

    @property
    def said(self) -> str:
        """Quarter 1 of 2026/27."""
        return f"Quarter {self.number} of {ReadYear(self.start).said}"


@dataclass(frozen=True, slots=True)
class ReadDay:
    """A day of the calendar."""

    day: date

    @property
    def said(self) -> str:
        """1 October 2026."""
        return f"{self.day.day} {self.day:%B} {self.day.year}"
