"""Pages of a programme's timed steps: whether each takes as long as it is said to."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from schemes.access import Act
from schemes.finance.durations import Verdict
from schemes.models import TimedStep
from schemes.place import figures_for
from schemes.timetable.actions import add_step, change_step, remove_step
from schemes.timetable.forms import StepForm
from schemes.timetable.tables import checked_step, timetable_table
from workbench.pages.answering import form_page, gone, person
from workbench.pages.forms import RemoveForm
from workbench.words import count_words


@require_safe
def timetable(request: HttpRequest, programme: str) -> HttpResponse:
    place = figures_for(person(request), programme, Act.READ)
    steps = list(place.programme.steps.order_by("position", "pk"))
    addresses = {row.pk: place.url("step-edit", row.pk) for row in steps if place.may_write}
    context = place.context(
        _("Timetable"),
        (_("Timetable"), None),
        state=_state(steps),
        steps=steps,
        table=timetable_table(steps, addresses) if steps else None,
    )
    return render(request, "schemes/timetable/timetable.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def step_new(request: HttpRequest, programme: str) -> HttpResponse:
    place = figures_for(person(request), programme, Act.WRITE)
    heading = _("Add a step")
    return form_page(
        request,
        "pages/form.html",
        StepForm(request.POST if request.method == "POST" else None),
        lambda values: add_step(programme=place.programme, **values),
        done=place.url("timetable"),
        said=_("The step is saved."),
        context=place.context(
            heading,
            (_("Timetable"), place.url("timetable")),
            (heading, None),
            back=place.url("timetable"),
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def step_edit(request: HttpRequest, programme: str, pk: int) -> HttpResponse:
    place = figures_for(person(request), programme, Act.WRITE)
    row = place.programme.steps.filter(pk=pk).first()
    if row is None:
        raise Http404
    row.programme = place.programme
    heading = _("Change %(step)s") % {"step": row.name}
    return form_page(
        request,
        "schemes/timetable/form.html",
        StepForm(
            request.POST if request.method == "POST" else None,
            version=row.version,
            initial=StepForm.values_of(row),
        ),
        lambda values: change_step(step=row, **values),
        done=place.url("timetable"),
        said=_("The step is saved."),
        context=place.context(
            heading,
            (_("Timetable"), place.url("timetable")),
            (heading, None),
            back=place.url("timetable"),
            remove=place.url("step-remove", row.pk),
        ),
        current=lambda now: StepForm.values_of(now) if isinstance(now, TimedStep) else {},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def step_remove(request: HttpRequest, programme: str, pk: int) -> HttpResponse:
    place = figures_for(person(request), programme, Act.WRITE)
    row = place.programme.steps.filter(pk=pk).first()
    if row is None:
        return gone(request, place.url("timetable"))
    row.programme = place.programme
    heading = _("Remove %(step)s?") % {"step": row.name}
    return form_page(
        request,
        "pages/remove.html",
        RemoveForm(
            request.POST if request.method == "POST" else None,
            version=row.version,
            label=_("Remove the step"),
        ),
        lambda values: remove_step(step=row, **values),
        done=place.url("timetable"),
        said=_("The step is removed."),
        context=place.context(
            heading,
            (_("Timetable"), place.url("timetable")),
            (heading, None),
            goes=[_("The history keeps its dates.")],
            back=place.url("timetable"),
        ),
    )


def _state(steps: list[TimedStep]) -> str:
    if not steps:
        return ""
    stated = [step for step in steps if step.stated is not None]
    if not stated:
        return _("No step states how long it takes.")
    checked = [found for step in stated if (found := checked_step(step))]
    wrong = sum(found.verdict is Verdict.DIFFERS for found in checked)
    lacking = len(stated) - len(checked)
    text = _("Every stated length that can be checked agrees with its dates.")
    if wrong:
        text = ngettext(
            "One stated length differs from its dates.",
            "%(count)s stated lengths differ from their dates.",
            wrong,
        ) % {"count": count_words(wrong).capitalize()}
    if lacking:
        text += " " + _("Lengths without both dates: %(count)s.") % {"count": count_words(lacking)}
    return text
