"""Every spelling of the table is read as it is meant, or refused with what to write."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.workbench.numbers.spellings import (
    BELOW_NOUGHT,
    COUNT,
    DAY,
    MISSING,
    MONEY,
    MONTH,
    NUMBER,
    QUARTER,
    RANGE,
    SHARE,
    SPELLINGS,
    YEAR,
    Spelling,
    spelled,
)
from workbench.numbers.reading.amounts import read_count, read_money, read_number, read_share
from workbench.numbers.reading.characters import plain
from workbench.numbers.reading.days import read_day
from workbench.numbers.reading.figures import Asked, read_figure
from workbench.numbers.reading.months import read_month
from workbench.numbers.reading.quarters import read_period, read_quarter
from workbench.numbers.reading.refusals import ReadingError
from workbench.numbers.reading.units import heading_parts, read_unit
from workbench.numbers.reading.values import Measure, ReadMissing, ReadNumber, ReadRange, ReadYear
from workbench.numbers.reading.years import read_year
from workbench.numbers.text import plain_pounds

FIGURES = Asked(Measure.POUNDS, words=True)
READERS: dict[str, Callable[[str], Any]] = {
    MONEY: read_money,
    NUMBER: read_number,
    COUNT: read_count,
    SHARE: read_share,
    RANGE: lambda text: read_figure(text, FIGURES),
    YEAR: read_year,
    MONTH: read_month,
    QUARTER: read_quarter,
    DAY: read_day,
    MISSING: lambda text: read_figure(text, FIGURES),
}


@pytest.mark.parametrize("one", [*SPELLINGS, *BELOW_NOUGHT], ids=str)
def test_spelling_is_read_or_refused_with_what_to_write(one: Spelling) -> None:
    if one.read:
        assert READERS[one.kind](one.text).said == one.read
        return
    with pytest.raises(ReadingError) as caught:
        READERS[one.kind](one.text)
    assert one.told in str(caught.value)
    assert not str(caught.value).endswith(".")


@pytest.mark.parametrize("one", spelled(MONEY), ids=str)
def test_one_number_is_read_the_same_where_a_range_may_stand(one: Spelling) -> None:
    assert read_figure(one.text, FIGURES) == read_money(one.text)


@pytest.mark.parametrize("one", SPELLINGS, ids=str)
def test_what_is_said_can_be_written_again(one: Spelling) -> None:
    if one.read:
        assert READERS[one.kind](one.read).said == one.read


@pytest.mark.parametrize("one", spelled(MONTH, QUARTER), ids=str)
def test_a_period_is_a_month_or_a_quarter(one: Spelling) -> None:
    found = read_period(one.text)
    assert found.said == one.read
    assert read_period(found.iso) == found


def test_a_period_without_a_year_is_told_and_takes_the_one_that_is_meant() -> None:
    for text, iso in (("Q4", "2026-Q4"), ("Jan-Mar", "2026-Q4"), ("month 12", "2027-03")):
        assert read_period(text, ReadYear(2026)).iso == iso
        with pytest.raises(ReadingError) as caught:
            read_period(text)
        assert caught.value.is_known
    with pytest.raises(ReadingError, match="is a month of no year: write it as April 2026"):
        read_period("April")
    with pytest.raises(ReadingError, match="no period: write April 2026, or Q1 2026/27") as caught:
        read_period("Owner")
    assert not caught.value.is_known


def test_numbers_are_exact_and_keep_the_digits_that_were_typed() -> None:
    assert read_money("£1,234.50") == ReadNumber("1234.50", Measure.POUNDS)
    assert read_money("1.2m").decimal == Decimal("1200000")
    assert read_share("12.50%").digits == "0.1250"
    assert read_number("-0").digits == "0"
    assert read_money("0.1").exact == Fraction(1, 10)


def test_brackets_are_minus_in_a_table_of_accounts_alone() -> None:
    assert read_money("(1,000)", brackets=True).digits == "-1000"
    assert read_money("£(1.5m)", brackets=True).digits == "-1500000"
    assert read_money("(0)", brackets=True).digits == "0"
    with pytest.raises(ReadingError, match="brackets and a minus sign"):
        read_money("(-1,234)", brackets=True)


def test_words_are_read_only_where_they_may_stand() -> None:
    assert read_figure("awaiting 2 returns", FIGURES) == ReadMissing("awaiting 2 returns")
    usual = Asked(Measure.POUNDS, usual_words=True)
    assert read_figure("–", usual) == ReadMissing("not given")
    assert read_figure("[left out by one]", usual) == ReadMissing("left out by one")
    with pytest.raises(ReadingError):
        read_figure("somebody knows", usual)
    with pytest.raises(ReadingError, match="is no number: leave this empty"):
        read_figure("TBC", Asked(Measure.POUNDS))
    with pytest.raises(ReadingError, match="at most 200 letters"):
        read_figure("x" * 201, FIGURES)


def test_range_is_refused_where_one_number_is_asked_for() -> None:
    with pytest.raises(ReadingError, match="write one number"):
        read_figure("4 to 6", Asked(ranges=False))


def test_range_whose_ends_are_the_same_is_one_number() -> None:
    assert read_figure("7 to 7", Asked()) == ReadNumber("7", Measure.NUMBER)
    shares = Asked(Measure.SHARE)
    assert read_figure("60% to 80%", shares) == ReadRange(read_share("60%"), read_share("80%"))
    with pytest.raises(ReadingError, match="both ends in full, like 60% to 80%"):
        read_figure("60 to 80%", shares)


def test_month_by_its_number_takes_the_year_that_is_meant() -> None:
    assert read_month("month 6", ReadYear(2026)).iso == "2026-09"
    assert read_month("month 10", ReadYear(2026)).iso == "2027-01"


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Amount 2018/19 (£000)", "thousands of pounds"),
        ("Amount 2018/19 (£'000s)", "thousands of pounds"),
        ("Amount (£’000)", "thousands of pounds"),
        ("Amount (£k)", "thousands of pounds"),
        ("Amount (000s)", "thousands"),
        ("Amount (£m)", "millions of pounds"),
        ("Amount (£ million)", "millions of pounds"),
        ("Amount [£]", "pounds"),
        ("Likelihood (%)", "per cent"),
        ("Likelihood (per cent)", "per cent"),
    ],
)
def test_unit_of_a_heading_is_told(heading: str, said: str) -> None:
    assert read_unit(heading_parts(heading)[1]).said == said


def test_heading_without_a_unit_or_with_another_is_told() -> None:
    assert heading_parts("Amount 2018/19") == ("Amount 2018/19", "")
    with pytest.raises(ReadingError, match="no unit that is known"):
        read_unit("€")


@given(st.text(max_size=60))
@example("1" * 5000)
@example("(" * 3000)
@example("1," * 2000)
@example("£1 to " * 900)
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    for reader in READERS.values():
        try:
            said = reader(text).said
        except ReadingError as error:
            said = str(error)
        assert 0 < len(said) < 400


@given(st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=2))
def test_amount_as_it_is_printed_is_read_back(value: Decimal) -> None:
    assert read_money(plain_pounds(value)).decimal == value


def test_what_nobody_sees_does_not_count() -> None:
    assert plain("\ufeffRefer\u00adence\u200b ") == "Reference"
    assert plain("a\u2003b\tc") == "a b c"
