"""What lines come to, by year and over the years looked at.

Amounts are pounds. Ranges carry through: the lowest net takes the lowest savings and the highest
costs. A missing value is left out of every sum and listed among the gaps.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate

from schemes.finance.amounts import ZERO, Amount, Gap, Missing
from schemes.finance.lines import Kind, Line, Part, Risk, full_year, parts
from schemes.finance.years import FinancialYear


class View(StrEnum):
    """How a year counts what goes on for longer than a year."""

    NEW = "new"
    """The effect first felt in the year: the change of the budget, and what councils state."""
    MONEY = "money"
    """All the money that the year is better off by, whenever the effect began."""


@dataclass(frozen=True, slots=True)
class Weighting:
    """How far savings and income are counted, as shares of 1: the confidence in the scheme times
    that for the risk of the line. Costs count in full, since they are spent either way."""

    scheme: Fraction = Fraction(1)
    low: Fraction = Fraction(1)
    medium: Fraction = Fraction(1)
    high: Fraction = Fraction(1)
    no_risk_given: Fraction = Fraction(1)

    def of(self, risk: Risk | None) -> Fraction:
        by_risk = {
            Risk.LOW: self.low,
            Risk.MEDIUM: self.medium,
            Risk.HIGH: self.high,
            None: self.no_risk_given,
        }
        return self.scheme * by_risk[risk]


@dataclass(frozen=True, slots=True)
class Sums:
    """Lines added up by kind, each above zero; `weighted_gross` is after the weighting."""

    saving: Amount = ZERO
    income: Amount = ZERO
    cost: Amount = ZERO
    one_off_cost: Amount = ZERO
    reinvestment: Amount = ZERO
    funding: Amount = ZERO
    weighted_gross: Amount = ZERO

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(
            self.saving + other.saving,
            self.income + other.income,
            self.cost + other.cost,
            self.one_off_cost + other.one_off_cost,
            self.reinvestment + other.reinvestment,
            self.funding + other.funding,
            self.weighted_gross + other.weighted_gross,
        )

    @property
    def gross(self) -> Amount:
        """Savings and income, before anything is taken off."""
        return self.saving + self.income

    @property
    def net(self) -> Amount:
        """Gross less running costs and what is reinvested: the recurrent saving."""
        return self.gross - self.cost - self.reinvestment

    @property
    def one_off(self) -> Amount:
        """One-off costs less the funding given for them: what is left to find."""
        return self.one_off_cost - self.funding

    @property
    def net_after_one_off(self) -> Amount:
        """Net less all one-off costs, whoever funds them: what value for money rests on."""
        return self.net - self.one_off_cost

    @property
    def weighted_net(self) -> Amount:
        """Weighted gross less running costs and reinvestment in full."""
        return self.weighted_gross - self.cost - self.reinvestment


@dataclass(frozen=True, slots=True)
class YearSums:
    """One year's sums."""

    year: FinancialYear
    sums: Sums


