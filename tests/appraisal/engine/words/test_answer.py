"""The answer of an appraisal in one sentence."""

from dataclasses import replace
from fractions import Fraction as F
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.engine.outcome import evaluate
from appraisal.engine.problem import Preferred, Problem, Shortlist
from appraisal.engine.result import Outcome
from appraisal.engine.words.answer import answer_sentence, choice_words, preferred_words, view_words
from tests.appraisal.engine.problems import (
    appraise,
    conditional,
    consideration,
    drawn_problems,
    gateway,
    ranking,
)
from workbench.numbers.ranks import ordinal

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


@pytest.mark.parametrize(
    ("behind", "end"),
    [
        (1, "ahead of Option O1."),
        (6, "ahead of Option O1, Option O2, Option O3, Option O4, Option O5 and Option O6."),
        (7, "ahead of Option O1, Option O2, Option O3 and four others."),
        (29, "ahead of Option O1, Option O2, Option O3 and 26 others."),
    ],
)
def test_answer_names_a_few_of_many_options(behind: int, end: str) -> None:
    table = {f"O{at}": ["h" if at == 0 else "l"] for at in range(behind + 1)}
    assert answer(appraise([ranking("savings", 60)], table)).endswith(end)


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
    problem = weighted("hh", "ll", decision=Preferred("A", "B", "Why"))
    assert answer(problem) == "Option A is the preferred option, with a view to Option B."
    assert answer(weighted("hh", "ll", decision=Preferred("A"))) == (
        "Option A is the preferred option."
    )
    assert answer(weighted("hh", "hh", "ll", decision=Preferred("B"))) == (
        "Option B is the preferred option."
    )


@pytest.mark.parametrize(
    ("rows", "chosen", "sentence"),
    [
        (
            ("hh", "ll"),
            Preferred("B", "A", "It starts sooner"),
            "The preferred option is Option B, which ranks second; Option A ranks first. It is "
            "preferred with a view to Option A. The reason given: It starts sooner.",
        ),
        (
            ("hh", "ll"),
            Preferred("B"),
            "The preferred option is Option B, which ranks second; Option A ranks first. No reason "
            "is recorded.",
        ),
        (
            ("hh", "hh", "ll", "ll"),
            Preferred("D", None, "It is\n\nours!"),
            "The preferred option is Option D, which ranks joint third; Option A and Option B "
            "share the first place. The reason given: It is ours!",
        ),
        (
            ("hh", "ll", "-l"),
            Preferred("B", None, "Why."),
            "The preferred option is Option B, which ranks second so far; Option A ranks first. "
            "The reason given: Why.",
        ),
        (
            ("hh", "ll", "-l"),
            Preferred("C", None, "Why."),
            "The preferred option is Option C, which is still undecided; Option A ranks "
            "first. The reason given: Why.",
        ),
    ],
)
def test_answer_says_that_the_preferred_option_is_not_first(
    rows: tuple[str, ...], chosen: Preferred, sentence: str
) -> None:
    assert answer(weighted(*rows, decision=chosen)) == sentence


@pytest.mark.parametrize(
    ("table", "chosen", "sentence"),
    [
        (
            {"A": ["f", "p", "h"], "B": ["p", "p", "l"]},
            "A",
            "The preferred option is Option A, which is not feasible by the criteria; Option B "
            "ranks first. No reason is recorded.",
        ),
        (
            {"A": ["p", "f", "h"], "B": ["p", "p", "l"]},
            "B",
            "The preferred option is Option B, which ranks second; Option A ranks first and is "
            "not taken forward by the criteria. No reason is recorded.",
        ),
        (
            {"A": ["p", "f", "h"], "B": ["p", "p", "l"]},
            "A",
            "The preferred option is Option A, which ranks first and is not taken forward by the "
            "criteria. No reason is recorded.",
        ),
    ],
)
def test_answer_says_what_the_gateways_do_to_the_preferred_option(
    table: dict[str, list[str]], chosen: str, sentence: str
) -> None:
    criteria = [gateway("lawful"), conditional("ready"), ranking("savings")]
    assert answer(appraise(criteria, table, decision=Preferred(chosen))) == sentence


@given(drawn_problems(gaps=2), st.data())
def test_answer_says_where_any_preferred_option_stands(problem: Problem, data: Any) -> None:
    """That it is not first is said exactly where a reason is asked for."""
    result = evaluate(problem)
    one = data.draw(st.sampled_from(result.options))
    told = answer_sentence(replace(problem, decision=Preferred(one.code, None, "Why")), result)
    first = one.rank == 1 and one.outcome is Outcome.TAKEN_FORWARD
    assert ("The reason given: Why." in told) is not first
    assert first or one.rank is None or ordinal(one.rank) in told


def test_answer_of_an_appraisal_in_words_waits_for_the_decision() -> None:
    problem = appraise([consideration("fit")], {"A": [], "B": []})
    assert answer(problem) == "No option has been preferred yet: the criteria are weighed in words."


def test_decision_reads_the_same_with_and_without_a_verb() -> None:
    assert preferred_words("Mutual") == "Mutual is the preferred option"
    assert preferred_words("Mutual", "Trust").endswith(f", {view_words('Trust')}")
    assert choice_words("Mutual") == "Mutual"
    assert choice_words("Mutual", "Trust") == "Mutual, with a view to Trust"
