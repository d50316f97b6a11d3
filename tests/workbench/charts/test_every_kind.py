"""Every kind of chart drawn: its words stay within it and apart, and no series is told by its
colour alone."""

from dataclasses import replace
from fractions import Fraction as F
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.charts.chart import (
    AnyChart,
    Chart,
    ChartKind,
    Line,
    Lines,
    Panel,
    Series,
    Turn,
)
from workbench.charts.drawing import plotly_figure, svg, svg_height
from workbench.charts.ink import DASHES, LETTER, PAPER, PHONE, SYMBOLS, Sheet
from workbench.charts.marks import marks_svg
from workbench.charts.shades import shade_of
from workbench.pages.tables import Column, Table

SVG = "{http://www.w3.org/2000/svg}"
TABLE = Table("Numbers", (Column("Option"),), ())
LONG = "Llanfairpwllgwyngyll and the shared service for neighbourhoods of two councils"
VALUES = st.one_of(st.none(), st.fractions(0, 100, max_denominator=10))


def chart(kind: ChartKind, rows: list[list[F | None]], names: list[str]) -> Chart:
    """A series for each column of `rows`."""
    columns = list(zip(*rows, strict=True))
    return Chart(
        "test",
        kind,
        "Message",
        "Measure",
        tuple(names),
        tuple(
            Series(
                f"Series {at}",
                column,
                tuple("" if value is None else f"{float(value):.1f}%" for value in column),
            )
            for at, column in enumerate(columns)
        ),
        "Alternative",
        "Reading",
        TABLE,
        ticks=()
        if kind is ChartKind.SHADES
        else ((F(0), "0 (worst)"), (F(50), "50"), (F(100), "100 (best)")),
        span=(F(0), F(100)),
    )


def lines(*panels: list[tuple[F, F]], now: F = F(1, 4), turns: tuple[F, ...] = ()) -> Lines:
    """A panel for each list of ends of lines."""
    return Lines(
        "lines",
        "Message",
        "Measure",
        f"Share of all weight on {LONG}",
        f"Total of {LONG}",
        tuple(
            Panel(
                LONG,
                tuple(
                    Line(f"{at} {LONG}", ((F(0), none), (F(1), all_)))
                    for at, (none, all_) in enumerate(ends)
                ),
                now,
                f"Now {float(100 * now):.1f}%",
                tuple(Turn(one, F(1), f"{float(100 * one):.1f}%") for one in turns),
                "Now 25.0%; turns at 43.2%",
            )
            for ends in panels
        ),
        "Alternative",
        "Reading",
        TABLE,
    )


def boxes(
    drawn: AnyChart, sheet: Sheet = PAPER
) -> tuple[float, list[tuple[float, float, float, float, str]]]:
    """The width of a drawing, and the box of each of its words by the typeface's average letter."""
    root = ET.fromstring(svg(drawn, sheet))
    found = []
    for one in root.iter(f"{SVG}text"):
        wide = (LETTER - 0.9) * len(one.text or "")  # on the narrow side
        shift = {"start": 0.0, "middle": wide / 2, "end": wide}[one.attrib["text-anchor"]]
        left, low = float(one.attrib["x"]) - shift, float(one.attrib["y"])
        found.append((left, low - 9, left + wide, low + 2, one.text or ""))
    return float(root.attrib["width"]), found


def holds(drawn: AnyChart, sheet: Sheet = PAPER) -> None:
    wide, found = boxes(drawn, sheet)
    for left, top, right, _bottom, text in found:
        assert left >= -1, text
        assert right <= wide + 1, text
        assert top >= -1, text
    for one, other in combinations(found, 2):
        apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert apart, (one, other)


@given(
    st.sampled_from([ChartKind.SHADES, ChartKind.PROFILE, ChartKind.SPREAD]),
    st.integers(1, 4).flatmap(
        lambda wide: st.lists(
            st.lists(VALUES, min_size=wide, max_size=wide), min_size=1, max_size=8
        )
    ),
)
def test_words_of_shades_profiles_and_spreads_lie_apart(
    kind: ChartKind, rows: list[list[F | None]]
) -> None:
    drawn = chart(kind, rows, [f"{at} {LONG}" for at in range(len(rows))])
    holds(drawn)
    holds(drawn, PHONE)
    assert plotly_figure(drawn)["data"]
    assert svg(drawn).count(b"<svg") == 1
    assert svg_height(drawn) > 0


