"""Options that were ruled out before: what is said of them, and that nothing else moves."""

from dataclasses import replace

import pytest
from hypothesis import given

from appraisal.engine import ProblemError, evaluate
from appraisal.engine.problem import Preferred, Problem, RuledOut
from appraisal.engine.result import CellState, Outcome
from appraisal.engine.words.answer import answer_sentence
from tests.appraisal.engine.problems import (
    appraise,
    consideration,
    drawn_problems,
    gateway,
    ranking,
)

CRITERIA = (gateway("lawful"), ranking("savings", 60), ranking("quality", 40))
TABLE = {"A": ["p", "l", "l"], "B": ["p", "h", "h"], "C": [None, "h", None]}


def out(code: str = "C", why: str = "It is too dear", when: str = "3 March 2014") -> RuledOut:
    return RuledOut(code, "Long list", why, when)


def three(*ruled_out: RuledOut, **more: object) -> Problem:
    return appraise(CRITERIA, TABLE, ruled_out=ruled_out, **more)


def test_option_ruled_out_is_not_taken_forward_and_says_why() -> None:
    result = evaluate(three(out()))
    *_others, found = result.options
    assert (found.outcome, found.rank, found.total) == (Outcome.NOT_TAKEN_FORWARD, None, None)
    assert found.reasons == ("Ruled out at the long list on 3 March 2014: It is too dear.",)
    assert not found.gaps
    assert result.undecided == ()


def test_option_ruled_out_on_no_known_day_names_none() -> None:
    (found,) = evaluate(three(out(why="It is\ntoo dear.", when=""))).options[2:]
    assert found.reasons == ("Ruled out at the long list: It is too dear.",)


def test_ratings_of_an_option_ruled_out_stay_in_its_cells() -> None:
    cells = {c.criterion: c for c in evaluate(three(out())).cells if c.option == "C"}
    assert cells["lawful"].state is CellState.NOT_ASKED
    assert (cells["savings"].state, cells["savings"].level) == (CellState.RATED, "high")
    assert cells["quality"].state is CellState.NOT_ASKED


def test_answer_passes_over_an_option_ruled_out() -> None:
    problem = three(out("B"), out())
    assert answer_sentence(problem, evaluate(problem)) == (
        "Option A is the only option taken forward."
    )


def test_answer_counts_the_options_that_are_judged_alone() -> None:
    """What is said of all of them is said of those that were not ruled out."""
    unrated = appraise(CRITERIA, {"A": [None] * 3, "B": ["p", "h", "h"]}, ruled_out=(out("B"),))
    assert answer_sentence(unrated, evaluate(unrated)).startswith("There is no answer yet")
    stopped = appraise(
        CRITERIA, {"A": ["f", "h", "h"], "B": ["p"] + ["h"] * 2}, ruled_out=(out("B"),)
    )
    assert answer_sentence(stopped, evaluate(stopped)) == (
        "No option is taken forward: the gateways stop them all."
    )


def test_option_ruled_out_in_an_appraisal_in_words() -> None:
    table: dict[str, list[str]] = {"A": [], "B": []}
    problem = appraise([consideration("fit")], table, ruled_out=(out("B"),))
    first, second = evaluate(problem).options
    assert first.outcome is Outcome.UNDECIDED
    assert second.outcome is Outcome.NOT_TAKEN_FORWARD


@pytest.mark.parametrize(
    ("problem", "place"),
    [
        (three(out("Z")), "ruled_out[0].option"),
        (three(out("B"), out("B")), "ruled_out[1].option"),
        (three(out("A"), out("B"), out("C")), "ruled_out"),
        (three(out(), decision=Preferred("C")), "decision.preferred"),
        (three(out(), decision=Preferred("B", "C")), "decision.with_a_view_to"),
    ],
)
def test_ruling_out_that_contradicts_itself_is_refused(problem: Problem, place: str) -> None:
    with pytest.raises(ProblemError) as caught:
        evaluate(problem)
    assert [fault.place for fault in caught.value.faults] == [place]


@given(drawn_problems(gaps=2))
def test_ruling_an_option_out_is_as_if_it_were_not_there(problem: Problem) -> None:
    """To all the others: ranks, bounds, reasons, dominance, statements and warnings."""
    if len(problem.options) == 1:
        return
    gone = problem.options[-1].code
    without = replace(
        problem,
        options=problem.options[:-1],
        ratings=tuple(one for one in problem.ratings if one.option != gone),
        measurements=tuple(one for one in problem.measurements if one.option != gone),
    )
    result = evaluate(replace(problem, ruled_out=(out(gone),)))
    alone = evaluate(without)
    assert result.options[:-1] == alone.options
    assert [c for c in result.cells if c.option != gone] == list(alone.cells)
    assert replace(result, options=(), cells=()) == replace(alone, options=(), cells=())
    ranked = [c for c in problem.criteria if c.role != "consideration"]
    assert len(result.cells) == len(problem.options) * len(ranked)
