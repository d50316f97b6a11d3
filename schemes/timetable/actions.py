"""What people do to the timed steps of a programme."""

from datetime import date
from typing import TypedDict, Unpack
from uuid import UUID

from schemes.funding.actions import _add, _change, _remove
from schemes.models import Programme, TimedStep
from workbench.models import User


class StepValues(TypedDict):
    """A step's dates, and the length it is said to take: `stated` whole `unit`s."""

    name: str
    starts_on: date | None
    ends_on: date | None
    stated: int | None
    unit: str
    sense: str


def add_step(
    *, programme: Programme, by: User, token: UUID, **values: Unpack[StepValues]
) -> TimedStep:
    place = TimedStep.objects.filter(programme=programme).count()
    return _add(TimedStep(programme=programme, position=place, **values), by, token)


def change_step(
    *, step: TimedStep, version: int, by: User, token: UUID, **values: Unpack[StepValues]
) -> TimedStep:
    return _change(step, version, by, token, dict(values))


def remove_step(*, step: TimedStep, version: int, by: User, token: UUID) -> None:
    _remove(step, version, by, token)
