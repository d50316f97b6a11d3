"""The sums of lines by kind, and the pages on which they are added up. In pounds."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from schemes.finance.amounts import ZERO, Amount
from schemes.finance.lines import LineKind
from schemes.finance.stay import Stay
from schemes.finance.years import FinancialYear


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


def added(many: tuple[Sums, ...]) -> Sums:
    """Many sums as one."""
    first, *others = many or (Sums(),)
    return sum(others, first)


@dataclass(frozen=True, slots=True)
class StaySums:
    """The sums of the lines that stay alike: `years` those of each year, `so_far` those up to the
    end of each year."""

    stay: Stay
    years: tuple[Sums, ...]
    so_far: tuple[Sums, ...]

    @property
    def whole(self) -> Sums:
        """All years looked at together."""
        return self.so_far[-1]


class Page:
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


class Book:
    """The pages of the lines that stay alike, by the year in which each begins: `changes` are new
    money of levels, `reached` what those come to by the end of a year, `pages` all other money."""

    def __init__(self, years: tuple[FinancialYear, ...]) -> None:
        self.pages = {year.start: Page() for year in years}
        self.changes = {year.start: Page() for year in years}
        self.reached = {year.start: Page() for year in years}

    def sums(self, stay: Stay) -> StaySums:
        plain, changes, reached = (
            [page.sums() for page in pages.values()]
            for pages in (self.pages, self.changes, self.reached)
        )
        years = tuple(a + b for a, b in zip(plain, changes, strict=True))
        so_far = tuple(a + b for a, b in zip(accumulate(plain), reached, strict=True))
        return StaySums(stay, years, so_far)
