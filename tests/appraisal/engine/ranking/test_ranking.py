"""Totals, shares, joint ranks, directions and dominance."""

from fractions import Fraction as F

import pytest

from appraisal.engine import evaluate
from appraisal.engine.problem import Better, LinearScale, PointScale, Problem, TotalAs
from appraisal.engine.ranking.dominance import covers, dominates
from appraisal.engine.result import CellState, Outcome
from appraisal.engine.scales import Edge, edge
from tests.appraisal.engine.problems import TEN, appraise, gateway, ranking


def column(problem: Problem, field: str) -> list:
    return [getattr(option, field) for option in evaluate(problem).options]


WEIGHTED = [ranking("a", 1, TEN), ranking("b", 3, PointScale(F(0), F(20)))]


@pytest.mark.parametrize(
    ("total_as", "whole", "without_b"),
    [
        (TotalAs.POINTS, F(38), F(8 * 4)),  # 8 + 30; 8 x all weight over the weight that applies
        (TotalAs.AVERAGE, F(38, 4), F(8)),
        (TotalAs.PERCENT, F(100 * 38, 70), F(80)),  # of 10 + 60; of 10
    ],
)
def test_total_is_points_average_or_percent(total_as: TotalAs, whole: F, without_b: F) -> None:
    problem = appraise(WEIGHTED, {"A": (8, 10), "B": (8, "n/a")}, total_as=total_as)
    assert column(problem, "total") == [whole, without_b]
    shares = {(c.option, c.criterion): c.share for c in evaluate(problem).cells}
    assert shares["A", "a"] + shares["A", "b"] == whole
    assert (shares["B", "a"], shares["B", "b"]) == (without_b, None)


def test_smallest_total_is_first_where_lower_is_better() -> None:
    problem = appraise(WEIGHTED, {"A": (8, 10), "B": (1, 1), "C": (1, 1)}, better=Better.LOWER)
    assert column(problem, "rank") == [3, 1, 1]
    assert column(problem, "joint") == [False, True, True]
    assert set(evaluate(problem).dominates) == {("B", "A"), ("C", "A")}


def test_unweighted_rank_is_one_plus_those_that_dominate() -> None:
    problem = appraise([ranking("a"), ranking("b")], {"A": "hm", "B": "mh", "C": "mm", "D": "lh"})
    result = evaluate(problem)
    assert column(problem, "rank") == [1, 1, 3, 2]
    assert column(problem, "total") == [None] * 4
    assert set(result.dominates) == {("A", "C"), ("B", "C"), ("B", "D")}
    assert set(result.unseparated) == {("A", "B"), ("A", "D"), ("C", "D")}
    assert not result.order_holds
    assert result.weights == ()
    assert (
        "Option A and Option B; Option A and Option D; Option C and Option D"
        in (result.statements[0])
    )


def test_equal_options_do_not_break_an_order_that_holds() -> None:
    result = evaluate(appraise([ranking("a"), ranking("b")], {"A": "hm", "B": "hm", "C": "lm"}))
    assert result.order_holds
    assert result.statements == (
        "The order Option A level with Option B, Option C holds under every weighting of the "
        "ranking criteria.",
    )


def test_order_of_one_option_is_not_called_an_order() -> None:
    result = evaluate(appraise([ranking("a")], {"A": "h"}))
    assert (result.order_holds, result.statements) == (False, ())


def test_order_that_holds_among_the_decided_says_so() -> None:
    result = evaluate(appraise([ranking("a")], {"A": "h", "B": "m", "C": (None,)}))
    assert result.statements[0].startswith("Among the options decided so far, the order Option A")


def test_weighted_totals_may_order_what_dominance_does_not() -> None:
    result = evaluate(appraise([ranking("a", 2), ranking("b", 1)], {"A": "hl", "B": "lh"}))
    assert [o.rank for o in result.options] == [1, 2]
    assert (result.dominates, result.unseparated, result.order_holds) == ((), (), False)


def test_dominance_counts_criteria_of_zero_weight() -> None:
    criteria = [ranking("a", 1), ranking("b", 0)]
    assert evaluate(appraise(criteria, {"A": "hl", "B": "mh"})).dominates == ()
    assert evaluate(appraise(criteria, {"A": "hm", "B": "mm"})).dominates == (("A", "B"),)


