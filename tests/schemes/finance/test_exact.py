"""Exact numbers in and out."""

from decimal import Decimal
from fractions import Fraction

import pytest

from schemes.finance.exact import (
    NumberError,
    exact,
    money_text,
    number_text,
    rounded,
    share_text,
)

F = Fraction


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1234.50", F(2469, 2)),
        ("-0.1", F(-1, 10)),
        (7, F(7)),
        (Decimal("52.14"), F(5214, 100)),
        (F(1, 3), F(1, 3)),
    ],
)
def test_exact_keeps_every_digit(value, expected) -> None:
    assert exact(value) == expected


@pytest.mark.parametrize(
    "value",
    [0.1, True, None, "", "1,000", "1e3", "abc", "1/3", " 1", "1.", "٣", "9" * 31, Decimal("NaN")],
)
def test_exact_refuses_what_is_not_an_exact_number(value) -> None:
    with pytest.raises(NumberError, match="write digits alone"):
        exact(value)


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [("2.675", 2, "2.68"), ("-2.675", 2, "-2.68"), ("-0.001", 2, "0.00"), ("2.5", 0, "3")],
)
def test_rounding_is_half_away_from_zero(value, places, expected) -> None:
    assert f"{rounded(F(value), places):f}" == expected


def test_texts_for_people() -> None:
    assert number_text(F("1234.5")) == "1,234.5"
    assert number_text(F(-1, 3)) == "−1/3"
    assert money_text(F("226956.6")) == "226,956.60"
    assert money_text(F(-313000)) == "−313,000"
    assert share_text(F("0.125")) == "12.5%"
    assert share_text(F(5, 12)) == "5/12"
