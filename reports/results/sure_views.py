"""How sure the first place is: its page, and the figures of its charts."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from reports.blocks.appraisal.sure.pictures import ranks_chart, room_chart
from reports.blocks.appraisal.sure.tables import ranks_table, sure_told, weights_table
from reports.casefile.findings import Findings
from reports.results.views import findings_at
from schemes.veil import veiled


@require_safe
def how_sure(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """What is said of other weights and ratings, how far each weight may move, and how often each
    rank falls to each option."""
    place, findings = findings_at(request, programme, appraisal)
    context = place.context(
        _("How sure the first place is"),
        (_("Results"), place.url("results")),
        (_("How sure it is"), None),
        room="results",
        **(_shown(findings) if findings else {}),
    )
    return render(request, "reports/results/how_sure.html", context)


def _shown(findings: Findings) -> dict[str, Any]:
    return {
        "sure": tuple(one.sentence for one in sure_told(findings)),
        "weights": weights_table(findings),
        "ranks": ranks_table(findings),
        "room_chart": room_chart(findings),
        "ranks_chart": ranks_chart(findings),
    }


@require_safe
def weights_room(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """The figure of how far each weight may move, for plotly.js; an empty one where there is
    none."""
    from workbench.charts.drawing import plotly_figure

    place, findings = findings_at(request, programme, appraisal)
    chart = veiled(room_chart(findings) if findings else None, place.exempt)
    return JsonResponse(plotly_figure(chart) if chart else {"data": [], "layout": {}})


@require_safe
def ranks_drawn(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """The figure of how often each rank falls to each option; an empty one where there is none."""
    from workbench.charts.drawing import plotly_figure

    place, findings = findings_at(request, programme, appraisal)
    chart = veiled(ranks_chart(findings) if findings else None, place.exempt)
    return JsonResponse(plotly_figure(chart) if chart else {"data": [], "layout": {}})
