"""What a scheme reported of its delivery, period by period, in pounds."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

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
    """The sum of what is known. Whole pounds, which most amounts are, add up as whole numbers."""
    known = [one for one in amounts if one is not None]
    if len(known) < 2:
        return known[0] if known else NOUGHT
    pounds, rest = 0, NOUGHT
    for one in known:
        if one.denominator == 1:
            pounds += one.numerator
        else:
            rest += one
    return rest + pounds if rest else Fraction(pounds)
