"""Pictures of how sure the first place is: what is drawn is what the tables say."""

from fractions import Fraction as F

import pytest

from reports.blocks.appraisal.sure.pictures import MOST_BARS, ranks_chart, room_chart
from tests.reports.blocks.test_robust import TWO, findings
from workbench.charts.drawing import plotly_figure, svg


def test_bars_run_from_one_switching_point_to_the_other() -> None:
    chart = room_chart(findings(TWO, [3, 1]))
    assert chart is not None
    assert chart.categories == ("Criterion C1", "Criterion C2")
    assert chart.starts == (F(-15), F(-25))
    assert chart.series[0].values == (F(40), F(40))
    assert chart.ends == ("60% or more", "40% or less")
    assert "Criterion C1 has the least room: 15.0%" in chart.reading


@pytest.mark.parametrize(
    "ratings",
    [{"A": [8, 8], "B": [4, 4]}, {"A": [5, 5], "B": [5, 5]}],
    ids=["nothing turns it", "joint"],
)
def test_nothing_is_drawn_where_no_weight_turns_the_first_place(
    ratings: dict[str, list[int]],
) -> None:
    assert room_chart(findings(ratings, [3, 1])) is None


def test_nothing_is_drawn_without_weights_and_ranks_are() -> None:
    found = findings(TWO, [None, None])
    assert room_chart(found) is None
    assert ranks_chart(found) is not None


@pytest.mark.parametrize("many", [2, 4, 5, 30])
def test_the_ranks_of_each_option_come_to_all_weightings(many: int) -> None:
    ratings = {f"O{at}": [at % 10, (7 * at) % 10, (3 * at) % 10] for at in range(many)}
    chart = ranks_chart(findings(ratings, [1, 2, 3]))
    assert chart is not None
    assert len(chart.series) <= 6
    assert len(chart.categories) == min(many, MOST_BARS)
    for bar in zip(*(one.values for one in chart.series), strict=True):
        assert sum(map(F, filter(None, bar))) == 100
    assert svg(chart)
    assert plotly_figure(chart)["data"]


def test_thirty_criteria_draw_those_of_the_least_room() -> None:
    ratings = {f"O{at}": [(at * c + c) % 11 for c in range(30)] for at in range(5)}
    chart = room_chart(findings(ratings, list(range(1, 31))))
    assert chart is not None
    assert len(chart.categories) == MOST_BARS
    assert "the 12 weights of the least room" in chart.measure
    assert svg(chart)


def test_an_option_that_is_withheld_is_not_drawn() -> None:
    kept = findings({"A": [8, 2], "B": [4, 8], "C": [1, 1]}, [3, 1], withheld=frozenset("B"))
    assert room_chart(kept) is None
    chart = ranks_chart(kept)
    assert chart is not None
    assert "Option B" not in str(chart.categories) + chart.reading
    first = findings({"A": [8, 2], "B": [4, 8], "C": [1, 1]}, [3, 1], withheld=frozenset("A"))
    assert room_chart(first) is None
