"""One savings line: what a full year of it is worth, and the money that falls in each year."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from schemes.finance.amounts import (
    ONE,
    Amount,
    Figure,
    Missing,
    certain,
    factor_text,
    figure_text,
    product,
    scaled,
)
from schemes.finance.phasing import Cohorts, FullYear, Phasing
from schemes.finance.years import FinancialYear
from workbench.numbers.text import in_full, is_whole_pence, plain_share

NOT_ENTERED = "not entered"
STATED = "stated amount"  # why a year has the amount that it has
AMOUNT = "amount"


class LineKind(StrEnum):
    """What kind of money a line is. Amounts are entered above zero; the kind gives them their
    sign."""

    SAVING = "saving"
    INCOME = "income"
    COST = "cost"
    ONE_OFF_COST = "one-off-cost"
    REINVESTMENT = "reinvestment"
    FUNDING = "funding"

    @property
    def is_benefit(self) -> bool:
        return self in (LineKind.SAVING, LineKind.INCOME)

    @property
    def is_one_off(self) -> bool:
        """Whether the money comes once: one-off costs, and the funding that meets them."""
        return self in (LineKind.ONE_OFF_COST, LineKind.FUNDING)


class LineRisk(StrEnum):
    """The risk that a line does not deliver its amount."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class LineError(ValueError):
    """A line that states something twice, or two things that exclude each other. The message says
    what to change."""


@dataclass(frozen=True, slots=True)
class Line:
    """One stream of money of a scheme, in pounds.

    Either drivers: `unit_value`, less what is paid already (`unit_value_less`), times `volume`,
    times `periods` in a year, times `likelihood`, phased; or `amounts`, the plain money of each
    year, times `likelihood`. A line without a volume counts its unit value once.

    `lasts` says whether the effect carries on in the years after. None leaves it to the phasing:
    a saving that starts (full year, from a month) carries on; money stated year by year, half and
    half, or by cohorts does not, nor does anything one-off.
    """

    name: str
    kind: LineKind
    unit_value: Figure | None = None
    volume: Figure | None = None
    periods: Figure = ONE
    likelihood: Figure = ONE
    amounts: tuple[tuple[FinancialYear, Figure], ...] = ()
    phasing: Phasing | None = None
    risk: LineRisk | None = None
    unit_value_less: Figure | None = None
    lasts: bool | None = None

    def __post_init__(self) -> None:
        if not self.amounts:
            return
        if self.phasing or self.unit_value or self.volume or self.unit_value_less:
            raise LineError(
                f"{self.name}: give yearly amounts, or a unit value with its phasing, not both."
            )
        if len({year for year, _ in self.amounts}) < len(self.amounts):
            raise LineError(f"{self.name}: a year stands twice. Add its two amounts up.")

    @property
    def carries_on(self) -> bool:
        """Whether an amount that is new in one year returns in every year after it."""
        if self.lasts is not None:
            return self.lasts
        starts = self.phasing is None or self.phasing.carries_on
        return starts and not self.amounts and not self.kind.is_one_off

    @property
    def counts_once(self) -> bool:
        """Whether its unit value counts once because nobody gave a volume."""
        drivers = not self.amounts and not isinstance(self.phasing, Cohorts)
        return drivers and self.unit_value is not None and self.volume is None

    @property
    def signed(self) -> int:
        """1 where the line adds to the net saving, -1 where it takes away, 0 for funding."""
        if self.kind is LineKind.FUNDING:
            return 0
        return 1 if self.kind.is_benefit else -1


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor of a product: what it is ("volume") and what it is worth. A factor that is a
    difference keeps both its figures in `difference`."""

    name: str
    figure: Figure
    difference: tuple[Figure, Figure] | None = None

    @property
    def text(self) -> str:
        if self.difference:
            value, less = self.difference
            if isinstance(less, Amount) and less.central < 0:
                return f"({factor_text(value)} + {factor_text(-less)})"
            return f"({factor_text(value)} − {factor_text(less)})"
        figure = self.figure
        if self.name == "likelihood" and isinstance(figure, Amount) and not figure.is_range:
            return plain_share(figure.central)
        if self.name == "share of a year" and isinstance(figure, Amount):
            return in_full(figure.central) if figure.central != Fraction(1, 2) else "1/2"
        return factor_text(figure)


@dataclass(frozen=True, slots=True)
class Worked:
    """A figure with the factors it is the product of."""

    figure: Figure
    factors: tuple[Factor, ...]

    @property
    def text(self) -> str:
        """The working in one line: "27.45 × 159 × 52 = 226,956.60". An answer that has more than
        two decimals is printed as "about". What is missing is named instead of an answer."""
        left = " × ".join(factor.text for factor in self.factors)
        if len(self.factors) == 1 and self.factors[0].difference is None:
            left = ""
        if isinstance(self.figure, Missing):
            if not left and self.factors and self.factors[0].name == AMOUNT:
                return self.figure.word  # the year stands beside it
            why = f"cannot be worked out, {self.figure.what} is {self.figure.word}"
            return f"{left}: {why}" if left else why
        values = (self.figure.low, self.figure.central, self.figure.high)
        about = "" if all(map(is_whole_pence, values)) else "about "
        return f"{left} = {about}{figure_text(self.figure)}" if left else figure_text(self.figure)


@dataclass(frozen=True, slots=True)
class LinePart:
    """A line's new money in one year, in pounds; `reason` says which part of a full year it is."""

    year: FinancialYear
    worked: Worked
    reason: str

    @property
    def figure(self) -> Figure:
        return self.worked.figure


