"""A scatter chart drawn: as a plotly figure for a page, as an SVG for a paper."""

from fractions import Fraction
from html import escape
from typing import Any

from workbench.charts.chart import COLOURS, Points
from workbench.charts.drawing import FACES, TYPEFACE
from workbench.charts.labels import Room, label_places
from workbench.numbers.text import plain_number

_EDGE = "#0B0C0C"
_GRID = "#CECECE"
# All lengths in points, as in `drawing.py`.
_WIDTH, _HEIGHT, _SIZE = 482, 330, 12
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 16, 30, 52
_LETTER = 6.4
_STEPS = (1, 2, 5, 10, 20, 50, 100)


def points_figure(chart: Points) -> dict[str, Any]:
    """The figure as plain data for plotly.js. Both sides run from zero, or below it."""
    points = chart.points
    axis = {"gridcolor": _GRID, "zerolinecolor": _EDGE, "fixedrange": True, "rangemode": "tozero"}
    return {
        "data": [
            {
                "type": "scatter",
                "mode": "markers+text",
                "x": [float(point.left) for point in points],
                "y": [float(point.up) for point in points],
                "text": [point.label for point in points],
                "textposition": "top center",
                "cliponaxis": False,
                "marker": {
                    "color": COLOURS[0],
                    "size": 11,
                    "line": {"color": _EDGE, "width": 1},
                },
                "customdata": [[point.left_text, point.up_text] for point in points],
                "hovertemplate": f"%{{text}}<br>{escape(chart.across)}: %{{customdata[0]}}<br>"
                f"{escape(chart.upwards)}: %{{customdata[1]}}<extra></extra>",
            },
            *_line_trace(chart),
        ],
        "layout": {
            "height": 460,
            "margin": {"l": 10, "r": 60, "t": 30, "b": 40},
            "font": {"family": f"{TYPEFACE}, DejaVu Sans, sans-serif", "size": 16, "color": _EDGE},
            "paper_bgcolor": "#FFFFFF",
            "plot_bgcolor": "#FFFFFF",
            "showlegend": False,
            "xaxis": axis | {"title": {"text": chart.across}, "automargin": True},
            "yaxis": axis | {"title": {"text": chart.upwards}, "automargin": True},
            "template": {},
        },
    }


def _line_trace(chart: Points) -> list[dict[str, Any]]:
    """The line through the marks that it leads through, where it has two ends."""
    if len(chart.line) < 2:
        return []
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [float(chart.points[at].left) for at in chart.line],
            "y": [float(chart.points[at].up) for at in chart.line],
            "line": {"color": _EDGE, "dash": "dash", "width": 1},
            "hoverinfo": "skip",
        }
    ]


def points_svg(chart: Points) -> bytes:
    """The chart as SVG with real text. The same chart gives the same bytes."""
    across = _ticks([point.left for point in chart.points])
    upwards = _ticks([point.up for point in chart.points])
    wide, high = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM

    def x(value: Fraction) -> float:
        return _LEFT + float((value - across[0]) / (across[-1] - across[0])) * wide

    def y(value: Fraction) -> float:
        return _TOP + (1 - float((value - upwards[0]) / (upwards[-1] - upwards[0]))) * high

    bottom = _HEIGHT - _BOTTOM
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'width="{_WIDTH}" height="{_HEIGHT}" font-size="{_SIZE}" '
        f'font-family="{FACES}" role="img">',
        f"<title>{escape(chart.alt)}</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#FFFFFF"/>',
    ]
    for tick in upwards:
        parts.append(f'<path d="M{_LEFT} {y(tick):.2f}H{_WIDTH - _RIGHT}" stroke="{_GRID}"/>')
        parts.append(_words(_LEFT - 6, y(tick), plain_number(tick), "end"))
    for tick in across:
        parts.append(f'<path d="M{x(tick):.2f} {_TOP}V{bottom}" stroke="{_GRID}"/>')
        parts.append(_words(x(tick), bottom + 14, plain_number(tick), "middle"))
    parts.append(
        f'<path d="M{_LEFT} {_TOP}V{bottom}H{_WIDTH - _RIGHT}" fill="none" stroke="{_EDGE}"/>'
    )
    # All words lie level: what the upward side measures stands above it.
    parts.append(_words(4, 12, chart.upwards, "start", "bold"))
    parts.append(_words(_WIDTH - _RIGHT, _HEIGHT - 14, chart.across, "end", "bold"))
    marks = [(x(point.left), y(point.up)) for point in chart.points]
    widths = [_LETTER * len(point.label) for point in chart.points]
    room = Room(_LEFT, _TOP - 8, _WIDTH, bottom)
    if len(chart.line) > 1:
        steps = "L".join(f"{marks[at][0]:.2f} {marks[at][1]:.2f}" for at in chart.line)
        parts.append(f'<path d="M{steps}" fill="none" stroke="{_EDGE}" stroke-dasharray="6 4"/>')
    for (left, up), point, spot in zip(
        marks, chart.points, label_places(marks, widths, room), strict=True
    ):
        parts.append(
            f'<circle cx="{left:.2f}" cy="{up:.2f}" r="4.5" fill="{COLOURS[0]}" stroke="{_EDGE}"/>'
        )
        parts.append(_words(spot.left, spot.middle, point.label, spot.anchor))
    parts.append("</svg>")
    return "\n".join(parts).encode()


def _ticks(values: list[Fraction]) -> list[Fraction]:
    """Round numbers from zero (or below the least) to above the most."""
    low, high = min(*values, Fraction(0)), max(*values, Fraction(0))
    room = (high - low) or Fraction(1)
    size = Fraction(1)
    while size * 10 < room:
        size *= 10
    while size > room:
        size /= 10
    # At most eight steps, each 1, 2 or 5 of its power of ten.
    step = next(size * count / 10 for count in _STEPS if size * count * 7 >= room * 10)
    first, last = (low / step).__floor__(), (high / step).__ceil__()
    return [step * count for count in range(first, max(last, first + 1) + 1)]


def _words(left: float, middle: float, text: str, anchor: str, weight: str = "normal") -> str:
    return (
        f'<text x="{left:.2f}" y="{middle + 4:.2f}" text-anchor="{anchor}" fill="{_EDGE}" '
        f'font-weight="{weight}">{escape(text)}</text>'
    )
