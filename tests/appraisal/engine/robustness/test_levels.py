"""What one level counts for: the change is tried on the appraisal, and no smaller one turns it."""

from dataclasses import replace
from fractions import Fraction as F

from hypothesis import given
from hypothesis import strategies as st

from appraisal.engine import Problem, evaluate
from appraisal.engine.problem import LevelScale, TotalAs
from appraisal.engine.robustness.exactly import exactly_told
from appraisal.engine.robustness.levels import level_moved, moves
from appraisal.engine.robustness.table import whole_table
from appraisal.engine.robustness.work import robustness
from tests.appraisal.engine.problems import HML, TEN, appraise, drawn_problems, ranking

SHORT = F(999, 1000)


def counting(problem: Problem, scale: LevelScale, key: str, points: F) -> Problem:
    """The appraisal in which a level counts for so many points."""
    levels = tuple(replace(one, points=points) if one.key == key else one for one in scale.levels)
    criteria = tuple(
        replace(one, scale=LevelScale(levels, scale.key)) if one.scale == scale else one
        for one in problem.criteria
    )
    return replace(problem, criteria=criteria)


def leaders(problem: Problem) -> set[str]:
    forward = evaluate(problem).taken_forward
    return {one.code for one in forward if one.rank == forward[0].rank}


def room(scale: LevelScale, key: str) -> tuple[F, F]:
    """Between which points a level stays in its place, if not beyond a hundred."""
    points = {one.key: one.points for one in scale.levels}
    own = points.pop(key)
    least = max(
        (one for one in points.values() if one <= own), default=F(0) if own >= 0 else -F(100)
    )
    return least, min((one for one in points.values() if one >= own), default=F(100))


@given(drawn_problems(least_ranking=2), st.sampled_from(TotalAs))
def test_the_smallest_change_of_a_level_turns_the_first_place(
    drawn: Problem, total_as: TotalAs
) -> None:
    problem = replace(drawn, total_as=total_as)
    result = evaluate(problem)
    if whole_table(problem, result) is None:
        return
    found, now = level_moved(problem, result), None
    if found is not None:
        (scale,) = {c.scale for c in problem.criteria if c.code == found.criteria[0]}
        assert isinstance(scale, LevelScale)
        edge = room(scale, found.level)[found.above]
        beyond = found.points + (edge - found.points) / 10**9
        assert leaders(counting(problem, scale, found.level, beyond)) == set(found.first)
        now = abs(found.points - found.was) / length(scale)
    none_smaller(problem, now)


def length(scale: LevelScale) -> F:
    points = [one.points for one in scale.levels]
    return max(points) - min(points)


def none_smaller(problem: Problem, least: F | None) -> None:
    """Every level moved either way by a little less than that, or as far as it goes."""
    forward = evaluate(problem).taken_forward
    first = leaders(problem)
    if len(first) != 1 or problem.shortlist.kind == "threshold" or forward[0].total is None:
        return
    for scale in {c.scale for c in problem.criteria if isinstance(c.scale, LevelScale)}:
        for level in scale.levels:
            for edge in room(scale, level.key):
                far = edge - level.points
                if least is not None:
                    far = max(min(far, least * length(scale)), -least * length(scale))
                other = counting(problem, scale, level.key, level.points + SHORT * far)
                assert leaders(other) == first, (level.key, level.points + SHORT * far)


def told(problem: Problem) -> list[str]:
    result = evaluate(problem)
    found = exactly_told(problem, result, robustness(problem, result))
    return [one.sentence for one in found if one.what == ("one_level",)]


def test_it_is_told_with_the_criteria_that_share_the_scale() -> None:
    problem = appraise(
        [ranking("a", 1, HML), ranking("b", 1, HML)],
        {"A": ["medium", "medium"], "B": ["high", "low"]},
        total_as=TotalAs.POINTS,
    )
    moved = appraise(
        [ranking("a", 2, HML), ranking("b", 1, TEN)],
        {"A": ["medium", 6], "B": ["high", 3]},
    )
    assert told(problem) == []  # a tie
    assert told(moved) == [
        "One level is enough to change the first place: if Medium on Criterion a counted for fewer "
        "than 1.5 points, not 2, Option B would come first."
    ]


def test_a_longer_scale_counts_for_less_where_totals_are_values() -> None:
    problem = appraise(
        [ranking("a", 2, HML), ranking("b", 1, TEN)],
        {"A": ["medium", 9], "B": ["high", 1]},
        total_as=TotalAs.VALUE,
    )
    # 2 x 100 for B and 10 against 2 x 50 and 90: B leads by 20 until Medium is worth 60.
    assert told(problem) == [
        "One level is enough to change the first place: if Medium on Criterion a counted for more "
        "than 2.2 points, not 2, Option A would come first."
    ]


@given(drawn_problems(least_ranking=2), st.sampled_from(TotalAs))
def test_totals_are_as_good_where_a_level_is_said_to_make_them_so(
    drawn: Problem, total_as: TotalAs
) -> None:
    problem = replace(drawn, total_as=total_as)
    result = evaluate(problem)
    if whole_table(problem, result) is None or not result.weighted:
        return
    leader = result.taken_forward[0].code
    for move in moves(problem, result, leader):
        for points in move.meets:
            then = evaluate(counting(problem, move.scale, move.level.key, points))
            totals = [one.total for one in then.options if one.code == leader]
            others = [one.total for one in then.options if one.code != leader]
            assert set(totals) & set(others), (move.level.key, points)


def test_a_worst_level_that_counts_for_less_makes_its_scale_longer() -> None:
    problem = appraise(
        [ranking("a", 1, HML), ranking("b", 1, TEN)],
        {"A": ["medium", 7], "B": ["high", 3]},
        total_as=TotalAs.VALUE,
    )
    # 50 and 70 for A against 100 and 30: B leads by 10, which a half of a point at Low makes up.
    (low,) = [m for m in moves(problem, evaluate(problem), "B") if m.level.key == "low"]
    assert low.meets == {F(1, 2)}
    assert leaders(counting(problem, HML, "low", F(1, 4))) == {"A"}
