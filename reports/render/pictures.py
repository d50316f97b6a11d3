"""Draws a chart of either kind as an SVG picture."""

from workbench.charts.chart import Chart, Points
from workbench.charts.drawing import svg
from workbench.charts.points import points_svg


def picture(chart: Chart | Points) -> bytes:
    return points_svg(chart) if isinstance(chart, Points) else svg(chart)
