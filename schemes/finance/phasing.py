"""How one full year's value is spread over financial years.

The parts of a spread sum to the whole. Each part is the saving that is new in its year, which is
how councils state savings: 70k in the first year and 100k in the next are one saving of 170k a
year, begun in November. A new kind is a class here and a member of `Spread` or `Phasing`; a test
sees that the readers, the forms and the cells of the layers above know it.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Final, TypeVar, get_args

from schemes.finance.amounts import ONE, Figure
from schemes.finance.years import MONTHS_IN_YEAR, FinancialYear, Month

HALF = Fraction(1, 2)
CHANGE: Final = "change from the year before"  # why a year has the share or amount that it has

Value = TypeVar("Value")
_NONE: Final = Fraction(0)


class PhasingError(ValueError):
    """A phasing without any year, or with the same year twice. The message says what to change."""


@dataclass(frozen=True, slots=True)
class Share:
    """The share of one full year's value that is new in `year`; `reason` is for people."""

    year: FinancialYear
    share: Fraction
    reason: str


class PhasingKind(ABC):
    """What every kind of phasing says of itself. `key` is its name in the case file; `carries_on`
    says whether what it brings is usually felt in every year after."""

    __slots__ = ()

    key: ClassVar[str]
    carries_on: ClassVar[bool]

    @property
    @abstractmethod
    def first_month(self) -> Month | None:
        """The month in which it begins, None where it names years alone."""

    @property
    @abstractmethod
    def years_felt(self) -> int:
        """In how many financial years it brings something new."""


class SpreadKind(PhasingKind):
    """A phasing that spreads one full year's value."""

    __slots__ = ()

    @abstractmethod
    def spread(self) -> Iterator[Share]:
        """The shares of one year's value, year by year; what is nothing is left out."""

    @property
    def years_felt(self) -> int:
        return sum(one.share != 0 for one in self.spread())


@dataclass(frozen=True, slots=True)
class FullYear(SpreadKind):
    """All of it from the first day of `start`."""

    key: ClassVar[str] = "full-year"
    carries_on: ClassVar[bool] = True

    start: FinancialYear

    @property
    def first_month(self) -> None:
        return None

    def spread(self) -> Iterator[Share]:
        yield Share(self.start, Fraction(1), "a full year")


@dataclass(frozen=True, slots=True)
class FromMonth(SpreadKind):
    """From the first day of `month`: a part in that financial year, the rest in the next."""

    key: ClassVar[str] = "from-month"
    carries_on: ClassVar[bool] = True

    month: Month

    @property
    def first_month(self) -> Month:
        return self.month

    def spread(self) -> Iterator[Share]:
        left, year = self.month.months_left, self.month.financial_year
        if left == MONTHS_IN_YEAR:
            yield Share(year, Fraction(1), "a full year")
            return
        yield Share(year, self.month.share_left, f"{_months(left)} from {self.month.name}")
        rest = f"remaining effect, {_months(MONTHS_IN_YEAR - left)}"
        yield Share(year.next, 1 - self.month.share_left, rest)


@dataclass(frozen=True, slots=True)
class HalfThenHalf(SpreadKind):
    """Half in `start` and half in the year after, then no more."""

    key: ClassVar[str] = "half-then-half"
    carries_on: ClassVar[bool] = False

    start: FinancialYear

    @property
    def first_month(self) -> None:
        return None

    def spread(self) -> Iterator[Share]:
        yield Share(self.start, HALF, "half in the first year")
        yield Share(self.start.next, HALF, "half in the next")


@dataclass(frozen=True, slots=True)
class ByYear(SpreadKind):
    """A stated share of the yearly value in each year: its parts sum to the shares' sum."""

    key: ClassVar[str] = "by-year"
    carries_on: ClassVar[bool] = False

    shares: tuple[tuple[FinancialYear, Fraction], ...]

    def __post_init__(self) -> None:
        if not self.shares:
            raise PhasingError("Give the share of at least one year.")
        years = [year for year, _ in self.shares]
        for index, year in enumerate(years):
            if year in years[:index]:
                raise PhasingError(f"{year} has more than one share: change a year or a share.")

    @property
    def first_month(self) -> None:
        return None

    def spread(self) -> Iterator[Share]:
        return (Share(year, share, "stated share") for year, share in self.shares)

    def levels(self) -> Iterator[Share]:
        """The shares as what there is in all in each year from the first to the last."""
        return (Share(year, share, "stated share") for year, share in filled(self.shares, _NONE))

    def changes(self) -> Iterator[Share]:
        """The change of each year's share from that of the year before."""
        before = _NONE
        for year, share in filled(self.shares, _NONE):
            yield Share(year, share - before, CHANGE)
            before = share

    @property
    def whole(self) -> Fraction:
        """The sum of the shares: 1 where the yearly value is spread once."""
        return sum((share for _, share in self.shares), Fraction(0))


@dataclass(frozen=True, slots=True)
class Cohort:
    """One year's intake of `volume`, each worth `unit_value` a period (the line's own where None).

    `likelihoods` are those of still being there in the year of intake and the years after; the
    last one holds for the rest, and none at all means that all stay. `shares` are how much of a
    full year each year counts: where none are given, half in the year of intake, since people
    join all through it, and half in the last, with full years between if there are more than two
    likelihoods. What falls after the last intake is the tail.
    """

    start: FinancialYear
    volume: Figure
    unit_value: Figure | None = None
    likelihoods: tuple[Figure, ...] = ()
    shares: tuple[Fraction, ...] = ()

    def years(self) -> Iterator[tuple[FinancialYear, Figure, Fraction]]:
        """Each year it counts in, its likelihood in that year and the share of a full year."""
        shares = self.shares
        if not shares:
            between = max(len(self.likelihoods) - 2, 0)
            shares = (HALF, *(Fraction(1),) * between, HALF)
        for number, share in enumerate(shares):
            likelihood: Figure = ONE
            if self.likelihoods:
                likelihood = self.likelihoods[min(number, len(self.likelihoods) - 1)]
            yield self.start.plus(number), likelihood, share


@dataclass(frozen=True, slots=True)
class Cohorts(PhasingKind):
    """An intake each year, in the sequence given. It has no full year that is spread."""

    key: ClassVar[str] = "cohorts"
    carries_on: ClassVar[bool] = False

    cohorts: tuple[Cohort, ...]

    def __post_init__(self) -> None:
        if not self.cohorts:
            raise PhasingError("Give at least one cohort.")

    @property
    def first_month(self) -> None:
        return None

    @property
    def years_felt(self) -> int:
        years = (one for cohort in self.cohorts for one in cohort.years())
        return len({year for year, _likelihood, share in years if share})


Spread = FullYear | FromMonth | HalfThenHalf | ByYear
Phasing = Spread | Cohorts


# By their names in the case file.
PHASINGS: Final[Mapping[str, type[Phasing]]] = {kind.key: kind for kind in get_args(Phasing)}


def filled(
    stated: Iterable[tuple[FinancialYear, Value]], nothing: Value
) -> Iterator[tuple[FinancialYear, Value]]:
    """What is stated from the first to the last year, with `nothing` in the years between that say
    nothing."""
    known = dict(stated)
    first, last = min(known), max(known)
    years = (first.plus(count) for count in range(last.since(first) + 1))
    return ((year, known.get(year, nothing)) for year in years)


def _months(count: int) -> str:
    return "1 month" if count == 1 else f"{count} months"
