"""The best and the worst rank over every way of filling the gaps."""

from fractions import Fraction as F

import pytest

from appraisal.engine import Problem, evaluate
from appraisal.engine.gateway_kinds import MeasureTest, MinimumLevelTest
from appraisal.engine.problem import (
    Band,
    Better,
    FromMeasure,
    LinearScale,
    PointScale,
    TotalAs,
)
from tests.appraisal.engine.problems import TEN, appraise, conditional, gateway, ranking, rate


def spans(problem: Problem) -> dict[str, tuple[int | None, int | None, int | None]]:
    return {o.code: (o.rank, o.best_rank, o.worst_rank) for o in evaluate(problem).options}


def test_bounds_cover_the_undecided_and_whom_it_could_overtake() -> None:
    """4; between 2.5 and 5; 1.5, as averages: the undecided option surely passes the last."""
    problem = appraise(
        [ranking("x", 50, TEN), ranking("y", 50, TEN)],
        {"A": (8, 8), "B": (10, None), "C": (1, 2)},
        total_as=TotalAs.AVERAGE,
    )
    assert spans(problem) == {"A": (1, 1, 2), "B": (None, 1, 2), "C": (2, 3, 3)}


def test_bounds_of_decided_options_are_their_ranks_where_nothing_is_missing() -> None:
    problem = appraise([ranking("x", 1)], {"A": "h", "B": "h", "C": "l"})
    assert spans(problem) == {"A": (1, 1, 1), "B": (1, 1, 1), "C": (3, 3, 3)}


def test_missing_gateway_may_take_an_option_out_of_the_ranking() -> None:
    problem = appraise([gateway("g"), ranking("x", 1)], {"A": (None, "h"), "B": "pm", "C": "fh"})
    assert spans(problem) == {"A": (None, 1, 1), "B": (1, 1, 2), "C": (None, None, None)}


def test_missing_conditional_gateway_takes_nobody_out() -> None:
    problem = appraise([conditional("g"), ranking("x", 1)], {"A": (None, "h"), "B": "pm"})
    assert spans(problem) == {"A": (None, 1, 1), "B": (1, 2, 2)}


def test_minimum_level_limits_the_fills_to_those_that_meet_it() -> None:
    """If it is feasible at all, the option is at least medium, and so never behind B."""
    criteria = [ranking("x", 1), gateway("g", MinimumLevelTest("x", "medium"))]
    problem = appraise(criteria, {"A": (None,), "B": "m", "C": "h"})
    assert spans(problem) == {"A": (None, 1, 2), "B": (2, 2, 3), "C": (1, 1, 1)}


def test_minimum_level_that_every_level_meets_cannot_fail() -> None:
    criteria = [ranking("x", 1), ranking("y", 1), gateway("g", MinimumLevelTest("x", "low"))]
    problem = appraise(criteria, {"A": (None, "h"), "B": "lm"})
    assert spans(problem) == {"A": (None, 1, 1), "B": (1, 2, 2)}


def test_minimum_points_limit_a_point_scale() -> None:
    criteria = [ranking("x", 1, TEN), gateway("g", MinimumLevelTest("x", points=F(6)))]
    problem = appraise(criteria, {"A": (None,), "B": (7,), "C": (6,)})
    assert spans(problem) == {"A": (None, 1, 2), "B": (1, 1, 2), "C": (2, 2, 3)}


def test_bounds_follow_the_direction_where_lower_is_better() -> None:
    criteria = [ranking("x", 1, TEN), ranking("y", 1, TEN)]
    problem = appraise(criteria, {"A": (5, None), "B": (4, 0), "C": (9, 9)}, better=Better.LOWER)
    assert spans(problem) == {"A": (None, 2, 2), "B": (1, 1, 1), "C": (2, 3, 3)}


def test_undecided_options_fill_independently_of_each_other() -> None:
    problem = appraise([ranking("x", 1), ranking("y", 1)], {"A": ("h", None), "B": ("m", None)})
    assert spans(problem) == {"A": (None, 1, 2), "B": (None, 1, 2)}


FAST = LinearScale("weeks", F(40), F(0), F(100))


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (None, {"A": (None, 1, 3), "B": (1, 1, 2), "C": (2, 2, 3)}),
        (F(10), {"A": (None, 1, 1), "B": (1, 1, 2), "C": (2, 2, 3)}),  # at least 75 if feasible
        (F(20), {"A": (None, 1, 2), "B": (1, 1, 2), "C": (2, 2, 3)}),  # at least 50 of B's 52
    ],
)
def test_measure_gateway_limits_the_scale_that_reads_the_measure(
    limit: F | None, expected: dict
) -> None:
    criteria = [ranking("x", 1, FAST), ranking("y", 1, PointScale(F(-100), F(100)))]
    if limit is not None:
        criteria.append(gateway("g", MeasureTest("weeks", at_most=limit)))
    problem = appraise(criteria, {"A": (0,), "B": (-48,), "C": (-75,)}, {"weeks": {"B": 0, "C": 0}})
    assert spans(problem) == expected


