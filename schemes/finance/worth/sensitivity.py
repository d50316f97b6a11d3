"""How much the net saving depends on each driver alone, and how far each may move before a target
is missed. The net saving is a straight line in every single driver, so both answers are exact."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from schemes.finance.amounts import Amount, Figure, Gap, certain
from schemes.finance.lines import Line
from schemes.finance.phasing import Cohorts
from schemes.finance.stay import AmountsAre
from schemes.finance.totals import TotalsView, totals
from schemes.finance.years import FinancialYear
from workbench.numbers.text import money, plain_number

UNIT_VALUE = "unit value"
TAKEN_OFF = "taken off the unit value"
VOLUME = "volume"
PERIODS = "periods"
LIKELIHOOD = "likelihood"


@dataclass(frozen=True, slots=True)
class Goal:
    """The figure that is tested: the net saving of all `years` together, counted as `view` says.
    `first_year` is the start of lines without a start of their own."""

    years: tuple[FinancialYear, ...]
    first_year: FinancialYear
    view: TotalsView = TotalsView.NEW


@dataclass(frozen=True, slots=True)
class Driver:
    """One number of one line: `line` is its index, `field` what it is ("volume"), `cohort` the
    index of the cohort it belongs to, `number` that of a cohort's likelihood or a yearly amount."""

    line: int
    line_name: str
    field: str
    figure: Amount
    cohort: int | None = None
    number: int | None = None
    of: str = ""

    @property
    def name(self) -> str:
        """ "Payers: volume", "Reassessments: volume of the 2018/19 cohort"."""
        return f"{self.line_name}: {self.field}{self.of}"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a tornado: the goal with the driver at each end of its range, all others at
    their central values."""

    driver: Driver
    at_low: Fraction
    at_high: Fraction

    @property
    def swing(self) -> Fraction:
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True, slots=True)
class Tornado:
    """Bars from the widest swing to the narrowest; `base` is the goal with all at the centre."""

    base: Fraction
    bars: tuple[Bar, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Switch:
    """The switching value of one driver: where the goal just meets its target with all else
    unmoved.

    `value` is None where no value the driver could take does that. `misses_below` says on which
    side of it the target is missed, None where the driver makes no difference.
    """

    driver: Driver
    value: Fraction | None
    misses_below: bool | None

    @property
    def change(self) -> Fraction | None:
        """From the central value to the switching value, as a share of the central value."""
        now = self.driver.figure.central
        return None if self.value is None or now == 0 else (self.value - now) / abs(now)

    @property
    def text(self) -> str:
        if self.value is None:
            return f"{self.driver.name}: no value of it decides whether the target is met."
        side = "below" if self.misses_below else "above"
        now = plain_number(self.driver.figure.central)
        return f"{self.driver.name}: missed {side} {plain_number(self.value)}; it is {now} now."


@dataclass(frozen=True, slots=True)
class Switches:
    """The switching values of every driver, nearest first, those without one last."""

    target: Fraction
    base: Fraction
    switches: tuple[Switch, ...]
    gaps: tuple[Gap, ...]

    @property
    def is_met(self) -> bool:
        return self.base >= self.target

    @property
    def margin(self) -> Fraction:
        """The goal less its target: below zero where the target is missed."""
        return self.base - self.target

    @property
    def text(self) -> str:
        state = "meets" if self.is_met else "misses"
        by = money(abs(self.margin))
        return f"{money(self.base)} {state} {money(self.target)} by {by}."


def drivers(lines: tuple[Line, ...]) -> tuple[Driver, ...]:
    """Every known number of the lines, in their sequence."""
    return tuple(driver for index, line in enumerate(lines) for driver in _of_line(index, line))


def tornado(lines: tuple[Line, ...], goal: Goal) -> Tornado:
    """The goal at both ends of every driver that has a range."""
    base = [_worth(line, goal) for line in lines]
    whole = sum(base, Fraction(0))
    bars = []
    for driver in drivers(lines):
        if not driver.figure.is_range:
            continue
        rest = whole - base[driver.line]
        line = lines[driver.line]
        ends = (
            rest + _worth(with_driver(line, driver, value), goal)
            for value in (driver.figure.low, driver.figure.high)
        )
        bars.append(Bar(driver, *ends))
    bars.sort(key=lambda bar: -bar.swing)
    return Tornado(whole, tuple(bars), _gaps(lines, goal))


def switching_values(lines: tuple[Line, ...], goal: Goal, target: Fraction) -> Switches:
    """For every driver the value at which the goal just meets `target`, the others unmoved at
    their central values. A likelihood stays from 0 to 1, a volume and periods from 0 up."""
    base = [_worth(line, goal) for line in lines]
    whole = sum(base, Fraction(0))
    found = []
    for driver in drivers(lines):
        rest = whole - base[driver.line]
        line = lines[driver.line]
        at_none = rest + _worth(with_driver(line, driver, Fraction(0)), goal)
        slope = rest + _worth(with_driver(line, driver, Fraction(1)), goal) - at_none
        if slope == 0:
            found.append(Switch(driver, None, None))
            continue
        value = (target - at_none) / slope
        can_be = _can_be(driver.field, value)
        found.append(Switch(driver, value if can_be else None, slope > 0))
    found.sort(key=_nearness)
    return Switches(target, whole, tuple(found), _gaps(lines, goal))


def with_driver(line: Line, driver: Driver, value: Fraction) -> Line:
    """The line with one of its numbers put at `value`."""
    new = certain(value)
    if driver.cohort is not None:
        return _with_cohort(line, driver, new)
    if driver.number is not None:
        amounts = list(line.amounts)
        amounts[driver.number] = (amounts[driver.number][0], new)
        # A level that is moved to nought in its last year would end; here it stays what it is.
        lasts = line.carries_on if line.amounts_are is AmountsAre.IN_ALL else line.lasts
        return replace(line, amounts=tuple(amounts), lasts=lasts)
    field = driver.field
    return replace(
        line,
        unit_value=new if field == UNIT_VALUE else line.unit_value,
        unit_value_less=new if field == TAKEN_OFF else line.unit_value_less,
        volume=new if field == VOLUME else line.volume,
        periods=new if field == PERIODS else line.periods,
        likelihood=new if field == LIKELIHOOD else line.likelihood,
    )


def _with_cohort(line: Line, driver: Driver, new: Amount) -> Line:
    assert isinstance(line.phasing, Cohorts)
    assert driver.cohort is not None
    cohorts = list(line.phasing.cohorts)
    cohort = cohorts[driver.cohort]
    if driver.field == VOLUME:
        cohort = replace(cohort, volume=new)
    elif driver.field == UNIT_VALUE:
        cohort = replace(cohort, unit_value=new)
    else:
        likelihoods = tuple(
            new if index == driver.number else one for index, one in enumerate(cohort.likelihoods)
        )
        cohort = replace(cohort, likelihoods=likelihoods)
    cohorts[driver.cohort] = cohort
    return replace(line, phasing=Cohorts(tuple(cohorts)))


def _of_line(index: int, line: Line) -> Iterator[Driver]:
    cohorts = line.phasing.cohorts if isinstance(line.phasing, Cohorts) else ()
    named: list[tuple[str, Figure | None]] = [(UNIT_VALUE, line.unit_value)]
    if line.unit_value is not None:
        named.append((TAKEN_OFF, line.unit_value_less))
    if not cohorts:
        named.append((VOLUME, line.volume))
    if not line.amounts:
        named.append((PERIODS, line.periods))
    named.append((LIKELIHOOD, line.likelihood))
    for field, figure in named:
        if isinstance(figure, Amount):
            yield Driver(index, line.name, field, figure)
    for at, (year, figure) in enumerate(line.amounts):
        if isinstance(figure, Amount):
            yield Driver(index, line.name, "amount", figure, number=at, of=f" of {year}")
    for at, cohort in enumerate(cohorts):
        of = f" of the {cohort.start} cohort"
        for field, figure in ((VOLUME, cohort.volume), (UNIT_VALUE, cohort.unit_value)):
            if isinstance(figure, Amount):
                yield Driver(index, line.name, field, figure, at, of=of)
        for number, likelihood in enumerate(cohort.likelihoods):
            if isinstance(likelihood, Amount):
                yield Driver(index, line.name, LIKELIHOOD, likelihood, at, number, of)


def _worth(line: Line, goal: Goal) -> Fraction:
    """What the line adds to the goal at its central values; nothing where it is missing."""
    return _totals_of(line, goal)[0]


def _totals_of(line: Line, goal: Goal) -> tuple[Fraction, tuple[Gap, ...]]:
    span = goal.years if goal.first_year in goal.years else (goal.first_year, *goal.years)
    worked = totals([line], span, view=goal.view)
    net = (worked.of(year).net.central for year in goal.years)
    return sum(net, Fraction(0)), worked.gaps


def _gaps(lines: tuple[Line, ...], goal: Goal) -> tuple[Gap, ...]:
    return tuple(gap for line in lines for gap in _totals_of(line, goal)[1])


def _can_be(field: str, value: Fraction) -> bool:
    if field == LIKELIHOOD:
        return 0 <= value <= 1
    return value >= 0 or field not in (VOLUME, PERIODS)


def _nearness(switch: Switch) -> tuple[bool, Fraction]:
    change = switch.change
    return change is None, abs(change) if change is not None else Fraction(0)
