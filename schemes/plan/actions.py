"""What people do to the plan of a programme."""

from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import F

from schemes.models import Activity, BudgetItem, PlanEvent, Programme, Workstream
from workbench.models import User
from workbench.rows.kit import OrderedList
from workbench.rows.writing import write


class WorkstreamList(OrderedList[Workstream]):
    """The workstreams of a programme. Items of the project budget name one by its name, and go with
    it when it is renamed: unless another has the name of before."""

    def change(
        self, row: Workstream, *, by: User, token: UUID, version: int | None = None, **values: Any
    ) -> Workstream:
        with transaction.atomic():
            was = Workstream.objects.values_list("name", flat=True).get(pk=row.pk)
            row = super().change(row, by=by, token=token, version=version, **values)
            others = Workstream.objects.filter(programme=row.programme_id, name=was)
            if row.name != was and not others.exists():
                items = BudgetItem.objects.filter(programme=row.programme_id, workstream=was)
                items.update(workstream=row.name, version=F("version") + 1)
        return row


WORKSTREAMS: Final = WorkstreamList(Workstream, "workstream", "programme")
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
