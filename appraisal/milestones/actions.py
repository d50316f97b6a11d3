"""What people do to the milestones of a programme's plan."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from schemes.models import Milestone, MilestonePoint, MilestoneRow, Programme
from workbench.models import User
from workbench.numbers.listing import listed
from workbench.rows.kit import OrderedList
from workbench.rows.slugs import slug_for


class PointList(OrderedList[MilestonePoint]):
    """The points of time. A key is a month or follows from the label. A point stays as long as a
    milestone begins or ends at it, and none moves past where a milestone would end before it
    begins."""

    def add(
        self, owner: Any, *, by: User, token: UUID, key: str = "", **values: Any
    ) -> MilestonePoint:
        taken = set(self.of(owner).values_list("key", flat=True))
        return super().add(
            owner, by=by, token=token, key=key or slug_for(values["label"], taken), **values
        )

    def change(
        self,
        row: MilestonePoint,
        *,
        by: User,
        token: UUID,
        version: int | None = None,
        key: str = "",
        **values: Any,
    ) -> MilestonePoint:
        others = self.of(row.programme).exclude(pk=row.pk)
        taken = set(others.values_list("key", flat=True))
        kept = row.key if not is_month(row.key) else slug_for(values["label"], taken)
        return super().change(row, by=by, token=token, version=version, key=key or kept, **values)

    def remove(
        self, row: MilestonePoint, *, by: User, token: UUID, version: int | None = None
    ) -> None:
        used = Milestone.objects.filter(Q(starts=row) | Q(ends=row))
        names = [f"“{text}”" for text in used.order_by("pk").values_list("text", flat=True)[:10]]
        if names:
            message = _("Milestones begin or end here: %(names)s. Change them first.")
            raise ValidationError(message % {"names": listed(names)})
        super().remove(row, by=by, token=token, version=version)

    def move(
        self,
        row: MilestonePoint,
        *,
        up: bool,
        by: User,
        token: UUID,
        version: int | None = None,
    ) -> None:
        with transaction.atomic():
            super().move(row, up=up, by=by, token=token, version=version)
            turned = turned_round(row.programme)
            if turned:
                message = _("%(names)s would end before it begins. Change that milestone first.")
                raise ValidationError(message % {"names": listed(turned)})


def is_month(key: str) -> bool:
    """Whether a key is a month, "2016-09"."""
    year, dash, month = key.partition("-")
    return (
        bool(dash)
        and year.isdecimal()
        and len(year) == 4
        and month.isdecimal()
        and (len(month) == 2 and 1 <= int(month) <= 12)
    )


def turned_round(programme: Programme) -> list[str]:
    """The milestones that end at a point before the one they begin at."""
    points = programme.points.order_by("position", "pk").values_list("pk", flat=True)
    places = {pk: at for at, pk in enumerate(points)}
    found = Milestone.objects.filter(row__programme=programme).order_by("pk")
    return [f"“{one.text}”" for one in found if places[one.ends_id] < places[one.starts_id]]


def refuse_backwards(values: Mapping[str, Any], points: list[MilestonePoint]) -> bool:
    """Whether a milestone with these values would end before it begins."""
    places = {point.pk: at for at, point in enumerate(points)}
    starts, ends = values.get("starts"), values.get("ends")
    known = starts in places and ends in places
    return known and places[ends] < places[starts]  # type: ignore[index]  # known says so


POINTS: Final = PointList(MilestonePoint, "point of time", "programme")
ROWS: Final = OrderedList(MilestoneRow, "row of milestones", "programme")
MILESTONES: Final = OrderedList(Milestone, "milestone", "row.programme")
