"""What people do to scales: add one, change its levels, remove it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from appraisal.models import Appraisal, Criterion, Level, Scale
from appraisal.scoring.allowed import Allowed, on_scale, refuse, refuse_bands, refuse_stranding
from workbench.models import User
from workbench.numbers.listing import listed
from workbench.rows.kit import OrderedList
from workbench.rows.order import next_position
from workbench.rows.removing import remove_row
from workbench.rows.slugs import slug_for
from workbench.rows.writing import Writer, snapshot, write

SCALES = OrderedList(Scale, "scale", "appraisal.programme")


@dataclass(frozen=True, slots=True)
class LevelText:
    """A level as a form gives it. An empty key is made from the name; a level with its key keeps
    its ratings."""

    name: str
    points: Decimal
    definition: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Steps:
    """A scale as a form gives it: its name, and either levels or the lowest and highest points."""

    name: str
    levels: tuple[LevelText, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None


def add_scale(*, appraisal: Appraisal, steps: Steps, by: User, token: UUID) -> Scale:
    """Adds a scale at the end."""
    with write(by=by, token=token) as writer:
        return make_scale(writer, appraisal, steps)


def make_scale(writer: Writer, appraisal: Appraisal, steps: Steps) -> Scale:
    """Adds a scale at the end as part of a write."""
    rows = SCALES.of(appraisal)
    place = next_position(appraisal, rows)
    slug = slug_for(steps.name, set(rows.values_list("slug", flat=True)))
    scale = Scale(appraisal=appraisal, slug=slug, position=place)
    _save(writer, scale, steps)
    writer.record("added scale", scale, appraisal.programme, after=whole(scale))
    return scale


def change_scale(
    *, scale: Scale, steps: Steps, by: User, token: UUID, version: int | None
) -> Scale:
    """Changes a scale. Raises `ValidationError` naming the ratings, bands, tests and excuses that
    use a level that would go, or points that would be out of range."""
    with write(by=by, token=token) as writer:
        row = writer.lock(Scale.objects.filter(pk=scale.pk), version or 0)
        before = whole(row)
        refuse(_stranded(row, steps))
        _save(writer, row, steps)
        programme = row.appraisal.programme
        writer.record("changed scale", row, programme, before=before, after=whole(row))
    return row


def remove_scale(*, scale: Scale, by: User, token: UUID, version: int | None) -> None:
    """Removes a scale that no criterion uses."""
    with write(by=by, token=token) as writer:
        row = writer.lock(Scale.objects.filter(pk=scale.pk), version or 0)
        users = [f"“{criterion}”" for criterion in row.criteria.order_by("position", "pk")]
        if users:
            raise ValidationError(
                _("%(users)s still use this scale. Give them another one first.")
                % {"users": listed(users)}
                if len(users) > 1
                else _("%(users)s still uses this scale. Give it another one first.")
                % {"users": users[0]}
            )
        writer.record(
            "removed scale", row, row.appraisal.programme, before=whole(row), removed=True
        )
        remove_row(writer, row, row.appraisal.programme)


def whole(scale: Scale) -> dict[str, Any]:
    """The scale with its levels as JSON values, for the trail."""
    levels = Level.objects.filter(scale=scale).order_by("position", "pk")
    return snapshot(scale) | {"levels": [snapshot(level) for level in levels]}


def keyed(levels: Sequence[LevelText]) -> dict[str, LevelText]:
    """The levels by key; the key of a new level is made from its name."""
    taken = {level.key for level in levels if level.key}
    found: dict[str, LevelText] = {}
    for level in levels:
        key = level.key or slug_for(level.name, taken)
        taken.add(key)
        found[key] = level
    return found


def _stranded(scale: Scale, steps: Steps) -> list[str]:
    levels = [
        Level(scale=scale, key=key, name=level.name, points=level.points)
        for key, level in keyed(steps.levels).items()
    ]
    kept = on_scale(Scale(minimum=steps.minimum, maximum=steps.maximum), levels)
    lost = []
    for criterion in Criterion.objects.filter(scale=scale).order_by("position", "pk"):
        rated = Allowed() if criterion.banded_measure_id else kept
        lost += refuse_stranding(criterion, rated, kept)
        lost += refuse_bands(criterion, kept)
    return lost


def _save(writer: Writer, scale: Scale, steps: Steps) -> None:
    others = Scale.objects.filter(appraisal=scale.appraisal_id).exclude(pk=scale.pk)
    if others.filter(key=steps.name).exists():
        raise ValidationError({"name": _("Another scale has this name. Choose a different one.")})
    scale.key, scale.minimum, scale.maximum = steps.name, steps.minimum, steps.maximum
    writer.save(scale)
    kept = {level.key: level for level in Level.objects.filter(scale=scale)}
    for position, (key, text) in enumerate(keyed(steps.levels).items()):
        level = kept.pop(key, None) or Level(scale=scale, key=key)
        level.name, level.definition, level.points = text.name, text.definition, text.points
        level.position = position
        level.full_clean()
        level.save()
    Level.objects.filter(pk__in=[level.pk for level in kept.values()]).delete()
