"""The business-case form as data: the questions that a programme asks of each of its schemes."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from schemes.models import Programme

MOST_QUESTIONS: Final = 60


@dataclass(frozen=True, slots=True)
class Question:
    """One question: `key` names its answers and never changes, `help` says what belongs there."""

    key: str
    heading: str
    help: str = ""

    @property
    def data(self) -> dict[str, str]:
        """The question as a programme keeps it."""
        return {"key": self.key, "heading": self.heading, "help": self.help}


@cache
def product_questions() -> tuple[Question, ...]:
    """The questions that the product comes with."""
    text = (Path(__file__).parent / "form.json").read_text(encoding="utf-8")
    return _questions(json.loads(text))


def questions_of(programme: Programme) -> tuple[Question, ...]:
    """The programme's own questions in order; the product's where it has none of its own."""
    return _questions(programme.questions) or product_questions()


def questions_in(programme: Mapping[str, Any]) -> tuple[Question, ...]:
    """The same for the programme of a case file."""
    return _questions(programme.get("questions") or ()) or product_questions()


def _questions(rows: Iterable[Mapping[str, Any]]) -> tuple[Question, ...]:
    return tuple(Question(row["key"], row["heading"], row.get("help") or "") for row in rows)


def answered(
    questions: Iterable[Question], answers: Mapping[str, str]
) -> tuple[tuple[Question, str], ...]:
    """Every question with its answer, empty where there is none; then answers to questions that
    the form does not ask (any more), under their keys, so that no text is lost from sight."""
    asked = tuple(questions)
    known = {question.key for question in asked}
    strays = (Question(key, key) for key in answers if key not in known and answers[key].strip())
    return tuple((question, answers.get(question.key, "")) for question in (*asked, *strays))
