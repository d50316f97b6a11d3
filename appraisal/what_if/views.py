"""The page on which things are tried, and what follows of it alone for a script."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from appraisal.access import TRYING_TELLS, AppraisalPlace
from appraisal.shown.answer import Answer
from appraisal.what_if.back import way_back
from appraisal.what_if.forms import WhatIfForm, chosen_option
from appraisal.what_if.scenarios.filled import boxes_of, standing_boxes
from appraisal.what_if.scenarios.shown import ShownScenario, opened, results_place
from appraisal.what_if.told import told
from schemes.access import Act
from workbench.pages.answering import person

IN_PLACE = "X-In-Place"
# What stands in the address beside the boxes: a scenario to open, and the meeting to go back to.
OPEN, BACK = "open", "back"


@require_safe
def what_if(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """Everything that may be tried with what follows; with the header `X-In-Place` what follows
    alone. What is tried stands in the address, or in the scenario that it opens, and nothing is
    saved."""
    place = results_place(person(request), programme, appraisal, Act.READ)
    found = place.answer
    if found.rows.withholds:
        place.refuse(TRYING_TELLS)
    alone = request.headers.get(IN_PLACE) == "answer"
    if found.result is None or found.result.qualitative or not found.rows.options:
        return render(request, "appraisal/what_if/what_if.html", _context(place, nothing=True))
    key = request.GET.get(OPEN, "")
    scenario = opened(place, found, key) if key else None
    typed = _typed(request.GET, found, scenario)
    shown = chosen_option(found.rows, typed.get("option", ""))
    form = WhatIfForm(typed if typed else None, rows=found.rows, shown=shown)
    said = told(form, found, found.result)
    if alone:
        return render(request, "appraisal/what_if/answer.html", said)
    back = typed.get(BACK, "")
    context = _context(
        place,
        form=form,
        options=found.rows.open_options,
        shown=shown,
        scenario=_of_scenario(scenario),
        saved=place.appraisal.scenarios.count(),
        back_name=back,
        back=way_back(place, back),
        **said,
    )
    return render(request, "appraisal/what_if/what_if.html", context)


def _typed(sent: QueryDict, found: Answer, scenario: ShownScenario | None) -> QueryDict:
    """What is typed in the boxes: as the address has it, or as the scenario that it opens. A box of
    which neither says anything is as it stands."""
    if not sent:
        return sent
    boxes = sent.copy()
    boxes.pop(OPEN, None)
    if scenario is not None:
        tried = scenario.tried.scenario.tried
        for name, value in boxes_of(found.rows, tried).items():
            boxes[name] = value
        slugs = {row.code: row.slug for row in found.rows.open_options}
        for one in reversed(tried.ratings):
            if one.option in slugs:
                boxes["option"] = slugs[one.option]
    for name, value in standing_boxes(found.rows).items():
        boxes.setdefault(name, value)
    return boxes


def _of_scenario(scenario: ShownScenario | None) -> Mapping[str, Any]:
    """What is said of the scenario that is open."""
    if scenario is None:
        return {}
    row, tried = scenario.row, scenario.tried
    said = {"name": row.name, "reason": row.reason, "unfit": tried.unfit, "since": tried.since}
    return said


def _context(place: AppraisalPlace, *, nothing: bool = False, **more: Any) -> dict[str, Any]:
    return place.context(
        _("What if"),
        (_("Results"), place.url("results")),
        (_("What if"), None),
        room="results",
        state=_("There is nothing to try yet.")
        if nothing
        else _("Change anything below and see what would follow. What is agreed stays."),
        **more,
    )
