"""The pictures of an appraisal, one at a time: `?show=profiles`, `?show=weight&criterion=C2`."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from appraisal.access import AppraisalPlace
from appraisal.casefile.spread.engine import spread_carried
from appraisal.engine.agreement.spread import NO_SPREAD, Spread, spread_of
from reports.casefile.findings import Findings
from reports.results.drawing.given import GivenApart, given_apart, spread_brought
from reports.results.pictures import PICTURES, Asked, Picture, criteria_to_move, table_of
from reports.results.views import findings_at
from schemes.veil import veiled
from workbench.charts.answering import chart_answer
from workbench.charts.chart import AnyChart

FIRST = next(iter(PICTURES))
WITH_CRITERION = "weight"


@require_safe
def pictures(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """One picture with its sentence and its table, and the way to the others."""
    name, picture = _asked_for(request)
    place, asked, chart = _drawn(request, programme, appraisal, picture)
    found = asked.findings if asked else None
    criterion = asked.of_criterion if asked and name == WITH_CRITERION else ""
    context = place.context(
        _("Pictures"),
        (_("Results"), place.url("results")),
        (_("Pictures"), None),
        room="results",
        pictures=[(key, one.title, key == name) for key, one in PICTURES.items()],
        title=picture.title,
        none=picture.none,
        chart=chart,
        table=table_of(chart, found) if chart and found else None,
        query=urlencode({"show": name} | ({"criterion": criterion} if criterion else {})),
        criteria=criteria_to_move(found, criterion) if found and criterion else (),
    )
    return render(request, "reports/results/pictures.html", context)


@require_safe
def picture_figure(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """The figure of one picture, for plotly.js; an empty one where there is none."""
    _name, picture = _asked_for(request)
    place, _made_of, chart = _drawn(request, programme, appraisal, picture)
    shown = veiled(chart, place.exempt)
    return chart_answer(request, shown)


def _asked_for(request: HttpRequest) -> tuple[str, Picture]:
    name = request.GET.get("show", FIRST)
    if name not in PICTURES:
        raise Http404
    return name, PICTURES[name]


def _drawn(
    request: HttpRequest, programme: str, appraisal: str, picture: Picture
) -> tuple[AppraisalPlace, Asked | None, AnyChart | None]:
    place, findings = findings_at(request, programme, appraisal)
    if findings is None:
        return place, None, None
    apart = given_apart(place) if picture.rests_on_own else GivenApart()
    given = _spread(place, findings, apart) if picture.rests_on_own else NO_SPREAD
    weighed = tuple(map(dict, apart.weights))
    asked = Asked(findings, given, weighed, request.GET.get("criterion", ""))
    return place, asked, picture.make(asked)


def _spread(place: AppraisalPlace, findings: Findings, apart: GivenApart) -> Spread:
    """What the assessors gave, here or as a case file brought it."""
    if apart.ratings:
        return spread_of(findings.problem, apart.ratings)
    brought = spread_brought(place, findings)
    return spread_carried(findings.problem, brought) if brought else NO_SPREAD
