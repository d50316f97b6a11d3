"""Outcome, rank and total of an option in words."""

from fractions import Fraction as F

import pytest

from appraisal.engine.outcome import evaluate
from appraisal.engine.problem import TotalAs
from appraisal.engine.result import CellState, Outcome
from appraisal.engine.words.outcomes import (
    outcome_cell,
    outcome_words,
    rank_note,
    rank_words,
    standing_words,
)
from appraisal.engine.words.states import state_words
from appraisal.engine.words.totals import total_heading, total_places, total_words
from tests.appraisal.engine.problems import appraise, gateway, ranking

RESULT = evaluate(
    appraise(
        [gateway("lawful"), ranking("savings", 60), ranking("quality", 40)],
        {
            "A": ["p", "h", "l"],
            "B": ["p", "h", "l"],
            "C": ["p", "l", None],
            "D": ["p", "l", "l"],
            "E": ["f", "h", None],
        },
    )
)
OPTIONS = {option.code: option for option in RESULT.options}


@pytest.mark.parametrize(
    ("code", "outcome", "rank", "note", "standing"),
    [
        ("A", "Taken forward", "1=", "", "ranked 1=, taken forward"),
        ("C", "Undecided", "not ranked", "3 once it is decided", "undecided"),
        ("D", "Taken forward", "3", "provisional: 3 to 4", "ranked 3, taken forward"),
        ("E", "Not feasible", "not ranked", "", "not feasible"),
    ],
)
def test_option_says_what_becomes_of_it_and_where_it_stands(
    code: str, outcome: str, rank: str, note: str, standing: str
) -> None:
    option = OPTIONS[code]
    assert outcome_cell(option) == outcome
    assert rank_words(option) == rank
    assert rank_note(option) == note
    assert standing_words(option) == standing


def test_option_of_an_appraisal_without_an_answer_is_said_to_be_so() -> None:
    assert outcome_cell(None) == "Not worked out yet"


def test_every_outcome_and_state_has_its_word() -> None:
    assert len({outcome_words(one) for one in Outcome}) == len(Outcome)
    assert all(state_words(one) for one in CellState)


def test_total_is_in_the_places_of_all_and_said_where_there_is_none() -> None:
    places = total_places(RESULT.options)
    assert [total_words(option, places) for option in RESULT.options] == [
        "220",
        "220",
        "no total",
        "100",
        "no total",
    ]
    assert total_words(OPTIONS["D"], 2) == "100.00"


def test_totals_without_a_finite_decimal_have_two_places() -> None:
    problem = appraise(
        [ranking("savings", 1), ranking("quality", 2)],
        {"A": ["h", "l"], "B": ["l", "l"]},
        total_as=TotalAs.AVERAGE,
    )
    options = evaluate(problem).options
    assert options[0].total == F(5, 3)
    assert [total_words(one, total_places(options)) for one in options] == ["1.67", "1.00"]


def test_every_kind_of_total_has_its_heading_with_a_unit() -> None:
    headings = [total_heading(one) for one in TotalAs]
    assert len(set(headings)) == len(TotalAs)
    assert all(heading.endswith(")") for heading in headings)
