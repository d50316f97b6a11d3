"""What people do to the impacts of a scheme."""

from typing import TypedDict, Unpack
from uuid import UUID

from schemes.models import Impact, Scheme
from workbench.models import User
from workbench.rows.writing import write


class ImpactValues(TypedDict):
    """What an impact's form asks for. `group` is empty for everybody who is affected."""

    kind: str
    group: str
    text: str
    mitigation: str


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
