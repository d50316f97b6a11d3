"""Draws a chart of any kind as an SVG picture."""

from workbench.charts.chart import AnyChart
from workbench.charts.drawing import svg


def picture(chart: AnyChart) -> bytes:
    return svg(chart)
