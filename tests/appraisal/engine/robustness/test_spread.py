"""Ratings to draw from: what assessors gave, in one unit with what is agreed."""

from fractions import Fraction as F

import pytest

from appraisal.engine import evaluate
from appraisal.engine.problem import Better, Rating, TotalAs
from appraisal.engine.robustness.spread import spread_cells
from appraisal.engine.robustness.table import whole_table
from tests.appraisal.engine.problems import HML, RISING, TEN, appraise, ranking

GIVEN = (
    Rating("A", "a", level="high", assessor="x"),
    Rating("A", "a", level="medium", assessor="y"),
    Rating("A", "b", points=F(15, 2), assessor="x"),
    Rating("A", "b", not_applicable="It does not arise.", assessor="y"),
    Rating("B", "m", level="high", assessor="x"),  # a measure answers: nobody's word counts
)


@pytest.mark.parametrize("better", Better)
@pytest.mark.parametrize("total_as", TotalAs)
def test_each_cell_holds_what_was_given_or_agreed(better: Better, total_as: TotalAs) -> None:
    problem = appraise(
        [ranking("a", 1, HML), ranking("b", 1, TEN), ranking("m", 1, HML, from_measure=RISING)],
        {"A": ["l", 1], "B": ["m", 4]},
        {"m": {"A": 25, "B": 5}},
        better=better,
        total_as=total_as,
    )
    result = evaluate(problem)
    table = whole_table(problem, result)
    assert table is not None
    cells = spread_cells(problem, result, table, GIVEN)
    assert [[len(cell) for cell in row] for row in cells] == [[2, 1, 1], [1, 1, 1]]
    points = (((3, 2), (F(15, 2),), (3,)), ((2,), (4,), (1,)))
    sign = 1 if better is Better.HIGHER else -1
    scales = ((1, 50), (0, 10), (1, 50)) if total_as is TotalAs.VALUE else ((0, 1),) * 3
    values = [
        [
            [sign * (F(p) - least) * each for p in cell]
            for cell, (least, each) in zip(row, scales, strict=True)
        ]
        for row in points
    ]
    flat = [value for row in values for cell in row for value in cell]
    whole = [value for row in cells for cell in row for value in cell]
    unit = next(F(w) / v for w, v in zip(whole, flat, strict=True) if v)
    assert whole == [unit * value for value in flat]
    assert unit > 0


def test_without_ratings_of_assessors_the_cells_are_those_agreed() -> None:
    problem = appraise([ranking("a", 1, TEN), ranking("b", 2, TEN)], {"A": [1, 2], "B": [3, 4]})
    result = evaluate(problem)
    table = whole_table(problem, result)
    assert table is not None
    assert spread_cells(problem, result, table, ()) == tuple(
        tuple((value,) for value in row) for row in table.values
    )
