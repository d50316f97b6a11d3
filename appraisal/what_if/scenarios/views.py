"""The pages of scenarios: the list with all of them side by side, saving what is tried, and the
pages of one."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from appraisal.access import AppraisalPlace
from appraisal.casefile.scenarios.engine import case_scenario
from appraisal.engine.pricing_withheld import why_withheld
from appraisal.models import Scenario
from appraisal.what_if.forms import WhatIfForm
from appraisal.what_if.scenarios.actions import SCENARIOS, save_scenario
from appraisal.what_if.scenarios.forms import NewScenarioForm, ScenarioForm
from appraisal.what_if.scenarios.shown import ShownScenario, results_place, shown_scenarios
from appraisal.what_if.scenarios.tables import side_by_side
from appraisal.what_if.told import told
from schemes.access import Act
from workbench.numbers.listing import count_words, opening
from workbench.pages.answering import form_page, person
from workbench.pages.place import Crumb
from workbench.pages.row_pages import Editing, ListPages, Removing


def _way(place: AppraisalPlace) -> tuple[Crumb, ...]:
    return (
        (_("Results"), place.url("results")),
        (_("What if"), place.url("what-if")),
        (_("Scenarios"), place.url("scenarios")),
    )


PAGES: ListPages[Scenario, AppraisalPlace] = ListPages(
    rows=SCENARIOS,
    place=partial(results_place, act=Act.WRITE),
    way=_way,
    room="results",
    form=ScenarioForm,
    editing=Editing(
        add=gettext_lazy("Save a scenario"),
        added=gettext_lazy("The scenario is saved."),
        change=gettext_lazy("Name and reason of “%(name)s”"),
        changed=gettext_lazy("The scenario is saved."),
    ),
    removing=Removing(
        heading=gettext_lazy("Remove the scenario “%(name)s”?"),
        button=gettext_lazy("Remove this scenario"),
        done=gettext_lazy("The scenario “%(name)s” is removed."),
    ),
    goes=lambda row: [row.reason, _("The history keeps every word of it.")],
    move_page="scenario-move",
    name=lambda row: row.name,
)


@require_safe
def scenarios(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """Every option as agreed and under each scenario, and what each scenario tries."""
    place = results_place(person(request), programme, appraisal, Act.READ)
    found = place.answer
    if found.result is not None and found.rows.prices_withheld:
        place.refuse(why_withheld(found.rows.problem, found.rows.prices_withheld))
    shown = shown_scenarios(place, found)
    tables = (
        side_by_side(found.rows.problem, found.result, [one.tried for one in shown])
        if found.result
        else ()
    )
    moves = PAGES.moves(place, [one.row for one in shown])
    context = place.context(
        _("Scenarios"),
        *_way(place)[:2],
        (_("Scenarios"), None),
        room="results",
        state=_state(len(shown)),
        tables=tables,
        scenarios=[_entry(one) for one in shown],
        moves=moves,
    )
    return render(request, "appraisal/what_if/scenarios/scenarios.html", context)


def _state(count: int) -> str:
    if not count:
        return _("Nothing is saved yet.")
    text = ngettext("One scenario is saved", "%(count)s scenarios are saved", count)
    text = text % {"count": opening(count_words(count))}
    return _("%(saved)s. What is agreed does not change by them.") % {"saved": text}


def _entry(one: ShownScenario) -> dict[str, Any]:
    """A scenario in words, for the page."""
    tried = one.tried
    return {
        "pk": one.row.pk,
        "name": one.row.name,
        "reason": one.row.reason,
        "tried": tried.tried,
        "follows": tried.follows,
        "since": tried.since,
        "unfit": tried.unfit,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def save(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """Asks for the name and the reason of what is tried, which the address has, or the form."""
    place = results_place(person(request), programme, appraisal, Act.WRITE)
    sends = request.method == "POST"
    typed = request.POST.get("tried", "") if sends else request.GET.urlencode()
    found = place.answer
    form = WhatIfForm(QueryDict(typed), rows=found.rows, shown=None)
    said: dict[str, Any] = {"untried": True}
    if found.result is not None and not found.result.qualitative:
        said = told(form, found, found.result)
    heading = _("Save a scenario")
    context = place.context(
        heading, *_way(place), (heading, None), room="results", typed=typed, **said
    )
    if "tried" not in said:
        template, status = "appraisal/what_if/scenarios/nothing.html", 422 if sends else 200
        return render(request, template, context, status=status)
    return form_page(
        request,
        "appraisal/what_if/scenarios/new.html",
        NewScenarioForm(request.POST if sends else None, initial={"tried": typed}),
        lambda values: save_scenario(
            appraisal=place.appraisal,
            part=case_scenario(values["name"], values["reason"], found.rows.problem, form.change()),
            by=values["by"],
            token=values["token"],
        ),
        done=place.url("scenarios"),
        said=_("The scenario is saved. What is agreed stays as it is."),
        context=context,
    )
