"""Month by month: a second, plain implementation of what each year is worth."""

from collections import defaultdict
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemes.finance.amounts import amount
from schemes.finance.lines import Line, LineKind
from schemes.finance.phasing import ByYear, Cohorts, FromMonth, FullYear, HalfThenHalf
from schemes.finance.totals import TotalsView, totals
from schemes.finance.worth.payback import PaybackState, payback
from schemes.finance.years import Month
from tests.schemes.finance.drawn import ALL_YEARS, lines

LAST = 2030  # years are counted by the calendar year in which they begin


def months_of(line: Line, view: TotalsView) -> dict[tuple[int, int], Fraction]:
    """Money by (year, month since April) at the central values."""
    found: defaultdict[tuple[int, int], Fraction] = defaultdict(Fraction)
    sure = line.likelihood.central
    if line.amounts:
        for year, figure in line.amounts:
            for month in range(12):
                found[year.start, month] += figure.central * sure / 12
        return found
    unit = line.unit_value.central
    less = line.unit_value_less.central if line.unit_value_less else 0
    volume = line.volume.central if line.volume else 1
    yearly = (unit - less) * volume * line.periods.central * sure
    match line.phasing:
        case FullYear(start):
            begin = start.start * 12
        case FromMonth(month):
            begin = (month.year * 12 + month.month - 1) - 3
        case HalfThenHalf(start):
            for count in range(24):
                found[divmod(start.start * 12 + count, 12)] += yearly / 24
            return found
        case ByYear(shares):
            for year, share in shares:
                for month in range(12):
                    found[year.start, month] += yearly * share / 12
            return found
        case Cohorts(cohorts):
            for cohort in cohorts:
                join_through_the_year(found, line, cohort)
            return found
    # A new effect is counted for its first twelve months; money for as long as it lasts.
    goes_on = view is TotalsView.MONEY and not line.kind.is_one_off
    end = LAST * 12 if goes_on else begin + 12
    for count in range(begin, end):
        found[divmod(count, 12)] += yearly / 12
    return found


def join_through_the_year(found, line: Line, cohort) -> None:
    """A twelfth joins in the middle of each month and counts from then on for as long as the
    likelihoods say: one year, or one less than there are likelihoods."""
    unit = line.unit_value if cohort.unit_value is None else cohort.unit_value
    less = line.unit_value_less.central if line.unit_value_less else 0
    each = (unit.central - less) * line.periods.central * line.likelihood.central
    there = [one.central for one in cohort.likelihoods] or [Fraction(1)]
    stays = max(len(there) - 1, 1)
    for joined in range(12):
        for half_month in range(2 * joined + 1, 2 * joined + 1 + 24 * stays):
            years, within = divmod(half_month, 24)
            likelihood = there[min(years, len(there) - 1)]
            money = each * cohort.volume.central / 12 / 24 * likelihood
            found[cohort.start.start + years, within // 2] += money


@given(st.lists(lines(may_be_missing=False), max_size=3), st.sampled_from(TotalsView))
def test_every_year_is_what_its_months_give(many: list[Line], view: TotalsView) -> None:
    by_kind: defaultdict[tuple[int, LineKind], Fraction] = defaultdict(Fraction)
    for line in many:
        for (year, _), money in months_of(line, view).items():
            by_kind[year, line.kind] += money
    for one in totals(many, ALL_YEARS, view=view).years:
        year, sums = one.year.start, one.sums
        assert sums.saving.central == by_kind[year, LineKind.SAVING]
        assert sums.income.central == by_kind[year, LineKind.INCOME]
        assert sums.cost.central == by_kind[year, LineKind.COST]
        assert sums.one_off_cost.central == by_kind[year, LineKind.ONE_OFF_COST]
        assert sums.reinvestment.central == by_kind[year, LineKind.REINVESTMENT]
        assert sums.funding.central == by_kind[year, LineKind.FUNDING]


@given(st.lists(lines(may_be_missing=False), max_size=4))
def test_payback_ends_where_the_money_of_the_years_ends(many: list[Line]) -> None:
    found = payback(many, ALL_YEARS)
    whole = totals(many, ALL_YEARS, view=TotalsView.MONEY)
    assert [value for _, value in found.cumulative[11::12]] == [
        figure.central for figure in whole.cumulative_after_one_off
    ]
    after = [value for _, value in found.cumulative]
    if found.state is PaybackState.PAID_BACK:
        index = [month for month, _ in found.cumulative].index(found.month)
        assert all(value >= 0 for value in after[index:])
        assert after[index - 1] < 0
    elif found.state is PaybackState.NOTHING_TO_PAY_BACK:
        assert all(value >= 0 for value in after)
    else:
        assert after[-1] < 0


@pytest.mark.parametrize("month", range(1, 13))
def test_oracle_and_totals_agree_on_every_start_month(month: int) -> None:
    line = Line(
        "Hours", LineKind.SAVING, unit_value=amount(1200), phasing=FromMonth(Month(2018, month))
    )
    first = totals([line], ALL_YEARS).years
    by_year: defaultdict[int, Fraction] = defaultdict(Fraction)
    for (year, _), money in months_of(line, TotalsView.NEW).items():
        by_year[year] += money
    assert [one.sums.net.central for one in first] == [by_year[one.year.start] for one in first]
