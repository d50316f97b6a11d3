"""How sure the first place is: its page, what may be drawn otherwise there, and the figures of its
charts."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from appraisal.access import TRYING_TELLS, AppraisalPlace
from appraisal.casefile.spread.engine import left_out_carried
from appraisal.engine.robustness.assessors import assessors_told
from appraisal.engine.robustness.exactly import left_out_told
from appraisal.engine.robustness.table import WholeTable
from appraisal.engine.robustness.together import moved_together, together_told
from appraisal.engine.robustness.told import Told
from reports.blocks.appraisal.sure.drawn import (
    Drawn,
    central_table,
    drawn_evenly,
    drawn_told,
    ranks_table,
    wins_table,
)
from reports.blocks.appraisal.sure.pictures import ranks_chart, room_chart
from reports.blocks.appraisal.sure.tables import sure_told, weights_table
from reports.casefile.findings import Findings
from reports.results.drawing.answering import Waiting, answer_to, may_cancel
from reports.results.drawing.desk import DrawingDesk
from reports.results.drawing.forms import TogetherForm
from reports.results.drawing.given import spread_brought
from reports.results.views import findings_at
from schemes.veil import veiled
from workbench.charts.answering import chart_answer
from workbench.numbers.listing import count_words
from workbench.pages.answering import person
from workbench.pages.forms import WorkbenchForm


@require_safe
def how_sure(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """What is said of other weights and ratings, how far each weight may move, and how often each
    rank falls to each option: of weightings drawn evenly, or as the address asks. Nothing may be
    asked where an option is withheld from whoever reads."""
    place, findings = findings_at(request, programme, appraisal)
    context = place.context(
        _("How sure the first place is"),
        (_("Results"), place.url("results")),
        (_("How sure it is"), None),
        room="results",
        **(_shown(request, place, findings) if findings else {}),
    )
    return render(request, "reports/results/how_sure.html", context)


def _shown(request: HttpRequest, place: AppraisalPlace, findings: Findings) -> dict[str, Any]:
    desk = DrawingDesk.of(place, findings, request.GET)
    shown: dict[str, Any] = {
        "sure": (
            *(one.sentence for one in sure_told(findings)),
            *_open(findings, _left_out(place, desk)),
        ),
        "weights": weights_table(findings),
        "room_chart": room_chart(findings),
        "query": desk.query,
    }
    if desk.table is None:
        return shown
    if findings.withheld:
        shown |= {"refused": TRYING_TELLS} | _tables(findings, drawn_evenly(findings))
    else:
        shown |= _together(request, findings, desk.table) | _drawn(request, place, desk)
    among = _("Among the %(count)s options taken forward; those that tie share the best rank.")
    return shown | {"among": among % {"count": count_words(len(desk.table.options))}}


def _left_out(place: AppraisalPlace, desk: DrawingDesk) -> Iterable[Told]:
    """What leaving one assessor out changes, by what they gave here, or as a case file brought
    it."""
    findings = desk.findings
    if desk.given.ratings:
        return left_out_told(desk.given.among(findings.problem), findings.result)
    brought = spread_brought(place, findings)
    found = brought and left_out_carried(findings.problem, findings.result, brought)
    return assessors_told(findings.problem, found) if found else ()


def _open(findings: Findings, told: Iterable[Told]) -> tuple[str, ...]:
    """The sentences that speak of no option which is withheld from the reader."""
    return tuple(one.sentence for one in told if not findings.withheld.intersection(one.options))


def _together(request: HttpRequest, findings: Findings, table: WholeTable) -> dict[str, Any]:
    """The form that moves several weights together, and what follows."""
    if not table.weights or len(table.criteria) < 3:
        return {}
    named = [(code, findings.criteria[code].name) for code in table.criteria]
    asked = request.GET if "move" in request.GET else None
    form = TogetherForm(asked, criteria=named)
    shown: dict[str, Any] = {"together_form": form}
    if asked is None or not form.is_valid():
        return shown
    found = moved_together(findings.problem, findings.result, form.cleaned_data["together"])
    if found is None:
        said = _("Choose criteria that carry some of the weight, and leave some to the others.")
        return shown | {"together": (said,)}
    told = together_told(findings.problem, found)
    return shown | {"together": tuple(one.sentence for one in told)}


def _drawn(request: HttpRequest, place: AppraisalPlace, desk: DrawingDesk) -> dict[str, Any]:
    """The form that draws otherwise, and its answer, or how far that has come."""
    findings, asked = desk.findings, desk.asked
    shown: dict[str, Any] = {"draw_form": desk.form}
    if asked is None:
        if desk.form.is_bound:
            return shown | {"form": desk.form}  # what is wrong stands above
        return shown | _tables(findings, drawn_evenly(findings))
    answer = answer_to(asked.draws, person(request))
    if isinstance(answer, Waiting):
        return shown | {
            "waiting": answer,
            "may_cancel": may_cancel(place, answer.render, person(request)),
            "token_form": WorkbenchForm(),
        }
    of = Drawn(answer, asked.short, asked.whole)
    told = tuple(one.sentence for one in drawn_told(findings, of))
    return shown | _tables(findings, of) | {"told": told, "rounded": answer.rounded}


def _tables(findings: Findings, of: Drawn | None) -> dict[str, Any]:
    if of is None:
        return {}
    return {
        "ranks": ranks_table(findings, of),
        "ranks_chart": ranks_chart(findings, of),
        "central": central_table(findings, of),
        "wins": wins_table(findings, of),
    }


@require_safe
def weights_room(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """The figure of how far each weight may move, for plotly.js; an empty one where there is
    none."""
    place, findings = findings_at(request, programme, appraisal)
    chart = veiled(room_chart(findings) if findings else None, place.exempt)
    return chart_answer(request, chart)


@require_safe
def ranks_drawn(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """The figure of how often each rank falls to each option, of weightings drawn evenly or as the
    address asks; an empty one where there is none."""
    place, findings = findings_at(request, programme, appraisal)
    chart = None
    if findings is not None:
        asked, of = DrawingDesk.of(place, findings, request.GET).asked, None
        if asked is not None:
            answer = answer_to(asked.draws, person(request))
            of = None if isinstance(answer, Waiting) else Drawn(answer, asked.short, asked.whole)
        chart = veiled(ranks_chart(findings, of), place.exempt)
    return chart_answer(request, chart)
