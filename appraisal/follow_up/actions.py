"""What people do to the actions and contracts of a programme."""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from schemes.models import Contract, Programme, ProgrammeAction
from workbench.models import User
from workbench.rows.kit import OrderedList
from workbench.rows.order import next_position
from workbench.rows.writing import snapshot, write

ACTIONS: Final = OrderedList(ProgrammeAction, "action", "programme")
CONTRACTS: Final = OrderedList(Contract, "contract", "programme")


def add_actions(
    *, programme: Programme, actions: Sequence[Mapping[str, Any]], by: User, token: UUID
) -> int:
    """Adds these actions, by the values of their columns, behind those that stand: all of them or
    none. Returns how many. Raises `ValidationError` where the model refuses one."""
    with write(by=by, token=token) as writer:
        first = next_position(programme, ACTIONS.of(programme))
        rows = [
            ProgrammeAction(programme=programme, position=first + at, **one)
            for at, one in enumerate(actions)
        ]
        for row in rows:
            row.full_clean()
        ProgrammeAction.objects.bulk_create(rows)
        after = {"actions": list(map(snapshot, rows))}
        writer.record("added pasted actions to", programme, programme, before={}, after=after)
    return len(rows)


def warn_before(
    *, programme: Programme, notice_days: int, by: User, token: UUID, version: int
) -> Programme:
    """Warns of the last day for notice this many days before. Raises `Conflict`."""
    with write(by=by, token=token) as writer:
        row = writer.lock(Programme.objects.filter(pk=programme.pk), version)
        row.notice_days = notice_days
        writer.save(row)
        writer.record("changed the warning of notice dates", row, row)
    return row
