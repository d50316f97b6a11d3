"""Halves are rounded away from zero, and unequal values of a column never print equal."""

from decimal import Decimal
from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.numbers.rounding import column_places, enough_places, rounded


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("2.675", 2, "2.68"),
        ("-2.675", 2, "-2.68"),
        ("2.665", 2, "2.67"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("-0.001", 2, "0.00"),
        ("-0.004", 2, "0.00"),
        ("-0.5", 0, "-1"),
        ("-0.4", 0, "0"),
    ],
)
def test_rounding_is_half_away_from_zero(value: str, places: int, text: str) -> None:
    assert str(rounded(F(value), places)) == text
    assert f"{rounded(Decimal(value), places):f}" == text


@given(st.fractions(min_value=-(10**12), max_value=10**12), st.integers(min_value=0, max_value=8))
def test_rounding_is_never_off_by_more_than_half(value: F, places: int) -> None:
    assert abs(F(rounded(value, places)) - value) <= F(1, 2 * 10**places)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=5), st.integers(0, 4))
def test_rounding_of_a_decimal_is_within_half_a_unit(value: Decimal, places: int) -> None:
    assert abs(F(rounded(F(value), places)) - F(value)) <= F(1, 2 * 10**places)
    assert rounded(value, places) == rounded(F(value), places)


def test_rounding_keeps_every_digit_of_a_large_number() -> None:
    digits = "12345678901234567890123456789012345678"
    assert str(rounded(int(digits))) == digits
    assert str(rounded(F(f"{digits}.125"), 2)) == f"{digits}.13"


@given(st.lists(st.fractions(max_denominator=1000), min_size=1, max_size=6))
def test_enough_places_keeps_unequal_totals_apart_and_no_more(totals: list[F]) -> None:
    places = enough_places(totals)
    assert len({rounded(t, places) for t in totals}) == len(set(totals))
    if places:
        assert len({rounded(t, places - 1) for t in totals}) < len(set(totals))


def test_enough_places_is_never_below_the_least() -> None:
    assert enough_places([F(1), F(2)], least=1) == 1


@pytest.mark.parametrize(
    ("values", "places"),
    [
        ([], 0),
        ([F(250), F(60)], 0),
        ([F("6.5"), F(9)], 1),
        ([F("1.125"), F(9)], 2),
        ([F(20, 3), F(9)], 2),
        ([F(2), F("2.004"), F(6)], 3),
        ([F(20, 3), F("6.67")], 3),
    ],
)
def test_column_has_the_places_of_its_longest_value_and_more_to_tell_values_apart(
    values: list[F], places: int
) -> None:
    assert column_places(iter(values)) == places
