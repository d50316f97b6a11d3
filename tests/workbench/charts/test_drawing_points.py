"""A scatter chart needs something to compare, and its sides run over round numbers."""

from dataclasses import replace
from fractions import Fraction

import pytest

from workbench.charts.chart import Point, Points
from workbench.charts.points import points_figure, points_svg
from workbench.charts.steps import round_steps


def points(*places: tuple[str, str]) -> Points:
    return Points(
        name="test",
        message="Cost by people",
        measure="Each mark is a district.",
        across="People",
        upwards="Cost (£)",
        points=tuple(
            Point(f"Row {at}", Fraction(left), Fraction(up), left, up)
            for at, (left, up) in enumerate(places)
        ),
        alt="Scatter chart of districts",
        reading="They differ.",
    )


def test_one_point_is_no_chart() -> None:
    with pytest.raises(ValueError, match="at least two points"):
        points(("1", "2"))


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        (["37", "161"], ["0", "50", "100", "150", "200"]),
        (["0.1", "0.5"], ["0", "0.1", "0.2", "0.3", "0.4", "0.5"]),
        (["-5", "10"], ["-5", "0", "5", "10"]),
        (["0", "0"], ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
    ],
)
def test_sides_run_from_zero_over_round_numbers(values: list[str], ticks: list[str]) -> None:
    found = round_steps([Fraction(value) for value in values])
    assert found[0] <= min(0, *map(Fraction, values))
    assert found[-1] >= max(map(Fraction, values))
    assert 2 <= len(found) <= 10
    if values != ["0", "0"]:
        assert found == [Fraction(tick) for tick in ticks]


def test_names_of_near_marks_stand_on_the_page_where_they_have_room() -> None:
    chart = points(("18.1", "75"), ("18.2", "61"), ("18.4", "77"), ("19.4", "76"), ("19.8", "74"))
    long = tuple(replace(one, label="A name of many words and letters") for one in chart.points)
    said = points_figure(replace(chart, points=long))["data"][0]
    shown = [place for text, place in zip(said["text"], said["textposition"], strict=True) if text]
    assert len(shown) == len(set(shown)) + 1  # the mark at 61 has its own height
    assert "bottom left" in shown


def test_picture_carries_its_alternative_text_and_escapes_names() -> None:
    chart = points(("1", "2"), ("3", "4"))
    assert b"<title>Scatter chart of districts</title>" in points_svg(chart)
    figure = points_figure(chart)
    assert figure["layout"]["xaxis"]["title"]["text"] == "People"
    assert figure["layout"]["xaxis"]["range"][0] == 0
    assert figure["data"][0]["customdata"] == [["Row 0", "1", "2"], ["Row 1", "3", "4"]]
