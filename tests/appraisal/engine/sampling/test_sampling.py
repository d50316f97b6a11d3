"""Samples against exact answers, each within three standard errors of it."""

import subprocess
import sys
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.engine.sampling.answer import half_width
from appraisal.engine.sampling.blocks import SamplingStopped
from appraisal.engine.sampling.sample import first_places, ranks
from appraisal.engine.sampling.scores import scores
from appraisal.engine.sampling.weightings import (
    Agreed,
    Assessors,
    Band,
    Bits,
    Everywhere,
    Order,
    WeightingsError,
)

SAMPLES = 20_000
DRAWN_WITH_SEED_NOUGHT = [
    [23549334.0, 3422036312.0, 849381650.0],
    [1358657724.0, 2691228227.0, 245081345.0],
]
tables = st.tuples(st.integers(1, 15), st.integers(1, 5)).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 4), min_size=size[1], max_size=size[1]),
        min_size=size[0],
        max_size=size[0],
    )
)


def single(rows):
    return [[(value,) for value in row] for row in rows]


def codes(rows):
    return [str(index) for index in range(len(rows))]


def near(count, exact, samples=SAMPLES):
    error = sqrt(max(exact * (1 - exact), 1e-9) / samples)
    return abs(count / samples - exact) <= 3 * error + 1e-9


def drawn(weighting, criteria, size=8192, bits=32, seed=3):
    out = np.empty((criteria, size))
    weighting.block(criteria, bits, size)(Bits(seed, 0), out)
    return out


@pytest.mark.parametrize("n", [2, 3, 4, 5, 14])
def test_each_option_best_on_its_own_criterion_is_first_as_often(n):
    rows = [[int(a == b) for b in range(n)] for a in range(n)]
    answer = ranks(codes(rows), single(rows), samples=SAMPLES, seed=0)
    own = sum(1 / k for k in range(1, n + 1)) / n
    for option in range(n):
        assert near(answer.ranks[option][0], 1 / n)
        assert float(answer.central_weights(option)[option]) == pytest.approx(own, abs=0.02)
        assert answer.confidence(option) == 1


def test_three_options_on_two_criteria_have_their_exact_shares():
    rows = [[10, 0], [0, 10], [6, 6]]
    answer = ranks("ABC", single(rows), samples=SAMPLES, seed=1)
    assert all(near(row[0], p) for row, p in zip(answer.ranks, (0.4, 0.4, 0.2), strict=True))
    assert all(near(row[2], p) for row, p in zip(answer.ranks[:2], (0.5, 0.5), strict=True))
    assert answer.ranks[2][2] == 0
    assert near(answer.wins[0][1], 0.5)
    assert near(answer.wins[2][0], 0.6)


def test_one_weight_above_a_half_is_as_rare_as_it_should_be():
    weights = drawn(Everywhere(), 5)
    assert near(int((weights.max(axis=0) > 2**31).sum()), 0.3125, 8192)
    assert (weights.sum(axis=0) == 2**32).all()


@given(tables)
def test_ranks_are_those_of_counting_each_weighting_by_itself(rows):
    answer = ranks(codes(rows), single(rows), samples=40, seed=7)
    weights = drawn(Everywhere(), len(rows[0]), bits=scores(single(rows)).bits, seed=7)[:, :40]
    expected = [[0] * len(rows) for _ in rows]
    sums = [[0] * len(rows[0]) for _ in rows]
    wins = [[0] * len(rows) for _ in rows]
    for column in weights.T:
        each = [int(w) for w in column]
        totals = [sum(v * w for v, w in zip(row, each, strict=True)) for row in rows]
        for a, total in enumerate(totals):
            rank = sum(other > total for other in totals)
            expected[a][rank] += 1
            for b, other in enumerate(totals):
                wins[a][b] += total > other
            if rank == 0:
                sums[a] = [s + w for s, w in zip(sums[a], each, strict=True)]
    assert [list(row) for row in answer.ranks] == expected
    assert [list(row) for row in answer.first_weights] == sums
    assert [list(row) for row in answer.wins] == wins
    first = first_places(codes(rows), single(rows), samples=40, seed=7)
    assert answer.first == first


@given(tables, st.randoms(use_true_random=False), st.integers(1, 10**9), st.integers(-9, 9))
def test_neither_the_sequence_of_options_nor_units_change_ranks(rows, random, times, more):
    answer = ranks(codes(rows), single(rows), samples=30, seed=0)
    order = list(range(len(rows)))
    random.shuffle(order)
    moved = [[value * times + more for value in rows[index]] for index in order]
    again = ranks(codes(rows), single(moved), samples=30, seed=0)
    assert again.ranks == tuple(answer.ranks[index] for index in order)
    assert again.first_weights == tuple(answer.first_weights[index] for index in order)


