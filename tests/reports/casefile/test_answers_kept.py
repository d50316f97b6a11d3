"""The engine's last answers are kept, and told apart by everything that a problem says."""

from dataclasses import replace

import pytest
from hypothesis import given

from appraisal.casefile import problem as casefile
from appraisal.casefile.problem import answer_to
from appraisal.engine.checking.fault import ProblemError
from appraisal.engine.outcome import evaluate
from appraisal.engine.problem import Problem
from appraisal.engine.result import Result
from tests.appraisal.engine.problems import appraise, drawn_problems, ranking

TWO = appraise([ranking("1", 50), ranking("2", 50)], {"A": "hl", "B": "lm"})


@given(drawn_problems())
def test_kept_answer_is_that_of_the_engine(problem: Problem) -> None:
    assert answer_to(problem) == evaluate(problem) == answer_to(replace(problem))


def test_same_problem_is_answered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Problem] = []

    def counted(problem: Problem) -> Result:
        asked.append(problem)
        return evaluate(problem)

    monkeypatch.setattr(casefile, "evaluate", counted)
    answer_to.cache_clear()
    assert answer_to(TWO) is answer_to(replace(TWO, title="Test"))
    assert len(asked) == 1
    for other in (
        replace(TWO, title="Another"),
        replace(TWO, ratings=TWO.ratings[1:]),
        replace(TWO, ratings=(replace(TWO.ratings[0], reason="Since."), *TWO.ratings[1:])),
    ):
        answer_to(other)
    assert len(asked) == 4


def test_problem_that_contradicts_itself_is_refused_each_time() -> None:
    wrong = replace(TWO, options=TWO.options * 2)
    for _time in range(2):
        with pytest.raises(ProblemError):
            answer_to(wrong)
