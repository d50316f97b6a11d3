"""Lines: their workings, their refusals and their gaps."""

import pytest

from schemes.finance.amounts import Missing, RangeError, amount, between, figure_text, product
from schemes.finance.lines import Line, LineError, LineKind, full_year, parts
from schemes.finance.phasing import (
    ByYear,
    Cohort,
    Cohorts,
    FromMonth,
    FullYear,
    HalfThenHalf,
    PhasingError,
)
from schemes.finance.years import Month
from tests.schemes.finance.drawn import F, Y

YEAR = Y("2018/19")


def test_range_of_a_driver_stands_in_the_workings() -> None:
    line = Line(
        "Payers",
        LineKind.INCOME,
        unit_value=amount("27.45"),
        volume=between(152, 159, 159),
        periods=amount(52),
    )
    assert full_year(line).text == (
        "27.45 × 159 (152 to 159) × 52 = 226,956.60 (216,964.80 to 226,956.60)"
    )


def test_range_that_begins_at_one_is_no_one() -> None:
    line = Line("Payers", LineKind.INCOME, unit_value=amount(10), periods=between(1, 3))
    assert full_year(line).text == "10 × 2 (1 to 3) = 20 (10 to 30)"


def test_range_without_a_central_value_takes_the_middle() -> None:
    """Hertfordshire's exit penalty, 40k to 241k."""
    assert figure_text(between("40000", "241000")) == "140,500 (40,000 to 241,000)"


@pytest.mark.parametrize("ends", [(2, 1, None), (1, 2, 3), (2, 3, 1)])
def test_range_the_wrong_way_round_is_refused(ends) -> None:
    with pytest.raises(RangeError, match="from its lowest to its highest"):
        between(*ends)


def test_missing_driver_is_named_instead_of_an_answer() -> None:
    line = Line(
        "Payers",
        LineKind.INCOME,
        unit_value=amount("27.45"),
        volume=Missing("not received"),
        periods=amount(52),
    )
    worked = full_year(line)
    assert worked.figure == Missing("not received", "volume")
    assert worked.text == (
        "27.45 × (not received) × 52: cannot be worked out, volume is not received"
    )


def test_missing_part_of_a_difference_is_missing() -> None:
    line = Line(
        "Payers", LineKind.INCOME, unit_value=amount(5), unit_value_less=Missing("not received")
    )
    assert full_year(line).figure == Missing("not received", "unit value")


def test_missing_likelihood_of_a_cohort_leaves_only_its_own_years_out() -> None:
    cohort = Cohort(YEAR, amount(10), amount(2), (amount(1), Missing("not received")))
    line = Line("Payers", LineKind.INCOME, phasing=Cohorts((cohort,)))
    assert [part.figure for part in parts(line)] == [
        amount(10),
        Missing("not received", "likelihood"),
    ]


def test_single_driver_is_its_own_working() -> None:
    assert full_year(Line("Grant", LineKind.INCOME, unit_value=amount(5))).text == "5"
    line = Line("Grant", LineKind.INCOME, unit_value=Missing("not received"))
    assert full_year(line).text == "cannot be worked out, unit value is not received"


def test_missing_amount_of_a_year_is_said_by_its_word_alone() -> None:
    line = Line("Rent", LineKind.COST, amounts=((YEAR, Missing("not stated")),))
    (part,) = parts(line)
    assert part.worked.text == "not stated"


def test_empty_line_is_missing_not_zero() -> None:
    assert full_year(Line("Draft", LineKind.SAVING)).figure == Missing("not entered", "unit value")


def test_zero_is_not_missing() -> None:
    assert full_year(Line("None", LineKind.SAVING, unit_value=amount(0))).figure == amount(0)


def test_product_of_nothing_is_one() -> None:
    assert product([]) == amount(1)


def test_likelihood_counts_in_plain_amounts() -> None:
    line = Line("Deals", LineKind.SAVING, likelihood=amount("0.5"), amounts=((YEAR, amount(300)),))
    assert parts(line)[0].worked.text == "300 × 50% = 150"


def test_missing_yearly_amount_names_its_year() -> None:
    line = Line("Deals", LineKind.SAVING, amounts=((YEAR, Missing("not received")),))
    assert parts(line)[0].figure == Missing("not received", "amount of 2018/19")


