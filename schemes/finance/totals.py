"""Sums of lines, by year and over the years looked at, in pounds.

Ranges carry through: the lowest net takes the lowest savings and the highest costs. A missing value
is left out of every sum and listed among the gaps.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate

from schemes.finance.amounts import ZERO, Amount, Gap, Missing
from schemes.finance.lines import Line, LineKind, LinePart, LineRisk, full_year, parts
from schemes.finance.years import FinancialYear


class TotalsView(StrEnum):
    """What a year counts of money that returns every year."""

    NEW = "new"
    """The effect first felt in the year: the change of the budget, and what councils state."""
    MONEY = "money"
    """All the money that the year is better off by, whenever the effect began."""


@dataclass(frozen=True, slots=True)
class Weighting:
    """The shares of 1 at which savings and income count: that for confidence in the scheme times
    that for the risk of the line. Costs count in full, since they are spent either way."""

    scheme: Fraction = Fraction(1)
    low: Fraction = Fraction(1)
    medium: Fraction = Fraction(1)
    high: Fraction = Fraction(1)
    no_risk_given: Fraction = Fraction(1)

    def of(self, risk: LineRisk | None) -> Fraction:
        if risk is None:
            return self.scheme * self.no_risk_given
        by_risk = {LineRisk.LOW: self.low, LineRisk.MEDIUM: self.medium, LineRisk.HIGH: self.high}
        return self.scheme * by_risk[risk]


@dataclass(frozen=True, slots=True)
class Sums:
    """Lines added up by kind, each in pounds and above zero; `weighted_gross` is after the
    weighting."""

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
        """One-off costs less the funding given for them: what has still to be found."""
        return self.one_off_cost - self.funding

    @property
    def net_after_one_off(self) -> Amount:
        """Net less all one-off costs, whoever funds them. Present values rest on it."""
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
    """A line's money in a year that is not among those looked at."""

    line: str
    year: FinancialYear
    part: LinePart


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums of each year, what is missing, and what falls outside the years looked at.

    `full_year_effect` holds one full year of every line that carries on, whatever month it starts.
    """

    years: tuple[YearSums, ...]
    full_year_effect: Sums
    view: TotalsView
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


def totals(
    lines: Iterable[Line],
    years: tuple[FinancialYear, ...],
    *,
    view: TotalsView = TotalsView.NEW,
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


class _Ledger:
    """Adds amounts up by kind: for each year, and for one full year."""

    def __init__(
        self, years: tuple[FinancialYear, ...], view: TotalsView, weighting: Weighting
    ) -> None:
        self.years = years
        self.view = view
        self.weighting = weighting
        self.pages = [_Page() for _ in years]
        self.page_of = {year.start: page for year, page in zip(years, self.pages, strict=True)}
        self.full_year = _Page()
        self.gaps: dict[Gap, None] = {}
        self.outside: list[Outside] = []

    def enter(self, line: Line) -> None:
        carries_on = line.carries_on
        worked = full_year(line) if carries_on else None
        weight = self.weighting.of(line.risk) if line.kind.is_benefit else None
        for part in parts(line, self.years[0], worked):
            figure = part.figure
            if isinstance(figure, Missing):
                self.gaps[Gap(line.name, figure.what, figure.word)] = None
                continue
            pages = self._pages(part.year, carries_on and self.view is TotalsView.MONEY)
            for page in pages:
                page.add(line.kind, figure, weight)
            if not pages:
                self.outside.append(Outside(line.name, part.year, part))
        if worked and isinstance(worked.figure, Amount):
            self.full_year.add(line.kind, worked.figure, weight)

    def _pages(self, year: FinancialYear, and_later: bool) -> list["_Page"]:
        if and_later:
            return [page for start, page in self.page_of.items() if start >= year.start]
        page = self.page_of.get(year.start)
        return [page] if page else []

    def totals(self) -> Totals:
        return Totals(
            years=tuple(
                YearSums(year, page.sums())
                for year, page in zip(self.years, self.pages, strict=True)
            ),
            full_year_effect=self.full_year.sums(),
            view=self.view,
            gaps=tuple(self.gaps),
            outside=tuple(self.outside),
        )


class _Page:
    """The amounts of one year by kind, with the weighted ones beside them."""

    def __init__(self) -> None:
        self.by_kind: dict[LineKind, Amount] = {}
        self.weighted = ZERO

    def add(self, kind: LineKind, figure: Amount, weight: Fraction | None) -> None:
        self.by_kind[kind] = self.by_kind.get(kind, ZERO) + figure
        if weight is not None:
            self.weighted += figure if weight == 1 else figure.scaled(weight)

    def sums(self) -> Sums:
        def of(kind: LineKind) -> Amount:
            return self.by_kind.get(kind, ZERO)

        return Sums(
            saving=of(LineKind.SAVING),
            income=of(LineKind.INCOME),
            cost=of(LineKind.COST),
            one_off_cost=of(LineKind.ONE_OFF_COST),
            reinvestment=of(LineKind.REINVESTMENT),
            funding=of(LineKind.FUNDING),
            weighted_gross=self.weighted,
        )
