"""Exact numbers as text."""

from decimal import Decimal
from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.engine.exact import enough_places, exact_text, number_text, round_half_up


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (F(250), "250"),
        (F("77.5"), "77.5"),
        (F(-1, 8), "-0.125"),
        (F(20, 3), "20/3"),
        (F(-1, 3), "-1/3"),
        (F(0), "0"),
        (F(10) ** 40 + F(1, 2), "1" + "0" * 40 + ".5"),
    ],
)
def test_exact_text_is_decimal_where_finite(value: F, text: str) -> None:
    assert exact_text(value) == text


@given(st.fractions())
def test_exact_text_reads_back_the_same(value: F) -> None:
    assert F(exact_text(value)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (F("1000.01"), "1,000.01"),
        (F(-1234567), "−1,234,567"),
        (F(20, 3), "about 6.67"),
        (F("0.5"), "0.5"),
    ],
)
def test_number_text_reads_well(value: F, text: str) -> None:
    assert number_text(value) == text


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [("2.675", 2, "2.68"), ("2.665", 2, "2.67"), ("-2.5", 0, "-3"), ("-0.004", 2, "0.00")],
)
def test_round_half_up_takes_halves_away_from_zero(value: str, places: int, rounded: str) -> None:
    assert str(round_half_up(F(value), places)) == rounded


@given(st.decimals(allow_nan=False, allow_infinity=False, places=5), st.integers(0, 4))
def test_round_half_up_is_within_half_a_unit(value: Decimal, places: int) -> None:
    assert abs(F(round_half_up(F(value), places)) - F(value)) <= F(1, 2 * 10**places)


@given(st.lists(st.fractions(max_denominator=1000), min_size=1, max_size=6))
def test_enough_places_keeps_unequal_totals_apart_and_no_more(totals: list[F]) -> None:
    places = enough_places(totals)
    assert len({round_half_up(t, places) for t in totals}) == len(set(totals))
    if places:
        assert len({round_half_up(t, places - 1) for t in totals}) < len(set(totals))


def test_enough_places_is_never_below_the_least() -> None:
    assert enough_places([F(1), F(2)], least=1) == 1
