"""The questions that a programme's business cases ask: read by all, changed by the lead officer."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schemes.access import Act, may, programme_for
from schemes.casefile.parts import CaseQuestion
from schemes.models import Programme
from schemes.questions.actions import add_question, change_question, move_question, remove_question
from schemes.questions.form import questions_of
from schemes.questions.forms import QuestionForm
from workbench.pages.answering import button_act, form_page, gone, person
from workbench.pages.forms import RemoveForm, WorkbenchForm


@require_safe
def questions(request: HttpRequest, programme: str) -> HttpResponse:
    found, roles = programme_for(person(request), programme, Act.READ)
    asked = questions_of(found)
    state = ngettext(
        "Every business case of this programme answers one question.",
        "Every business case of this programme answers these %(count)d questions.",
        len(asked),
    )
    context = {
        "heading": _("Questions of the business case"),
        "state": state % {"count": len(asked)},
        "crumbs": _crumbs(found),
        "programme": found,
        "may_decide": may(roles, Act.DECIDE),
        "questions": asked,
        "form": WorkbenchForm(version=found.version, auto_id=False),
    }
    return render(request, "schemes/questions/questions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def question_new(request: HttpRequest, programme: str) -> HttpResponse:
    found, _roles = programme_for(person(request), programme, Act.DECIDE)
    heading = _("Add a question")
    back = reverse("questions", args=[found.slug])
    return form_page(
        request,
        "schemes/form.html",
        QuestionForm(request.POST if request.method == "POST" else None, version=found.version),
        lambda values: add_question(programme=found, **values),
        done=back,
        said=_("The question is added."),
        context={"heading": heading, "crumbs": _crumbs(found, heading), "back": back},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def question_edit(request: HttpRequest, programme: str, question: str) -> HttpResponse:
    found, _roles = programme_for(person(request), programme, Act.DECIDE)
    asked = _find(found, question)
    if asked is None:
        raise Http404
    heading = _("Change “%(question)s”") % {"question": asked.heading}
    back = reverse("questions", args=[found.slug])
    return form_page(
        request,
        "schemes/form.html",
        QuestionForm(
            request.POST if request.method == "POST" else None,
            version=found.version,
            initial={"heading": asked.heading, "help": asked.help},
        ),
        lambda values: change_question(programme=found, key=question, **values),
        done=back,
        said=_("The question is saved."),
        context={"heading": heading, "crumbs": _crumbs(found, heading), "back": back},
        current=lambda row: _values(row, question),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def question_remove(request: HttpRequest, programme: str, question: str) -> HttpResponse:
    found, _roles = programme_for(person(request), programme, Act.DECIDE)
    asked = _find(found, question)
    back = reverse("questions", args=[found.slug])
    if asked is None:
        return gone(request, back)
    name = {"question": asked.heading}
    heading = _("Remove “%(question)s”?") % name
    return form_page(
        request,
        "schemes/remove.html",
        RemoveForm(
            request.POST if request.method == "POST" else None,
            version=found.version,
            label=_("Remove “%(question)s”") % name,
        ),
        lambda values: remove_question(programme=found, key=question, **values),
        done=back,
        said=_("“%(question)s” is removed.") % name,
        context={
            "heading": heading,
            "crumbs": _crumbs(found, heading),
            "goes": [_("No business case of this programme will ask it any more.")],
            "back": back,
        },
    )


@require_POST
def question_move(request: HttpRequest, programme: str, question: str) -> HttpResponse:
    found, _roles = programme_for(person(request), programme, Act.DECIDE)
    asked = _find(found, question)
    if asked is None:
        raise Http404
    up = request.POST.get("direction") == "up"
    said = _("“%(question)s” moved up.") if up else _("“%(question)s” moved down.")
    return button_act(
        request,
        lambda values: move_question(programme=found, key=question, up=up, **values),
        done=reverse("questions", args=[found.slug]),
        said=said % {"question": asked.heading},
        version=found.version,
    )


def _find(programme: Programme, key: str) -> CaseQuestion | None:
    return next((one for one in questions_of(programme) if one.key == key), None)


def _values(row: object, key: str) -> dict[str, str]:
    now = _find(row, key) if isinstance(row, Programme) else None
    return {"heading": now.heading, "help": now.help} if now else {}


def _crumbs(programme: Programme, here: str = "") -> list[tuple[str, str | None]]:
    listed = reverse("questions", args=[programme.slug]) if here else None
    trail: list[tuple[str, str | None]] = [
        (_("Home"), reverse("home")),
        (programme.title, programme.get_absolute_url()),
        (_("Questions"), listed),
    ]
    return [*trail, (here, None)] if here else trail
