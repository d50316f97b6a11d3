"""Shares that are printed so that they come to 100%."""

from decimal import Decimal
from fractions import Fraction as F

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.numbers.shares import rounded_to_whole, share_texts

WEIGHTS = st.lists(st.integers(min_value=0, max_value=10_000), min_size=1, max_size=30).filter(any)
PLACES = st.integers(min_value=0, max_value=2)


def shares_of(weights: list[int]) -> list[F]:
    return [F(weight, sum(weights)) for weight in weights]


@given(WEIGHTS, PLACES)
@example([1, 1, 1], 0)
@example([1], 1)
@example([10_000] + [1] * 29, 0)
def test_shares_come_to_a_hundred_each_within_a_unit_and_in_sequence(
    weights: list[int], places: int
) -> None:
    shares = shares_of(weights)
    found = rounded_to_whole(shares, places)
    assert sum(found) == 100
    unit = F(1, 10**places)
    assert all(abs(F(one) - share * 100) < unit for one, share in zip(found, shares, strict=True))
    for one, share in zip(found, shares, strict=True):
        assert all(one <= two for two, other in zip(found, shares, strict=True) if share < other)


@given(WEIGHTS, PLACES)
def test_equal_shares_are_printed_alike(weights: list[int], places: int) -> None:
    shares = shares_of(weights)
    texts = share_texts(shares, places)
    assert len(set(zip(shares, texts, strict=True))) == len(set(shares))


def test_what_is_missing_goes_to_the_largest_remainders() -> None:
    assert rounded_to_whole([F(406, 1000), F(304, 1000), F(29, 100)]) == (41, 30, 29)
    assert share_texts([F(1255, 10000), F(2345, 10000), F(64, 100)]) == ("13%", "23%", "64%")
    assert share_texts([F(1, 8), F(5, 8), F(2, 8)], 1) == ("12.5%", "62.5%", "25.0%")


def test_thirds_are_printed_alike_though_they_miss_a_hundred() -> None:
    assert share_texts([F(1, 3)] * 3, 1) == ("33.3%",) * 3


@pytest.mark.parametrize("shares", [[F(1, 2), F(1, 3)], [F(3, 2), F(-1, 2)]])
def test_shares_that_are_no_parts_of_one_are_rounded_each_for_itself(shares: list[F]) -> None:
    assert rounded_to_whole(shares) == tuple(Decimal(round(share * 100)) for share in shares)
    assert share_texts([]) == ()
