"""The one door to drawings: a chart of any kind as an SVG for a paper, as a figure for a page.

No drawing library is asked for a paper: its import alone takes longer than the rest of a paper's
pictures. plotly is imported only when a page asks for the figure of bars.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from workbench.charts.bars import bars_height, bars_svg
from workbench.charts.chart import AnyChart, Chart, ChartKind, Points
from workbench.charts.grouped import grouped_height, grouped_svg
from workbench.charts.ink import FACES, PAPER, PHONE, TYPEFACE, Sheet
from workbench.charts.lines.figure import lines_figure
from workbench.charts.lines.large import lines_svg
from workbench.charts.marks import marks_figure, marks_height, marks_svg
from workbench.charts.points import points_figure, points_svg
from workbench.charts.shades import shades_figure, shades_height, shades_svg

__all__ = ["FACES", "PAPER", "PHONE", "TYPEFACE", "plotly_figure", "svg", "svg_height"]


def _bars_figure(chart: Chart) -> dict[str, Any]:
    from workbench.charts.bars_figure import bars_figure

    return bars_figure(chart)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """How one kind of chart is drawn: as a picture, how high that is, and as a figure."""

    svg: Callable[[Chart, Sheet], bytes]
    height: Callable[[Chart], float]
    figure: Callable[[Chart], dict[str, Any]]


_BARS = _Drawn(bars_svg, bars_height, _bars_figure)
_MARKS = _Drawn(marks_svg, marks_height, marks_figure)
_DRAWN: Mapping[ChartKind, _Drawn] = {
    ChartKind.STACKED: _BARS,
    ChartKind.GROUPED: _Drawn(grouped_svg, grouped_height, _bars_figure),
    ChartKind.FLOATING: _BARS,
    ChartKind.SHADES: _Drawn(shades_svg, shades_height, shades_figure),
    ChartKind.PROFILE: _MARKS,
    ChartKind.SPREAD: _MARKS,
}


def plotly_figure(chart: AnyChart) -> dict[str, Any]:
    """The figure as plain data for plotly.js, its words and numbers those of the chart."""
    if isinstance(chart, Points):
        return points_figure(chart)
    if isinstance(chart, Chart):
        return _DRAWN[chart.kind].figure(chart)
    return lines_figure(chart)


def svg(chart: AnyChart, sheet: Sheet = PAPER) -> bytes:
    """The chart as SVG with real text. The same chart gives the same bytes."""
    if isinstance(chart, Points):
        return points_svg(chart, sheet)
    if isinstance(chart, Chart):
        return _DRAWN[chart.kind].svg(chart, sheet)
    return lines_svg(chart, sheet)


def svg_height(chart: Chart) -> float:
    """How high the SVG of the chart is on paper, in points."""
    return _DRAWN[chart.kind].height(chart)
