"""The profile of a scheme: its saving spread over the periods in which it falls."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from schemes.finance.amounts import Amount, Gap, Missing
from schemes.finance.delivery.periods import Period, PeriodKind, periods_of
from schemes.finance.lines import Line, parts
from schemes.finance.phasing import FromMonth
from schemes.finance.workings import LinePart
from schemes.finance.years import FinancialYear, Month
from workbench.numbers.rounding import rounded

_PENCE = 2


@dataclass(frozen=True, slots=True)
class ProposedProfile:
    """A profile in pounds, as the lines give it, and what of it is missing."""

    amounts: tuple[tuple[Period, Fraction], ...]
    gaps: tuple[Gap, ...] = ()

    @property
    def whole(self) -> Fraction:
        return sum((amount for _period, amount in self.amounts), Fraction(0))


def evenly(total: Fraction, count: int) -> tuple[Fraction, ...]:
    """`total` in `count` parts that differ by at most one pound, or one penny where it has pence,
    and sum to it. A total finer than a penny is rounded to the penny first."""
    if count < 1:
        return ()
    places = 0 if total.denominator == 1 else _PENCE
    ends = [Fraction(rounded(total * at / count, places)) for at in range(count + 1)]
    return tuple(after - before for before, after in pairwise(ends))


def profile_of(
    lines: Iterable[Line], years: tuple[FinancialYear, ...], kind: PeriodKind
) -> ProposedProfile:
    """The net saving that is new in each of the years, spread evenly over its months: a saving that
    starts in a month falls in the months from then on, and its remaining effect in those before
    that month of the next year. One-off costs and their funding are left out."""
    by_month: dict[Month, Fraction] = {}
    gaps: dict[Gap, None] = {}
    for line in lines:
        if line.kind.is_one_off:
            continue
        for part in parts(line, years[0]):
            figure = part.figure
            if isinstance(figure, Missing):
                gaps[Gap(line.name, figure.what, figure.word)] = None
            elif part.year in years:
                _spread(line, part, figure, by_month)
    amounts = []
    for year in years:
        by_period = {
            period: sum((by_month.get(m, Fraction(0)) for m in _months(period)), Fraction(0))
            for period in periods_of(year, kind)
        }
        amounts += _whole(by_period)
    return ProposedProfile(tuple(amounts), tuple(gaps))


def _spread(line: Line, part: LinePart, figure: Amount, by_month: dict[Month, Fraction]) -> None:
    months = part.year.months
    if isinstance(line.phasing, FromMonth):
        month = line.phasing.month
        later = tuple(one for one in months if one >= month)
        months = later if part.year == month.financial_year else months[: -month.months_left]
    share = line.signed * figure.central / len(months)
    for month in months:
        by_month[month] = by_month.get(month, Fraction(0)) + share


def _months(period: Period) -> tuple[Month, ...]:
    return tuple(period.first.plus(at) for at in range(period.length))


def _whole(amounts: dict[Period, Fraction]) -> list[tuple[Period, Fraction]]:
    """The amounts of a year in whole pounds, or in pence where the year has pence, without a change
    of their sum but for what is finer than a penny."""
    total = sum(amounts.values(), Fraction(0))
    places = 0 if total.denominator == 1 else _PENCE
    found, reached, said = [], Fraction(0), Fraction(0)
    for period, amount in amounts.items():
        reached += amount
        now = Fraction(rounded(reached, places))
        found.append((period, now - said))
        said = now
    return found
