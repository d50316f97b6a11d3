"""The questions that a programme's business cases ask: read by all, changed by the lead officer."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from schemes.access import Act
from schemes.casefile.parts import CaseQuestion
from schemes.models import Programme
from schemes.place import ProgrammePlace, programme_for
from schemes.questions.actions import add_question, change_question, move_question, remove_question
from schemes.questions.form import questions_of
from schemes.questions.forms import QuestionForm
from workbench.pages.answering import form_page, gone, person
from workbench.pages.forms import RemoveForm
from workbench.pages.moving import move_answer, moves_of


@require_safe
def questions(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.READ)
    asked = questions_of(place.programme)
    state = ngettext(
        "Every business case of this programme answers one question.",
        "Every business case of this programme answers these %(count)d questions.",
        len(asked),
    )
    context = place.context(
        _("Questions of the business case"),
        (_("Questions"), None),
        state=state % {"count": len(asked)},
        questions=asked,
        moves=moves_of(
            asked,
            key=lambda question: question.key,
            address=lambda question: place.url("question-move", question.key),
            name=lambda question: question.heading,
            version=lambda _question: place.programme.version,
        ),
    )
    return render(request, "schemes/questions/questions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def question_new(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.DECIDE)
    found = place.programme
    heading = _("Add a question")
    return form_page(
        request,
        "pages/form.html",
        QuestionForm(request.POST if request.method == "POST" else None, version=found.version),
        lambda values: add_question(programme=found, **values),
        done=place.url("questions"),
        said=_("The question is added."),
        context=_context(place, heading),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def question_edit(request: HttpRequest, programme: str, question: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.DECIDE)
    found = place.programme
    asked = _find(found, question)
    if asked is None:
        raise Http404
    heading = _("Change “%(question)s”") % {"question": asked.heading}
    return form_page(
        request,
        "pages/form.html",
        QuestionForm(
            request.POST if request.method == "POST" else None,
            version=found.version,
            initial={"heading": asked.heading, "help": asked.help},
        ),
        lambda values: change_question(programme=found, key=question, **values),
        done=place.url("questions"),
        said=_("The question is saved."),
        context=_context(place, heading),
        current=lambda row: _values(row, question),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def question_remove(request: HttpRequest, programme: str, question: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.DECIDE)
    found = place.programme
    asked = _find(found, question)
    if asked is None:
        return gone(request, place.url("questions"))
    name = {"question": asked.heading}
    return form_page(
        request,
        "pages/remove.html",
        RemoveForm(
            request.POST if request.method == "POST" else None,
            version=found.version,
            label=_("Remove “%(question)s”") % name,
        ),
        lambda values: remove_question(programme=found, key=question, **values),
        done=place.url("questions"),
        said=_("“%(question)s” is removed.") % name,
        context=_context(
            place,
            _("Remove “%(question)s”?") % name,
            goes=[_("No business case of this programme will ask it any more.")],
        ),
    )


@require_POST
def question_move(request: HttpRequest, programme: str, question: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.DECIDE)
    found = place.programme
    asked = _find(found, question)
    if asked is None:
        raise Http404
    return move_answer(
        request,
        partial(move_question, programme=found, key=question),
        done=place.url("questions"),
        name=asked.heading,
        version=found.version,
        up=_("“%(name)s” moved up."),
        down=_("“%(name)s” moved down."),
    )


def _find(programme: Programme, key: str) -> CaseQuestion | None:
    return next((one for one in questions_of(programme) if one.key == key), None)


def _values(row: object, key: str) -> dict[str, str]:
    now = _find(row, key) if isinstance(row, Programme) else None
    return {"heading": now.heading, "help": now.help} if now else {}


def _context(place: ProgrammePlace, heading: str, **more: object) -> dict[str, object]:
    back = place.url("questions")
    return place.context(heading, (_("Questions"), back), (heading, None), back=back, **more)
