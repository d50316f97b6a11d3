"""The answer that a page's chart is drawn from."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from workbench.charts.chart import AnyChart
from workbench.charts.drawing import PHONE, plotly_figure, svg

NARROW = "narrow"


def chart_answer(request: HttpRequest, chart: AnyChart | None) -> HttpResponse:
    """The figure for plotly.js, or with `?sheet=narrow` the drawing for a narrow window, both empty
    where there is no chart. Whoever calls this has taken out of it what is exempt."""
    if request.GET.get("sheet") == NARROW:
        drawn = svg(chart, PHONE) if chart else b""
        response = HttpResponse(drawn, content_type="image/svg+xml")
        # A picture that opens by itself could carry a script; a page draws this one all the same.
        response["Content-Disposition"] = "attachment"
        return response
    return JsonResponse(plotly_figure(chart) if chart else {"data": [], "layout": {}})
