"""What holds for every line, phasing, range and bridge."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from schemes.finance.amounts import ZERO, Amount, Missing, amount, certain
from schemes.finance.bridge import BridgeEntry, BridgeState, bridge
from schemes.finance.lines import Line, LineKind, full_year, parts
from schemes.finance.phasing import Cohorts, FromMonth
from schemes.finance.totals import TotalsView, Weighting, totals
from tests.schemes.finance.drawn import (
    ALL_YEARS,
    F,
    amounts,
    by_year,
    cohorts,
    figures,
    line_lists,
    lines,
    months,
    pence,
    shares,
    spreads,
)


@given(spreads, pence)
def test_parts_sum_to_the_whole_in_every_spread(phasing, value) -> None:
    line = Line("Payers", LineKind.SAVING, unit_value=certain(value), phasing=phasing)
    found = sum(part.figure.central for part in parts(line))
    times = phasing.whole if hasattr(phasing, "whole") else 1
    assert found == value * times


@given(by_year)
def test_shares_sum_to_what_was_stated(phasing) -> None:
    assert sum(share.share for share in phasing.spread()) == phasing.whole


@given(cohorts())
def test_parts_of_cohorts_sum_to_every_intake(phasing: Cohorts) -> None:
    """Each intake by itself, in plain arithmetic, against the parts by year."""
    line = Line(
        "Payers", LineKind.INCOME, unit_value=amount(3), periods=amount(52), phasing=phasing
    )
    whole = Fraction(0)
    for cohort in phasing.cohorts:
        value = 3 if cohort.unit_value is None else cohort.unit_value.central
        there = [one.central for one in cohort.likelihoods] or [Fraction(1)]
        # One likelihood holds for both halves; else each for its own year, the ends counting half.
        stay = [there[0] / 2, there[0] / 2] if len(there) == 1 else list(there)
        if len(there) > 1:
            stay[0], stay[-1] = there[0] / 2, there[-1] / 2
        whole += cohort.volume.central * value * 52 * sum(stay)
    assert sum(part.figure.central for part in parts(line)) == whole
    assert totals([line], ALL_YEARS).whole.net.central == whole


@given(lines())
def test_nothing_is_lost_between_years_looked_at_and_others(line: Line) -> None:
    window = ALL_YEARS[2:4]
    found = totals([line], window)
    known = [part.figure for part in parts(line, window[0]) if isinstance(part.figure, Amount)]
    sums = found.whole
    inside = (
        sums.saving + sums.income + sums.cost + sums.one_off_cost + sums.reinvestment + sums.funding
    )
    outside = sum((one.part.figure for one in found.outside), ZERO)
    assert inside + outside == sum(known, ZERO)


@given(months, months, amounts())
def test_full_year_effect_is_independent_of_the_start_month(one, other, value) -> None:
    def effect(month):
        line = Line("Hours", LineKind.SAVING, unit_value=value, phasing=FromMonth(month))
        assert sum((part.figure for part in parts(line)), ZERO) == value
        return totals([line], ALL_YEARS).full_year_effect.net

    assert effect(one) == effect(other) == value


@given(line_lists, st.sampled_from(TotalsView), shares)
def test_ranges_stay_in_sequence_through_every_total(many, view, confidence) -> None:
    found = totals(many, ALL_YEARS, view=view, weighting=Weighting(scheme=confidence))
    for sums in (*(one.sums for one in found.years), found.whole, found.full_year_effect):
        for figure in (
            sums.gross,
            sums.net,
            sums.one_off,
            sums.net_after_one_off,
            sums.weighted_net,
        ):
            assert figure.low <= figure.central <= figure.high
        assert sums.weighted_gross.central == confidence * sums.gross.central
    for figure in (*found.cumulative, *found.cumulative_after_one_off):
        assert figure.low <= figure.central <= figure.high


@given(lines(may_be_missing=False))
def test_net_takes_its_ends_from_opposite_ends_of_cost(line: Line) -> None:
    saving = Line("Saved", LineKind.SAVING, amounts=((ALL_YEARS[0], amount(10**12)),))
    sums = totals([saving, line], ALL_YEARS).whole
    taken = sums.cost + sums.reinvestment
    assert sums.net.low == sums.gross.low - taken.high
    assert sums.net.high == sums.gross.high - taken.low


@given(line_lists)
def test_a_missing_value_poisons_nothing_and_is_listed(others) -> None:
    without = totals(others, ALL_YEARS)
    missing = Line("Gap", LineKind.SAVING, unit_value=Missing("not received"))
    found = totals((*others, missing), ALL_YEARS)
    assert found.years == without.years
    assert [gap.text for gap in found.gaps][len(without.gaps) :] == [
        "Gap: unit value: not received"
    ]


@given(line_lists, st.integers(0, 6), st.sampled_from(TotalsView))
def test_programme_is_the_sum_of_its_schemes(many, cut, view) -> None:
    one, other = (totals(some, ALL_YEARS, view=view) for some in (many[:cut], many[cut:]))
    whole = totals(many, ALL_YEARS, view=view)
    assert [year.sums for year in whole.years] == [
        a.sums + b.sums for a, b in zip(one.years, other.years, strict=True)
    ]
    assert whole.full_year_effect == one.full_year_effect + other.full_year_effect
    assert set(whole.gaps) == {*one.gaps, *other.gaps}
    assert whole.outside == (*one.outside, *other.outside)


entries = st.lists(st.builds(BridgeEntry, st.sampled_from(["Reserve", "Grant"]), figures())).map(
    tuple
)


@given(entries, entries)
def test_a_bridge_balances_or_says_by_how_much_it_does_not(sources, uses) -> None:
    found = bridge(sources, uses)
    apart = found.difference
    assert apart.low <= apart.central <= apart.high
    if found.gaps:
        known = found.state in (BridgeState.SHORT, BridgeState.OVER)
        assert known or found.state is BridgeState.CANNOT_TELL
        assert "not received" in found.text
        assert not known or "at least" in found.text
        return
    assert found.source_total.central == found.use_total.central + apart.central
    assert (found.state is BridgeState.BALANCES) == (apart.low == apart.high == 0)
    # A source of the size of the difference closes it, whichever side is short.
    closed = bridge(
        (*sources, BridgeEntry("Closes", certain(-apart.central)))
        if apart.central < 0
        else sources,
        (*uses, BridgeEntry("Closes", certain(apart.central))) if apart.central > 0 else uses,
    )
    assert closed.difference.central == 0
    assert closed.state in (BridgeState.BALANCES, BridgeState.MAY_BALANCE)


@given(amounts(), amounts())
def test_ranges_of_products_hold_every_product_of_their_ends(one: Amount, other: Amount) -> None:
    found = -one * other
    for a in (one.low, one.central, one.high):
        for b in (other.low, other.central, other.high):
            assert found.low <= -a * b <= found.high


@given(lines(may_be_missing=False))
def test_full_year_is_the_plain_product(line: Line) -> None:
    if line.amounts or isinstance(line.phasing, Cohorts):
        return
    less = line.unit_value_less.central if line.unit_value_less else 0
    volume = line.volume.central if line.volume else 1
    value = (line.unit_value.central - less) * volume * line.periods.central
    assert full_year(line).figure.central == F(value) * line.likelihood.central
