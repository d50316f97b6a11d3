"""What is said of every weighting holds under every weighting: held against trying them."""

from fractions import Fraction as F
from itertools import product

from hypothesis import given

from appraisal.engine import Problem, evaluate
from appraisal.engine.problem import Better, TotalAs
from tests.appraisal.engine.oracle import Oracle
from tests.appraisal.engine.problems import TEN, appraise, drawn_problems, ranking

SAID = "holds under every weighting of the ranking criteria"
TRIED = (1, 2, 10**4, 10**8)


def says(problem: Problem) -> bool:
    return any(SAID in one for one in evaluate(problem).statements)


def test_a_criterion_of_weight_nought_counts() -> None:
    """B is first by the weights as they are, and A as soon as Y has a quarter of them."""
    problem = appraise([ranking("X", 1, TEN), ranking("Y", 0, TEN)], {"A": (1, 10), "B": (3, 4)})
    result = evaluate(problem)
    assert not says(problem)
    assert result.dominates == ()
    assert (result.weights[1].switch or result.weights[0].switch) is not None
    assert says(appraise([ranking("X", 1, TEN), ranking("Y", 0, TEN)], {"A": (1, 4), "B": (3, 4)}))


def test_a_gap_that_might_be_filled_otherwise_counts() -> None:
    criteria = [ranking("X", 1, TEN), ranking("Y", 0, TEN)]
    assert not says(appraise(criteria, {"A": (3, None), "B": (1, 4)}))
    assert says(appraise(criteria, {"A": (3, None), "B": (1, 0)}))


def test_equal_totals_are_not_equal_under_every_weighting() -> None:
    criteria = [ranking("X", 1, TEN), ranking("Y", 0, TEN)]
    assert not says(appraise(criteria, {"A": (3, 4), "B": (3, 2)}))
    assert says(appraise(criteria, {"A": (3, 4), "B": (3, 4)}))


@given(drawn_problems(weighted=True, least_ranking=1, gaps=2))
def test_an_order_said_to_hold_holds_under_every_weighting_tried(problem: Problem) -> None:
    if not says(problem):
        return
    oracle = Oracle(problem)
    ranks = {one.code: one.rank for one in evaluate(problem).options if one.rank is not None}
    for weights in product(TRIED, repeat=len(oracle.ranking)):
        for first, second in product(ranks, repeat=2):
            if ranks[first] > ranks[second]:
                continue
            for facts in fillings(oracle, (first, second)):
                gap = oracle.total(facts, first, weights) - oracle.total(facts, second, weights)
                assert oracle.sign * gap >= 0
                if ranks[first] == ranks[second]:
                    assert gap == 0


def fillings(oracle: Oracle, options: tuple[str, str]) -> list[dict[object, object]]:
    """Every way of filling what these options lack on a criterion of weight 0."""
    blanks = [
        ("filled", option, criterion.code)
        for option in dict.fromkeys(options)
        for criterion in oracle.ranking
        if oracle.points(oracle.given, option, criterion) is None
    ]
    levels = [
        [level.points for one in oracle.ranking if one.code == code for level in one.scale.levels]
        for _, _, code in blanks
    ]
    return [oracle.given | dict(zip(blanks, some, strict=True)) for some in product(*levels)]


def test_the_statement_is_reached_by_drawn_problems() -> None:
    """The property above is no empty one: orders hold in some appraisals with a weight of 0."""
    held = [
        says(
            appraise(
                [ranking("X", 1, TEN), ranking("Y", 0, TEN)],
                {"A": (a, b), "B": (c, d)},
                total_as=total_as,
                better=better,
            )
        )
        for a, b, c, d in product((1, 2), repeat=4)
        for total_as in TotalAs
        for better in Better
    ]
    assert F(sum(held), len(held)) > F(1, 4)
    assert not all(held)