def test_measure_read_by_two_scales_moves_both() -> None:
    """What it gains on one scale it loses on the other: 10 in all, whatever the measure."""
    up = LinearScale("m", F(0), F(10), F(10))
    down = LinearScale("m", F(10), F(0), F(10))
    problem = appraise(
        [ranking("u", 1, up), ranking("d", 1, down), ranking("x", 1, TEN)],
        {"A": (5,), "B": (6,), "C": (4,)},
        {"m": {"B": 3, "C": 9}},
    )
    assert spans(problem) == {"A": (None, 2, 2), "B": (1, 1, 1), "C": (2, 3, 3)}


def test_open_edge_of_a_band_is_approached_and_never_reached() -> None:
    """Just below 10 the option nears 10 points on the scale while still low in the bands: it
    nears 11 and never reaches it; from 10 it has 13. D's 11 can be neared, not met."""
    scale = LinearScale("m", F(0), F(10), F(10))
    bands = FromMeasure("m", (Band("high", F(10)), Band("low")))
    at_most = gateway("g", MeasureTest("m", at_most=F(999, 100)))
    criteria = [ranking("u", 1, scale), ranking("b", 1, from_measure=bands)]
    measures = {"m": {"D": 0}}
    free = appraise([*criteria, ranking("x", 1, TEN)], {"A": (0,), "D": (10,)}, measures)
    held = appraise([*criteria, at_most, ranking("x", 1, TEN)], {"A": (0,), "D": (10,)}, measures)
    assert spans(free) == {"A": (None, 1, 2), "D": (1, 1, 2)}
    assert spans(held) == {"A": (None, 2, 2), "D": (1, 1, 1)}


def test_supremum_that_is_not_reached_does_not_count_as_level() -> None:
    """Falling bands make 10 itself worse: the option nears 13 points just below it (10 on the
    scale and high) and has 11 from there on, so an option with 13 is always strictly ahead."""
    scale = LinearScale("m", F(0), F(10), F(10))
    bands = FromMeasure("m", (Band("low", F(10)), Band("high")))
    criteria = [ranking("u", 1, scale), ranking("b", 1, from_measure=bands), ranking("x", 1, TEN)]
    problem = appraise(criteria, {"A": (0,), "D": (10,)}, {"m": {"D": 0}})
    assert spans(problem) == {"A": (None, 2, 2), "D": (1, 1, 1)}


def test_unweighted_bounds_use_dominance() -> None:
    criteria = [ranking("x"), ranking("y")]
    problem = appraise(criteria, {"A": ("m", None), "B": "mm", "C": "hl"})
    assert spans(problem) == {"A": (None, 1, 3), "B": (1, 1, 2), "C": (1, 1, 1)}


def test_unweighted_measure_of_two_scales_is_tried_stretch_by_stretch() -> None:
    """It cannot be best on both scales at once, so it never dominates B and never is dominated."""
    up = LinearScale("m", F(0), F(10), F(10))
    down = LinearScale("m", F(10), F(0), F(10))
    problem = appraise(
        [ranking("u", None, up), ranking("d", None, down)],
        {"A": "", "B": ""},
        {"m": {"B": 4}},
    )
    assert spans(problem) == {"A": (None, 1, 1), "B": (1, 1, 1)}


@pytest.mark.parametrize("total_as", [TotalAs.POINTS, TotalAs.PERCENT])
def test_unweighted_measure_is_tried_where_it_meets_what_others_have(total_as: TotalAs) -> None:
    """B has 4 on x alone, so from 4 to 6 the measure gives A at least 4 on both its scales."""
    up = LinearScale("m", F(0), F(10), F(10))
    down = LinearScale("m", F(10), F(0), F(10))
    criteria = [ranking("u", None, up), ranking("d", None, down), ranking("x", None, TEN)]
    unlike = tuple(rate("B", code, "n/a") for code in "ud")
    problem = appraise(criteria, {"A": ("n/a",), "B": (4,)}, ratings=unlike, total_as=total_as)
    assert spans(problem) == {"A": (None, 1, 1), "B": (1, 1, 2)}


def test_conditional_minimum_level_limits_no_fill() -> None:
    criteria = [ranking("x", 1), conditional("c", None, MinimumLevelTest("x", "high"))]
    problem = appraise(criteria, {"A": (None,), "B": "m"})
    assert spans(problem) == {"A": (None, 1, 2), "B": (1, 1, 2)}


def test_option_that_no_fill_makes_feasible_has_no_bounds() -> None:
    gates = [gateway("g", MeasureTest("m", F(5))), gateway("h", MeasureTest("m", None, F(4)))]
    problem = appraise([*gates, ranking("x", 1)], {"A": "h", "B": "l"}, {"m": {}})
    assert spans(problem)["A"] == (None, None, None)
