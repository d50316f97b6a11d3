"""Bars that float or run below zero: where each starts and ends, in both drawings."""

from dataclasses import replace
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest

from workbench.charts.chart import Chart, ChartKind, Series
from workbench.charts.drawing import plotly_figure, svg
from workbench.pages.tables import Cell, Column, Row, Table

SVG = "{http://www.w3.org/2000/svg}"


def waterfall() -> Chart:
    """From 100 down by 30 and up by 10 to 80."""
    names = ("Budget before", "Savings", "Pressures", "Budget after")
    return Chart(
        name="waterfall",
        kind=ChartKind.FLOATING,
        message="The budget falls",
        measure="Pounds by step",
        categories=names,
        series=(
            Series("Budget", (Fraction(100), None, None, Fraction(80)), ("100", "", "", "80")),
            Series("Change", (None, Fraction(-30), Fraction(10), None), ("", "−30", "10", "")),
        ),
        alt="",
        reading="",
        table=Table("Steps", (Column("Step"),), tuple(Row(Cell(name), ()) for name in names)),
        ends=("100", "−30", "10", "80"),
        starts=(Fraction(0), Fraction(100), Fraction(70), Fraction(0)),
    )


def stacked(*values: int) -> Chart:
    return replace(
        waterfall(),
        kind=ChartKind.STACKED,
        categories=("One",),
        series=tuple(Series(str(v), (Fraction(v),), (str(v),)) for v in values),
        starts=(),
        ends=("end",),
    )


def bars(chart: Chart) -> list[tuple[float, float]]:
    """Left and right end of each bar of the SVG, the key left out."""
    found = ET.fromstring(svg(chart)).iter(f"{SVG}rect")
    places = [(float(r.attrib["x"]), float(r.attrib["width"])) for r in found]
    return [(x, x + wide) for x, wide in places[len(chart.series) :]]


def test_floating_bar_runs_from_its_start_as_far_as_its_value() -> None:
    before, savings, pressures, after = bars(waterfall())
    assert savings[1] == pytest.approx(before[1], abs=0.02)
    assert pressures[0] == pytest.approx(savings[0], abs=0.02)
    assert pressures[1] == pytest.approx(after[1], abs=0.02)
    assert (savings[1] - savings[0]) / (before[1] - before[0]) == pytest.approx(0.3, abs=0.001)


def test_floating_bars_are_the_same_on_a_page() -> None:
    figure = plotly_figure(waterfall())
    assert figure["layout"]["barmode"] == "overlay"
    assert list(figure["data"][1]["base"]) == pytest.approx([0, 100, 70, 0])
    first, *between, last = figure["data"][1]["x"]
    assert (first, last) == (None, None)
    assert between == pytest.approx([-30, 10])
    ends = [note["x"] for note in figure["layout"]["annotations"]]
    assert ends == pytest.approx([100, 100, 80, 80])


def test_stacked_value_below_zero_stands_left_of_zero() -> None:
    chart = stacked(30, -20, 10)
    assert chart.spans(0) == ((0, 30), (0, -20), (30, 40))
    first, below, third = bars(chart)
    assert below[1] == pytest.approx(first[0], abs=0.02)
    assert third[0] == pytest.approx(first[1], abs=0.02)
    assert plotly_figure(chart)["layout"]["barmode"] == "relative"
    assert plotly_figure(stacked(30, 10))["layout"]["barmode"] == "stack"


def test_axis_that_leaves_zero_out_keeps_the_mark_in_sight() -> None:
    chart = replace(waterfall(), from_zero=False, mark=Fraction(120), starts=(Fraction(60),) * 4)
    assert chart.reach == (30, 160)
    assert plotly_figure(chart)["layout"]["shapes"][0]["x0"] == pytest.approx(120)
    low, high = plotly_figure(chart)["layout"]["xaxis"]["range"]
    assert 0 < low < 30
    assert high > 160
    assert replace(chart, mark=Fraction(5)).reach == (5, 160)


def test_only_floating_bars_say_where_they_start() -> None:
    with pytest.raises(ValueError, match="where they start"):
        replace(waterfall(), starts=())
    with pytest.raises(ValueError, match="where they start"):
        replace(stacked(1), starts=(Fraction(0),))


def timeline() -> Chart:
    """Two steps: the first month, and from the middle of the third to the end of the fourth."""
    return replace(
        waterfall(),
        categories=("First", "A second step with a name that takes more than one line of words"),
        series=(Series("Step", (Fraction(1), Fraction(3, 2)), ("January", "March to April")),),
        starts=(Fraction(0), Fraction(5, 2)),
        ends=(),
        ticks=((Fraction(0), "Jan 2018"), (Fraction(1), ""), (Fraction(4), "May 2018")),
    )


def test_ticks_stand_where_the_bars_are_measured() -> None:
    root = ET.fromstring(svg(timeline()))
    grey = [p.attrib["d"] for p in root.iter(f"{SVG}path") if p.attrib["stroke"] == "#CECECE"]
    lines = [float(d[1:].split()[0]) for d in grey]
    rects = [(float(r.attrib["x"]), float(r.attrib["width"])) for r in root.iter(f"{SVG}rect")]
    (first, second) = ((x, x + wide) for x, wide in rects)
    assert first == (pytest.approx(lines[0], abs=0.02), pytest.approx(lines[1], abs=0.02))
    assert second[1] == pytest.approx(lines[2], abs=0.02)
    words = [text.text for text in root.iter(f"{SVG}text")]
    assert words[:2] == ["Jan 2018", "May 2018"]
    assert "Step" not in words


def test_ticks_are_those_of_the_page_as_well() -> None:
    axis = plotly_figure(timeline())["layout"]["xaxis"]
    assert axis["tickvals"] == pytest.approx([0, 1, 4])
    assert axis["ticktext"] == ["Jan 2018", "", "May 2018"]
    assert axis["showticklabels"]


def test_steps_of_a_timetable_take_no_more_height_than_their_names() -> None:
    root = ET.fromstring(svg(timeline()))
    tall = ET.fromstring(svg(replace(timeline(), ticks=())))
    assert float(root.attrib["height"]) < float(tall.attrib["height"])


def test_grouped_bars_take_no_ticks() -> None:
    with pytest.raises(ValueError, match="no axis for ticks"):
        replace(timeline(), kind=ChartKind.GROUPED, starts=())
