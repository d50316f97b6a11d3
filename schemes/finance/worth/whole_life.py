"""The costs and savings of one option over its whole life: by year, with optimism bias apart, and
discounted after the Green Book. All amounts are in pounds at the prices of one base year."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property

from schemes.finance.amounts import ONE, ZERO, Amount, Figure, Gap, Missing
from schemes.finance.lines import Line, LineKind, levels, parts
from schemes.finance.phasing import Cohorts
from schemes.finance.sums import Sums
from schemes.finance.totals import Outside, Totals, TotalsView, totals
from schemes.finance.worth.discounting import PresentValue, Timing, net_present_value
from schemes.finance.years import FinancialYear

TIMING = Timing.START
"""When money is discounted from: the start of year 0. The money of year 0 counts in full, as the
Green Book has it."""


@dataclass(frozen=True, slots=True)
class Estimates:
    """How sure the amounts of an option are, in shares of 1.

    `cost_bias` is added to every cost and `saving_bias` taken off every saving: optimism bias. A
    line without a range of its own runs from its amount less `below` of it to its amount and
    `above` of it.
    """

    cost_bias: Fraction = Fraction(0)
    saving_bias: Fraction = Fraction(0)
    below: Fraction = Fraction(0)
    above: Fraction = Fraction(0)

    @property
    def is_biased(self) -> bool:
        """Whether there is any optimism bias."""
        return bool(self.cost_bias or self.saving_bias)

    def bias_of(self, kind: LineKind) -> Fraction:
        """The share that is added to a line of this kind, or taken off it. Funding has none."""
        if kind is LineKind.FUNDING:
            return Fraction(0)
        return self.saving_bias if kind.is_benefit else self.cost_bias

    def of_line(self, own: "LineEstimates | None") -> "Estimates":
        """These estimates for one line: what the line says for itself goes before."""
        if own is None:
            return self
        return Estimates(
            cost_bias=self.cost_bias if own.bias is None else own.bias,
            saving_bias=self.saving_bias if own.bias is None else own.bias,
            below=self.below if own.below is None else own.below,
            above=self.above if own.above is None else own.above,
        )


@dataclass(frozen=True, slots=True)
class LineEstimates:
    """What one line says for itself, in shares of 1; None where that of its option holds, and
    nought for none. `bias` is added to a cost or taken off a saving, whichever the line is."""

    bias: Fraction | None = None
    below: Fraction | None = None
    above: Fraction | None = None


@dataclass(frozen=True, slots=True)
class LifeYear:
    """The money of one year, or of all years together: all that comes and goes in it, whenever it
    began. `bias` is what optimism bias takes off the net; `net` is after it."""

    savings: Amount
    set_up: Amount
    running: Amount
    bias: Amount
    cost: Amount
    net: Amount

    @property
    def net_before_bias(self) -> Amount:
        return self.savings - self.running - self.set_up

    def __add__(self, other: "LifeYear") -> "LifeYear":
        return LifeYear(
            self.savings + other.savings,
            self.set_up + other.set_up,
            self.running + other.running,
            self.bias + other.bias,
            self.cost + other.cost,
            self.net + other.net,
        )


NOTHING = LifeYear(ZERO, ZERO, ZERO, ZERO, ZERO, ZERO)


@dataclass(frozen=True, slots=True)
class Lack:
    """A figure that is missing in one year, and the word that was stated for it. What lasts lacks
    it in every year after as well."""

    kind: LineKind
    year: FinancialYear
    word: str


@dataclass(frozen=True)
class WholeLife:
    """What an option costs and saves over `years`, the first of which is year 0.

    Costs count whoever funds them. What is missing is in no sum and stands among `gaps`.
    `estimates` are those of the option; `alike` has the money of the lines of each optimism bias.
    """

    years: tuple[FinancialYear, ...]
    estimates: Estimates
    money: Totals
    new: Totals
    alike: tuple[tuple[Estimates, Totals], ...] = ()
    lacks: tuple[Lack, ...] = ()

    @cached_property
    def by_year(self) -> tuple[LifeYear, ...]:
        """The money of each year: that of the lines of each optimism bias, added up."""
        found = [
            tuple(_life_year(one.sums, sure) for one in money.years) for sure, money in self.alike
        ]
        return tuple(sum(of_year, NOTHING) for of_year in zip(*found, strict=True))

    @property
    def is_biased(self) -> bool:
        """Whether any line has optimism bias."""
        return any(sure.is_biased for sure, _money in self.alike)

    @cached_property
    def whole(self) -> LifeYear:
        """All years together, not discounted."""
        return sum(self.by_year, NOTHING)

    @property
    def cumulative(self) -> tuple[Amount, ...]:
        """The net up to the end of each year, after optimism bias."""
        found, so_far = [], ZERO
        for one in self.by_year:
            so_far = so_far + one.net
            found.append(so_far)
        return tuple(found)

    @cached_property
    def net_present_value(self) -> PresentValue:
        """Savings less all costs, after optimism bias, at the start of year 0."""
        return self._present(tuple(one.net for one in self.by_year))

    @cached_property
    def net_present_cost(self) -> PresentValue:
        """All costs, with optimism bias, at the start of year 0: the whole-life cost discounted."""
        return self._present(tuple(one.cost for one in self.by_year))

    @property
    def net_new_saving(self) -> Amount:
        """The new net saving of all years, before one-off costs and optimism bias: the change of
        the budget, which is what a council states as an option's total savings."""
        return self.new.whole.net

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What is missing."""
        return self.money.gaps

    @property
    def outside(self) -> tuple[Outside, ...]:
        """Money in years that are not looked at."""
        return self.money.outside

    def _present(self, amounts: tuple[Amount, ...]) -> PresentValue:
        flows = zip(self.years, amounts, strict=True)
        return net_present_value(flows, year_zero=self.years[0], timing=TIMING)


def whole_life(
    lines: Iterable[Line],
    years: tuple[FinancialYear, ...],
    estimates: Estimates | None = None,
    own: Mapping[str, LineEstimates] | None = None,
) -> WholeLife:
    """The lines of an option over `years`, one after another and at least one. A line that does
    not say when it starts starts in the first of them. `own` has what lines say for themselves,
    by their names."""
    sure, said = estimates or Estimates(), own or {}
    found, alike = [], dict[tuple[Fraction, Fraction], tuple[Estimates, list[Line]]]()
    for line in lines:
        of_line = sure.of_line(said.get(line.name))
        ranged = ranging(line, of_line)
        found.append(ranged)
        bias = of_line.cost_bias, of_line.saving_bias
        alike.setdefault(bias, (of_line, []))[1].append(ranged)
    if not alike:
        alike[sure.cost_bias, sure.saving_bias] = (sure, [])
    money = totals(found, years, view=TotalsView.MONEY)
    return WholeLife(
        years=years,
        estimates=sure,
        money=money,
        new=totals(found, years, view=TotalsView.NEW),
        alike=tuple(
            (of, money if len(alike) == 1 else totals(some, years, view=TotalsView.MONEY))
            for of, some in alike.values()
        ),
        lacks=tuple(dict.fromkeys(one for line in found for one in _lacks(line, years))),
    )


def ranging(line: Line, estimates: Estimates) -> Line:
    """The line with the stated range, where none of its own figures is one."""
    if not (estimates.below or estimates.above) or has_range(line):
        return line
    if not isinstance(line.likelihood, Amount):
        return line
    spread = Amount(1 - estimates.below, ONE.central, 1 + estimates.above)
    return replace(line, likelihood=line.likelihood * spread)


def has_range(line: Line) -> bool:
    """Whether one of the line's own figures is a range."""
    return any(map(_is_range, _figures(line)))


