"""Sets the agreed weights of an appraisal together, and what one assessor thinks they should be."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from appraisal.models import Appraisal, AssessorWeight, Criterion, CriterionGroup
from appraisal.scoring.apart.actions import assessor_of
from appraisal.states import Change, refusal
from workbench.models import User
from workbench.rows.writing import plain, write

# The weight of each criterion by its key; None for all of them where nothing is weighed.
Weights = Mapping[int, Decimal | None]


def agree_weights(
    *,
    appraisal: Appraisal,
    weights_as: str,
    weights: Weights,
    by: User,
    token: UUID,
    version: int,
    of_groups: Weights | None = None,
) -> Appraisal:
    """Puts these weights on all ranking criteria at once, and on all groups of them. Raises
    `ValidationError` where they are locked or the criteria or groups are other ones by now,
    `Conflict` at another version of the appraisal."""
    of_groups = of_groups or {}
    with write(by=by, token=token) as writer:
        rows = Appraisal.objects.select_related("programme")
        row = writer.lock(rows.filter(pk=appraisal.pk), version)
        refuse_locked(row)
        criteria = weighed_criteria(row)
        refuse_other(criteria, weights)
        groups = groups_in(row)
        if {group.pk for group in groups} != set(of_groups):
            refuse_other(criteria, {})
        before = {"weights_as": row.weights_as} | _by_code(criteria, groups)
        for criterion in criteria:
            if criterion.weight != weights[criterion.pk]:
                criterion.weight = weights[criterion.pk]
                writer.save(criterion)
        for group in groups:
            if group.weight != of_groups[group.pk]:
                group.weight = of_groups[group.pk]
                writer.save(group)
        row.weights_as = weights_as
        writer.save(row)
        after = {"weights_as": weights_as} | _by_code(criteria, groups)
        writer.record("agreed weights", row, row.programme, before=before, after=after)
    return row


def weigh_apart(
    *, appraisal: Appraisal, weights: Weights, by: User, token: UUID, seen: int
) -> None:
    """Keeps what one assessor thinks the weights should be; `seen` is what `own_version` gave when
    the page was made. Raises `ValidationError` where they are locked, changed in another window, or
    the criteria are other ones by now."""
    with write(by=by, token=token) as writer:
        row = Appraisal.objects.select_related("programme").get(pk=appraisal.pk)
        refuse_locked(row)
        criteria = weighed_criteria(row)
        refuse_other(criteria, weights)
        assessor = assessor_of(row, by)
        standing = {
            one.criterion_id: one
            for one in AssessorWeight.objects.select_for_update().filter(
                criterion__appraisal=row, assessor=assessor.code
            )
        }
        if sum(one.version for one in standing.values()) != seen:
            raise ValidationError(
                _("You changed these weights in another window. Check them and save again.")
            )
        before = {row.criterion_id: plain(row.weight) for row in standing.values()}
        for position, criterion in enumerate(criteria):
            one = standing.get(criterion.pk) or AssessorWeight(
                criterion=criterion, assessor=assessor.code, position=position
            )
            weight = weights[criterion.pk]
            assert weight is not None
            one.weight = weight
            last = writer.save(one)
        after = {pk: plain(weight) for pk, weight in weights.items()}
        own = {"assessor": assessor.code, "criterion": criteria[0].pk}
        writer.record(
            "weighed apart",
            last,
            row.programme,
            before=own | {"weights": before},
            after=own | {"weights": after},
        )


def weighed_criteria(appraisal: Appraisal) -> list[Criterion]:
    """The criteria that carry weights: the ranking ones, in page sequence."""
    rows = Criterion.objects.filter(appraisal=appraisal, role=Criterion.Role.RANKING)
    return list(rows.select_related("scale", "linear_measure", "group").order_by("position", "pk"))


def groups_in(appraisal: Appraisal) -> list[CriterionGroup]:
    """The groups of criteria, in page sequence."""
    return list(CriterionGroup.objects.filter(appraisal=appraisal).order_by("position", "pk"))


def own_version(appraisal: Appraisal, code: str) -> int:
    """What changes with every change of an assessor's own weights; 0 while they have none."""
    rows = AssessorWeight.objects.filter(criterion__appraisal=appraisal, assessor=code)
    return sum(rows.values_list("version", flat=True))


def refuse_locked(appraisal: Appraisal) -> None:
    """Raises `ValidationError` where the weights are locked."""
    why = refusal(appraisal, Change.WEIGHTS)
    if why:
        raise ValidationError(why)


def refuse_other(criteria: list[Criterion], weights: Weights) -> None:
    """Raises `ValidationError` where the weights are not those of exactly these criteria."""
    if not criteria or {row.pk for row in criteria} != set(weights):
        raise ValidationError(
            _("The criteria have changed meanwhile. Open the page again and weigh them there.")
        )


def _by_code(criteria: list[Criterion], groups: list[CriterionGroup]) -> dict[str, Any]:
    """The weights as the trail has them: of criteria by code, of groups by name."""
    found = {"weights": {row.code: plain(row.weight) for row in criteria}}
    if groups:
        found["groups"] = {group.name: plain(group.weight) for group in groups}
    return found
