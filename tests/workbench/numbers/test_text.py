"""Numbers as people read them."""

from decimal import Decimal
from fractions import Fraction

import pytest

from workbench.numbers.exact import Exact
from workbench.numbers.text import (
    counted_words,
    in_full,
    millions,
    money,
    number,
    pence,
    percent,
    plain_number,
    plain_pounds,
    plain_share,
    points_words,
    pounds,
    pounds_and_pence,
    thousands,
)


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
        (10**31 + 7, 0, f"{10**31 + 7:,}"),
    ],
)
def test_number_rounds_half_up(value: Exact, places: int, text: str) -> None:
    assert number(value, places) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("77.50"), "77.5"),
        (Decimal("0.3"), "0.3"),
        (Fraction(20, 3), "about 6.67"),
        (Fraction(-20, 3), "about −6.67"),
        (Fraction(1, 3000), "about 0.0003"),
        (Fraction("1000.01"), "1,000.01"),
        (Fraction("0.12345678"), "0.12345678"),
        (-1234567, "−1,234,567"),
        (Decimal("1E+3"), "1,000"),
        (Decimal("-1.25"), "−1.25"),
        (0, "0"),
    ],
)
def test_plain_number_has_the_decimals_it_needs(value: Exact, text: str) -> None:
    assert plain_number(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(1677660, "£1,677,660"), (-2000, "−£2,000"), (Decimal("-0.2"), "£0"), (Decimal("0.5"), "£1")],
)
def test_pounds_have_their_sign_before_the_pound(value: Exact, text: str) -> None:
    assert pounds(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(1677660, "£1.68m"), (2_000_000, "£2.00m"), (-1_234_567, "−£1.23m"), (-1, "£0.00m")],
)
def test_millions_keep_their_noughts(value: Exact, text: str) -> None:
    assert millions(value) == text


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
    assert percent(value, places) == text


def test_plain_number_takes_more_places_to_keep_values_apart() -> None:
    assert plain_number(Fraction(3_000_001, 2_997_000), 4) == "about 1.0010"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction("4.5"), "£4.50"),
        (Fraction("0.125"), "£0.125"),
        (Fraction("-1000.01"), "−£1,000.01"),
        (Fraction(20, 3), "about £6.67"),
        (Fraction(-20, 3), "about −£6.67"),
    ],
)
def test_plain_pounds_say_all_there_is(value: Fraction, text: str) -> None:
    assert plain_pounds(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(Fraction("0.77"), "77%"), (Fraction("0.125"), "12.5%"), (Fraction(5, 12), "about 41.67%")],
)
def test_plain_share_says_all_there_is(value: Fraction, text: str) -> None:
    assert plain_share(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(Fraction("1234.5"), "1,234.5"), (Fraction(-1, 3), "−1/3"), (Fraction(5000, 3), "5,000/3")],
)
def test_factor_of_a_working_stays_exact(value: Fraction, text: str) -> None:
    assert in_full(value) == text


def test_money_has_pence_where_there_are_any() -> None:
    assert money(Fraction("226956.6")) == "226,956.60"
    assert money(Fraction(-313000)) == "−313,000"
    assert pounds_and_pence(Fraction("-24710.4")) == "−£24,710.40"
    assert pounds_and_pence(313000) == "£313,000"
    assert pence(Fraction("24710.4")) == "£24,710.40"
    assert pence(Fraction("-0.004")) == "£0.00"


def test_thousands_are_rounded_to_the_thousand() -> None:
    assert thousands(412_500) == "£413k"
    assert thousands(-412_000, 1) == "−£412.0k"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1, "weeks", "1 week"),
        (-1, "weeks", "−1 week"),
        (2, "weeks", "2 weeks"),
        (0, "weeks", "0 weeks"),
        (Fraction("1.5"), "weeks", "1.5 weeks"),
        (1, "people", "1 person"),
        (1, "visits a week", "1 visit a week"),
        (1, "premises", "1 premises"),
        (1, "", "1"),
        (1_234, "applications", "1,234 applications"),
    ],
)
def test_unit_is_singular_for_one(value: Exact, unit: str, text: str) -> None:
    assert counted_words(value, unit) == text


def test_points_agree_with_their_number() -> None:
    values = (0, 1, Fraction("7.5"))
    assert [points_words(one) for one in values] == ["0 points", "1 point", "7.5 points"]
