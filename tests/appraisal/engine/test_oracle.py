"""The engine against a second, plain one that tries every filling and many weightings."""

from hypothesis import HealthCheck, given, settings

from appraisal.engine import Problem, evaluate
from tests.appraisal.engine.oracle import Oracle
from tests.appraisal.engine.problems import drawn_problems

thorough = settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


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
