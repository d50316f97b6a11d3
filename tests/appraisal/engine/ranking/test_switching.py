"""How far a weight may move before another option comes first."""

from dataclasses import replace
from fractions import Fraction as F

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from appraisal.engine import Problem, evaluate
from appraisal.engine.problem import Better
from appraisal.engine.result import Outcome, Switch
from tests.appraisal.engine.problems import TEN, appraise, drawn_problems, gateway, ranking

examples = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def switches(problem: Problem) -> dict[str, Switch | None]:
    return {weight.criterion: weight.switch for weight in evaluate(problem).weights}


def leaders(problem: Problem) -> set[str]:
    """The first of those taken forward."""
    forward = [o for o in evaluate(problem).options if o.outcome is Outcome.TAKEN_FORWARD]
    best = min((o.rank for o in forward if o.rank is not None), default=None)
    return {o.code for o in forward if o.rank == best}


def with_share(problem: Problem, code: str, share: F) -> Problem:
    """The same appraisal with this share on one criterion, the others keeping their ratios."""
    rest = sum(c.weight or 0 for c in problem.criteria if c.code != code)
    return replace(
        problem,
        criteria=tuple(
            c
            if c.weight is None
            else replace(c, weight=share if c.code == code else c.weight / rest * (1 - share))
            for c in problem.criteria
        ),
    )


def test_switching_share_is_where_two_totals_cross() -> None:
    # A (10, 0) and B (4, 7): equal where 10 t = 4 t + 7 (1 - t), at t = 7/13.
    problem = appraise([ranking("x", 60, TEN), ranking("y", 40, TEN)], {"A": (10, 0), "B": (4, 7)})
    assert switches(problem) == {
        "x": Switch(down=F(7, 13), down_to="B"),
        "y": Switch(up=F(6, 13), up_to="B"),
    }


def test_switching_where_less_is_better_turns_round() -> None:
    problem = appraise([ranking("x", 60, TEN), ranking("y", 40, TEN)], {"A": (0, 7), "B": (6, 0)})
    problem = replace(problem, better=Better.LOWER)
    assert switches(problem)["x"] == Switch(down=F(7, 13), down_to="B")


def test_joint_leaders_switch_where_they_stand() -> None:
    problem = appraise([ranking("x", 50, TEN), ranking("y", 50, TEN)], {"A": (8, 2), "B": (2, 8)})
    assert switches(problem)["x"] == Switch(F(1, 2), "A", F(1, 2), "B")


def test_leader_that_dominates_is_never_overtaken() -> None:
    problem = appraise([ranking("x", 1, TEN), ranking("y", 3, TEN)], {"A": (5, 5), "B": (5, 4)})
    assert switches(problem) == {"x": Switch(), "y": Switch()}


def test_option_that_a_gateway_stops_takes_no_place() -> None:
    problem = appraise(
        [gateway("g"), ranking("x", 60, TEN), ranking("y", 40, TEN)],
        {"A": ("p", 10, 0), "B": ("f", 4, 7)},
    )
    assert switches(problem) == {"x": Switch(), "y": Switch()}


def test_nearest_of_several_crossings_counts() -> None:
    problem = appraise(
        [ranking("x", 50, TEN), ranking("y", 50, TEN)],
        {"A": (6, 6), "B": (9, 2), "C": (7, 4)},
    )
    assert switches(problem)["x"] == Switch(up=F(4, 7), up_to="B")


def test_switch_is_not_told_where_a_criterion_carries_all_the_weight_or_does_not_apply() -> None:
    alone = appraise([ranking("x", 1, TEN), ranking("y", 0, TEN)], {"A": (5, 5), "B": (4, 4)})
    assert switches(alone) == {"x": None, "y": Switch()}
    apart = appraise([ranking("x", 1, TEN), ranking("y", 1, TEN)], {"A": (5, "n/a"), "B": (4, 4)})
    assert set(switches(apart).values()) == {None}


def test_unweighted_criteria_have_no_switch() -> None:
    assert switches(appraise([ranking("x"), ranking("y")], {"A": "hl", "B": "lh"})) == {}


@pytest.mark.parametrize("side", [1, -1])
@examples
@given(problem=drawn_problems(weighted=True), part=st.fractions(F(1, 100), F(99, 100)))
def test_first_place_changes_at_the_switch_and_not_before(
    problem: Problem, part: F, side: int
) -> None:
    problem = replace(problem, shortlist=type(problem.shortlist)())
    result = evaluate(problem)
    now = leaders(problem)
    for weight in result.weights:
        if weight.switch is None or any(o.gaps for o in result.options):
            continue
        point = weight.switch.up if side > 0 else weight.switch.down
        to = weight.switch.up_to if side > 0 else weight.switch.down_to
        end = F(1) if side > 0 else F(0)
        until = end if point is None else point
        between = weight.share + (until - weight.share) * part
        if 0 < between < 1 and between != weight.share and len(now) == 1:
            assert leaders(with_share(problem, weight.criterion, between)) == now
        if point is not None and to is not None and 0 < point < 1:
            beyond = point + (end - point) * F(1, 10**9)
            assert to in leaders(with_share(problem, weight.criterion, beyond))
