"""How far assessors agree on one cell, held against the ratings written out one by one."""

from dataclasses import replace
from fractions import Fraction as F
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from appraisal.engine.agreement.cells import CellAgreement, agreement_on
from appraisal.engine.agreement.lines import Line, line_of
from appraisal.engine.problem import Level, LevelScale, Rating
from tests.appraisal.engine.problems import HML, RISING, TEN, gateway, ranking, rate

FIVE = LevelScale(tuple(Level(f"l{index}", F(2**index)) for index in range(5)), "five")
LINES = {
    "three levels": line_of(ranking("r", scale=HML)),
    "five levels": line_of(ranking("r", scale=FIVE)),
    "points": line_of(ranking("r", scale=TEN)),
    "pass or fail": line_of(gateway("g")),
}
examples = settings(max_examples=200, deadline=None)


def together(name: str, *cells: str | int | F) -> CellAgreement:
    ratings = [
        replace(rate("A", "r", cell), assessor=f"p{index}") for index, cell in enumerate(cells)
    ]
    line = LINES[name]
    assert line is not None
    return agreement_on(line, ratings)


def test_levels_stand_in_the_sequence_of_their_points() -> None:
    back = LevelScale(tuple(reversed(HML.levels)))
    assert line_of(ranking("r", scale=back)) == LINES["three levels"]


def test_what_a_measure_answers_has_no_line() -> None:
    assert line_of(ranking("r", from_measure=RISING)) is None


def test_median_mean_and_spread_of_levels() -> None:
    found = together("three levels", "h", "m", "m", "l")
    assert (found.median, found.least, found.most, found.spread) == (1, 0, 2, 2)
    assert found.mean == 2  # in points, of 3, 2, 2 and 1
    assert found.counts == ((0, 1), (1, 2), (2, 1))
    assert found.distance == F(1, 2)
    assert found.wide
    assert found.outliers == ()


def test_mean_is_of_points_and_not_of_places() -> None:
    assert together("five levels", "l0", "l4").mean == F(17, 2)
    assert together("pass or fail", "p", "p").mean is None


def test_median_of_an_even_number_lies_half_way() -> None:
    assert together("three levels", "h", "m").median == F(3, 2)
    assert together("points", 3, 6).median == F(9, 2)


@pytest.mark.parametrize(
    ("name", "cells", "outliers", "wide"),
    [
        ("five levels", ("l0", "l0", "l1"), (), False),
        ("five levels", ("l0", "l0", "l2"), ("p2",), True),
        ("three levels", ("h", "h", "l"), ("p2",), True),
        ("three levels", ("h", "h", "m"), (), False),
        ("pass or fail", ("p", "p", "f"), ("p2",), True),
        ("pass or fail", ("p", "f"), (), True),
        ("points", (3, 3, 6), (), False),
        ("points", (3, 3, F(19, 3)), ("p2",), True),
        ("points", (5, 5, 5), (), False),
    ],
)
def test_who_stands_far_from_the_median(
    name: str, cells: tuple[str | int | F, ...], outliers: tuple[str, ...], wide: bool
) -> None:
    found = together(name, *cells)
    assert found.outliers == outliers
    assert found.wide is wide


def test_whether_it_applies_at_all_divides_them_most() -> None:
    found = together("five levels", "l3", "n/a", "l3")
    assert found.apart
    assert not found.same
    assert found.not_applicable == ("p1",)
    assert found.disagreement == (1, 0)


@pytest.mark.parametrize(
    ("cells", "same"),
    [
        ((), False),
        (("h",), False),
        (("h", "h"), True),
        (("n/a", "n/a"), True),
        (("h", "n/a"), False),
        (("h", "m"), False),
    ],
)
def test_all_are_equal_where_two_speak_and_say_the_same(cells: tuple[str, ...], same: bool) -> None:
    assert together("three levels", *cells).same is same


def test_who_abstains_counts_for_nothing() -> None:
    line = LINES["three levels"]
    assert line is not None
    ratings = [replace(rate("A", "r", "h"), assessor=who) for who in ("a", "b")]
    with_one, without = agreement_on(line, ratings, ("c",)), agreement_on(line, ratings)
    assert with_one.abstained == ("c",)
    assert replace(with_one, abstained=()) == without


def test_a_scale_of_one_place_divides_nobody() -> None:
    line = Line(("only",), (F(1),))
    ratings = [Rating("A", "r", level="only", assessor=who) for who in ("a", "b")]
    found = agreement_on(line, ratings)
    assert (found.wide, found.outliers, found.disagreement) == (False, (), (0, 0))


def test_a_level_that_the_scale_lost_is_left_out() -> None:
    line = LINES["three levels"]
    assert line is not None
    assert agreement_on(line, [Rating("A", "r", level="gone", assessor="a")]).counts == ()


@examples
@given(
    st.sampled_from(sorted(LINES)),
    st.lists(st.integers(0, 10), min_size=1, max_size=9),
    st.randoms(use_true_random=False),
)
def test_it_is_what_counting_one_by_one_gives(name: str, drawn: list[int], random) -> None:
    line = LINES[name]
    assert line is not None
    cells = [line.keys[one % len(line.keys)] if line.keys else one for one in drawn]
    places = [F(line.keys.index(one)) if isinstance(one, str) else F(one) for one in cells]
    found = together(name, *cells)
    middle = F(median(places))
    assert found.median == middle
    assert (found.least, found.most) == (min(places), max(places))
    assert found.distance == sum(abs(one - middle) for one in places) / len(places)
    assert set(found.outliers) == {
        f"p{index}"
        for index, one in enumerate(places)
        if one != middle and abs(one - middle) >= line.far
    }
    assert found.same is (len(places) > 1 and len(set(places)) == 1)
    assert all(0 <= part <= 1 for part in found.disagreement)
    shuffled = together(name, *random.sample(cells, len(cells)))
    assert shuffled.counts == found.counts
    assert shuffled.disagreement == found.disagreement
