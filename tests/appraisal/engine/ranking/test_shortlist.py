"""The shortlist cut, among those that no gate stopped."""

from fractions import Fraction as F

import pytest

from appraisal.engine import Problem, evaluate
from appraisal.engine.problem import Better, Preferred, Shortlist
from appraisal.engine.result import Outcome
from tests.appraisal.engine.problems import TEN, appraise, conditional, ranking


def forward(problem: Problem) -> str:
    return "".join(o.code for o in evaluate(problem).options if o.outcome is Outcome.TAKEN_FORWARD)


def top(count: int) -> Shortlist:
    return Shortlist("top", count)


def test_cut_is_made_among_those_no_gate_stopped() -> None:
    problem = appraise(
        [ranking("x", 1), conditional("c")],
        {"A": "hf", "B": "mp", "C": "lp"},
        shortlist=top(1),
    )
    assert forward(problem) == "B"
    assert [o.rank for o in evaluate(problem).options] == [1, 2, 3]


@pytest.mark.parametrize(
    ("count", "taken"), [(1, "A"), (2, "ABC"), (3, "ABC"), (4, "ABCD"), (9, "ABCD")]
)
def test_cut_on_a_tie_takes_all_who_tie_and_says_so(count: int, taken: str) -> None:
    problem = appraise(
        [ranking("x", 1, TEN)], {"A": (9,), "B": (5,), "C": (5,), "D": (1,)}, shortlist=top(count)
    )
    assert forward(problem) == taken
    said = [s for s in evaluate(problem).statements if "falls on a tie" in s]
    assert said == (
        [
            "The cut after the first two falls on a tie between Option B and Option C, so all of "
            "them are taken forward: three options instead of two."
        ]
        if count == 2
        else []
    )


@pytest.mark.parametrize(("better", "taken"), [(Better.HIGHER, "AB"), (Better.LOWER, "BC")])
def test_threshold_is_included_and_follows_the_direction(better: Better, taken: str) -> None:
    problem = appraise(
        [ranking("x", 1, TEN)],
        {"A": (9,), "B": (5,), "C": (4,)},
        better=better,
        shortlist=Shortlist("threshold", total=F(5)),
    )
    assert forward(problem) == taken


def test_all_takes_everyone_no_gate_stopped() -> None:
    problem = appraise([ranking("x", 1), conditional("c")], {"A": "lp", "B": "hf", "C": "mp"})
    assert forward(problem) == "AC"


def test_decision_changes_no_outcome_and_a_contrary_one_is_warned_of() -> None:
    args = ([ranking("x", 1)], {"A": "h", "B": "l"})
    plain = evaluate(appraise(*args, shortlist=top(1)))
    decided = evaluate(appraise(*args, shortlist=top(1), decision=Preferred("B")))
    assert decided.options == plain.options
    assert set(decided.warnings) - set(plain.warnings) == {
        "The preferred option, Option B, is not taken forward by the criteria."
    }
    first = evaluate(appraise(*args, shortlist=top(1), decision=Preferred("A")))
    assert first.warnings == plain.warnings
