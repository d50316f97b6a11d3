"""Pictures of what moves, of profiles and of assessors: what is drawn is what holds."""

from fractions import Fraction as F
from random import Random

import pytest

from appraisal.engine import evaluate
from appraisal.engine.agreement.spread import NO_SPREAD, spread_of
from appraisal.engine.problem import PriceScale, Rating
from reports.blocks.appraisal.drawn.assessors import cells_spread, totals_spread
from reports.blocks.appraisal.drawn.blocks import weights_blocks
from reports.blocks.appraisal.drawn.moved import nearest_criteria
from reports.blocks.appraisal.drawn.profiles import profiles
from reports.blocks.appraisal.drawn.sparks import MOST_SPARKS, weight_sparks
from reports.blocks.appraisal.drawn.tornado import MOST_BARS, MOST_ROWS, tornado
from reports.blocks.appraisal.drawn.weights import weight_lines
from reports.casefile.findings import Findings
from tests.appraisal.engine.problems import TEN, appraise, ranking
from tests.reports.blocks.test_robust import TWO, findings, texts
from workbench.charts.drawing import svg

_DICE = Random(1)
MANY = {f"O{at}": [_DICE.randint(0, 10) for _ in range(30)] for at in range(30)}
WEIGHTS = list(range(1, 31))


def own(cells: dict[str, list[list[int]]]) -> list[Rating]:
    """The assessors' points: of each option, a list for each criterion."""
    return [
        Rating(option, f"C{at}", points=F(points), assessor=f"A{who}")
        for option, columns in cells.items()
        for at, given in enumerate(columns, 1)
        for who, points in enumerate(given)
    ]


def test_lines_meet_the_totals_now_and_turns_are_marked() -> None:
    found = findings(TWO, [3, 1])
    chart = weight_lines(found, "C1")
    assert chart is not None
    (panel,) = chart.panels
    assert [one.name for one in panel.lines] == ["Option A", "Option B"]
    assert [(one.along, one.text) for one in panel.turns] == [(F(3, 5), "60.0%")]
    assert texts(chart.table) == [
        ["Option A", "8", "26", "32", "From 60.0% to 100%"],
        ["Option B", "32", "20", "16", "From 0% to 60.0%"],
    ]
    assert chart.message == "Option A comes first while Criterion C1 carries from 60.0% on"


def test_a_small_change_matters_where_the_first_place_turns_within_five_hundredths() -> None:
    near = weight_sparks(findings({"A": [8, 2], "B": [4, 8]}, [62, 38]))
    far = weight_sparks(findings(TWO, [3, 1]))
    assert near is not None
    assert far is not None
    assert [row[-1] for row in texts(near.table)] == ["Yes", "Yes"]
    assert [row[-1] for row in texts(far.table)] == ["No", "No"]
    assert "two of two criteria" in near.message
    assert [one.text for one in far.panels[0].turns] == ["60.0%"]


def test_the_tornado_counts_what_would_put_another_first() -> None:
    chart = tornado(findings(TWO, [62, 38]))
    assert chart is not None
    # A weight a quarter more or less, and a tenth of ten points on what weighs 62: both pass 8.
    assert chart.message.startswith(("Two", "Three", "Four", "Five", "Six"))
    turning = [row for row in texts(chart.table) if row[-1] == "Yes"]
    assert len([start for start in chart.starts if start < 0]) == len(turning)
    widths = [value for value in chart.series[0].values if value is not None]
    assert widths == sorted(widths, reverse=True)
    assert chart.ticks[0] == (20, "Now 20")


def test_profiles_stand_on_scales_whichever_options_there_are() -> None:
    chart = profiles(findings(TWO, [3, 1]))
    assert chart is not None
    assert chart.categories == ("Criterion C1 (75.0%)", "Criterion C2 (25.0%)")
    assert [one.values for one in chart.series] == [(80, 20), (40, 80)]
    assert chart.message == "None of the others drawn is above Option A on one of two criteria"
    best = profiles(findings({"A": [8, 8], "B": [4, 8]}, [3, 1]))
    assert best is not None
    assert best.message == "None of the others drawn is above Option A on any criterion"
    alone = profiles(findings({"A": [8, 2]}, [3, 1]))
    assert alone is not None
    assert alone.series[0].values == (80, 20)


def test_spreads_say_how_far_assessors_lie_apart_without_naming_them() -> None:
    found = findings(TWO, [3, 1])
    ratings = own({"A": [[6, 8, 9], [2, 2, 2]], "B": [[4, 4, 4], [5, 8, 8]]})
    given = spread_of(found.problem, ratings)
    totals = totals_spread(found, given)
    assert totals is not None
    assert texts(totals.table) == [
        ["Option A", "3", "20", "26", "29", "26"],
        ["Option B", "3", "17", "20", "20", "20"],
    ]
    assert totals.message == "The assessors’ totals of Option A meet those of one other"
    cells = cells_spread(found, given)
    assert cells is not None
    assert [row[0] for row in texts(cells.table)] == [
        "Option A on Criterion C1",
        "Option B on Criterion C2",
    ]
    assert "A0" not in str(totals) + str(cells)
    alone = spread_of(found.problem, ratings[::3])
    assert (alone, totals_spread(found, alone), cells_spread(found, alone)) == (
        NO_SPREAD,
        None,
        None,
    )


