"""Scores of risks and the matrix that counts them."""

from typing import Any

import pytest

from schemes.models import Risk
from schemes.risks.tables import band, gravest_first, matrix, score, score_cell


def risk(likelihood: str = "", impact: str = "", **values: Any) -> Risk:
    return Risk(risk="Delay", likelihood=likelihood, impact=impact, **values)


@pytest.mark.parametrize(
    ("likelihood", "impact", "points", "word"),
    [
        ("low", "low", 1, "low"),
        ("low", "medium", 2, "low"),
        ("low", "high", 3, "medium"),
        ("medium", "medium", 4, "medium"),
        ("high", "medium", 6, "high"),
        ("high", "high", 9, "high"),
    ],
)
def test_score_is_likelihood_times_impact(
    likelihood: str, impact: str, points: int, word: str
) -> None:
    assert score(likelihood, impact) == score(impact, likelihood) == points
    assert band(points) == word
    cell = score_cell(risk(likelihood, impact))
    assert (cell.text, cell.kind) == (f"{word.capitalize()}, {points}", word)


def test_risk_that_is_not_judged_has_no_score_and_says_so() -> None:
    assert score("high", "") is score("", "high") is None
    assert score_cell(risk("high")).text == "Not judged"


def test_matrix_counts_each_square_in_words_and_leaves_out_the_unjudged() -> None:
    table = matrix([risk("high", "medium"), risk("high", "medium"), risk("low", "low"), risk()])
    assert [row.heading.text for row in table.rows] == [
        "High likelihood",
        "Medium likelihood",
        "Low likelihood",
    ]
    texts = [[cell.text for cell in row.cells] for row in table.rows]
    assert texts == [["None", "Two risks", "None"], ["None"] * 3, ["One risk", "None", "None"]]
    assert table.rows[0].cells[1].note == "High, score 6"
    assert table.rows[0].cells[1].kind == "high"
    assert table.rows[0].cells[0].kind == ""


def test_gravest_stands_first_and_the_unjudged_before_it() -> None:
    rows = [
        risk("low", "low", pk=1),
        risk("high", "high", pk=2),
        risk(pk=3),
        risk("low", "low", pk=4),
    ]
    assert [row.pk for row in gravest_first(rows)] == [3, 2, 1, 4]
