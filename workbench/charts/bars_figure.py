"""Bars drawn as a plotly figure, for a page."""

from typing import Any

from workbench.charts.bars import right_end
from workbench.charts.chart import COLOURS, TEXT_ON, Chart, ChartKind
from workbench.charts.ink import EDGE, GRID, TYPEFACE
from workbench.charts.rows import figure_rows

_LEVEL_TICKS = 3  # words of more ticks than these may have to stand aslant


def bars_figure(chart: Chart) -> dict[str, Any]:
    """The figure as plain data for plotly.js, its words and numbers those of the chart."""
    from plotly import graph_objects as go

    figure = go.Figure(
        data=[go.Bar(**_bar(chart, place)) for place in range(len(chart.series))],
        layout=_layout(chart),
    )
    plain: dict[str, Any] = figure.to_plotly_json()
    return {"data": plain["data"], "layout": plain["layout"]}


def _bar(chart: Chart, place: int) -> dict[str, Any]:
    """The bars of one series: one for each category."""
    series = chart.series[place]
    return {
        "name": series.name,
        "orientation": "h",
        "y": list(figure_rows(chart.categories).names),
        "x": [None if value is None else float(value) for value in series.values],
        **({"base": list(map(float, chart.starts))} if chart.starts else {}),
        "text": list(series.labels),
        "textposition": "auto" if chart.kind is ChartKind.GROUPED else "inside",
        "cliponaxis": False,
        "insidetextanchor": "middle",
        "insidetextfont": {"color": TEXT_ON[place]},
        "marker": {"color": COLOURS[place], "line": {"color": EDGE, "width": 1}},
        "customdata": list(map(list, zip(chart.categories, series.labels, strict=True))),
        "hovertemplate": f"%{{customdata[0]}}<br>{series.name}: %{{customdata[1]}}<extra></extra>",
    }


def _layout(chart: Chart) -> dict[str, Any]:
    """All of the figure but its bars: its size, words, axes and marks."""
    grouped = chart.kind is ChartKind.GROUPED
    bars, rows = len(chart.series), figure_rows(chart.categories)
    widest = max(map(len, chart.ends), default=0)
    return {
        "barmode": _barmode(chart),
        "height": 120 + len(chart.categories) * max(34 * bars if grouped else 60, rows.height),
        # Words at the ends of bars stand in the right margin where a bar is the longest.
        "margin": {"l": 10, "r": max(60, 12 + 9 * widest), "t": 10, "b": 40},
        # A label that its segment has no room for is left to the table.
        **({} if grouped else {"uniformtext": {"minsize": 12, "mode": "hide"}}),
        "font": {"family": f"{TYPEFACE}, DejaVu Sans, sans-serif", "size": 16, "color": EDGE},
        "paper_bgcolor": "#FFFFFF",
        "plot_bgcolor": "#FFFFFF",
        "legend": {
            "orientation": "h",
            "y": 1.02,
            "yanchor": "bottom",
            "x": 0,
            "traceorder": "normal",
        },
        "xaxis": _value_axis(chart),
        "yaxis": {
            "autorange": "reversed",
            "automargin": True,
            "fixedrange": True,
            "ticklabelstandoff": 6,
            **rows.font,
        },
        "annotations": [_end(chart, index) for index in range(len(chart.ends))],
        **({} if chart.mark is None else {"shapes": [_mark(float(chart.mark))]}),
        # Plotly's own look, which None would bring, is 7 KB that we use nothing of.
        "template": {},
    }


def _barmode(chart: Chart) -> str:
    """The plotly mode for the series of one category; "stack" would pile values below zero
    upwards."""
    negative = any(value and value < 0 for one in chart.series for value in one.values)
    if chart.kind is ChartKind.STACKED and negative:
        return "relative"
    return {ChartKind.STACKED: "stack", ChartKind.GROUPED: "group", ChartKind.FLOATING: "overlay"}[
        chart.kind
    ]


def _value_axis(chart: Chart) -> dict[str, Any]:
    """The axis along the bars, with room beyond their ends where it does not start at zero."""
    low, high = map(float, chart.reach)
    margin = (high - low) * 0.05
    axis: dict[str, Any] = (
        {"rangemode": "tozero"} if chart.from_zero else {"range": [low - margin, high + 4 * margin]}
    )
    axis |= {
        "gridcolor": GRID,
        "zerolinecolor": EDGE,
        "fixedrange": True,
        "nticks": 5,
        "showticklabels": chart.kind is ChartKind.STACKED or bool(chart.ticks),
    }
    if chart.ticks:
        if len(chart.ticks) <= _LEVEL_TICKS:
            axis["tickangle"] = 0
        axis["tickvals"] = [float(at) for at, _ in chart.ticks]
        axis["ticktext"] = [words for _, words in chart.ticks]
    return axis


def _end(chart: Chart, index: int) -> dict[str, Any]:
    """The words at the end of one category's bars."""
    return {
        "x": right_end(chart, index),
        "y": index,
        "text": chart.ends[index],
        "showarrow": False,
        "xanchor": "left",
        "xshift": 6,
    }


def _mark(at: float) -> dict[str, Any]:
    """An upright dashed line across all bars."""
    line = {"color": EDGE, "width": 2, "dash": "dash"}
    return {"type": "line", "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": 1, "line": line}
