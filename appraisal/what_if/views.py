"""The page on which things are tried, and what follows of it alone for a script."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from appraisal.access import AppraisalPlace, appraisal_for
from appraisal.casefile.problem import answer_to
from appraisal.engine import ProblemError
from appraisal.engine.result import Result
from appraisal.engine.what_if.change import changed
from appraisal.engine.what_if.words import tried_sentences, what_follows
from appraisal.shown.answer import Answer
from appraisal.what_if.forms import WhatIfForm, chosen_option
from appraisal.what_if.tables import beside_table, totals_note
from schemes.access import Act
from schemes.veil import veiled
from workbench.numbers.listing import opening
from workbench.pages.answering import person

IN_PLACE = "X-In-Place"


@require_safe
def what_if(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """Everything that may be tried with what follows; with the header `X-In-Place` what follows
    alone. What is tried stands in the address, and nothing is saved."""
    place = appraisal_for(person(request), programme, appraisal, Act.READ)
    place.require_results()
    found = Answer.of(place.appraisal, exempt=place.exempt.options)
    alone = request.headers.get(IN_PLACE) == "answer"
    if found.result is None or found.result.qualitative or not found.rows.options:
        context = _empty(place)
    else:
        shown = chosen_option(found.rows, request.GET.get("option", ""))
        form = WhatIfForm(request.GET if request.GET else None, rows=found.rows, shown=shown)
        told = veiled(_told(form, found, found.result), place.exempt)
        if alone:
            return render(request, "appraisal/what_if/answer.html", told)
        context = _whole(place, form, found, told) | {"shown": shown}
    return render(request, "appraisal/what_if/what_if.html", context)


def _told(form: WhatIfForm, found: Answer, before: Result) -> dict[str, Any]:
    """What is tried and what follows of it; what is wrong with what was entered instead."""
    if form.is_bound and not form.is_valid():
        return {"wrong": _wrong(form)}
    change = form.change()
    if not change:
        return {"answer": (found.sentence,), "untried": True}
    problem = found.rows.problem
    try:
        then = answer_to(changed(problem, change))
    except ProblemError as error:
        return {"wrong": [f"{opening(one.message).rstrip('.')}." for one in error.faults]}
    return {
        "answer": what_follows(problem, before, then),
        "tried": tried_sentences(problem, change),
        "table": beside_table(problem, before, then),
        "totals": totals_note(problem) if then.weighted else "",
    }


def _wrong(form: WhatIfForm) -> Sequence[str]:
    """Each error with the box that it is about."""
    return [
        f"{form.fields[name].label}: {error}" if name in form.fields else str(error)
        for name, errors in form.errors.items()
        for error in errors
    ]


def _whole(
    place: AppraisalPlace, form: WhatIfForm, found: Answer, told: dict[str, Any]
) -> dict[str, Any]:
    return place.context(
        _("What if"),
        (_("Results"), place.url("results")),
        (_("What if"), None),
        room="results",
        state=_("Change anything below and see what would follow. Nothing is saved."),
        form=form,
        options=found.rows.open_options,
        **told,
    )


def _empty(place: AppraisalPlace) -> dict[str, Any]:
    return place.context(
        _("What if"),
        (_("Results"), place.url("results")),
        (_("What if"), None),
        room="results",
        state=_("There is nothing to try yet."),
    )