@dataclass(frozen=True, slots=True)
class Outside:
    """Money of a line in a year that is not among those looked at."""

    line: str
    year: FinancialYear
    part: Part


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums of each year, what is missing, and what falls outside the years looked at.

    `full_year_effect` holds one full year of every line that carries on, whatever month it starts.
    """

    years: tuple[YearSums, ...]
    full_year_effect: Sums
    gaps: tuple[Gap, ...] = ()
    outside: tuple[Outside, ...] = ()

    @property
    def whole(self) -> Sums:
        """All years looked at together."""
        return sum((one.sums for one in self.years), Sums())

    @property
    def cumulative(self) -> tuple[Amount, ...]:
        """Net to the end of each year, before one-off costs."""
        return tuple(accumulate(one.sums.net for one in self.years))

    @property
    def cumulative_after_one_off(self) -> tuple[Amount, ...]:
        return tuple(accumulate(one.sums.net_after_one_off for one in self.years))

    def of(self, year: FinancialYear) -> Sums:
        """The sums of one year; none for a year that is not looked at."""
        return next((one.sums for one in self.years if one.year == year), Sums())


class TotalsError(ValueError):
    """Totals over different years. The message says what to do."""


def totals(
    lines: Iterable[Line],
    years: tuple[FinancialYear, ...],
    *,
    view: View = View.NEW,
    weighting: Weighting | None = None,
) -> Totals:
    """The lines added up over `years` (one after another, at least one).

    A line that does not say when it starts starts in the first of them.
    """
    weighting = weighting or Weighting()
    ledger = _Ledger(years, view, weighting)
    for line in lines:
        ledger.enter(line)
    return ledger.totals()


def combined(many: Iterable[Totals]) -> Totals:
    """The totals of several schemes as those of their programme, over the same years.

    Raises `TotalsError` where there are none or their years differ."""
    all_of = list(many)
    if not all_of:
        raise TotalsError("There are no totals to add up.")
    years = [one.year for one in all_of[0].years]
    if any([one.year for one in other.years] != years for other in all_of):
        raise TotalsError("Work out every scheme over the same years, then add them up.")
    return Totals(
        years=tuple(
            YearSums(year, sum((other.years[index].sums for other in all_of), Sums()))
            for index, year in enumerate(years)
        ),
        full_year_effect=sum((other.full_year_effect for other in all_of), Sums()),
        gaps=tuple(gap for other in all_of for gap in other.gaps),
        outside=tuple(one for other in all_of for one in other.outside),
    )


Key = tuple[FinancialYear | None, str]


class _Ledger:
    """Amounts gathered by year (None for the full-year effect) and kind."""

    def __init__(self, years: tuple[FinancialYear, ...], view: View, weighting: Weighting) -> None:
        self.years = years
        self.view = view
        self.weighting = weighting
        self.amounts: defaultdict[Key, Amount] = defaultdict(lambda: ZERO)
        self.gaps: dict[Gap, None] = {}
        self.outside: list[Outside] = []

    def enter(self, line: Line) -> None:
        looked_at = set(self.years)
        carried = self.view is View.MONEY and line.carries_on
        year_of_it = full_year(line) if line.carries_on else None
        for part in parts(line, self.years[0], year_of_it):
            figure = part.figure
            if isinstance(figure, Missing):
                self.gaps[Gap(line.name, figure.what, figure.word)] = None
                continue
            if carried:
                felt_in = [year for year in self.years if year >= part.year]
            else:
                felt_in = [part.year] if part.year in looked_at else []
            for year in felt_in:
                self._add(year, line, figure)
            if not felt_in:
                self.outside.append(Outside(line.name, part.year, part))
        if year_of_it and isinstance(year_of_it.figure, Amount):
            self._add(None, line, year_of_it.figure)

    def _add(self, year: FinancialYear | None, line: Line, figure: Amount) -> None:
        self.amounts[year, line.kind] += figure
        if line.kind.is_benefit:
            weight = self.weighting.of(line.risk)
            weighted = figure if weight == 1 else figure.scaled(weight)
            self.amounts[year, "weighted"] += weighted

    def totals(self) -> Totals:
        return Totals(
            years=tuple(YearSums(year, self._sums(year)) for year in self.years),
            full_year_effect=self._sums(None),
            gaps=tuple(self.gaps),
            outside=tuple(self.outside),
        )

    def _sums(self, year: FinancialYear | None) -> Sums:
        return Sums(
            saving=self.amounts[year, Kind.SAVING],
            income=self.amounts[year, Kind.INCOME],
            cost=self.amounts[year, Kind.COST],
            one_off_cost=self.amounts[year, Kind.ONE_OFF_COST],
            reinvestment=self.amounts[year, Kind.REINVESTMENT],
            funding=self.amounts[year, Kind.FUNDING],
            weighted_gross=self.amounts[year, "weighted"],
        )
