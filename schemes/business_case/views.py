"""The business case of a scheme: read on one page, written one answer at a time or all at once."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from schemes.access import Act
from schemes.business_case.actions import answer_questions
from schemes.business_case.forms import AnswersForm
from schemes.casefile.parts import CaseQuestion
from schemes.models import Scheme
from schemes.place import SchemePlace, scheme_for
from schemes.questions.form import answered, questions_of
from workbench.pages.answering import form_page, person


@require_safe
def case(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.READ)
    questions = questions_of(place.programme)
    answers = answered(questions, place.scheme.answers)
    asked = {question.key for question in questions}
    done = sum(bool(place.scheme.answers.get(question.key)) for question in questions)
    context = place.context(
        _("Business case of %(scheme)s") % {"scheme": place.scheme.reference},
        (_("Case"), None),
        room="case",
        state=answered_words(done, len(questions)),
        rows=[
            {
                "question": question,
                "answer": text,
                "asked": question.key in asked,
                "url": place.url("case-answer", question.key) if question.key in asked else "",
            }
            for question, text in answers
        ],
    )
    return render(request, "schemes/business_case/case.html", context)


def answered_words(done: int, count: int) -> str:
    """How many of `count` questions, one at least, are answered."""
    if count == 1:
        return (
            _("The one question is answered.") if done else _("The one question is not answered.")
        )
    text = ngettext(
        "%(done)d of %(all)d questions is answered.",
        "%(done)d of %(all)d questions are answered.",
        done,
    )
    return text % {"done": done, "all": count}


@require_http_methods(["GET", "HEAD", "POST"])
def case_edit(request: HttpRequest, programme: str, scheme: str) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.WRITE)
    heading = _("Write the case of %(scheme)s") % {"scheme": place.scheme.reference}
    return _answers_page(request, place, questions_of(place.programme), heading)


@require_http_methods(["GET", "HEAD", "POST"])
def case_answer(request: HttpRequest, programme: str, scheme: str, question: str) -> HttpResponse:
    place = scheme_for(person(request), programme, scheme, Act.WRITE)
    found = next((one for one in questions_of(place.programme) if one.key == question), None)
    if found is None:
        raise Http404
    return _answers_page(request, place, [found], found.heading)


def _answers_page(
    request: HttpRequest, place: SchemePlace, questions: Sequence[CaseQuestion], heading: str
) -> HttpResponse:
    form = AnswersForm(
        request.POST if request.method == "POST" else None,
        version=place.scheme.version,
        questions=questions,
        answers=place.scheme.answers,
    )
    back = place.url("case")
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: answer_questions(scheme=place.scheme, **values),
        done=f"{back}#{questions[0].key}" if len(questions) == 1 else back,
        said=_("The case is saved."),
        context=place.context(
            heading,
            (_("Case"), back),
            (heading, None),
            room="case",
            state=_("A blank line starts a paragraph, “- ” a list, **two stars** make bold."),
            back=back,
        ),
        current=lambda row: (
            AnswersForm.answers_of({one.key: row.answers.get(one.key, "") for one in questions})
            if isinstance(row, Scheme)
            else {}
        ),
    )
