"""Figures and dates read as the house writes them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench import words as wording
from workbench.words import Exact


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Decimal("2.675"), 2, "2.68"),
        (Decimal("-2.675"), 2, "−2.68"),
        (Decimal("0.5"), 0, "1"),
        (Decimal("1.5"), 0, "2"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-0.5"), 0, "−1"),
        (Decimal("-0.4"), 0, "0"),
        (Decimal("-0.004"), 2, "0.00"),
        (Fraction(2, 3), 3, "0.667"),
        (Fraction(1, 3), 0, "0"),
        (1677660, 0, "1,677,660"),
        (999, 0, "999"),
        (Decimal("999.5"), 0, "1,000"),
        (10**29, 2, f"{10**29:,}.00"),
    ],
)
def test_number_rounds_half_up(value: Exact, places: int, text: str) -> None:
    assert wording.number(value, places) == text


@given(st.fractions(min_value=-(10**12), max_value=10**12), st.integers(min_value=0, max_value=8))
def test_rounding_is_never_off_by_more_than_half(value: Fraction, places: int) -> None:
    off = abs(Fraction(wording.rounded(value, places)) - value)
    assert off <= Fraction(1, 2 * 10**places)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("77.50"), "77.5"),
        (Decimal("0.3"), "0.3"),
        (Fraction(20, 3), "6.666667"),
        (Decimal("1E+3"), "1,000"),
        (Decimal("-1.25"), "−1.25"),
        (0, "0"),
    ],
)
def test_plain_number_has_the_decimals_it_needs(value: Exact, text: str) -> None:
    assert wording.plain_number(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(1677660, "£1,677,660"), (-2000, "−£2,000"), (Decimal("-0.2"), "£0"), (Decimal("0.5"), "£1")],
)
def test_pounds_have_their_sign_before_the_pound(value: Exact, text: str) -> None:
    assert wording.pounds(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(1677660, "£1.68m"), (2_000_000, "£2.00m"), (-1_234_567, "−£1.23m"), (-1, "£0.00m")],
)
def test_millions_keep_their_noughts(value: Exact, text: str) -> None:
    assert wording.millions(value) == text


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (Decimal("0.86"), 0, "86%"),
        (Fraction(1, 3), 1, "33.3%"),
        (1, 0, "100%"),
        (Decimal("-0.05"), 0, "−5%"),
        (Decimal("0.125"), 0, "13%"),
    ],
)
def test_percent_of_a_share(value: Exact, places: int, text: str) -> None:
    assert wording.percent(value, places) == text


def test_rank_says_when_it_is_shared() -> None:
    assert wording.rank(1, joint=True) == "1="
    assert wording.rank(3, joint=False) == "3"


@pytest.mark.parametrize(("count", "text"), [(0, "zero"), (10, "ten"), (11, "11"), (1200, "1,200")])
def test_counts_up_to_ten_are_words(count: int, text: str) -> None:
    assert wording.count_words(count) == text


def test_day_has_no_leading_nought() -> None:
    assert wording.day(date(2021, 9, 7)) == "7 September 2021"


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (datetime(2021, 6, 30, 23, 30, tzinfo=UTC), "1 July 2021, 00:30"),
        (datetime(2021, 12, 31, 23, 30, tzinfo=UTC), "31 December 2021, 23:30"),
    ],
)
def test_moment_is_in_london_time(at: datetime, text: str) -> None:
    assert wording.moment(at) == text


@pytest.mark.parametrize(
    ("words", "text"),
    [([], ""), (["one"], "one"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_list_reads_as_a_sentence(words: list[str], text: str) -> None:
    assert wording.listed(words) == text


def test_list_may_end_with_another_word() -> None:
    assert wording.listed(["a", "b"], "or") == "a or b"