@given(st.lists(st.integers(0, 6), min_size=1, max_size=8), st.integers(1, 32))
def test_an_order_is_kept_with_its_ties(weights, seed):
    found = drawn(Order(tuple(weights)), len(weights), size=50, seed=seed)
    for a, one in enumerate(weights):
        for b, other in enumerate(weights):
            assert one != other or (found[a] == found[b]).all()
            assert one <= other or (found[a] >= found[b]).all()
    assert (found.sum(axis=0) <= 2**32).all()
    assert (found.sum(axis=0) > 2**32 - 100).all()


def test_an_order_has_the_means_of_its_corners():
    found = drawn(Order((3, 2, 1)), 3).mean(axis=1) / 2**32
    assert found == pytest.approx([11 / 18, 5 / 18, 2 / 18], abs=0.01)


@given(
    st.lists(st.integers(0, 9), min_size=1, max_size=8).filter(any),
    st.integers(0, 100),
)
def test_a_band_holds_every_weight(weights, per_cent):
    band = Band(tuple(weights), per_cent)
    found = drawn(band, len(weights), size=50)
    for row, (least, most) in zip(found, band.ranges(32), strict=True):
        assert ((row >= least) & (row <= most)).all()
    assert (found.sum(axis=0) == 2**32).all()


def test_a_band_of_three_alike_is_a_hexagon():
    """Of the hexagon |x|, |y|, |x + y| <= 1 (area 3), x > 1/2 holds on 5/8 (5/24 of it)."""
    found = drawn(Band((1, 1, 1), 30), 3)
    third, width = 2**32 / 3, 2**32 / 10
    assert [near(int((row - third > width / 2).sum()), 5 / 24, 8192) for row in found] == [True] * 3


def test_a_band_of_two_alike_is_a_line():
    found = drawn(Band((1, 1), 50), 2)
    assert near(int((found[0] > 2**31 + 2**29).sum()), 0.25, 8192)


def test_mixtures_of_two_assessors_lie_on_the_line_between_them():
    found = drawn(Assessors(((1, 0), (1, 1))), 2)
    assert found[0].min() >= 2**31 - 4
    assert near(int((found[0] > 3 * 2**30).sum()), 0.5, 8192)


def test_ratings_are_drawn_from_those_given():
    cells = [[(1, 2, 3)], [(2,)]]
    answer = ranks("AB", cells, Agreed((1,)), samples=SAMPLES, seed=2)
    assert near(answer.ranks[0][0], 2 / 3)
    assert near(answer.ranks[1][0], 2 / 3)
    assert near(answer.wins[0][1], 1 / 3)
    assert near(answer.confidence(0) * SAMPLES, 2 / 3)


def test_one_option_is_always_first_and_one_criterion_decides_alone():
    assert ranks("A", [[(3,)]], samples=10, seed=0).ranks == ((10,),)
    assert ranks("AB", [[(3,)], [(4,)]], samples=10, seed=0).ranks == ((0, 10), (10, 0))


def test_thirty_alike_are_all_first():
    rows = [[1] * 30] * 30
    answer = ranks(codes(rows), single(rows), samples=100, seed=0, wins=False)
    assert {row[0] for row in answer.ranks} == {100}
    assert len({answer.central_weights(option) for option in range(30)}) == 1


def test_fewer_weightings_are_the_first_of_more():
    """Nine thousand are eight thousand and some: a block's stream is its own."""
    rows = [[3, 0], [0, 3], [2, 2]]
    seen = []
    first_places("ABC", single(rows), samples=20_000, seed=4, progress=lambda *a: seen.append(a))
    assert seen == [(8192, 20_000), (16384, 20_000), (20_000, 20_000)]
    with pytest.raises(SamplingStopped):
        first_places("ABC", single(rows), samples=20_000, seed=4, progress=lambda *a: False)


def test_the_same_seed_draws_what_it_always_drew():
    found = drawn(Everywhere(), 3, size=2, seed=0)
    assert found.T.tolist() == DRAWN_WITH_SEED_NOUGHT


def test_fine_ratings_stay_exact_and_finest_are_rounded_and_say_so():
    fine, finest = 2**28 - 1, 10**15 + 1
    assert scores([[(fine,)], [(0,)]]).rounded is False
    table = scores([[(finest,), (1,)], [(0,), (0,)]])
    assert table.rounded
    assert table.cells[0][0][0] == 2**29 - 1


def test_weights_that_are_all_nought_are_refused():
    with pytest.raises(WeightingsError, match="above 0"):
        drawn(Agreed((0, 0)), 2)


def test_half_widths_are_at_most_one_point_at_ten_thousand():
    assert 0.0097 < half_width(5000, 10_000) <= 0.0098
    assert 0 < half_width(0, 10_000) < 0.0003


def test_numpy_is_not_imported_with_the_answer():
    code = "import sys, appraisal.engine.sampling.answer; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
