"""Fractions over one common denominator."""

from fractions import Fraction as F

from hypothesis import given
from hypothesis import strategies as st

from appraisal.engine.ranking.whole_numbers import whole_numbers


def test_whole_numbers_keep_the_ratios_of_fractions() -> None:
    assert whole_numbers([F(1, 2), F(-2, 3), F(0), F(5)]) == [3, -4, 0, 30]
    assert whole_numbers([]) == []


@given(st.lists(st.fractions(), min_size=1, max_size=20))
def test_whole_numbers_are_one_multiple_of_what_they_stand_for(values: list[F]) -> None:
    found = whole_numbers(values)
    factors = {whole / value for whole, value in zip(found, values, strict=True) if value}
    assert len(factors) <= 1
    assert [whole == 0 for whole in found] == [value == 0 for value in values]
