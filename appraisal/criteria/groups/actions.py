"""What people do to groups of criteria: make one, change it, move it, remove it."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import models

from appraisal.models import Appraisal, Criterion, CriterionGroup
from appraisal.weights.actions import refuse_locked, weighed_criteria
from appraisal.weights.shares import overall_of
from appraisal.what_if.scenarios.codes import follow_group
from workbench.models import User
from workbench.numbers.exact import exact_text
from workbench.rows.kit import OrderedList
from workbench.rows.order import lock
from workbench.rows.removing import Watched, remove_row
from workbench.rows.writing import Writer, snapshot, write


class GroupList(OrderedList[CriterionGroup]):
    """The groups of an appraisal. A form gives the `criteria` of a group by key: each keeps its own
    weight, which counts within the group from then on, and leaves the group it was in."""

    def add(self, owner: models.Model, *, by: User, token: UUID, **values: Any) -> CriterionGroup:
        assert isinstance(owner, Appraisal)
        criteria = values.pop("criteria")
        with write(by=by, token=token) as writer:
            refuse_locked(owner)
            group = self._new(owner, values)
            before = {"appraisal": owner.pk, "weights": weights_now(owner)}
            writer.save(group)
            _put_in(writer, group, criteria)
            programme, after = self.programme(group), whole(group)
            writer.record(f"added {self.noun}", group, programme, before=before, after=after)
        return group

    def change(
        self,
        row: CriterionGroup,
        *,
        by: User,
        token: UUID,
        version: int | None = None,
        **values: Any,
    ) -> CriterionGroup:
        """A criterion that is taken out stands beside the groups, with its own weight."""
        appraisal = row.appraisal
        with write(by=by, token=token) as writer:
            refuse_locked(appraisal)
            lock(appraisal)
            found = writer.lock(self._one(row), self._at(version))
            before, was = whole(found), found.name
            found.name, found.weight = values["name"], values["weight"]
            writer.save(found)
            _put_in(writer, found, values["criteria"])
            if found.name != was:
                follow_group(appraisal, was, found.name)
            programme, after = self.programme(found), whole(found)
            writer.record(f"changed {self.noun}", found, programme, before=before, after=after)
        return found

    def remove(
        self, row: CriterionGroup, *, by: User, token: UUID, version: int | None = None
    ) -> None:
        """Removes the group; its criteria stay, each with its own weight beside the others."""
        appraisal = row.appraisal
        with write(by=by, token=token) as writer:
            refuse_locked(appraisal)
            lock(appraisal)
            found = writer.lock(self._one(row), self._at(version))
            before, programme = whole(found), self.programme(found)
            stood_in = Watched(Criterion.objects.filter(group=found))
            _put_in(writer, found, ())
            writer.record(f"removed {self.noun}", found, programme, before=before, removed=True)
            stood_in.keep(remove_row(writer, found, programme))


GROUPS = GroupList(CriterionGroup, "group of criteria", "appraisal.programme")


def whole(group: CriterionGroup) -> dict[str, Any]:
    """The group with its criteria, and what every ranking criterion weighs by its code, as JSON
    values for the trail."""
    criteria = Criterion.objects.filter(group=group).order_by("position", "pk")
    return snapshot(group) | {
        "criteria": list(criteria.values_list("code", flat=True)),
        "weights": weights_now(group.appraisal),
    }


def weights_now(appraisal: Appraisal) -> dict[str, str | None]:
    """What each ranking criterion weighs beside all others, by its code."""
    criteria = weighed_criteria(appraisal)
    overall = ((row.code, weight) for row, weight in overall_of(criteria))
    return {code: None if weight is None else exact_text(weight) for code, weight in overall}


def _put_in(writer: Writer, group: CriterionGroup, criteria: Collection[int]) -> None:
    """Lets exactly these ranking criteria of the appraisal stand in the group."""
    for row in weighed_criteria(group.appraisal):
        wanted = row.pk in criteria
        if wanted != (row.group_id == group.pk):
            row.group = group if wanted else None
            writer.save(row)
