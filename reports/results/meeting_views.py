"""The results for a room to see, one thing at a time: `?at=2` is the second of them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from appraisal.access import AppraisalPlace, appraisal_for
from appraisal.casefile.costs_of_rows import option_costs
from appraisal.casefile.whole import cost_scenario_parts
from appraisal.costs.scenarios.tables import scenario_tables
from appraisal.costs.scenarios.words import change_sentence, scenario_sentences
from appraisal.costs.scenarios.working import costs_under
from reports.blocks.appraisal.drawn.weights import weight_lines
from reports.blocks.appraisal.sure.drawn import ranks_table
from reports.blocks.appraisal.sure.tables import sure_told, weights_table
from reports.casefile.findings import Findings
from reports.results.pictures import Asked, criteria_to_move
from reports.results.slides import slides_of
from reports.results.views import everything_shown, findings_in, may_try
from schemes.access import Act
from schemes.veil import veiled
from workbench.pages.answering import person


@require_safe
def meeting(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """One thing with the way to the one before and the next; `?criterion=C2` is the criterion whose
    weight is moved where that is drawn."""
    place = appraisal_for(person(request), programme, appraisal, Act.READ)
    place.require_results()
    found = place.answer
    findings = findings_in(place, found)
    shown = (
        everything_shown(findings, found)
        | _sure(findings)
        | _weight(findings, request.GET.get("criterion", ""))
        | _costs(place)
        if findings
        else {}
    )
    slides = slides_of(veiled(shown, place.exempt))
    asked = request.GET.get("at", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 1
    at = min(max(number, 1), max(len(slides), 1))
    slide = slides[at - 1] if slides else None
    context = place.context(
        slide.heading if slide else _("Results"),
        (_("Results"), place.url("results")),
        slide=slide,
        tries=may_try(findings, found),
        number=at,
        count=len(slides),
        before=f"?at={at - 1}" if at > 1 else "",
        after=f"?at={at + 1}" if at < len(slides) else "",
        state="" if slide else _("There is nothing to show yet."),
    )
    return render(request, "reports/results/meeting.html", context)


def _sure(findings: Findings) -> dict[str, Any]:
    """All that is said of how sure the first place is, with its tables."""
    return {
        "sure": tuple(one.sentence for one in sure_told(findings)),
        "weights": weights_table(findings),
        "ranks": ranks_table(findings),
    }


def _weight(findings: Findings, criterion: str) -> dict[str, Any]:
    """The totals as one weight moves, and the criteria to choose from."""
    drawn = Asked(findings, criterion=criterion).of_criterion
    if not drawn or findings.prices_withheld:
        return {}
    return {
        "weight": weight_lines(findings, drawn),
        "criteria": criteria_to_move(findings, drawn),
    }


def _costs(place: AppraisalPlace) -> dict[str, Any]:
    """The options that have lines under each scenario of costs, without those that are exempt for
    whoever reads."""
    rows = place.appraisal.options.exclude(pk__in=place.exempt.options)
    named = cost_scenario_parts(place.appraisal)
    under = costs_under(option_costs(place.appraisal, rows.order_by("position", "pk")), named)
    if under is None:
        return {}
    changes = [f"{one.name}: {change_sentence(one)}" for one in named]
    return {
        "scenario_tables": scenario_tables(under),
        "scenario_told": (*changes, *scenario_sentences(under)),
    }
