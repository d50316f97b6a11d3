"""A chart drawn: as a plotly figure for a page, as an SVG for a paper.

The SVG is written by hand: bars and words need no drawing library, whose import alone takes longer
than the rest of a paper's pictures. plotly is imported only when a page asks for a figure.
"""

import textwrap
from collections.abc import Iterator
from html import escape
from typing import Any

from workbench.charts import COLOURS, TEXT_ON, Chart, Kind

TYPEFACE = "Atkinson Hyperlegible Next"
_EDGE = "#0B0C0C"
# All lengths in points: the text width of A4 with 20 mm margins, and 12 point words.
_WIDTH = 482
_SIZE = 12
_LINE = 15
_NAMES = 140
_THICK = 26
_LETTER = 6.4  # the average letter of the typeface at 12 point, on the wide side


def plotly_figure(chart: Chart) -> dict[str, Any]:
    """The figure as plain data for plotly.js, its words and numbers those of the chart."""
    from plotly import graph_objects as go

    bars = []
    for index, one in enumerate(chart.series):
        bars.append(
            go.Bar(
                name=one.name,
                orientation="h",
                y=[_wrapped(name, 18, "<br>") for name in chart.categories],
                x=[None if value is None else float(value) for value in one.values],
                text=list(one.labels),
                textposition="auto",
                cliponaxis=False,
                insidetextanchor="middle",
                insidetextfont={"color": TEXT_ON[index]},
                marker={"color": COLOURS[index], "line": {"color": _EDGE, "width": 1}},
                customdata=list(map(list, zip(chart.categories, one.labels, strict=True))),
                hovertemplate=f"%{{customdata[0]}}<br>{one.name}: %{{customdata[1]}}"
                "<extra></extra>",
            )
        )
    stacked = chart.kind is Kind.STACKED
    annotations = [
        {
            "x": float(total),
            "y": index,
            "text": end,
            "showarrow": False,
            "xanchor": "left",
            "xshift": 6,
        }
        for index, (end, total) in enumerate(zip(chart.ends, _totals(chart), strict=False))
    ]
    figure = go.Figure(
        data=bars,
        layout={
            "barmode": "stack" if stacked else "group",
            "height": 120 + len(chart.categories) * (60 if stacked else 34 * len(bars)),
            "margin": {"l": 10, "r": 60, "t": 10, "b": 40},
            "font": {"family": f"{TYPEFACE}, DejaVu Sans, sans-serif", "size": 16, "color": _EDGE},
            "paper_bgcolor": "#FFFFFF",
            "plot_bgcolor": "#FFFFFF",
            "legend": {
                "orientation": "h",
                "y": 1.02,
                "yanchor": "bottom",
                "x": 0,
                "traceorder": "normal",
            },
            "xaxis": {
                "rangemode": "tozero",
                "gridcolor": "#CECECE",
                "zerolinecolor": _EDGE,
                "fixedrange": True,
                "nticks": 5,
                "showticklabels": stacked,
            },
            "yaxis": {
                "autorange": "reversed",
                "automargin": True,
                "fixedrange": True,
                "ticklabelstandoff": 6,
            },
            "annotations": annotations,
            # Plotly's own look, which None would bring, is 7 KB that we use nothing of.
            "template": {},
        },
    )
    plain: dict[str, Any] = figure.to_plotly_json()
    return {"data": plain["data"], "layout": plain["layout"]}


def svg(chart: Chart) -> bytes:
    """The chart as SVG with real text. The same chart gives the same bytes."""
    keys = _legend(chart) if chart.kind is Kind.STACKED else []
    legend = keys[-1][1] + _LINE + 7 if keys else 0
    bars = _THICK + 16 if chart.kind is Kind.STACKED else (_THICK - 4) * len(chart.series) + 14
    row = max(bars, *(_LINE * len(_lines(name)) + 6 for name in chart.categories))
    height = legend + row * len(chart.categories)
    draw = _stacked if chart.kind is Kind.STACKED else _grouped
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
        f'width="{_WIDTH}" height="{height}" font-size="{_SIZE}" '
        f"font-family=\"'{TYPEFACE}', 'DejaVu Sans', sans-serif\">",
        *(part for left, top, place in keys for part in _key(chart, left, top, place)),
        *draw(chart, legend, row),
        *_names(chart, legend, row),
        f'<path d="M{_NAMES} {legend}V{height}" stroke="{_EDGE}"/>',
        "</svg>",
    ]
    return "\n".join(parts).encode()


