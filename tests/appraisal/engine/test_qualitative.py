"""Appraisals weighed in words alone."""

from appraisal.engine import evaluate
from appraisal.engine.problem import Option, Preferred
from appraisal.engine.result import Outcome
from tests.appraisal.engine.problems import appraise, consideration, ranking

CRITERIA = [consideration("1"), consideration("2")]
TABLE = {"A": "", "B": "", "C": ""}


def test_qualitative_options_are_undecided_before_a_decision() -> None:
    result = evaluate(appraise(CRITERIA, TABLE))
    assert result.qualitative
    assert {o.outcome for o in result.options} == {Outcome.UNDECIDED}
    assert {(o.rank, o.total, o.best_rank) for o in result.options} == {(None, None, None)}
    assert (result.cells, result.order_holds) == ((), False)


def test_qualitative_decision_is_the_outcome() -> None:
    decision = Preferred("A", with_a_view_to="C", reason="It can start soonest.")
    result = evaluate(appraise(CRITERIA, TABLE, decision=decision))
    forward, stopped = Outcome.TAKEN_FORWARD, Outcome.NOT_TAKEN_FORWARD
    assert [o.outcome for o in result.options] == [forward, stopped, stopped]
    assert [o.reasons for o in result.options] == [
        ("Taken forward as the preferred option, with a view to Option C: It can start soonest.",),
        ("Not taken forward: Option A is preferred.",),
        ("Not taken forward now: Option A is preferred, with a view to this option later.",),
    ]


def test_qualitative_warns_of_a_missing_baseline_and_a_single_option() -> None:
    assert len(evaluate(appraise(CRITERIA, {"A": ""})).warnings) == 2
    baseline = (Option("A", "A", baseline=True), Option("B", "B"))
    assert evaluate(appraise(CRITERIA, {}, options=baseline)).warnings == ()


def test_considerations_beside_other_roles_are_left_alone() -> None:
    result = evaluate(appraise([consideration("1"), ranking("r", 1)], {"A": "h", "B": "l"}))
    assert not result.qualitative
    assert {cell.criterion for cell in result.cells} == {"r"}
