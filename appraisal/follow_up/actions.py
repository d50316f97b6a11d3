"""What people do to the actions and contracts of a programme."""

from typing import Final
from uuid import UUID

from schemes.models import Contract, Programme, ProgrammeAction
from workbench.models import User
from workbench.rows.kit import OrderedList
from workbench.rows.writing import write

ACTIONS: Final = OrderedList(ProgrammeAction, "action", "programme")
CONTRACTS: Final = OrderedList(Contract, "contract", "programme")


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
