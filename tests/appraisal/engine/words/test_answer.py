"""The answer of an appraisal in one sentence."""

from fractions import Fraction as F
from typing import Any

import pytest

from appraisal.engine.outcome import evaluate
from appraisal.engine.problem import Preferred, Problem, Shortlist
from appraisal.engine.words.answer import answer_sentence, choice_words, preferred_words, view_words
from tests.appraisal.engine.problems import appraise, consideration, gateway, ranking

WEIGHTED = (ranking("savings", 60), ranking("quality", 40))


def weighted(*rows: str, **more: Any) -> Problem:
    """One option a row, A and on, an initial for each criterion; "-" is missing."""
    table = {
        code: [None if cell == "-" else cell for cell in row]
        for code, row in zip("ABCDEFGH", rows, strict=False)
    }
    return appraise(WEIGHTED, table, **more)


def answer(problem: Problem) -> str:
    return answer_sentence(problem, evaluate(problem))


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            ("hh", "ll"),
            "Option A comes first of the two options taken forward, ahead of Option B.",
        ),
        (
            ("hh", "hh", "ll"),
            "Option A and Option B share the first place of the three options taken forward, "
            "ahead of Option C.",
        ),
        (
            ("hh", "hh"),
            "Option A and Option B share the first place, and no other option is taken forward.",
        ),
        (
            ("--", "-h"),
            "There is no answer yet: every option still lacks a rating that matters.",
        ),
        (
            ("hh", "l-"),
            "Provisionally, Option A is the only option taken forward. Option B is still "
            "undecided.",
        ),
        (
            ("hh", "l-", "-l"),
            "Provisionally, Option A is the only option taken forward. Option B and Option C are "
            "still undecided.",
        ),
    ],
)
def test_answer_is_one_plain_sentence(rows: tuple[str, ...], sentence: str) -> None:
    assert answer(weighted(*rows)) == sentence


def test_answer_where_the_gateways_stop_every_option() -> None:
    problem = appraise([gateway("lawful"), ranking("savings")], {"A": ["f", "h"], "B": ["f", "l"]})
    assert answer(problem) == "No option is taken forward: the gateways stop them all."


def test_answer_where_the_gateways_stop_all_that_are_decided() -> None:
    problem = appraise([gateway("lawful"), ranking("savings")], {"A": ["f", "h"], "B": ["p", None]})
    assert answer(problem) == (
        "Provisionally, no option is taken forward. Option B is still undecided."
    )


def test_answer_where_no_total_reaches_the_threshold_blames_no_gateway() -> None:
    problem = weighted("hl", "ll", shortlist=Shortlist("threshold", total=F(500)))
    assert answer(problem) == "No option is taken forward."


def test_answer_is_the_decision_once_there_is_one() -> None:
    problem = weighted("hh", "ll", decision=Preferred("B", "A", "Why"))
    assert answer(problem) == "Option B is the preferred option, with a view to Option A."
    assert answer(weighted("hh", "ll", decision=Preferred("B"))) == (
        "Option B is the preferred option."
    )


def test_answer_of_an_appraisal_in_words_waits_for_the_decision() -> None:
    problem = appraise([consideration("fit")], {"A": [], "B": []})
    assert answer(problem) == "No option has been preferred yet: the criteria are weighed in words."


def test_decision_reads_the_same_with_and_without_a_verb() -> None:
    assert preferred_words("Mutual") == "Mutual is the preferred option"
    assert preferred_words("Mutual", "Trust").endswith(f", {view_words('Trust')}")
    assert choice_words("Mutual") == "Mutual"
    assert choice_words("Mutual", "Trust") == "Mutual, with a view to Trust"
