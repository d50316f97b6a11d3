"""Dominance among many options at once, in whole numbers."""

from fractions import Fraction as F
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from appraisal.engine.ranking.dominance import (
    Covering,
    covers,
    dominates,
    rank_by_total,
    rows_of,
)

numbers = st.fractions(min_value=-3, max_value=3, max_denominator=4)
edges = st.tuples(numbers, numbers)
rows = st.dictionaries(st.sampled_from("abc"), edges, min_size=1)


@given(st.lists(st.dictionaries(st.sampled_from("abc"), edges), max_size=5))
def test_whole_numbers_compare_as_the_edges_that_they_stand_for(values: list) -> None:
    before = [edge for one in values for edge in one.values()]
    after = [whole for one in rows_of(values) for whole in one.values()]
    assert [a < b for a, b in permutations(before, 2)] == [a < b for a, b in permutations(after, 2)]
    assert [list(one) for one in rows_of(values)] == [list(one) for one in values]


@given(st.lists(rows, max_size=5))
def test_options_together_are_covered_as_pair_by_pair(values: list) -> None:
    found = {f"o{n}": row for n, row in enumerate(rows_of(values))}
    covering = Covering(found)
    beaten = [(a, b) for a, b in permutations(found, 2) if dominates(found[a], found[b])]
    assert list(covering.dominated) == beaten
    assert set(covering.unseparated) == {
        (a, b)
        for a, b in permutations(found, 2)
        if a < b and not covers(found[a], found[b]) and not covers(found[b], found[a])
    }
    some = list(found)[1:]
    assert covering.ranks(some) == {
        code: 1 + sum((other, code) in beaten for other in some) for code in some
    }


def test_equal_totals_share_a_rank_and_the_next_one_skips() -> None:
    totals = rows_of({"total": (F(value), F(0))} for value in (3, F(7, 2), 3, 1))
    found = dict(zip("abcd", totals, strict=True))
    assert rank_by_total(found, "abcd") == {"a": 2, "b": 1, "c": 2, "d": 4}
    assert rank_by_total(found, "cd") == {"c": 1, "d": 2}
