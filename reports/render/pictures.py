"""Draws a chart of any kind as an SVG picture."""

from workbench.charts.chart import Chart, Points
from workbench.charts.drawing import svg


def picture(chart: Chart | Points) -> bytes:
    return svg(chart)
