"""Lines over shares drawn as a plotly figure, for a page."""

from html import escape
from typing import Any

from workbench.charts.chart import COLOURS, Lines, Panel
from workbench.charts.ink import DASHES, EDGE, GRID, SYMBOLS, TYPEFACE
from workbench.charts.lines.large import QUARTERS
from workbench.charts.rows import FigureRows, figure_rows
from workbench.numbers.text import plain_number, plain_share

_ROW = 84  # pixels of a small panel


def lines_figure(chart: Lines) -> dict[str, Any]:
    """The figure as plain data for plotly.js: one panel large, several below one another."""
    count = len(chart.panels)
    large = count == 1
    names = figure_rows([panel.name for panel in chart.panels])
    axes = {} if large else {f"yaxis{at or ''}": _small(chart, at, names) for at in _axes(chart)}
    return {
        "data": [
            trace
            for at, panel in enumerate(chart.panels)
            for trace in _traces(chart, panel, "y" if not at else f"y{at + 1}", large=large)
        ],
        "layout": {
            "height": 480 if large else 110 + max(_ROW, names.height + 12) * count,
            "margin": {"l": 10, "r": 24, "t": 40 if large else 20, "b": 50},
            "font": {"family": f"{TYPEFACE}, DejaVu Sans, sans-serif", "size": 16, "color": EDGE},
            "paper_bgcolor": "#FFFFFF",
            "plot_bgcolor": "#FFFFFF",
            "showlegend": large,
            "legend": {"orientation": "h", "y": 1.06, "yanchor": "bottom", "x": 0},
            "xaxis": {
                "gridcolor": GRID,
                "zeroline": False,
                "fixedrange": True,
                "range": [-0.01, 1.01],
                "tickvals": [quarter / 100 for quarter in QUARTERS],
                "ticktext": [f"{quarter}%" for quarter in QUARTERS],
                "tickangle": 0,
                "title": {"text": chart.across},
                # Beneath the last of several panels.
                "anchor": "y" if large else f"y{count}",
                "automargin": True,
            },
            **(_large(chart) if large else axes),
            "template": {},
        },
    }


def _axes(chart: Lines) -> list[int]:
    """The numbers of the upright axes as plotly counts them: the first has none."""
    return [0, *range(2, len(chart.panels) + 1)]


def _large(chart: Lines) -> dict[str, Any]:
    panel = chart.panels[0]
    now = float(panel.now)
    return {
        "yaxis": {
            "gridcolor": GRID,
            "zerolinecolor": EDGE,
            "fixedrange": True,
            "automargin": True,
            "title": {"text": chart.upwards},
        },
        "shapes": [
            {
                "type": "line",
                "x0": now,
                "x1": now,
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "line": {"color": EDGE, "width": 2},
            }
        ],
        "annotations": [
            {
                "x": now,
                "y": 1,
                "yref": "paper",
                "yanchor": "bottom",
                "xanchor": "left" if now < 0.5 else "right",
                "text": panel.now_text,
                "showarrow": False,
            }
        ],
    }


def _small(chart: Lines, axis: int, names: FigureRows) -> dict[str, Any]:
    """The upright axis of one of several panels, which bears its name."""
    count = len(chart.panels)
    at = max(axis - 1, 0)
    heights = [*map(float, chart.heights), 0.0]
    low, high = min(heights), max(heights)
    room = ((high - low) or 1.0) * 0.1
    return {
        "domain": [1 - (at + 0.92) / count, 1 - (at + 0.08) / count],
        "range": [low - room, high + room],
        "tickvals": [0],
        "ticktext": [names.names[at]],
        **names.font,
        "automargin": True,
        "fixedrange": True,
        "showgrid": False,
        "zerolinecolor": EDGE,
    }


def _traces(chart: Lines, panel: Panel, axis: str, *, large: bool) -> list[dict[str, Any]]:
    found = [
        {
            "type": "scatter",
            "mode": "lines+markers" if large else "lines",
            "name": escape(line.name),
            "x": [float(along) for along, _ in line.corners],
            "y": [float(up) for _, up in line.corners],
            "yaxis": axis,
            "line": {"color": EDGE, "width": 2, "dash": DASHES[place]},
            "marker": {
                "symbol": SYMBOLS[place],
                "size": 11,
                "color": COLOURS[place],
                "line": {"color": EDGE, "width": 1},
            },
            "customdata": [[plain_share(along), plain_number(up, 2)] for along, up in line.corners],
            "hovertemplate": f"{escape(line.name)}<br>{escape(chart.across)}: %{{customdata[0]}}"
            f"<br>{escape(chart.upwards)}: %{{customdata[1]}}<extra></extra>",
        }
        for place, line in enumerate(panel.lines)
    ]
    said = [(one.along, one.up, one.text) for one in panel.turns]
    points = said if large else [(panel.now, panel.lines[0].up_at(panel.now), panel.now_text)]
    for marks, filled in ((points, not large), ([] if large else said, False)):
        if marks:
            found.append(_marked(marks, axis, filled=filled))
    return found


def _marked(marks: list[tuple[Any, Any, str]], axis: str, *, filled: bool) -> dict[str, Any]:
    """Places on lines: where things stand now, filled, or where the first place turns."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [float(along) for along, _, _ in marks],
        "y": [float(up) for _, up, _ in marks],
        "yaxis": axis,
        "showlegend": False,
        "cliponaxis": False,
        "marker": {
            "size": 12,
            "color": COLOURS[0] if filled else "#FFFFFF",
            "line": {"color": EDGE, "width": 2},
        },
        "text": [escape(text) for _, _, text in marks],
        "hovertemplate": "%{text}<extra></extra>",
    }
