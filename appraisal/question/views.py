"""Pages of an appraisal as a whole: starting one, its overview, changing it."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from appraisal.access import AppraisalPlace, appraisal_for
from appraisal.models import Appraisal
from appraisal.options.tables import outcomes_table
from appraisal.question.actions import (
    APPRAISALS,
    change_appraisal,
    remove_appraisal,
    start_appraisal,
)
from appraisal.question.forms import AppraisalForm, NewAppraisalForm
from appraisal.shown.answer import Answer
from appraisal.shown.progress import progress_of
from appraisal.states import Change, State, is_released
from schemes.access import Act
from schemes.place import ProgrammePlace, programme_for
from schemes.programmes.removing import removal_page
from workbench.pages.answering import form_page, person
from workbench.pages.moving import move_answer

# The one next step, by the room it is done in.
STEPS = {
    "options": gettext_lazy("Go on with the options"),
    "criteria": gettext_lazy("Go on with the criteria"),
    "measures": gettext_lazy("Enter the measures"),
    "scoring": gettext_lazy("Go on with the scoring"),
    "moderation": gettext_lazy("Go on with moderation"),
    "decision": gettext_lazy("Record the decision"),
    "appraisal-edit": gettext_lazy("Mend the appraisal"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def appraisal_new(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.WRITE)
    started: list[Appraisal] = []
    heading = _("Start an appraisal")
    return form_page(
        request,
        "appraisal/question/new.html",
        NewAppraisalForm(
            request.POST if request.method == "POST" else None,
            programme=place.programme,
            initial={"scheme": _asked_scheme(request, place)},
        ),
        lambda values: started.append(start_appraisal(programme=place.programme, **values)),
        done=lambda: started[0].get_absolute_url() if started else place.address,
        said=_("The appraisal is started. Add its options next."),
        context=place.context(
            heading,
            (heading, None),
            state=_("One question, with the options that could answer it."),
            copied=place.programme.appraisals.exclude(pk__in=place.exempt.serving).order_by(
                "position", "pk"
            ),
            back=place.address,
        ),
    )


@require_safe
def appraisal(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    place = appraisal_for(person(request), programme, appraisal, Act.READ)
    answer = place.answer
    context = place.context(
        place.appraisal.title,
        room="appraisal",
        state=progress_of([place.appraisal], place.exempt.options)[place.appraisal.pk].sentence,
        answer=answer.sentence,
        tasks=[(task.sentence, place.url(task.room)) for task in answer.tasks],
        step=_next_step(place, answer),
        may_edit=place.may_change(Change.RULES),
        table=outcomes_table(answer, lambda option: place.url("option", option.slug))
        if answer.rows.options
        else None,
    )
    return render(request, "appraisal/question/appraisal.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def appraisal_edit(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    place = appraisal_for(person(request), programme, appraisal, Act.WRITE, change=Change.RULES)
    form = AppraisalForm(
        request.POST if request.method == "POST" else None,
        programme=place.programme,
        version=place.appraisal.version,
        initial=AppraisalForm.values_of(place.appraisal),
    )
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: change_appraisal(appraisal=place.appraisal, **values),
        done=place.address,
        said=_("The appraisal is saved."),
        context=place.context(_("Change the appraisal"), (_("Change"), None), back=place.address),
        current=lambda row: AppraisalForm.values_of(row) if isinstance(row, Appraisal) else {},
    )


@require_POST
def appraisal_move(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """One place up or down among the programme's appraisals."""
    place = appraisal_for(person(request), programme, appraisal, Act.WRITE)
    return move_answer(
        request,
        partial(APPRAISALS.move, place.appraisal),
        done=place.programme.get_absolute_url(),
        name=place.appraisal.title,
        version=place.appraisal.version,
    )


def _asked_scheme(request: HttpRequest, place: ProgrammePlace) -> int | None:
    """The scheme whose page led here, by its key; None where none did."""
    rows = place.programme.schemes.filter(slug=request.GET.get("scheme", ""))
    return rows.values_list("pk", flat=True).first()


def _next_step(place: AppraisalPlace, answer: Answer) -> tuple[str, str]:
    """The label and the address of the page's main button."""
    if answer.tasks and place.may_write:
        room = answer.tasks[0].room
        return str(STEPS[room]), place.url(room)
    if place.is_apart:
        return _step_apart(place)
    return _("Read the results"), place.url("results")


def _step_apart(place: AppraisalPlace) -> tuple[str, str]:
    """Where assessors score apart: what the person is asked for as the appraisal stands, the
    results, or the process."""
    state = place.appraisal.state
    if state == State.SETTING_UP and place.may_rate:
        return _("Give your own weights"), place.url("weights")
    if state == State.SCORING and place.may_rate:
        return _("Rate the options"), place.url("scoring")
    if state == State.MODERATION and (place.may_rate or place.may_moderate):
        return _("Go to moderation"), place.url("moderation")
    if is_released(place.appraisal):
        return _("Read the results"), place.url("results")
    if place.may_decide:
        return _("Go on with the process"), place.url("process")
    return _("See how far it has come"), place.url("process")


@require_http_methods(["GET", "HEAD", "POST"])
def appraisal_remove(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    place = appraisal_for(person(request), programme, appraisal, Act.DECIDE)
    found = place.appraisal
    return removal_page(
        request,
        place,
        found,
        lambda values: remove_appraisal(appraisal=found, **values),
        label=_("Remove the appraisal"),
        done=place.programme.get_absolute_url(),
        said=_("The appraisal “%(name)s” is removed.") % {"name": found.title},
    )
