"""What people do to the lines of options, and to the savings that an appraisal considered."""

from typing import Any
from uuid import UUID

from appraisal.models import Appraisal, OptionLine
from workbench.models import User
from workbench.rows.kit import OrderedList
from workbench.rows.writing import write

LINES = OrderedList(OptionLine, "line of an option", "option.appraisal.programme")

Considered = list[dict[str, Any]]


def set_considered(
    *,
    appraisal: Appraisal,
    version: int,
    by: User,
    token: UUID,
    action: str,
    lines: Considered,
) -> None:
    """Puts these savings in the place of those that the appraisal considered; `action` says in the
    history what was done."""
    with write(by=by, token=token) as writer:
        appraisal = writer.lock(Appraisal.objects.filter(pk=appraisal.pk), version)
        appraisal.saving_lines = lines
        writer.save(appraisal)
        writer.record(action, appraisal, appraisal.programme)
