"""What a scheme reported of its delivery, period by period, in pounds."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from math import lcm

from schemes.finance.delivery.periods import Period, PeriodKind
from schemes.finance.years import FinancialYear

NOUGHT = Fraction(0)


class DeliveryStatus(StrEnum):
    """How a scheme's delivery stands."""

    BLUE = "blue"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"

    @property
    def is_on_track(self) -> bool:
        """Whether what is still to come counts as on track, as far as the forecast reaches."""
        return self in (DeliveryStatus.BLUE, DeliveryStatus.GREEN)


class DeliveryError(ValueError):
    """A record of delivery that contradicts itself. The message says what to change."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One period of a scheme: the saving that was planned for it, that came in and that is
    forecast, each falling in this period alone, None where nothing was given. What was lost for
    good, what replaces it and what slipped into the next financial year were recorded in this
    period, and are above zero. `status` is what a person decided for it, and `why`."""

    period: Period
    profile: Fraction | None = None
    actual: Fraction | None = None
    forecast: Fraction | None = None
    lost: Fraction | None = None
    replaced: Fraction | None = None
    carried: Fraction | None = None
    status: DeliveryStatus | None = None
    why: str = ""

    @property
    def expected(self) -> Fraction | None:
        """The actual, else the forecast, else None."""
        return self.forecast if self.actual is None else self.actual


@dataclass(frozen=True, slots=True)
class Delivery:
    """The record of one scheme, its entries in the order of their periods, all of one kind. A
    scheme that was stopped is in no total."""

    kind: PeriodKind
    entries: tuple[Entry, ...] = ()
    stopped: bool = False

    def __post_init__(self) -> None:
        before: Period | None = None
        length = self.kind.length
        for one in self.entries:
            if one.period.length != length:
                raise DeliveryError(
                    f"{one.period} is not among {self.kind.value}: the scheme reports by "
                    f"{self.kind.value}."
                )
            if before is not None and before.ends >= one.period.ends:
                raise DeliveryError(f"{one.period} stands twice, or after a later period.")
            before = one.period

    def of_year(self, year: FinancialYear) -> tuple[Entry, ...]:
        return tuple(one for one in self.entries if one.period.starts_year == year.start)

    @property
    def years(self) -> tuple[FinancialYear, ...]:
        """The financial years that it speaks of, the earliest first."""
        return tuple(sorted({one.period.year for one in self.entries}))


def added(amounts: Iterable[Fraction | None]) -> Fraction:
    """The sum of what is known. Amounts over one denominator, which most are, add up as whole
    numbers."""
    over: dict[int, int] = {}
    for one in amounts:
        if one is not None:
            number, under = one.as_integer_ratio()
            over[under] = over.get(under, 0) + number
    return sum((Fraction(number, under) for under, number in over.items()), NOUGHT)


def unit_of(entries: Iterable[Entry]) -> int:
    """The number of parts of a pound in which every amount of the entries is whole: 1 for pounds,
    100 for pence."""
    found = {
        amount.denominator
        for one in entries
        for amount in (
            *(one.profile, one.actual, one.forecast),
            *(one.lost, one.replaced, one.carried),
        )
        if amount is not None
    }
    return lcm(*found)


def whole_sum(amounts: Iterable[Fraction | None], unit: int) -> int:
    """The sum of what is known, in that part of a pound (`unit_of`)."""
    total = 0
    for one in amounts:
        if one is not None:
            number, under = one.as_integer_ratio()
            total += number if under == unit else number * (unit // under)
    return total


@lru_cache(maxsize=16_384)
def in_pounds(number: int, unit: int) -> Fraction:
    """So many parts of a pound as pounds."""
    return Fraction(number, unit)
