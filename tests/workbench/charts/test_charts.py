"""One chart, drawn twice: its words, its sizes and what it must never be."""

import re
from dataclasses import replace
from fractions import Fraction
from xml.etree import ElementTree as ET

import pytest

from reports.blocks.appraisal.pictures import contributions_chart, finance_chart
from reports.casefile.case import case_of
from tests.reports.cases.typed import typed
from tests.reports.papers.papers import barnet_data
from workbench.charts.chart import COLOURS, Chart, ChartKind
from workbench.charts.drawing import plotly_figure, svg


def charts() -> list[Chart]:
    findings = case_of(typed(barnet_data())).findings
    assert findings is not None
    made = [contributions_chart(findings), finance_chart(findings)]
    return [chart for chart in made if chart is not None]


def weighted() -> Chart:
    data = barnet_data()
    for criterion, weight in zip(data["appraisals"][0]["criteria"][2:4], ("60", "40"), strict=True):
        criterion["weight"] = weight
    findings = case_of(typed(data)).findings
    assert findings is not None
    chart = contributions_chart(findings)
    assert chart is not None
    return chart


@pytest.mark.parametrize("chart", [*charts(), weighted()], ids=lambda chart: chart.message)
def test_chart_speaks_as_the_look_asks(chart: Chart) -> None:
    assert 15 <= len(chart.alt.split()) <= 20
    assert len(chart.message.split()) <= 14
    assert "by" in chart.measure.split() or "by option" in chart.measure
    assert len(chart.table.rows) == len(chart.categories)
    assert len(chart.series) <= 4


@pytest.mark.parametrize("chart", [*charts(), weighted()], ids=lambda chart: chart.message)
def test_both_drawings_say_the_same(chart: Chart) -> None:
    drawn = ET.fromstring(svg(chart))
    words = [text.text or "" for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
    figure = plotly_figure(chart)
    for end in chart.ends:
        assert end in words
        assert end in [note["text"] for note in figure["layout"]["annotations"]]
    for place, one in enumerate(chart.series):
        assert figure["data"][place]["name"] == one.name
        assert list(figure["data"][place]["text"]) == list(one.labels)
        assert any(one.name in word for word in words)
        assert figure["data"][place]["marker"]["color"] == COLOURS[place]


def test_no_word_of_a_drawing_leaves_it() -> None:
    for chart in [*charts(), weighted()]:
        drawn = ET.fromstring(svg(chart))
        wide = float(drawn.attrib["width"])
        for text in drawn.iter("{http://www.w3.org/2000/svg}text"):
            length = 6.4 * len(text.text or "")
            left = float(text.attrib["x"])
            match text.attrib["text-anchor"]:
                case "end":
                    assert left - length >= -0.01, text.text
                case "start":
                    assert left + length <= wide + 0.01, text.text


def test_a_drawing_is_the_same_every_time_and_asks_for_nothing() -> None:
    drawn = svg(charts()[1])
    assert drawn == svg(charts()[1])
    assert re.findall(rb'(?:href|src|url)[=(]"?([^")]+)', drawn) == []
    assert b"Atkinson Hyperlegible Next" in drawn


def test_bars_begin_at_zero_and_keep_their_proportion() -> None:
    chart = weighted()
    rects = [
        float(rect.attrib["width"])
        for rect in ET.fromstring(svg(chart)).iter("{http://www.w3.org/2000/svg}rect")
    ][len(chart.series) :]
    first, last = rects[0] + rects[1], rects[-2] + rects[-1]
    assert first / last == pytest.approx(300 / 100, rel=0.001)


def test_weighted_chart_gives_the_exact_totals() -> None:
    chart = weighted()
    assert chart.kind is ChartKind.STACKED
    assert chart.ends == ("300", "260", "200", "140", "100")
    assert chart.message == "Public service mutual has the highest weighted total, 300"


def test_chart_refuses_what_does_not_fit_together() -> None:
    chart = charts()[0]
    with pytest.raises(ValueError, match="one to 4 series"):
        replace(chart, series=chart.series * 3)
    with pytest.raises(ValueError, match="needs a value for each category"):
        replace(chart, categories=chart.categories[1:])
    with pytest.raises(ValueError, match="must match the categories"):
        replace(chart, ends=("1",))


def test_greyscale_tells_the_two_colours_apart() -> None:
    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    first, second = light(COLOURS[0]), light(COLOURS[1])
    assert (second + 0.05) / (first + 0.05) >= 3 - 1e-9
    assert Fraction(len(set(COLOURS)), len(COLOURS)) == 1
