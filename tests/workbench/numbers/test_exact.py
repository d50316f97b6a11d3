"""Exact numbers in and out, as machines write them."""

from decimal import Decimal
from fractions import Fraction as F
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.numbers.exact import NumberError, Typed, decimal_places, exact, exact_text


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
def test_exact_keeps_every_digit(value: Typed, expected: F) -> None:
    assert exact(value) == expected


@pytest.mark.parametrize(
    "value",
    [0.1, True, None, "", "1,000", "1e3", "abc", "1/3", " 1", "1.", "٣", "9" * 31, Decimal("NaN")],
)
def test_exact_refuses_what_is_not_an_exact_number(value: Any) -> None:
    with pytest.raises(NumberError, match="write digits alone"):
        exact(value)


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
    ("value", "places"),
    [(F(3), 0), (F(1, 8), 3), (F(1, 40), 3), (F(1, 3), None), (F(-7, 30), None)],
)
def test_decimal_places_are_as_many_as_print_the_value(value: F, places: int | None) -> None:
    assert decimal_places(value) == places


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_text_is_read_as_the_fraction_that_it_writes(value: Decimal) -> None:
    text = f"{value:f}"
    if sum(map(str.isdigit, text)) <= 30:
        assert exact(text) == F(text)