@pytest.mark.parametrize("ratings", [{"A": [1, 2]}, {"A": [None, 1], "B": [1, 2]}])
def test_nothing_is_drawn_where_nothing_can_be_told(ratings: dict[str, list[int]]) -> None:
    found = findings(ratings, [1, 1])
    assert weight_sparks(found) is None
    assert tornado(found) is None
    assert nearest_criteria(found) == []
    assert not list(weights_blocks(found))


def test_who_share_the_first_place_are_told_and_what_parts_them() -> None:
    for ratings, parted, small in (
        ({"A": [5, 5], "B": [5, 5]}, "share the first place whatever one weight carries", "No"),
        ({"A": [8, 4], "B": [4, 8]}, "a change of weight parts them on two of two", "Yes"),
    ):
        found = findings(ratings, [1, 1])
        sparks, moves, lines = weight_sparks(found), tornado(found), weight_lines(found, "C1")
        assert sparks is not None
        assert moves is not None
        assert lines is not None
        assert sparks.message.startswith("Option A and Option B share the first place")
        assert parted in sparks.message
        assert [row[-1] for row in texts(sparks.table)] == [small] * 2
        assert moves.message.startswith("Option A and Option B share the first place, and any of")
        assert moves.ticks[0] == (0, "Now 0")
        assert svg(moves)
        if small == "No":
            assert lines.message.startswith("Option A and Option B come first whatever")
            assert {row[-1] for row in texts(lines.table)} == {"From 0% to 100%"}
            shared = findings(ratings, [1, 1], withheld=frozenset("B"))
            assert weight_lines(shared, "C1") is None, "B shares the line of A"


def test_a_weight_of_nought_parts_those_who_share_the_first_place() -> None:
    sparks = weight_sparks(findings({"A": [5, 8], "B": [5, 4]}, [1, 0]))
    assert sparks is not None
    assert ["Criterion C2", "0%", "0", "4", "Turns at 0%", "Yes"] in texts(sparks.table)


def test_thirty_options_by_thirty_criteria_draw_the_first_few_and_say_so() -> None:
    found = findings(MANY, WEIGHTS)
    ratings = [
        Rating(
            one.option, one.criterion, points=max(F(0), (one.points or F(0)) - who), assessor=who_
        )
        for one in found.problem.ratings
        for who, who_ in enumerate("XY")
    ]
    given = spread_of(found.problem, ratings)
    sparks, moves, shape = weight_sparks(found), tornado(found), profiles(found)
    assert sparks is not None
    assert moves is not None
    assert shape is not None
    assert (len(sparks.panels), len(sparks.table.rows)) == (MOST_SPARKS, 30)
    assert (len(moves.categories), len(moves.table.rows)) == (MOST_BARS, MOST_ROWS)
    assert len(shape.series) == 4
    lines = weight_lines(found, nearest_criteria(found)[0])
    assert lines is not None
    assert len(lines.panels[0].lines) == 4
    assert len(lines.table.rows) == 30
    spreads = (totals_spread(found, given), cells_spread(found, given))
    for chart in (sparks, moves, shape, lines, *spreads):
        assert chart is not None
        assert "Drawn are" in chart.reading
        assert 15 <= len(chart.alt.split()) <= 20
        assert svg(chart)


def test_profiles_leave_out_prices_that_would_tell_the_withheld_lowest() -> None:
    problem = appraise(
        [ranking("Q", 1, TEN), ranking("P", 1, PriceScale("price", F(100)))],
        {"A": [5], "B": [8]},
        {"price": {"A": 100, "B": 200}},
    )
    for withheld, drawn in (("", ("Criterion P", "Criterion Q")), ("A", ("Criterion Q",))):
        found = Findings(problem, evaluate(problem), withheld=frozenset(withheld))
        chart = profiles(found)
        assert chart is not None
        assert {one.partition(" (")[0] for one in chart.categories} == set(drawn)


def test_nothing_tells_of_an_option_that_is_withheld() -> None:
    ratings = {"A": [8, 2], "B": [4, 8], "C": [7, 4]}
    kept = findings(ratings, [3, 1], withheld=frozenset("B"))
    given = spread_of(kept.problem, own({"A": [[6, 8], [2, 2]], "B": [[4, 6], [8, 8]]}))
    assert weight_lines(kept, "C1") is None, "B comes first somewhere"
    assert weight_sparks(kept) is None
    assert tornado(kept) is None
    drawn = (profiles(kept), totals_spread(kept, given), cells_spread(kept, given))
    assert all(chart is not None and "Option B" not in str(chart) for chart in drawn)
    behind = findings(ratings | {"B": [3, 1]}, [3, 1], withheld=frozenset("B"))
    lines = weight_lines(behind, "C1")
    assert lines is not None
    assert "Option B" not in str(lines.panels)
    row = next(row for row in texts(lines.table) if row[0] == "Option B")
    assert set(row[1:]) == {"Withheld"}
