"""The engine against a second, plain one that tries every filling and many weightings."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from appraisal.engine import Problem, evaluate
from appraisal.engine.problem import RuledOut
from tests.appraisal.engine.oracle import Oracle
from tests.appraisal.engine.problems import drawn_problems

thorough = settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@st.composite
def some_ruled_out(draw: st.DrawFn, weighted: bool) -> Problem:
    """A drawn problem in which some options, but not all, were ruled out before."""
    problem = draw(drawn_problems(weighted=weighted, gaps=2, least_ranking=int(weighted)))
    codes = [one.code for one in problem.options]
    out = draw(st.lists(st.sampled_from(codes), unique=True, max_size=len(codes) - 1))
    ruled_out = tuple(RuledOut(code, "Long list", "It is too dear") for code in out)
    return replace(problem, ruled_out=ruled_out)


def agree(problem: Problem) -> None:
    result, oracle = evaluate(problem), Oracle(problem)
    expected = oracle.answer()
    for option in result.options:
        got = {
            "rank": option.rank,
            "best": option.best_rank,
            "worst": option.worst_rank,
            "failed": set(option.failed),
            "excused": set(option.excused),
            "gaps": set(option.gaps),
            "total": option.total,
            "outcome": option.outcome,
        }
        assert got == expected[option.code], option.code
    assert set(result.dominates) == oracle.dominance


@thorough
@given(drawn_problems(weighted=True, least_ranking=1))
def test_evaluate_agrees_with_oracle_when_weighted(problem: Problem) -> None:
    agree(problem)


@thorough
@given(drawn_problems(weighted=False, gaps=2))
def test_evaluate_agrees_with_oracle_when_unweighted(problem: Problem) -> None:
    agree(problem)


@thorough
@given(some_ruled_out(weighted=True))
def test_evaluate_agrees_with_oracle_when_some_are_ruled_out(problem: Problem) -> None:
    agree(problem)


@thorough
@given(some_ruled_out(weighted=False))
def test_evaluate_agrees_with_oracle_when_some_are_ruled_out_unweighted(problem: Problem) -> None:
    agree(problem)
