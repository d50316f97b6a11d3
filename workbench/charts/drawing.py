"""The one door to drawings: a chart of any kind as an SVG for a paper, as a figure for a page.

No drawing library is asked for a paper: its import alone takes longer than the rest of a paper's
pictures. plotly is imported only when a page asks for the figure of bars.
"""

from typing import Any

from workbench.charts.bars import bars_height, bars_svg
from workbench.charts.chart import Chart, Points
from workbench.charts.ink import FACES, TYPEFACE
from workbench.charts.points import points_figure, points_svg

__all__ = ["FACES", "TYPEFACE", "plotly_figure", "svg", "svg_height"]


def plotly_figure(chart: Chart | Points) -> dict[str, Any]:
    """The figure as plain data for plotly.js, its words and numbers those of the chart."""
    if isinstance(chart, Points):
        return points_figure(chart)
    from workbench.charts.bars_figure import bars_figure

    return bars_figure(chart)


def svg(chart: Chart | Points) -> bytes:
    """The chart as SVG with real text. The same chart gives the same bytes."""
    return points_svg(chart) if isinstance(chart, Points) else bars_svg(chart)


def svg_height(chart: Chart) -> float:
    """How high the SVG of the chart is, in points."""
    return bars_height(chart)