def _lacks(line: Line, years: tuple[FinancialYear, ...]) -> Iterator[Lack]:
    stated = levels(line) if line.is_level else parts(line, years[0])
    for part in stated:
        if isinstance(part.figure, Missing):
            stays = line.carries_on and (not line.is_level or part is stated[-1])
            for year in years:
                if year == part.year or (stays and year > part.year):
                    yield Lack(line.kind, year, part.figure.word)


def _life_year(sums: Sums, estimates: Estimates) -> LifeYear:
    running = sums.cost + sums.reinvestment
    bias_on_costs = (running + sums.one_off_cost).scaled(estimates.cost_bias)
    bias_on_savings = sums.gross.scaled(estimates.saving_bias)
    cost = (running + sums.one_off_cost).scaled(1 + estimates.cost_bias)
    return LifeYear(
        savings=sums.gross,
        set_up=sums.one_off_cost,
        running=running,
        bias=bias_on_costs + bias_on_savings,
        cost=cost,
        net=sums.gross.scaled(1 - estimates.saving_bias) - cost,
    )


def _is_range(figure: Figure | None) -> bool:
    return isinstance(figure, Amount) and figure.is_range


def _figures(line: Line) -> Iterable[Figure | None]:
    """Every figure that the money of the line is made of."""
    yield from (line.unit_value, line.unit_value_less, line.volume, line.periods, line.likelihood)
    yield from (figure for _year, figure in line.amounts)
    if isinstance(line.phasing, Cohorts):
        for cohort in line.phasing.cohorts:
            yield from (cohort.volume, cohort.unit_value, *cohort.likelihoods)
