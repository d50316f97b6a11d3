"""What people do to the risks of a scheme."""

from typing import TypedDict, Unpack
from uuid import UUID

from schemes.models import Risk, Scheme
from workbench.models import User
from workbench.rows.writing import write


class RiskValues(TypedDict):
    """What a risk's form asks for."""

    risk: str
    likelihood: str
    impact: str
    owner_role: str
    mitigation: str


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
