"""One savings line: what a full year of it is worth, and the money that falls in each year."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from schemes.finance.amounts import ONE, ZERO, Amount, Figure, Missing, certain
from schemes.finance.phasing import ByYear, Cohorts, FullYear, Phasing, Share
from schemes.finance.stay import AmountsAre, Stay
from schemes.finance.workings import (
    Factor,
    LinePart,
    Worked,
    amount_parts,
    change_parts,
    level_parts,
    multiplied,
    named,
    optional,
    share_of_year,
    shared,
)
from schemes.finance.years import FinancialYear

NOT_ENTERED = "not entered"


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

    `amounts_are` says what the figure of a year means where money is given year by year: as plain
    amounts, by shares or by cohorts. None means what it meant before anybody was asked: see
    `meaning`.
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
    amounts_are: AmountsAre | None = None

    def __post_init__(self) -> None:
        if self.amounts_are:
            self._check_meaning(self.amounts_are)
        if not self.amounts:
            return
        if self.phasing or self.unit_value or self.volume or self.unit_value_less:
            raise LineError(
                f"{self.name}: give yearly amounts, or a unit value with its phasing, not both."
            )
        if len({year for year, _ in self.amounts}) < len(self.amounts):
            raise LineError(f"{self.name}: a year stands twice. Add its two amounts up.")

    def _check_meaning(self, meaning: AmountsAre) -> None:
        """Raises `LineError` where `amounts_are` has nothing to speak of, or `lasts` denies it."""
        if not self.is_by_year:
            raise LineError(
                f"{self.name}: only yearly amounts, shares by year and cohorts are new and "
                "lasting, in all, or once. This line says by its start how its money falls."
            )
        against = {AmountsAre.NEW_AND_LASTING: False, AmountsAre.ONCE: True}
        if self.lasts is not None and self.lasts is against.get(meaning):
            word = "carries on" if self.lasts else "does not carry on"
            raise LineError(
                f"{self.name}: what is {meaning.value} cannot be said to be money that {word}. "
                "Leave one of the two out."
            )
        if meaning is AmountsAre.IN_ALL and self.lasts and not self.is_stated_by_year:
            raise LineError(
                f"{self.name}: cohorts end in their own last year. If what they bring lasts, say "
                "that it is new and lasting."
            )

    @property
    def is_by_year(self) -> bool:
        """Whether its money is given year by year: amounts, shares, or cohorts."""
        return self.is_stated_by_year or isinstance(self.phasing, Cohorts)

    @property
    def is_stated_by_year(self) -> bool:
        """Whether each year has a stated amount or share of its own."""
        return bool(self.amounts) or isinstance(self.phasing, ByYear)

    @property
    def meaning(self) -> AmountsAre | None:
        """What the figure of a year means; None where no year has a figure.

        Where nobody said: new and lasting if the line is said to carry on; otherwise plain amounts
        are once only, and shares and cohorts are what there is in all, which then ends.
        """
        if self.amounts_are or not self.is_by_year:
            return self.amounts_are
        if self.lasts:
            return AmountsAre.NEW_AND_LASTING
        return AmountsAre.ONCE if self.amounts else AmountsAre.IN_ALL

    @property
    def carries_on(self) -> bool:
        """Whether what it brings returns in every year after."""
        if self.amounts_are is AmountsAre.IN_ALL and self.lasts is None:
            return not self.kind.is_one_off and self.is_stated_by_year and not self._stops
        if self.amounts_are:
            return self.amounts_are is AmountsAre.NEW_AND_LASTING or self.lasts is True
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
    def _stops(self) -> bool:
        """Whether the last year with a figure has nought."""
        if isinstance(self.phasing, ByYear):
            return max(self.phasing.shares)[1] == 0
        return max(self.amounts, key=lambda one: one[0])[1] == ZERO

    @property
    def is_level(self) -> bool:
        """Whether it stands at so much in all in each year and stays at that of the last: what is
        new in a year is then the change from the year before."""
        return self.amounts_are is AmountsAre.IN_ALL and self.carries_on

    @property
    def stay(self) -> Stay:
        """Whether what it brings lasts, ends, or comes once."""
        if self.carries_on:
            return Stay.LASTING
        if self.kind.is_one_off or self.meaning is AmountsAre.ONCE:
            return Stay.ONE_OFF
        return Stay.ENDING if self._years_felt > 1 else Stay.ONE_OFF

    @property
    def _years_felt(self) -> int:
        """In how many financial years it brings something."""
        if self.amounts:
            return sum(figure != ZERO for _, figure in self.amounts)
        return 1 if self.phasing is None else self.phasing.years_felt

    @property
    def signed(self) -> int:
        """1 where the line adds to the net saving, -1 where it takes away, 0 for funding."""
        if self.kind is LineKind.FUNDING:
            return 0
        return 1 if self.kind.is_benefit else -1


def full_year(line: Line) -> Worked:
    """The value of one full year of the line, in pounds, before phasing. Cohorts and plain amounts
    have no such year: theirs is the sum of all parts."""
    if line.amounts or isinstance(line.phasing, Cohorts):
        figures = [part.figure for part in parts(line)]
        known = sum((one for one in figures if isinstance(one, Amount)), certain(Fraction(0)))
        return Worked(known, ())
    return multiplied(_drivers(line, line.unit_value, line.volume))


def full_year_effect(line: Line, year: Worked | None = None) -> Worked | None:
    """One full year of what lasts of the line, whatever month it starts in, in pounds; None where
    nothing lasts. `year` is what `full_year` gave for the line, where that is known already."""
    if not line.carries_on:
        return None
    if line.is_level:
        return levels(line, year)[-1].worked
    worked = year or full_year(line)
    if line.amounts_are and isinstance(line.phasing, ByYear):
        return shared(worked, line.phasing.whole)
    return worked


def parts(
    line: Line, first_year: FinancialYear | None = None, year: Worked | None = None
) -> tuple[LinePart, ...]:
    """The line's new money by year, in pounds. The parts sum to the whole.

    A line without a start of its own starts in `first_year`; raises `LineError` where neither is
    given. `year` is what `full_year` gave for the line, where that is known already.
    """
    if line.amounts:
        found = change_parts if line.is_level else amount_parts
        return tuple(found(line.amounts, line.likelihood))
    if isinstance(line.phasing, Cohorts):
        return tuple(_intakes(line, line.phasing))
    phasing = line.phasing
    if phasing is None:
        if first_year is None:
            raise LineError(f"{line.name}: say in which year it starts.")
        phasing = FullYear(first_year)
    worked = year or full_year(line)
    if isinstance(phasing, ByYear) and line.is_level:
        return _spread(phasing.changes(), worked)
    return _spread(phasing.spread(), worked)


def levels(line: Line, year: Worked | None = None) -> tuple[LinePart, ...]:
    """What a line that is a level (`is_level`) brings in all in each year from its first to its
    last, in pounds. A year between that has no figure has nothing; after the last it stays."""
    if isinstance(line.phasing, ByYear):
        return _spread(line.phasing.levels(), year or full_year(line))
    return tuple(level_parts(line.amounts, line.likelihood))


def _spread(shares: Iterable[Share], year: Worked) -> tuple[LinePart, ...]:
    return tuple(LinePart(one.year, shared(year, one.share), one.reason) for one in shares)


def _intakes(line: Line, phasing: Cohorts) -> Iterator[LinePart]:
    for cohort in phasing.cohorts:
        value = line.unit_value if cohort.unit_value is None else cohort.unit_value
        drivers = _drivers(line, value, cohort.volume)
        for year, likelihood, share in cohort.years():
            there = optional("likelihood", likelihood)
            reason = f"{cohort.start} cohort"
            yield LinePart(year, multiplied((*drivers, *there, *share_of_year(share))), reason)


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
        Factor("unit value", named(value, "unit value"), difference),
        *(() if volume is None else (Factor("volume", named(volume, "volume")),)),
        *optional("periods", line.periods),
        *optional("likelihood", line.likelihood),
    )