@pytest.mark.parametrize(
    "also",
    [
        {"unit_value": amount(1)},
        {"volume": amount(0)},
        {"unit_value_less": amount(1)},
        {"phasing": FullYear(YEAR)},
    ],
)
def test_line_with_amounts_and_drivers_is_refused(also) -> None:
    with pytest.raises(LineError, match="not both"):
        Line("Deals", LineKind.SAVING, amounts=((YEAR, amount(1)),), **also)


def test_line_with_a_year_twice_is_refused() -> None:
    with pytest.raises(LineError, match="a year stands twice"):
        Line("Deals", LineKind.SAVING, amounts=((YEAR, amount(1)), (YEAR, amount(2))))


def test_line_without_a_start_takes_the_first_year_or_is_refused() -> None:
    line = Line("Deals", LineKind.SAVING, unit_value=amount(12))
    assert parts(line, YEAR)[0].year == YEAR
    with pytest.raises(LineError, match="say in which year it starts"):
        parts(line)


@pytest.mark.parametrize(
    ("kind", "phasing", "lasts", "carries_on"),
    [
        (LineKind.SAVING, FullYear(YEAR), None, True),
        (LineKind.COST, FromMonth(Month(2018, 9)), None, True),
        (LineKind.SAVING, None, None, True),
        (LineKind.SAVING, HalfThenHalf(YEAR), None, False),
        (LineKind.SAVING, ByYear(((YEAR, F(1)),)), None, False),
        (LineKind.INCOME, Cohorts((Cohort(YEAR, amount(1)),)), None, False),
        (LineKind.ONE_OFF_COST, FullYear(YEAR), None, False),
        (LineKind.FUNDING, FullYear(YEAR), None, False),
        (LineKind.SAVING, HalfThenHalf(YEAR), True, True),
        (LineKind.SAVING, FullYear(YEAR), False, False),
    ],
)
def test_line_carries_on_by_its_phasing_unless_it_says(kind, phasing, lasts, carries_on) -> None:
    assert Line("Deals", kind, phasing=phasing, lasts=lasts).carries_on is carries_on
    assert not Line("Deals", kind, amounts=((YEAR, amount(1)),)).carries_on


def test_parts_say_which_part_of_a_year_they_are() -> None:
    def reasons(phasing):
        line = Line("Hours", LineKind.SAVING, unit_value=amount(12), phasing=phasing)
        return [(str(part.year), part.reason) for part in parts(line)]

    assert reasons(FullYear(YEAR)) == [("2018/19", "a full year")]
    assert reasons(FromMonth(Month(2018, 4))) == [("2018/19", "a full year")]
    assert reasons(FromMonth(Month(2019, 3))) == [
        ("2018/19", "1 month from March 2019"),
        ("2019/20", "remaining effect, 11 months"),
    ]
    assert reasons(HalfThenHalf(YEAR)) == [
        ("2018/19", "half in the first year"),
        ("2019/20", "half in the next"),
    ]


def test_full_year_of_cohorts_is_all_of_them() -> None:
    phasing = Cohorts((Cohort(YEAR, amount(10)), Cohort(YEAR.next, amount(20), amount(3))))
    line = Line("Payers", LineKind.INCOME, unit_value=amount(1), phasing=phasing)
    assert full_year(line).text == "70"


def test_cohort_keeps_to_the_shares_it_states() -> None:
    cohort = Cohort(YEAR, amount(10), amount(1), shares=(F("0.25"), F(1), F("0.75")))
    line = Line("Payers", LineKind.INCOME, phasing=Cohorts((cohort,)))
    assert [part.figure for part in parts(line)] == [amount("2.5"), amount(10), amount("7.5")]


def test_phasing_that_says_nothing_or_a_year_twice_is_refused() -> None:
    with pytest.raises(PhasingError, match="at least one year"):
        ByYear(())
    with pytest.raises(PhasingError, match="2018/19 has more than one share"):
        ByYear(((YEAR, F(1, 2)), (YEAR, F(1, 2))))
    with pytest.raises(PhasingError, match="at least one cohort"):
        Cohorts(())
