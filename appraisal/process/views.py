"""The page of the process of an appraisal, its steps, and the choice of how options are scored."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from appraisal.access import AppraisalPlace, appraisal_for
from appraisal.models import StateChange
from appraisal.process.actions import choose_scoring, take_step
from appraisal.process.fingerprint import weights_sha256
from appraisal.process.forms import ScoringForm, StepForm
from appraisal.process.moves import Move, move_called, moves_from
from appraisal.process.standing import Standing, standing_of
from appraisal.process.words import state_words
from appraisal.states import State
from schemes.access import Act
from schemes.models import Programme
from schemes.place import programme_for
from workbench.models import Versioned
from workbench.pages.answering import form_page, person
from workbench.pages.not_now import NotNow


@require_safe
def process(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """How far the appraisal has come, who is waited for, and the next step."""
    place = appraisal_for(person(request), programme, appraisal, Act.READ)
    standing = standing_of(place.appraisal)
    steps = [_offered(place, standing, move) for move in moves_from(place.appraisal.state)]
    context = _context(
        place,
        standing,
        on=[one for one in steps if not one["move"].back],
        back=[one for one in steps if one["move"].back],
    )
    return render(request, "appraisal/process/process.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, programme: str, appraisal: str, move: str) -> HttpResponse:
    """One step of the process, with the reason for it."""
    place = appraisal_for(person(request), programme, appraisal, Act.DECIDE)
    found = move_called(move)
    if found is None:
        raise Http404
    if place.is_apart and place.appraisal.state not in found.was:
        raise NotNow(
            _("This step does not lead on from where the appraisal is."), place.url("process")
        )
    standing = standing_of(place.appraisal)
    conditions = found.conditions(standing)
    form = StepForm(
        request.POST if request.method == "POST" else None,
        move=found,
        asks_why=found.back or any(one.waivable for one in conditions),
        version=place.appraisal.version,
    )
    return form_page(
        request,
        "appraisal/process/step.html",
        form,
        lambda values: take_step(appraisal=place.appraisal, **values),
        done=place.url("process"),
        said=str(found.told),
        context=place.context(
            str(found.label),
            (_("Process"), place.url("process")),
            (str(found.label), None),
            room="process",
            state=state_words(place.appraisal, standing),
            conditions=conditions,
            back=place.url("process"),
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def scored(request: HttpRequest, programme: str) -> HttpResponse:
    """How the options of the programme's appraisals are scored."""
    place = programme_for(person(request), programme, Act.DECIDE)
    found = place.programme
    heading = _("How options are scored")
    return form_page(
        request,
        "pages/form.html",
        ScoringForm(
            request.POST if request.method == "POST" else None,
            version=found.version,
            initial={"scoring": found.scoring},
        ),
        lambda values: choose_scoring(programme=found, **values),
        done=place.address,
        said=_("Options are scored this way from now on."),
        context=place.context(
            heading,
            (heading, None),
            state=_("Now: %(way)s.") % {"way": found.get_scoring_display()},
            back=place.address,
        ),
        current=_now,
    )


def _now(row: Versioned) -> dict[str, Any]:
    return {"scoring": row.scoring} if isinstance(row, Programme) else {}


def _offered(place: AppraisalPlace, standing: Standing, move: Move) -> dict[str, Any]:
    """A step with what stands in its way, and its address."""
    return {
        "move": move,
        "conditions": move.conditions(standing),
        "url": place.url("process-step", move.key),
    }


def _ways(place: AppraisalPlace) -> list[tuple[str, str]]:
    """Where the work of the present state is done, as far as the person has a part in it."""
    on_panel = place.may_moderate or place.may_rate
    found = {
        State.SETTING_UP: [
            (_("Options"), "options", place.may_write),
            (_("Criteria"), "criteria", place.may_write),
            (_("Agree the weights"), "weights", place.may_write),
            (_("Give your own weights"), "weights", place.may_rate),
        ],
        State.SCORING: [(_("Rate the options"), "scoring", place.may_rate)],
        State.MODERATION: [(_("Go to moderation"), "moderation", on_panel)],
        State.RELEASED: [
            (_("Read the results"), "results", True),
            (_("Record the decision"), "decision", place.may_decide),
        ],
        State.DECIDED: [
            (_("Read the results"), "results", True),
            (_("Read the decision"), "decision", True),
        ],
    }.get(State(place.appraisal.state), [])
    return [(text, place.url(name)) for text, name, theirs in found if theirs]


def _context(place: AppraisalPlace, standing: Standing, **more: Any) -> dict[str, Any]:
    found = place.appraisal
    locked = found.weights_sha256
    return place.context(
        _("Process"),
        (_("Process"), None),
        room="process",
        state=state_words(found, standing),
        states=[(one.label, one == found.state) for one in State],
        standing=standing,
        fingerprint=locked,
        as_locked=bool(locked) and locked == weights_sha256(found),
        ways=_ways(place),
        moves=StateChange.objects.filter(appraisal=found).select_related("by").order_by("-pk"),
        **more,
    )