@given(
    st.sampled_from([ChartKind.STACKED, ChartKind.GROUPED, ChartKind.FLOATING]),
    st.lists(st.lists(st.fractions(-100, 100), min_size=3, max_size=3), min_size=1, max_size=6),
    st.sampled_from(["", "9.1", "−1,200.5 to 1,312.5"]),
)
def test_words_of_bars_lie_apart_on_a_narrow_sheet(
    kind: ChartKind, rows: list[list[F | None]], end: str
) -> None:
    drawn = replace(
        chart(ChartKind.STACKED, rows, [f"{at} {LONG}" for at in range(len(rows))]),
        kind=kind,
        ticks=((F(0), "Now 0"), (F(1), "1")) if kind is ChartKind.FLOATING else (),
        ends=(end,) * len(rows) if end else (),
        starts=(F(5),) * len(rows) if kind is ChartKind.FLOATING else (),
        span=None,
    )
    holds(drawn, PHONE)
    said = " ".join(text for *_, text in boxes(drawn, PHONE)[1])
    assert all(f"{at} {LONG}" in said for at in range(len(rows))), "no name is cut"
    assert b'width="-' not in svg(drawn, PHONE)


SHARES = st.fractions(0, 1, max_denominator=40)
ENDS = st.tuples(
    st.fractions(-50, 500, max_denominator=3), st.fractions(-50, 500, max_denominator=3)
)


@given(
    st.lists(st.lists(ENDS, min_size=1, max_size=4), min_size=1, max_size=8),
    SHARES,
    st.lists(SHARES, max_size=5, unique=True),
)
@example(panels=[[(F(0), F(10))] * 4], now=F(1, 2), turns=[F(1, 2), F(21, 40)])
@example(panels=[[(F(5), F(0)), (F(0), F(0)), (F(1), F(1, 9))]], now=F(0), turns=[F(0), F(1)])
def test_words_of_lines_lie_apart(panels: list[list[tuple[F, F]]], now: F, turns: list[F]) -> None:
    drawn = lines(*panels, now=now, turns=tuple(turns))
    holds(drawn)
    holds(drawn, PHONE)
    assert plotly_figure(drawn)["data"]


def test_every_series_has_a_mark_and_a_dash_of_its_own() -> None:
    rows: list[list[F | None]] = [[F(10), F(40), F(60), F(90)], [F(90), F(20), F(30), F(10)]]
    drawn = chart(ChartKind.PROFILE, rows, ["One", "Two"])
    data = plotly_figure(drawn)["data"]
    assert [one["marker"]["symbol"] for one in data] == list(SYMBOLS)
    assert [one["line"]["dash"] for one in data] == list(DASHES)
    dashes = {
        one.attrib.get("stroke-dasharray", "")
        for one in ET.fromstring(svg(drawn)).iter(f"{SVG}path")
        if one.attrib.get("stroke-width") == "1.5"
    }
    assert len(dashes) == 4


def test_marks_that_fall_together_stand_beside_one_another() -> None:
    drawn = chart(ChartKind.SPREAD, [[F(50)] * 4], ["One"])
    root = ET.fromstring(marks_svg(drawn))
    high = {one.attrib["cy"] for one in root.iter(f"{SVG}circle")}
    assert len(high) == 2, "the key's and the row's"
    assert sum(one.attrib.get("fill") == "#FFFFFF" for one in root.iter(f"{SVG}path")) == 2


def test_the_more_the_darker_and_words_can_be_read_on_every_shade() -> None:
    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    shades = [shade_of(F(at)) for at in (0, 1, 10, 25, 50, 75)]
    lights = [light(shade) for shade, _ in shades]
    assert lights == sorted(lights, reverse=True)
    for shade, ink in shades:
        low, high = sorted((light(shade), light(ink)))
        assert (high + 0.05) / (low + 0.05) >= 4.5


def test_small_panels_have_one_scale_and_a_large_one_names_its_lines() -> None:
    small = plotly_figure(lines([(F(0), F(10))], [(F(-5), F(1))]))
    layout = small["layout"]
    assert layout["yaxis"]["range"] == layout["yaxis2"]["range"]
    large = plotly_figure(lines([(F(0), F(10)), (F(5), F(1))], turns=(F(1, 3),)))
    assert [one.get("showlegend", True) for one in large["data"]] == [True, True, False]


def test_a_chart_of_shades_may_have_more_columns_than_others_have_series() -> None:
    row: list[F | None] = [F(at) for at in range(6)]
    assert len(chart(ChartKind.SHADES, [row], ["One"]).series) == 6
    with pytest.raises(ValueError, match="one to 4 series"):
        replace(chart(ChartKind.SHADES, [row], ["One"]), kind=ChartKind.PROFILE)
    with pytest.raises(ValueError, match="at least one panel"):
        replace(lines([(F(0), F(1))]), panels=())
    with pytest.raises(ValueError, match="one to 4 lines"):
        lines([(F(0), F(1))] * 5)