def test_dominance_fills_a_gap_with_the_worst_and_with_the_best() -> None:
    criteria = [ranking("a", 1), ranking("b", 0)]
    open_ = {"A": ("h", None), "B": ("m", "l")}
    assert evaluate(appraise(criteria, open_)).dominates == (("A", "B"),)
    assert evaluate(appraise(criteria, open_ | {"B": ("m", "m")})).dominates == ()


def test_unrated_zero_weight_criterion_is_no_gap() -> None:
    problem = appraise([ranking("a", 1), ranking("b", 0)], {"A": ("h", None), "B": ("m", "h")})
    result = evaluate(problem)
    assert column(problem, "rank") == [1, 2]
    states = {(c.option, c.criterion): (c.state, c.share) for c in result.cells}
    assert states["A", "b"] == (CellState.UNRATED, None)
    assert states["B", "b"] == (CellState.RATED, 0)


def values(**points: int) -> dict[str, Edge]:
    return {code: edge(F(value)) for code, value in points.items()}


@pytest.mark.parametrize(
    ("first", "second", "holds"),
    [
        (values(a=3, b=2), values(a=2, b=2), True),
        (values(a=3, b=1), values(a=2, b=2), False),
        (values(a=3), values(a=2, b=3), True),
        (values(a=3), values(a=2, b=4), False),  # b outweighs it where a weighs little
        (values(a=3, b=2), values(a=2), True),
        (values(a=3, b=1), values(a=2), False),
        (values(a=3), values(b=3), True),
        (values(a=3, c=1), values(b=2, c=1), False),  # c against b: 1 over 2 fails
    ],
)
def test_dominance_handles_not_applicable_exactly(first: dict, second: dict, holds: bool) -> None:
    assert covers(first, second) is holds


def test_equal_options_do_not_dominate() -> None:
    assert not dominates(values(a=1), values(a=1))
    assert dominates(values(a=2), values(a=1))


def test_percent_compares_parts_of_the_maximum() -> None:
    """Of unlike scales, 8 of 10 is more than 10 of 20, though its points are fewer."""
    criteria = [ranking("a", None, TEN), ranking("b", None, PointScale(F(0), F(20)))]
    problem = appraise(criteria, {"A": (8, "n/a"), "B": ("n/a", 10)}, total_as=TotalAs.PERCENT)
    assert evaluate(problem).dominates == (("A", "B"),)


def test_no_ranking_criterion_ranks_every_feasible_option_first() -> None:
    problem = appraise([gateway("g")], {"A": "p", "B": "p", "C": "f"})
    assert column(problem, "rank") == [1, 1, None]
    assert column(problem, "joint") == [True, True, False]
    assert column(problem, "total") == [None] * 3
    assert not evaluate(problem).order_holds


@pytest.mark.parametrize(
    ("value", "points"), [("900", 0), ("400", 100), ("650", 50), ("1000", 0), ("0", 100)]
)
def test_linear_scale_runs_between_anchors_and_clamps(value: str, points: int) -> None:
    scale = LinearScale("unit_cost", F(900), F(400), F(100))
    problem = appraise([ranking("u", 1, scale)], {"A": ""}, {"unit_cost": {"A": value}})
    result = evaluate(problem)
    assert result.options[0].total == points
    assert any("lies beyond" in w for w in result.warnings) is (value in ("1000", "0"))


def test_weight_shares_sum_to_one_and_flag_what_does_not_discriminate() -> None:
    result = evaluate(appraise([ranking("a", 60), ranking("b", 20)], {"A": "hm", "B": "lm"}))
    assert [(w.share, w.discriminates) for w in result.weights] == [
        (F(3, 4), True),
        (F(1, 4), False),
    ]
    assert (
        '"Criterion b" does not tell the options apart: all stand equal on it.' in result.warnings
    )


def test_one_ranked_option_is_too_few_to_say_what_discriminates() -> None:
    result = evaluate(appraise([ranking("a", 1)], {"A": "h", "B": (None,)}))
    assert [weight.discriminates for weight in result.weights] == [True]


def test_infeasible_option_keeps_its_total_and_loses_its_rank() -> None:
    problem = appraise([gateway("g"), ranking("a", 2)], {"A": "fh", "B": "pm"})
    assert column(problem, "total") == [6, 4]
    assert column(problem, "rank") == [None, 1]
    assert column(problem, "outcome")[0] is Outcome.NOT_FEASIBLE
