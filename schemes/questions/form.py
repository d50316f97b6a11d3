"""The business-case form as data: the questions that a programme asks of each of its schemes."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from schemes.casefile.parts import CaseProgramme, CaseQuestion
from schemes.models import Programme
from workbench.casefile.parts import read

MOST_QUESTIONS: Final = 60


@cache
def product_questions() -> tuple[CaseQuestion, ...]:
    """The questions that the product comes with."""
    text = (Path(__file__).parent / "form.json").read_text(encoding="utf-8")
    return tuple(read(CaseQuestion, one) for one in json.loads(text))


def questions_of(programme: Programme) -> tuple[CaseQuestion, ...]:
    """The programme's own questions in order; the product's where it has none of its own."""
    return tuple(read(CaseQuestion, one) for one in programme.questions) or product_questions()


def questions_in(programme: CaseProgramme) -> tuple[CaseQuestion, ...]:
    """The same for the programme of a case file."""
    return programme.questions or product_questions()


def answered(
    questions: Iterable[CaseQuestion], answers: Mapping[str, str]
) -> tuple[tuple[CaseQuestion, str], ...]:
    """Every question with its answer, empty where there is none; then answers to questions that
    the form does not ask (any more), under their keys, so that no text is lost from sight."""
    asked = tuple(questions)
    known = {question.key for question in asked}
    strays = (
        CaseQuestion(key, key) for key in answers if key not in known and answers[key].strip()
    )
    return tuple((question, answers.get(question.key, "")) for question in (*asked, *strays))
