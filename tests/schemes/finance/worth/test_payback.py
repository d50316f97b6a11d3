"""Payback to the month."""

from schemes.finance.amounts import Missing, amount, between
from schemes.finance.lines import Line, LineKind
from schemes.finance.phasing import FromMonth, FullYear, HalfThenHalf
from schemes.finance.worth.payback import PaybackCase, PaybackState, payback
from schemes.finance.years import Month, year_range
from tests.schemes.finance.drawn import Y

YEARS = year_range(Y("2018/19"), 3)


APRIL = Month(2018, 4)


def spent(value: int) -> Line:
    return Line(
        "Set-up", LineKind.ONE_OFF_COST, unit_value=amount(value), phasing=FullYear(YEARS[0])
    )


def saved(value: int, month: Month = APRIL) -> Line:
    return Line("Saved", LineKind.SAVING, unit_value=amount(value), phasing=FromMonth(month))


def test_outlay_in_april_is_back_after_its_months() -> None:
    found = payback([spent(120), saved(240)], YEARS)
    assert found.state is PaybackState.PAID_BACK
    assert found.month == Month(2018, 9)
    assert found.months == 6
    assert found.text == "Paid back by the end of September 2018, after 6 months."


def test_one_penny_more_takes_one_month_more() -> None:
    line = Line("Set-up", LineKind.ONE_OFF_COST, amounts=((YEARS[0], amount("120.01")),))
    assert payback([line, saved(240)], YEARS).month == Month(2018, 10)


def test_saving_from_november_keeps_on_in_the_next_year_at_its_full_rate() -> None:
    found = payback([spent(170), saved(240, Month(2018, 11))], YEARS)
    assert found.month == Month(2019, 7)
    assert found.months == 16


def test_one_off_cost_is_spent_in_april_unless_it_names_a_month() -> None:
    cost = Line(
        "Posts", LineKind.ONE_OFF_COST, unit_value=amount(120), phasing=FromMonth(Month(2018, 12))
    )
    by_month = payback([cost], YEARS).cumulative
    assert [value for _, value in by_month[7:21]] == [-10 * count for count in range(13)] + [-120]
    assert payback([spent(120)], YEARS).cumulative[0][1] == -120


def test_saving_that_does_not_last_runs_for_twelve_months() -> None:
    line = Line(
        "Year",
        LineKind.SAVING,
        unit_value=amount(12),
        phasing=FromMonth(Month(2018, 12)),
        lasts=False,
    )
    position = [value for _, value in payback([line], YEARS).cumulative]
    assert position[7:21] == [*range(13), 12]


def test_second_outlay_puts_payback_off() -> None:
    again = Line("Again", LineKind.ONE_OFF_COST, amounts=((YEARS[1], amount(200)),))
    found = payback([spent(60), again, saved(120)], YEARS)
    assert found.month == Month(2020, 5)
    assert found.months == 26


def test_not_within_the_years_says_what_is_left() -> None:
    found = payback([spent(1000), saved(120)], YEARS)
    assert found.state is PaybackState.NOT_WITHIN_YEARS
    assert found.text == "Not paid back by the end of March 2021: 640 is still to be earned."


def test_nothing_spent_first_is_nothing_to_pay_back() -> None:
    found = payback([saved(120)], YEARS)
    assert found.state is PaybackState.NOTHING_TO_PAY_BACK
    assert found.text.startswith("Nothing is spent")


def test_funding_does_not_shorten_payback() -> None:
    funding = Line("Fund", LineKind.FUNDING, unit_value=amount(120), phasing=FullYear(YEARS[0]))
    assert payback([spent(120), saved(240), funding], YEARS).months == 6


def test_missing_funding_is_no_gap_of_payback() -> None:
    gap = Line("Fund", LineKind.FUNDING, unit_value=Missing("not received"))
    assert payback([gap, saved(1)], YEARS).gaps == ()


def test_case_takes_the_ends_of_ranges() -> None:
    cost = Line(
        "Set-up",
        LineKind.ONE_OFF_COST,
        unit_value=between(60, 240, 120),
        phasing=FullYear(YEARS[0]),
    )
    months = [payback([cost, saved(240)], YEARS, case).months for case in PaybackCase]
    assert months == [12, 6, 3]
    ranged = Line(
        "Saved", LineKind.SAVING, unit_value=between(120, 480, 240), phasing=FullYear(YEARS[0])
    )
    assert [payback([spent(120), ranged], YEARS, case).months for case in PaybackCase] == [12, 6, 3]


def test_what_was_half_and_half_ends() -> None:
    half = Line("Half", LineKind.SAVING, unit_value=amount(240), phasing=HalfThenHalf(YEARS[0]))
    assert payback([half], YEARS).cumulative[-1][1] == 240


def test_missing_line_is_listed() -> None:
    gap = Line("Gap", LineKind.COST, unit_value=Missing("not received"))
    assert [one.text for one in payback([gap, saved(1)], YEARS).gaps] == [
        "Gap: unit value: not received"
    ]
