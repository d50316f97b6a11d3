"""A chart of either kind as an SVG picture."""

from workbench.charts import Chart, Points
from workbench.drawing import svg
from workbench.drawing_points import points_svg


def picture(chart: Chart | Points) -> bytes:
    return points_svg(chart) if isinstance(chart, Points) else svg(chart)
