"""Sums of lines, by year and over the years looked at, in pounds.

Ranges carry through: the lowest net takes the lowest savings and the highest costs. A missing value
is left out of every sum and listed among the gaps.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from schemes.finance.amounts import Amount, Gap, Missing
from schemes.finance.lines import (
    Line,
    LineRisk,
    full_year,
    full_year_effect,
    levels,
    parts,
)
from schemes.finance.stay import Stay
from schemes.finance.sums import Book, Page, StaySums, Sums, added
from schemes.finance.workings import LinePart, Worked
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

    `stays` splits them into what lasts, what ends and what comes once: each year is the sum of the
    three. `full_year_effect` holds one full year of every line that lasts, whatever month it
    starts. `ends` is the last year in which a line that ends brings anything, whether it is looked
    at or not.
    """

    years: tuple[YearSums, ...]
    full_year_effect: Sums
    view: TotalsView
    gaps: tuple[Gap, ...] = ()
    outside: tuple[Outside, ...] = ()
    stays: tuple[StaySums, ...] = ()
    ends: FinancialYear | None = None

    @property
    def so_far(self) -> tuple[Sums, ...]:
        """The sums up to the end of each year.

        A level (`Line.is_level`) counts with what it has reached: its changes added up would be a
        wider range.
        """
        columns = zip(*(one.so_far for one in self.stays), strict=True)
        return tuple(map(added, columns)) or (Sums(),) * len(self.years)

    @property
    def whole(self) -> Sums:
        """All years looked at together."""
        return self.so_far[-1]

    @property
    def cumulative(self) -> tuple[Amount, ...]:
        """Net to the end of each year, before one-off costs."""
        return tuple(one.net for one in self.so_far)

    @property
    def cumulative_after_one_off(self) -> tuple[Amount, ...]:
        return tuple(one.net_after_one_off for one in self.so_far)

    def staying(self, stay: Stay) -> StaySums:
        """The sums of the lines that stay so; noughts where there are none."""
        found = next((one for one in self.stays if one.stay is stay), None)
        nothing = (Sums(),) * len(self.years)
        return found or StaySums(stay, nothing, nothing)

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
    """Adds amounts up by kind: for each year and each stay, and for one full year."""

    def __init__(
        self, years: tuple[FinancialYear, ...], view: TotalsView, weighting: Weighting
    ) -> None:
        self.years = years
        self.view = view
        self.weighting = weighting
        self.books: dict[Stay, Book] = {}
        self.full_year = Page()
        self.gaps: dict[Gap, None] = {}
        self.outside: list[Outside] = []
        self.ends: FinancialYear | None = None

    def enter(self, line: Line) -> None:
        stay = line.stay
        book = self.books.get(stay)
        if book is None:
            book = self.books[stay] = Book(self.years)
        weight = self.weighting.of(line.risk) if line.kind.is_benefit else None
        carries_on = line.carries_on
        worked = full_year(line) if carries_on and not line.amounts else None
        if line.is_level and self.view is TotalsView.MONEY:
            self._money_of_level(line, book, worked, weight)
        else:
            and_later = carries_on and self.view is TotalsView.MONEY
            for part in parts(line, self.years[0], worked):
                figure = self._known(line, part)
                if figure is None:
                    continue
                pages = book.changes if line.is_level else book.pages
                reached = [page for start, page in pages.items() if _falls(start, part, and_later)]
                for page in reached:
                    page.add(line.kind, figure, weight)
                if not reached:
                    self.outside.append(Outside(line.name, part.year, part))
                if stay is Stay.ENDING and (figure.low or figure.high):
                    self.ends = max(self.ends or part.year, part.year)
        if line.is_level and self.view is TotalsView.NEW:
            self._level_reached(line, book, worked, weight)
        effect = full_year_effect(line, worked)
        if effect and isinstance(effect.figure, Amount):
            self.full_year.add(line.kind, effect.figure, weight)

    def _known(self, line: Line, part: LinePart) -> Amount | None:
        """The figure of the part; where it is missing, a gap is noted."""
        figure = part.figure
        if isinstance(figure, Missing):
            self.gaps[Gap(line.name, figure.what, figure.word)] = None
            return None
        return figure

    def _money_of_level(
        self, line: Line, book: Book, worked: Worked | None, weight: Fraction | None
    ) -> None:
        """What a level brings in all in each year; after its last year it stays."""
        stated = levels(line, worked)
        for part in stated:
            figure = self._known(line, part)
            if figure is None:
                continue
            is_last = part is stated[-1]
            pages = [page for start, page in book.pages.items() if _falls(start, part, is_last)]
            for page in pages:
                page.add(line.kind, figure, weight)
            if not pages:
                self.outside.append(Outside(line.name, part.year, part))

    def _level_reached(
        self, line: Line, book: Book, worked: Worked | None, weight: Fraction | None
    ) -> None:
        """What a level has reached by the end of each year, from where it was before the first."""
        known = [
            (part.year, part.figure)
            for part in levels(line, worked)
            if isinstance(part.figure, Amount)
        ]
        before = [figure for year, figure in known if year < self.years[0]][-1:]
        for year in self.years:
            by_then = [figure for one, figure in known if self.years[0] <= one <= year][-1:]
            if by_then:
                change = by_then[0] - before[0] if before else by_then[0]
                book.reached[year.start].add(line.kind, change, weight)

    def totals(self) -> Totals:
        stays = tuple(self.books[stay].sums(stay) for stay in Stay if stay in self.books)
        columns = list(zip(*(one.years for one in stays), strict=True)) or [()] * len(self.years)
        return Totals(
            years=tuple(
                YearSums(year, added(column))
                for year, column in zip(self.years, columns, strict=True)
            ),
            full_year_effect=self.full_year.sums(),
            view=self.view,
            gaps=tuple(self.gaps),
            outside=tuple(self.outside),
            stays=stays,
            ends=self.ends,
        )


def _falls(start: int, part: LinePart, and_later: bool) -> bool:
    """Whether the part counts in the year that begins in `start`."""
    return start == part.year.start or (and_later and start > part.year.start)