def _stacked(chart: Chart, top: float, row: float) -> Iterator[str]:
    room = _WIDTH - _NAMES - 12 - _LETTER * 1.4 * max(map(len, chart.ends or ("",)))
    scale = room / (max(map(float, _totals(chart)), default=0) or 1)
    for index in range(len(chart.categories)):
        left, middle = float(_NAMES), top + row * (index + 0.5)
        for place, one in enumerate(chart.series):
            wide = float(one.values[index] or 0) * scale
            yield _bar(left, middle - _THICK / 2, wide, _THICK, COLOURS[place])
            # A label stands in its segment only where it fits; the table has every number.
            if wide > _LETTER * len(one.labels[index]) + 4:
                yield _words(
                    left + wide / 2,
                    middle,
                    one.labels[index],
                    anchor="middle",
                    colour=TEXT_ON[place],
                )
            left += wide
        if chart.ends:
            yield _words(left + 6, middle, chart.ends[index], weight="bold")


def _grouped(chart: Chart, top: float, row: float) -> Iterator[str]:
    said = [f"{label}: {one.name}" for one in chart.series for label in one.labels]
    room = max(_WIDTH - _NAMES - 12 - _LETTER * max(map(len, said)), 60)
    widest = max((float(v) for one in chart.series for v in one.values if v), default=1.0)
    thick = _THICK - 4
    for index in range(len(chart.categories)):
        start = top + row * index + 7
        for place, one in enumerate(chart.series):
            wide = float(one.values[index] or 0) / widest * room
            yield _bar(_NAMES, start + thick * place + 1, wide, thick - 2, COLOURS[place])
            middle = start + thick * (place + 0.5)
            yield _words(_NAMES + wide + 6, middle, f"{one.labels[index]}: {one.name}")


def _legend(chart: Chart) -> list[tuple[float, float, int]]:
    """Where the key of each series stands: in the data's order, on as many lines as it takes."""
    keys: list[tuple[float, float, int]] = []
    left, top = 0.0, 3.0
    for place, one in enumerate(chart.series):
        wide = 16 + _LETTER * len(one.name)
        if left and left + wide > _WIDTH:
            left, top = 0.0, top + _LINE + 3
        keys.append((left, top, place))
        left += wide + 18
    return keys


def _key(chart: Chart, left: float, top: float, place: int) -> Iterator[str]:
    yield _bar(left + 0.5, top, 11, 11, COLOURS[place])
    yield _words(left + 16, top + 6, chart.series[place].name)


def _names(chart: Chart, top: float, row: float) -> Iterator[str]:
    for index, name in enumerate(chart.categories):
        lines = _lines(name)
        first = top + row * (index + 0.5) - _LINE * (len(lines) - 1) / 2
        for count, line in enumerate(lines):
            yield _words(_NAMES - 8, first + _LINE * count, line, anchor="end")


def _lines(name: str) -> list[str]:
    return textwrap.wrap(name, int((_NAMES - 10) / _LETTER)) or [name]


def _bar(left: float, top: float, wide: float, high: float, colour: str) -> str:
    return (
        f'<rect x="{left:.2f}" y="{top:.2f}" width="{wide:.2f}" height="{high:.2f}" '
        f'fill="{colour}" stroke="{_EDGE}" stroke-width="0.8"/>'
    )


def _words(
    left: float,
    middle: float,
    text: str,
    *,
    anchor: str = "start",
    colour: str = _EDGE,
    weight: str = "normal",
) -> str:
    """Words on one line, their lower-case letters about `middle`."""
    return (
        f'<text x="{left:.2f}" y="{middle + 4:.2f}" text-anchor="{anchor}" fill="{colour}" '
        f'font-weight="{weight}">{escape(text)}</text>'
    )


def _totals(chart: Chart) -> list[Any]:
    return [sum(one.values[i] or 0 for one in chart.series) for i in range(len(chart.categories))]


def _wrapped(text: str, width: int, by: str) -> str:
    return by.join(textwrap.wrap(text, width)) or text
