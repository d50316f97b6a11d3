"""The month in which savings have paid back what was spent on them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from schemes.finance.amounts import Amount, Gap, Missing
from schemes.finance.bounds import Toward, missing_pushes, together
from schemes.finance.lines import Line, LineKind, levels, parts
from schemes.finance.years import MONTHS_IN_YEAR, FinancialYear, Month
from workbench.numbers.text import money


class PaybackCase(StrEnum):
    """Which end of the ranges counts: `WORST` takes the lowest savings and the highest costs."""

    WORST = "worst"
    CENTRAL = "central"
    BEST = "best"


class PaybackState(StrEnum):
    """Whether the money is paid back within the years looked at, and whether there is any to pay
    back."""

    PAID_BACK = "paid-back"
    NOT_WITHIN_YEARS = "not-within-years"
    NOTHING_TO_PAY_BACK = "nothing-to-pay-back"


@dataclass(frozen=True, slots=True)
class Payback:
    """When the money is paid back.

    `month` is the first at whose end it is back and stays so within the years looked at; `months`
    counts from the first month out of pocket to it, both included. `cumulative` is the position in
    pounds at the end of each month.
    """

    state: PaybackState
    month: Month | None
    months: int | None
    cumulative: tuple[tuple[Month, Fraction], ...]
    gaps: tuple[Gap, ...] = ()
    toward: Toward = Toward.STILL

    @property
    def text(self) -> str:
        """When it is paid back; where something is missing, what holds whatever that is."""
        if self.toward is not Toward.STILL:
            return self._lacking()
        if self.state is PaybackState.NOTHING_TO_PAY_BACK:
            return "Nothing is spent before it is saved, so there is nothing to pay back."
        if self.month is None:
            last, left = self.cumulative[-1]
            short = money(-left)
            return f"Not paid back by the end of {last.name}: {short} is still to be earned."
        return f"Paid back by the end of {self.month.name}, after {_months(self.months)}."

    def _lacking(self) -> str:
        """What can still be said: further savings only bring the month nearer, further costs only
        put it off."""
        up, down = self.toward is Toward.UP, self.toward is Toward.DOWN
        if self.state is PaybackState.NOTHING_TO_PAY_BACK and up:
            return "Nothing is spent before it is saved, so there is nothing to pay back."
        if self.state is PaybackState.PAID_BACK and self.month is not None and (up or down):
            how = "at the latest" if up else "at the earliest"
            return f"Paid back by the end of {self.month.name} {how}, whatever is missing."
        if self.state is PaybackState.NOT_WITHIN_YEARS and down:
            last, left = self.cumulative[-1]
            short = money(-left)
            return (
                f"Not paid back by the end of {last.name}, whatever is missing: at least {short} "
                "is still to be earned."
            )
        return "When it is paid back cannot be told while figures are missing."


def monthly_flows(
    lines: Iterable[Line], years: tuple[FinancialYear, ...], case: PaybackCase = PaybackCase.CENTRAL
) -> tuple[tuple[tuple[Month, Fraction], ...], tuple[Gap, ...]]:
    """Net money of each month of `years` (one after another), and what is missing.

    A year's money is spread evenly over the months in which it runs. A one-off cost that names no
    month is spent in April, which is the cautious view. Funding counts for nothing here.
    """
    flows: defaultdict[Month, Fraction] = defaultdict(Fraction)
    gaps: dict[Gap, None] = {}
    last = years[-1].months[-1]
    for line in lines:
        if line.signed == 0:
            continue
        stated = levels(line) if line.is_level else parts(line, years[0])
        for part in stated:
            figure = part.figure
            if isinstance(figure, Missing):
                gaps[Gap(line.name, figure.what, figure.word)] = None
                continue
            months = _running_months(line, part.year)
            value = line.signed * _of(figure, case, line.signed)
            if _is_spent_at_once(line):
                flows[months[0]] += value
                continue
            for month in months:
                flows[month] += value / len(months)
            if line.carries_on and (part is stated[-1] or not line.is_level):
                for count in range(1, last.since(part.year.months[-1]) + 1):
                    flows[part.year.months[-1].plus(count)] += value / MONTHS_IN_YEAR
    looked_at = [month for year in years for month in year.months]
    return tuple((month, flows[month]) for month in looked_at), tuple(gaps)


def payback(
    lines: Iterable[Line], years: tuple[FinancialYear, ...], case: PaybackCase = PaybackCase.CENTRAL
) -> Payback:
    """When the lines have paid back, undiscounted, within `years`."""
    lines = tuple(lines)
    flows, gaps = monthly_flows(lines, years, case)
    toward = together(missing_pushes(line, line.signed, years[0]) for line in lines)
    position = Fraction(0)
    cumulative = []
    for month, value in flows:
        position += value
        cumulative.append((month, position))
    out_of_pocket = [index for index, (_, value) in enumerate(cumulative) if value < 0]
    steps = tuple(cumulative)
    if not out_of_pocket:
        return Payback(PaybackState.NOTHING_TO_PAY_BACK, None, None, steps, gaps, toward)
    back = out_of_pocket[-1] + 1
    if back == len(cumulative):
        return Payback(PaybackState.NOT_WITHIN_YEARS, None, None, steps, gaps, toward)
    months = back - out_of_pocket[0] + 1
    return Payback(PaybackState.PAID_BACK, cumulative[back][0], months, steps, gaps, toward)


def _is_spent_at_once(line: Line) -> bool:
    once = line.kind is LineKind.ONE_OFF_COST and not line.is_level
    return once and _first_month(line) is None


def _running_months(line: Line, year: FinancialYear) -> tuple[Month, ...]:
    """The months over which new money of `year` is spread. Money that starts in a month and does
    not carry on runs for twelve months."""
    month = _first_month(line)
    if month is None:
        return year.months
    if month.financial_year == year:
        return year.months[-month.months_left :]
    return year.months if line.carries_on else year.months[: -month.months_left]


def _first_month(line: Line) -> Month | None:
    return None if line.phasing is None else line.phasing.first_month


def _of(figure: Amount, case: PaybackCase, sign: int) -> Fraction:
    if case is PaybackCase.CENTRAL:
        return figure.central
    return figure.low if (case is PaybackCase.WORST) == (sign > 0) else figure.high


def _months(count: int | None) -> str:
    return "1 month" if count == 1 else f"{count} months"