def full_year(line: Line) -> Worked:
    """The value of one full year of the line, in pounds, before phasing. Cohorts and plain amounts
    have no such year: theirs is the sum of all parts."""
    if line.amounts or isinstance(line.phasing, Cohorts):
        figures = [part.figure for part in parts(line)]
        known = sum((one for one in figures if isinstance(one, Amount)), certain(Fraction(0)))
        return Worked(known, ())
    return multiplied(_drivers(line, line.unit_value, line.volume))


def parts(
    line: Line, first_year: FinancialYear | None = None, year: Worked | None = None
) -> tuple[LinePart, ...]:
    """The line's new money by year, in pounds. The parts sum to the whole.

    A line without a start of its own starts in `first_year`; raises `LineError` where neither is
    given. `year` is what `full_year` gave for the line, where that is known already.
    """
    if line.amounts:
        return tuple(_plain(line))
    if isinstance(line.phasing, Cohorts):
        return tuple(_intakes(line, line.phasing))
    phasing = line.phasing
    if phasing is None:
        if first_year is None:
            raise LineError(f"{line.name}: say in which year it starts.")
        phasing = FullYear(first_year)
    worked = year or full_year(line)
    return tuple(
        LinePart(share.year, _shared(worked, share.share), share.reason)
        for share in phasing.spread()
    )


def _plain(line: Line) -> Iterator[LinePart]:
    for year, figure in line.amounts:
        named = _named(figure, f"amount of {year}")
        factors = (Factor(AMOUNT, named), *_optional("likelihood", line.likelihood))
        yield LinePart(year, multiplied(factors), STATED)


def _intakes(line: Line, phasing: Cohorts) -> Iterator[LinePart]:
    for cohort in phasing.cohorts:
        value = line.unit_value if cohort.unit_value is None else cohort.unit_value
        drivers = _drivers(line, value, cohort.volume)
        for year, likelihood, share in cohort.years():
            there = _optional("likelihood", likelihood)
            reason = f"{cohort.start} cohort"
            yield LinePart(year, multiplied((*drivers, *there, *_share(share))), reason)


def _drivers(line: Line, value: Figure | None, volume: Figure | None) -> tuple[Factor, ...]:
    """The factors of a full year, without those that are 1 and not stated."""
    difference = None
    if value is None:
        value = Missing(NOT_ENTERED)
    elif line.unit_value_less is not None:
        less = line.unit_value_less
        difference = (value, less)
        if isinstance(less, Missing):
            value = less
        elif isinstance(value, Amount):
            value = value - less
    return (
        Factor("unit value", _named(value, "unit value"), difference),
        *(() if volume is None else (Factor("volume", _named(volume, "volume")),)),
        *_optional("periods", line.periods),
        *_optional("likelihood", line.likelihood),
    )


def _optional(name: str, figure: Figure) -> tuple[Factor, ...]:
    if isinstance(figure, Amount) and figure.is_one:
        return ()
    return (Factor(name, _named(figure, name)),)


def _share(share: Fraction) -> tuple[Factor, ...]:
    return () if share == 1 else (Factor("share of a year", certain(share)),)


def _shared(year: Worked, share: Fraction) -> Worked:
    if share == 1:
        return year
    return Worked(scaled(year.figure, share), (*year.factors, *_share(share)))


def _named(figure: Figure, what: str) -> Figure:
    return Missing(figure.word, what) if isinstance(figure, Missing) else figure


def multiplied(factors: tuple[Factor, ...]) -> Worked:
    """The product of the factors, missing where one of them is."""
    return Worked(product(factor.figure for factor in factors), factors)
