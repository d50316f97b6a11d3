"""What people do to the plan of a programme."""

from typing import Any, Final
from uuid import UUID

from schemes.models import Activity, BudgetItem, PlanEvent, Programme, Workstream
from workbench.models import User
from workbench.rows.kit import OrderedList
from workbench.rows.writing import write

WORKSTREAMS: Final = OrderedList(Workstream, "workstream", "programme")
ACTIVITIES: Final = OrderedList(Activity, "activity", "workstream.programme")
BUDGET_ITEMS: Final = OrderedList(BudgetItem, "budget item", "programme")
EVENTS: Final = OrderedList(PlanEvent, "event", "programme")


def change_words(
    programme: Programme,
    *,
    part: str,
    by: User,
    token: UUID,
    version: int | None = None,
    **values: Any,
) -> None:
    """Changes what a part of the plan (timetable, milestones, budget) has besides rows, by its keys
    in the case file. An empty value takes its key away, and the last one the part. Raises
    `Conflict`."""
    with write(by=by, token=token) as writer:
        row = writer.lock(Programme.objects.filter(pk=programme.pk), version or 0)
        words = dict(row.plan.get(part, {}))
        for name, value in values.items():
            words[name] = value
        kept = {name: value for name, value in words.items() if value not in (None, "", {})}
        plan = {key: value for key, value in row.plan.items() if key != part}
        row.plan = plan | ({part: kept} if kept else {})
        writer.save(row)
        writer.record(f"changed words of the {part}", row, row)
