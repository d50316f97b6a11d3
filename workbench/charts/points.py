"""A scatter chart drawn: as a plotly figure for a page, as an SVG for a paper and for a narrow
window."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from html import escape
from typing import Any

from workbench.charts.chart import COLOURS, Points
from workbench.charts.ink import (
    EDGE,
    FIGURE,
    GRID,
    LETTER,
    LINE,
    PAPER,
    TYPEFACE,
    Sheet,
    on_lines,
    picture_of,
    short,
    words,
)
from workbench.charts.labels import BESIDE, Room, Spot, label_places
from workbench.charts.rows import tick_places
from workbench.charts.steps import round_steps
from workbench.numbers.text import plain_number

# All lengths in points, as in `ink.py`.
_HIGH, _RIGHT, _BOTTOM = 248, 16, 22
_TOP = 30  # from the top of the picture to the axis, beneath a title of one line
_NAME_LETTERS = 28
_MOST_LINES = 4
# On which side of its mark plotly puts words that stand so.
_SIDES = {"start": "right", "middle": "center", "end": "left"}


def points_figure(chart: Points) -> dict[str, Any]:
    """The figure as plain data for plotly.js. Both sides run from zero, or below it."""
    points, plan = chart.points, _Plan(chart)
    spots = plan.spots
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
            "xaxis": _axis(plan.across) | {"title": {"text": chart.across}},
            "yaxis": _axis(plan.upwards) | {"title": {"text": chart.upwards}},
            "template": {},
        },
    }


def _axis(steps: Sequence[Fraction]) -> dict[str, Any]:
    """One side of a figure, with the numbers of the drawing, so that words find the same room."""
    return {
        "gridcolor": GRID,
        "zerolinecolor": EDGE,
        "fixedrange": True,
        "automargin": True,
        "range": [float(steps[0]), float(steps[-1])],
        "tickvals": [float(step) for step in steps],
        "ticktext": [plain_number(step) for step in steps],
        "ticklabelstandoff": 6,
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
    """The places of all marks and words of a scatter chart on its sheet. Words that would lie on
    others are left to the table; those of the marks on the line are placed first. On a narrow sheet
    marks are numbered, and the names stand below."""

    def __init__(self, chart: Points, sheet: Sheet = PAPER) -> None:
        self.across = round_steps([point.left for point in chart.points])
        self.upwards = round_steps([point.up for point in chart.points])
        self.sheet = sheet
        self.titles = (sheet.heavy(chart.upwards), sheet.heavy(chart.across))
        self.left = self._left()
        self.top = _TOP + LINE * (len(self.titles[0]) - 1)
        self.bottom = self.top + _HIGH
        self.right = sheet.wide - _RIGHT
        self.marks = [(self.x(point.left), self.y(point.up)) for point in chart.points]
        self.names = [
            str(at) if sheet.narrow else short(point.label, _NAME_LETTERS)
            for at, point in enumerate(chart.points, 1)
        ]
        widths = [LETTER * len(name) for name in self.names]
        room = Room(self.left + 2, self.top - 8, sheet.wide, self.bottom - 2)
        self.spots: Sequence[Spot | None] = label_places(self.marks, widths, room, chart.line)

    def _left(self) -> float:
        """Where the axis stands: beside the longest of its numbers."""
        longest = max(len(plain_number(one)) for one in self.upwards)
        return max(FIGURE * longest + 8, 30) if self.sheet.narrow else 70

    def x(self, value: Fraction) -> float:
        first, last = self.across[0], self.across[-1]
        return self.left + float((value - first) / (last - first)) * (self.right - self.left)

    def y(self, value: Fraction) -> float:
        first, last = self.upwards[0], self.upwards[-1]
        return self.top + (1 - float((value - first) / (last - first))) * _HIGH


def points_svg(chart: Points, sheet: Sheet = PAPER) -> bytes:
    """The chart as SVG with real text. The same chart gives the same bytes."""
    plan = _Plan(chart, sheet)
    below = plan.bottom + _BOTTOM + LINE * len(plan.titles[1]) + 15
    last, foot = _below(chart, plan, below)
    background = f'<rect width="{sheet.wide:g}" height="{last:g}" fill="#FFFFFF"/>'
    return picture_of(
        last,
        [background, *_axes(plan), *_titles(plan), *_marked(chart, plan), *foot],
        chart.alt,
        sheet,
    )


def _axes(plan: _Plan) -> Iterator[str]:
    left, top, right, bottom = plan.left, plan.top, plan.right, plan.bottom
    for tick in plan.upwards:
        yield f'<path d="M{left:g} {plan.y(tick):.2f}H{right:g}" stroke="{GRID}"/>'
        yield words(left - 6, plan.y(tick), plain_number(tick), anchor="end")
    for tick in plan.across:
        yield f'<path d="M{plan.x(tick):.2f} {top:g}V{bottom:g}" stroke="{GRID}"/>'
    ticks = [(plan.x(tick), plain_number(tick)) for tick in plan.across]
    for middle, said in tick_places(ticks, plan.sheet.wide):
        yield words(middle, bottom + 14, said, anchor="middle")
    yield f'<path d="M{left:g} {top:g}V{bottom:g}H{right:g}" fill="none" stroke="{EDGE}"/>'


def _titles(plan: _Plan) -> Iterator[str]:
    """What the sides measure. All words lie level: that of the upward side stands above it."""
    upwards, across = plan.titles
    for count, line in enumerate(upwards):
        yield words(0, 12 + LINE * count, line, weight="bold")
    for count, line in enumerate(across):
        middle = plan.bottom + _BOTTOM + 16 + LINE * count
        yield words(plan.right, middle, line, anchor="end", weight="bold")


def _marked(chart: Points, plan: _Plan) -> Iterator[str]:
    if len(chart.line) > 1:
        steps = "L".join(f"{plan.marks[at][0]:.2f} {plan.marks[at][1]:.2f}" for at in chart.line)
        yield f'<path d="M{steps}" fill="none" stroke="{EDGE}" stroke-dasharray="6 4"/>'
    for (left, up), name, spot in zip(plan.marks, plan.names, plan.spots, strict=True):
        yield f'<circle cx="{left:.2f}" cy="{up:.2f}" r="4.5" fill="{COLOURS[0]}" stroke="{EDGE}"/>'
        if spot is not None:
            yield words(spot.left, spot.middle, name, anchor=spot.anchor)


def _below(chart: Points, plan: _Plan, top: float) -> tuple[float, list[str]]:
    """What stands below the axes, and where it ends: the names by number on a narrow sheet, and how
    many marks have no word."""
    said: list[str] = []
    if plan.sheet.narrow:
        for at, point in enumerate(chart.points, 1):
            said += on_lines(f"{at}. {point.label}", plan.sheet.wide, _MOST_LINES)
    if nameless := plan.spots.count(None):
        word = "number" if plan.sheet.narrow else "name"
        told = (
            f"mark has no room for its {word}"
            if nameless == 1
            else f"marks have no room for a {word}"
        )
        text = f"{nameless} {told} here; the table has every one."
        said += on_lines(text, plan.sheet.wide, _MOST_LINES)
    lines = [words(0, top + LINE * (at + 0.5), line) for at, line in enumerate(said)]
    return top + LINE * len(said) + (4 if said else 0), lines


def _position(spot: Spot, mark: tuple[float, float]) -> str:
    """Where the words stand beside their mark, as plotly has it."""
    lower = spot.middle - mark[1]
    height = "middle" if abs(lower) < BESIDE else "top" if lower < 0 else "bottom"
    return f"{height} {_SIDES[spot.anchor]}"
