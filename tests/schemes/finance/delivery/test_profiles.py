"""The profile that a scheme's lines give."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from schemes.finance.amounts import Amount, Missing, amount
from schemes.finance.delivery.periods import PeriodKind
from schemes.finance.delivery.profiles import evenly, profile_of
from schemes.finance.lines import Line, LineKind
from schemes.finance.lines import parts as line_parts
from schemes.finance.phasing import FromMonth, FullYear
from schemes.finance.years import Month, year_range
from tests.schemes.finance.drawn import ALL_YEARS, Y, lines

YEARS = year_range(Y("2026/27"), 2)


def profile(*given_lines: Line, kind: PeriodKind = PeriodKind.MONTHS) -> dict[str, Fraction]:
    return {str(period): sum_ for period, sum_ in profile_of(given_lines, YEARS, kind).amounts}


def saving(value: int, phasing=None, kind: LineKind = LineKind.SAVING) -> Line:
    phasing = phasing or FullYear(YEARS[0])
    return Line(kind.value, kind, unit_value=amount(value), phasing=phasing)


@given(st.integers(-(10**12), 10**12), st.sampled_from([1, 100, 3]), st.integers(1, 24))
def test_evenly_spread_parts_sum_to_the_whole_and_hardly_differ(n: int, by: int, of: int) -> None:
    total = Fraction(n, by)
    found = evenly(total, of)
    unit = 1 if total.denominator == 1 else Fraction(1, 100)
    assert len(found) == of
    assert max(found) - min(found) <= unit
    assert abs(sum(found) - total) < Fraction(1, 100)
    if 100 % total.denominator == 0:
        assert sum(found) == total


def test_nothing_is_spread_over_no_periods() -> None:
    assert evenly(Fraction(5), 0) == ()


def test_full_year_is_spread_over_twelve_months_of_its_year() -> None:
    found = profile(saving(1200))
    assert [found[str(month)] for month in YEARS[0].months] == [100] * 12
    assert [found[str(month)] for month in YEARS[1].months] == [0] * 12


def test_saving_from_a_month_falls_from_then_on_and_the_rest_before_it_in_the_next_year() -> None:
    found = profile(saving(1200, FromMonth(Month(2026, 11))))
    assert [found[str(month)] for month in YEARS[0].months] == [0] * 7 + [100] * 5
    assert [found[str(month)] for month in YEARS[1].months] == [100] * 7 + [0] * 5


def test_quarters_sum_their_months_and_pounds_stay_whole() -> None:
    found = profile(saving(1000), kind=PeriodKind.QUARTERS)
    assert [found[f"2026-Q{n}"] for n in (1, 2, 3, 4)] == [250] * 4
    assert sum(profile(saving(1000)).values()) == 1000
    assert {amount.denominator for amount in profile(saving(1000)).values()} == {1}


def test_costs_are_taken_off_and_what_comes_once_is_left_out() -> None:
    found = profile(
        saving(1200), saving(120, kind=LineKind.COST), saving(500, kind=LineKind.ONE_OFF_COST)
    )
    assert found["2026-04"] == 90


def test_missing_line_is_a_gap_and_no_nought() -> None:
    line = Line("Care", LineKind.SAVING, unit_value=Missing("not received"))
    found = profile_of([line, saving(1200)], YEARS, PeriodKind.MONTHS)
    assert [gap.text for gap in found.gaps] == ["Care: unit value: not received"]
    assert found.whole == 1200


@given(st.lists(lines(), max_size=4), st.sampled_from(PeriodKind))
def test_profile_of_a_year_is_what_its_lines_give(drawn: list[Line], kind: PeriodKind) -> None:
    """A plain second reckoning, to the penny: the year's profile is the net of the year."""
    found = profile_of(drawn, ALL_YEARS, kind)
    for year in ALL_YEARS:
        net = sum(
            (
                line.signed * part.figure.central
                for line in drawn
                if not line.kind.is_one_off
                for part in line_parts(line, ALL_YEARS[0])
                if part.year == year and isinstance(part.figure, Amount)
            ),
            Fraction(0),
        )
        told = sum(amount for period, amount in found.amounts if period.year == year)
        assert abs(told - net) <= Fraction(1, 200)
