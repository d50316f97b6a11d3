"""What people do to the business case of a scheme: its answers."""

from collections.abc import Mapping
from uuid import UUID

from schemes.models import Scheme
from schemes.questions.form import questions_of
from workbench.models import User
from workbench.rows.writing import write


def answer_questions(
    *, scheme: Scheme, answers: Mapping[str, str], version: int, by: User, token: UUID
) -> Scheme:
    """Puts these answers, Markdown by question key, beside or in place of the scheme's own; an
    empty one is taken out. The trail has each answer by itself."""
    programme = scheme.programme
    headings = {question.key: question.heading for question in questions_of(programme)}
    with write(by=by, token=token) as writer:
        scheme = writer.lock(Scheme.objects.filter(pk=scheme.pk), version)
        before = dict(scheme.answers)
        kept = before | {key: text.strip() for key, text in answers.items()}
        scheme.answers = {key: text for key, text in kept.items() if text}
        writer.save(scheme)
        names = {key: headings.get(key, key) for key in answers}
        writer.record(
            "wrote the case of",
            scheme,
            programme,
            before={"scheme": scheme.pk}
            | {name: before.get(key, "") for key, name in names.items()},
            after={"scheme": scheme.pk}
            | {name: scheme.answers.get(key, "") for key, name in names.items()},
        )
    return scheme
