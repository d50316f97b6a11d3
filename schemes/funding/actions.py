"""What people do to a programme's funding bridges, budgets and timetable."""

from decimal import Decimal
from typing import Any, TypedDict, TypeVar, Unpack
from uuid import UUID

from schemes.models import Bridge, Budget, Programme, TimedStep
from workbench.models import User, Versioned
from workbench.rows.writing import write


class BridgeValues(TypedDict):
    """What a bridge's form asks for; each side a list of {"name", "amount"}."""

    title: str
    sources: list[dict[str, Any]]
    uses: list[dict[str, Any]]
    precision: Decimal | None
    note: str


class BudgetValues(TypedDict):
    """A budget in pounds; `precision` is what it was rounded to."""

    year: str
    amount: Decimal
    precision: Decimal | None
    note: str


PlanRow = TypeVar("PlanRow", Bridge, Budget, TimedStep)


def add_bridge(
    *, programme: Programme, by: User, token: UUID, **values: Unpack[BridgeValues]
) -> Bridge:
    place = Bridge.objects.filter(programme=programme).count()
    return _add(Bridge(programme=programme, position=place, **values), by, token)


def change_bridge(
    *, bridge: Bridge, version: int, by: User, token: UUID, **values: Unpack[BridgeValues]
) -> Bridge:
    return _change(bridge, version, by, token, dict(values))


def remove_bridge(*, bridge: Bridge, version: int, by: User, token: UUID) -> None:
    _remove(bridge, version, by, token)


def add_budget(
    *, programme: Programme, by: User, token: UUID, **values: Unpack[BudgetValues]
) -> Budget:
    return _add(Budget(programme=programme, **values), by, token)


def change_budget(
    *, budget: Budget, version: int, by: User, token: UUID, **values: Unpack[BudgetValues]
) -> Budget:
    return _change(budget, version, by, token, dict(values))


def remove_budget(*, budget: Budget, version: int, by: User, token: UUID) -> None:
    _remove(budget, version, by, token)


def _add(row: PlanRow, by: User, token: UUID) -> PlanRow:
    with write(by=by, token=token) as writer:
        writer.save(row)
        writer.record(f"added {_word(row)}", row, row.programme)
    return row


def _change(row: PlanRow, version: int, by: User, token: UUID, values: dict[str, Any]) -> PlanRow:
    programme = row.programme
    with write(by=by, token=token) as writer:
        row = writer.lock(type(row)._default_manager.filter(pk=row.pk), version)
        for name, value in values.items():
            setattr(row, name, value)
        writer.save(row)
        writer.record(f"changed {_word(row)}", row, programme)
    return row


def _remove(row: PlanRow, version: int, by: User, token: UUID) -> None:
    programme = row.programme
    with write(by=by, token=token) as writer:
        row = writer.lock(type(row)._default_manager.filter(pk=row.pk), version)
        writer.record(f"removed {_word(row)}", row, programme, removed=True)
        row.delete()


def _word(row: Versioned) -> str:
    return {Bridge: "funding bridge", Budget: "budget", TimedStep: "step"}[type(row)]
