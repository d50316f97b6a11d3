"""Totals as values: each scale from its least to its most points as 0 to 100, averaged by weight."""

from dataclasses import replace
from fractions import Fraction as F

from hypothesis import given
from hypothesis import strategies as st

from appraisal.engine import evaluate, faults
from appraisal.engine.problem import (
    Level,
    LevelScale,
    LinearScale,
    Option,
    PointScale,
    Problem,
    Role,
    TotalAs,
)
from appraisal.engine.result import CellState
from appraisal.engine.scales import points_range
from tests.appraisal.engine.problems import HML, TEN, appraise, drawn_problems, ranking

QUALITY = LevelScale((Level("poor", F(1)), Level("fair", F(2)), Level("best", F(3))), "quality")


def quality_and_risk(total_as: TotalAs) -> Problem:
    """Quality from 1 to 3 with 70 of the weight, risk from 0 to 10 with 30."""
    criteria = [ranking("Quality", 70, QUALITY), ranking("Risk", 30, TEN)]
    return appraise(criteria, {"A": ("best", 4), "B": ("poor", 9)}, total_as=total_as)


def test_a_long_scale_does_not_outweigh_a_short_one() -> None:
    assert [o.total for o in evaluate(quality_and_risk(TotalAs.VALUE)).options] == [82, 27]
    # As per cent of the maximum the option that is worst on what counts 70 comes first.
    percent = evaluate(quality_and_risk(TotalAs.PERCENT))
    assert [round(o.total or 0, 4) for o in percent.options] == [F("64.7059"), F("66.6667")]
    assert [o.rank for o in percent.options] == [2, 1]


def test_values_do_not_depend_on_the_options_present() -> None:
    problem = quality_and_risk(TotalAs.VALUE)
    alone = replace(
        problem,
        options=problem.options[:1],
        ratings=tuple(one for one in problem.ratings if one.option == "A"),
    )
    assert evaluate(alone).options[0].total == 82


@given(drawn_problems(weighted=True, least_ranking=1), st.sampled_from([1, 2, 100]))
def test_every_value_is_the_mean_of_values_by_weight(problem: Problem, factor: int) -> None:
    """Worked out anew from the cells, cell by cell; multiplying all weights changes nothing."""
    weighed = replace(
        problem,
        total_as=TotalAs.VALUE,
        criteria=tuple(
            replace(c, weight=c.weight * factor) if c.weight else c for c in problem.criteria
        ),
    )
    result = evaluate(weighed)
    cells = {(cell.option, cell.criterion): cell for cell in result.cells}
    for option in result.options:
        if option.total is None:
            continue
        above, weight = F(0), F(0)
        for one in problem.criteria:
            cell = cells.get((option.code, one.code))
            if one.role is not Role.RANKING or cell is None or not one.weight or not one.scale:
                continue
            if cell.state is not CellState.NOT_APPLICABLE and cell.points is not None:
                least, most = points_range(one.scale)
                above += one.weight * 100 * (cell.points - least) / (most - least)
                weight += one.weight
        assert option.total == above / weight
        assert 0 <= option.total <= 100


def test_a_scale_of_one_value_cannot_be_a_value() -> None:
    flat = LevelScale((Level("a", F(2)), Level("b", F(2))), "flat")
    scales = (HML, PointScale(F(-5), F(5)), LinearScale("cost", F(900), F(400), F(100)))
    for scale in (*scales, flat):
        criterion = ranking("r", 1, scale)
        found = faults(Problem("t", "T", (Option("A", "A"),), (criterion,), total_as=TotalAs.VALUE))
        assert ["whose ends differ" in fault.message for fault in found] == [True] * (scale is flat)
