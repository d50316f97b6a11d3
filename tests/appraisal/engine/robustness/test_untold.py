"""Where nothing can be told of how sure the first place is, one sentence says why and what to do."""

import pytest
from hypothesis import given

from appraisal.engine import Problem, evaluate
from appraisal.engine.result import CellState
from appraisal.engine.robustness.untold import untold
from appraisal.engine.robustness.work import robustness
from tests.appraisal.engine.problems import TEN, appraise, drawn_problems, ranking


def sentences(problem: Problem) -> list[str]:
    return [one.sentence for one in untold(problem, evaluate(problem))]


NEEDS = (
    "How sure the first place is cannot be told: that takes points for every option taken forward "
    "on every ranking criterion, and "
)


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (
            "n/a",
            "Criterion b does not apply to Option A. To have it told, give a rating there in "
            "place of “not applicable”.",
        ),
        (
            None,
            "Option A has no points on Criterion b. To have it told, give the ratings that are "
            "missing.",
        ),
    ],
)
def test_the_sentence_names_what_is_in_the_way(cell: str | None, told: str) -> None:
    criteria = [ranking("a", 1, TEN), ranking("b", 0, TEN)]
    assert sentences(appraise(criteria, {"A": [1, cell], "B": [2, 2]})) == [NEEDS + told]


def test_of_many_things_in_the_way_three_are_named() -> None:
    criteria = [ranking("a", 1, TEN), ranking("b", 0, TEN)]
    cells = {f"O{at}": [1, "n/a" if at % 2 else None] for at in range(30)}
    (told,) = sentences(appraise(criteria, cells))
    assert "Criterion b does not apply to Option O1, " in told
    assert "Option O4 has no points on Criterion b (12 more like these)." in told
    assert len(told) < 600


@given(drawn_problems())
def test_it_is_said_where_an_order_has_no_more_told_of_it_and_nowhere_else(
    problem: Problem,
) -> None:
    result = evaluate(problem)
    found = [*untold(problem, result)]
    if robustness(problem, result) is not None:
        assert not found
        return
    forward = [one.code for one in result.taken_forward]
    open_cells = [
        cell
        for cell in result.cells
        if cell.option in forward
        and cell.criterion.startswith("r")
        and cell.state in (CellState.NOT_APPLICABLE, CellState.UNRATED)
    ]
    assert bool(found) is (len(forward) > 1 and bool(open_cells))
    for one in found:
        assert set(one.options) == {cell.option for cell in open_cells}
