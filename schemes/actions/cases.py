"""What people do to the business case of a scheme: its answers, its risks, its impacts."""

from collections.abc import Mapping
from typing import TypedDict, Unpack
from uuid import UUID

from schemes.case_form import questions_of
from schemes.models import Impact, Risk, Scheme
from workbench.models import User
from workbench.writing import write


class RiskValues(TypedDict):
    """What a risk's form asks for."""

    risk: str
    likelihood: str
    impact: str
    owner_role: str
    mitigation: str


class ImpactValues(TypedDict):
    """What an impact's form asks for. `group` is empty for everybody who is affected."""

    kind: str
    group: str
    text: str
    mitigation: str


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


def add_risk(*, scheme: Scheme, by: User, token: UUID, **values: Unpack[RiskValues]) -> Risk:
    with write(by=by, token=token) as writer:
        place = Risk.objects.filter(scheme=scheme).count()
        risk = writer.save(Risk(scheme=scheme, position=place, **values))
        writer.record("added risk", risk, scheme.programme)
    return risk


def change_risk(
    *, row: Risk, version: int, by: User, token: UUID, **values: Unpack[RiskValues]
) -> Risk:
    programme = row.scheme.programme
    with write(by=by, token=token) as writer:
        row = writer.lock(Risk.objects.filter(pk=row.pk), version)
        for name, value in values.items():
            setattr(row, name, value)
        writer.save(row)
        writer.record("changed risk", row, programme)
    return row


def remove_risk(*, risk: Risk, version: int, by: User, token: UUID) -> None:
    programme = risk.scheme.programme
    with write(by=by, token=token) as writer:
        risk = writer.lock(Risk.objects.filter(pk=risk.pk), version)
        writer.record("removed risk", risk, programme, removed=True)
        risk.delete()


def add_impact(*, scheme: Scheme, by: User, token: UUID, **values: Unpack[ImpactValues]) -> Impact:
    with write(by=by, token=token) as writer:
        place = Impact.objects.filter(scheme=scheme).count()
        impact = writer.save(Impact(scheme=scheme, position=place, **values))
        writer.record("added impact", impact, scheme.programme)
    return impact


def change_impact(
    *, impact: Impact, version: int, by: User, token: UUID, **values: Unpack[ImpactValues]
) -> Impact:
    programme = impact.scheme.programme
    with write(by=by, token=token) as writer:
        impact = writer.lock(Impact.objects.filter(pk=impact.pk), version)
        for name, value in values.items():
            setattr(impact, name, value)
        writer.save(impact)
        writer.record("changed impact", impact, programme)
    return impact


def remove_impact(*, impact: Impact, version: int, by: User, token: UUID) -> None:
    programme = impact.scheme.programme
    with write(by=by, token=token) as writer:
        impact = writer.lock(Impact.objects.filter(pk=impact.pk), version)
        writer.record("removed impact", impact, programme, removed=True)
        impact.delete()
