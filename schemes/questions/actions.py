"""What the lead officer does to the questions of a programme's business cases."""

from collections.abc import Sequence
from dataclasses import asdict
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schemes.casefile.parts import CaseQuestion
from schemes.models import Programme, Scheme
from schemes.questions.form import MOST_QUESTIONS, questions_of
from workbench.models import User
from workbench.numbers.listing import count_words, opening
from workbench.rows.order import beside
from workbench.rows.slugs import slug_for
from workbench.rows.writing import Writer, write


def add_question(
    *, programme: Programme, heading: str, help: str, version: int, by: User, token: UUID
) -> CaseQuestion:
    """A new question, after the others; its key comes from its heading and stays."""
    with write(by=by, token=token) as writer:
        programme = _locked(writer, programme, version)
        questions = questions_of(programme)
        if len(questions) >= MOST_QUESTIONS:
            raise ValidationError(
                _("A case has at most %(count)d questions. Take one out first.")
                % {"count": MOST_QUESTIONS}
            )
        _heading_is_free(questions, heading)
        # Answers outlive the question they were given to: its key is not given out again.
        # "edit" stands in an address where a key would.
        taken = {"edit", *(question.key for question in questions)} | _answered_keys(programme)
        question = CaseQuestion(slug_for(heading, taken), heading, help)
        _keep(writer, "added question to", programme, (*questions, question))
    return question


def change_question(
    *,
    programme: Programme,
    key: str,
    heading: str,
    help: str,
    version: int,
    by: User,
    token: UUID,
) -> None:
    """Changes the words of a question; the answers to it stay."""
    with write(by=by, token=token) as writer:
        programme = _locked(writer, programme, version)
        questions = questions_of(programme)
        _at(questions, key)
        _heading_is_free([one for one in questions if one.key != key], heading)
        new = (CaseQuestion(key, heading, help) if one.key == key else one for one in questions)
        _keep(writer, "changed question of", programme, tuple(new))


def move_question(
    *, programme: Programme, key: str, up: bool, version: int, by: User, token: UUID
) -> None:
    """Moves a question one place up or down; at the end of the list it stays there."""
    with write(by=by, token=token) as writer:
        programme = _locked(writer, programme, version)
        order = list(questions_of(programme))
        was = _at(order, key)
        now = beside(was, len(order), up=up)
        order[was], order[now] = order[now], order[was]
        _keep(writer, "moved question of", programme, tuple(order))


def remove_question(*, programme: Programme, key: str, version: int, by: User, token: UUID) -> None:
    """Removes a question. Raises `ValidationError` where a scheme has answered it, or where it is
    the only one."""
    with write(by=by, token=token) as writer:
        programme = _locked(writer, programme, version)
        questions = questions_of(programme)
        _at(questions, key)
        count = answers_to(programme, key)
        if count:
            told = ngettext(
                "One scheme answers this question, so it stays. Its wording can be changed.",
                "%(count)s schemes answer this question, so it stays. Its wording can be changed.",
                count,
            )
            raise ValidationError(told % {"count": opening(count_words(count))})
        if len(questions) == 1:
            raise ValidationError(_("A case asks one question at least. Add another first."))
        left = tuple(one for one in questions if one.key != key)
        _keep(writer, "removed question from", programme, left)


def answers_to(programme: Programme, key: str) -> int:
    """How many schemes of the programme say something to this question."""
    texts = Scheme.objects.filter(programme=programme).values_list("answers", flat=True)
    return sum(bool(answers.get(key)) for answers in texts)


def _answered_keys(programme: Programme) -> set[str]:
    texts = Scheme.objects.filter(programme=programme).values_list("answers", flat=True)
    return {key for answers in texts for key in answers}


def _locked(writer: Writer, programme: Programme, version: int) -> Programme:
    return writer.lock(Programme.objects.filter(pk=programme.pk), version)


def _at(questions: Sequence[CaseQuestion], key: str) -> int:
    """The place of a question; raises `Programme.DoesNotExist` where it is gone meanwhile."""
    place = next((place for place, one in enumerate(questions) if one.key == key), None)
    if place is None:
        raise Programme.DoesNotExist
    return place


def _heading_is_free(questions: Sequence[CaseQuestion], heading: str) -> None:
    if heading.casefold() in {one.heading.casefold() for one in questions}:
        raise ValidationError({"heading": _("Another question has this heading. Change one.")})


def _keep(
    writer: Writer, action: str, programme: Programme, questions: tuple[CaseQuestion, ...]
) -> None:
    programme.questions = [asdict(question) for question in questions]
    writer.save(programme)
    writer.record(action, programme, programme)
