"""A scatter chart drawn: as a plotly figure for a page, as an SVG for a paper."""

from collections.abc import Sequence
from fractions import Fraction
from html import escape
from typing import Any

from workbench.charts.chart import COLOURS, Points
from workbench.charts.ink import EDGE, GRID, LETTER, LINE, TYPEFACE, WIDTH, picture_of, short, words
from workbench.charts.labels import BESIDE, Room, Spot, label_places
from workbench.charts.steps import round_steps
from workbench.numbers.text import plain_number

# All lengths in points, as in `ink.py`.
_HEIGHT = 330
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 16, 30, 52
_NAME_LETTERS = 28
_TITLE_LETTERS = 60
# On which side of its mark plotly puts words that stand so.
_SIDES = {"start": "right", "middle": "center", "end": "left"}


def points_figure(chart: Points) -> dict[str, Any]:
    """The figure as plain data for plotly.js. Both sides run from zero, or below it."""
    points, plan = chart.points, _Plan(chart)
    spots = plan.spots
    axis = {"gridcolor": GRID, "zerolinecolor": EDGE, "fixedrange": True, "rangemode": "tozero"}
    return {
        "data": [
            {
                "type": "scatter",
                "mode": "markers+text",
                "x": [float(point.left) for point in points],
                "y": [float(point.up) for point in points],
                "text": [
                    short(point.label, _NAME_LETTERS) if spot else ""
                    for point, spot in zip(points, spots, strict=True)
                ],
                "textposition": [
                    "top center" if spot is None else _position(spot, mark)
                    for spot, mark in zip(spots, plan.marks, strict=True)
                ],
                "cliponaxis": False,
                "marker": {
                    "color": COLOURS[0],
                    "size": 11,
                    "line": {"color": EDGE, "width": 1},
                },
                "customdata": [
                    [escape(point.label), point.left_text, point.up_text] for point in points
                ],
                "hovertemplate": "%{customdata[0]}<br>"
                f"{escape(chart.across)}: %{{customdata[1]}}<br>"
                f"{escape(chart.upwards)}: %{{customdata[2]}}<extra></extra>",
            },
            *_line_trace(chart),
        ],
        "layout": {
            "height": 460,
            "margin": {"l": 10, "r": 60, "t": 30, "b": 40},
            "font": {"family": f"{TYPEFACE}, DejaVu Sans, sans-serif", "size": 16, "color": EDGE},
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
            "line": {"color": EDGE, "dash": "dash", "width": 1},
            "hoverinfo": "skip",
        }
    ]


class _Plan:
    """The places of all marks and words of a scatter chart in its SVG. Words that would lie on
    others are left to the table; those of the marks on the line are placed first."""

    def __init__(self, chart: Points) -> None:
        self.across = round_steps([point.left for point in chart.points])
        self.upwards = round_steps([point.up for point in chart.points])
        self.marks = [(self.x(point.left), self.y(point.up)) for point in chart.points]
        widths = [LETTER * len(short(point.label, _NAME_LETTERS)) for point in chart.points]
        room = Room(_LEFT, _TOP - 8, WIDTH, _HEIGHT - _BOTTOM)
        self.spots: Sequence[Spot | None] = label_places(self.marks, widths, room, chart.line)

    def x(self, value: Fraction) -> float:
        first, last = self.across[0], self.across[-1]
        return _LEFT + float((value - first) / (last - first)) * (WIDTH - _LEFT - _RIGHT)

    def y(self, value: Fraction) -> float:
        first, last = self.upwards[0], self.upwards[-1]
        high = _HEIGHT - _TOP - _BOTTOM
        return _TOP + (1 - float((value - first) / (last - first))) * high


def points_svg(chart: Points) -> bytes:
    """The chart as SVG with real text. The same chart gives the same bytes."""
    plan = _Plan(chart)
    bottom, right = _HEIGHT - _BOTTOM, WIDTH - _RIGHT
    parts = [f'<rect width="{WIDTH}" height="{_HEIGHT + LINE}" fill="#FFFFFF"/>']
    for tick in plan.upwards:
        parts.append(f'<path d="M{_LEFT} {plan.y(tick):.2f}H{right}" stroke="{GRID}"/>')
        parts.append(words(_LEFT - 6, plan.y(tick), plain_number(tick), anchor="end"))
    for tick in plan.across:
        parts.append(f'<path d="M{plan.x(tick):.2f} {_TOP}V{bottom}" stroke="{GRID}"/>')
        said = plain_number(tick)
        at = min(plan.x(tick), WIDTH - LETTER * len(said) / 2)
        parts.append(words(at, bottom + 14, said, anchor="middle"))
    parts.append(f'<path d="M{_LEFT} {_TOP}V{bottom}H{right}" fill="none" stroke="{EDGE}"/>')
    # All words lie level: what the upward side measures stands above it.
    upwards, across = (short(text, _TITLE_LETTERS) for text in (chart.upwards, chart.across))
    parts.append(words(4, 12, upwards, weight="bold"))
    parts.append(words(right, _HEIGHT - 14, across, anchor="end", weight="bold"))
    if len(chart.line) > 1:
        steps = "L".join(f"{plan.marks[at][0]:.2f} {plan.marks[at][1]:.2f}" for at in chart.line)
        parts.append(f'<path d="M{steps}" fill="none" stroke="{EDGE}" stroke-dasharray="6 4"/>')
    for (left, up), point, spot in zip(plan.marks, chart.points, plan.spots, strict=True):
        parts.append(
            f'<circle cx="{left:.2f}" cy="{up:.2f}" r="4.5" fill="{COLOURS[0]}" stroke="{EDGE}"/>'
        )
        if spot is not None:
            name = short(point.label, _NAME_LETTERS)
            parts.append(words(spot.left, spot.middle, name, anchor=spot.anchor))
    height = _HEIGHT
    if nameless := plan.spots.count(None):
        told = "mark has no room for its name" if nameless == 1 else "marks have no room for a name"
        parts.append(words(4, height + 4, f"{nameless} {told} here; the table has every one."))
        height += LINE
    return picture_of(height, parts, chart.alt)


def _position(spot: Spot, mark: tuple[float, float]) -> str:
    """Where the words stand beside their mark, as plotly has it."""
    lower = spot.middle - mark[1]
    height = "middle" if abs(lower) < BESIDE else "top" if lower < 0 else "bottom"
    return f"{height} {_SIDES[spot.anchor]}"
