"""Puts back what was removed, all of it or nothing."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from workbench.backup.tables import Table, meant, spelled
from workbench.models import AuditEvent, Removal, RemovedRow, User, Versioned
from workbench.removals.rules import CAME_BACK, MAY_COME_BACK
from workbench.rows.removing import files_in
from workbench.rows.writing import write

KEPT: Final = timedelta(days=30)
_REMOVED: Final = "removed "


class CannotComeBack(ValidationError):
    """Raised where something stands in the way of what was removed; it says what to do."""


class _Of:
    """The programme of a removal, which may be gone itself."""

    def __init__(self, removal: Removal) -> None:
        assert removal.programme_id is not None
        assert removal.authority_id is not None
        self.pk = removal.programme_id
        self.authority_id = removal.authority_id


def open_removals(*, at: datetime | None = None) -> models.QuerySet[Removal]:
    """Removals that can still be undone, as far as time goes."""
    since = (at or timezone.now()) - KEPT
    return Removal.objects.filter(restored_at=None, at__gt=since)


def event_of_removal(removal: Removal) -> AuditEvent:
    """What the history says of a removal."""
    return AuditEvent.objects.get(actor_id=removal.by_id, token=removal.token)


def restore(removal: Removal, *, by: User, token: UUID) -> models.Model:
    """Puts back what was removed, with its keys; gives the row itself. Raises `CannotComeBack`,
    and what a rule raises for whoever may not remove it as things stand."""
    with write(by=by, token=token) as writer:
        removal = writer.lock(Removal.objects.filter(pk=removal.pk), None)
        if removal.restored_at is not None:
            raise CannotComeBack(_("This is back already. Nothing was changed."))
        if removal.at <= writer.at - KEPT:
            raise CannotComeBack(
                _("This was removed more than 30 days ago and is kept no longer. Enter it anew.")
            )
        kept = list(removal.rows.order_by("pk"))
        _refuse_without_named(kept)
        _put_back(kept)
        model = apps.get_model(removal.model)
        row: models.Model = model._base_manager.get(pk=removal.key)
        for may_come_back in MAY_COME_BACK:
            may_come_back(row, by)
        _change_back(removal)
        for came_back in CAME_BACK:
            came_back(row)
        event = event_of_removal(removal)
        action = event.action.removeprefix(_REMOVED)
        if action == event.action:
            action = str(model._meta.verbose_name)
        scope = None if removal.programme_id is None else _Of(removal)
        writer.record(f"brought back {action}"[:80], row, scope, before={}, after=event.before)
        removal.restored_at = writer.at
        removal.save(update_fields=["restored_at"])
        removal.rows.all().delete()
    return row


def forget_removed(*, at: datetime | None = None) -> int:
    """Clears away what was removed more than 30 days ago; gives how many removals it was."""
    old = Removal.objects.filter(at__lte=(at or timezone.now()) - KEPT)
    _rows, by_model = old.delete()
    return by_model.get(Removal._meta.label, 0)


def _values(kept: RemovedRow) -> dict[str, Any]:
    """The columns of the row as they were, as the model has them now."""
    table = Table(apps.get_model(kept.model))
    values = {
        str(field.column): kept.values.get(
            str(field.column), None if field.primary_key else spelled(field, field.get_default())
        )
        for field in table.fields
    }
    if set(kept.values) - set(values):
        raise CannotComeBack(
            _("This was removed under an earlier release, which kept it otherwise. Enter it anew.")
        )
    return values


def _put_back(kept: Sequence[RemovedRow]) -> None:
    try:
        with transaction.atomic():
            for name, rows in groupby(kept, key=lambda one: one.model):
                table = Table(apps.get_model(name))
                table.insert(connection, [_line(table, one) for one in rows])
    except IntegrityError as error:
        raise CannotComeBack(list(_in_the_way(kept))) from error


def _line(table: Table, kept: RemovedRow) -> list[Any]:
    """The values of the row in the sequence of the table's columns, its file among them."""
    file = spelled(models.BinaryField(), kept.file)
    values = _values(kept) | dict.fromkeys(files_in(table.model), file)
    return [values[column] for column in table.columns]


def _in_the_way(kept: Sequence[RemovedRow]) -> Iterator[str]:
    """Why these rows cannot stand beside those that are there now, in sentences."""
    for row in map(_instance, kept):
        try:
            row.validate_unique()
            row.validate_constraints()
        except ValidationError as error:
            yield _("“%(row)s” cannot come back as it was.") % {"row": row}
            yield from error.messages
            break
    yield _("Something new has taken its place. Rename or remove that first, then undo this again.")


def _instance(kept: RemovedRow) -> models.Model:
    model = apps.get_model(kept.model)
    values = _values(kept)
    found: models.Model = model(
        **{
            field.attname: meant(field, values[str(field.column)])
            for field in model._meta.concrete_fields
            if not isinstance(field, models.BinaryField)
        }
    )
    return found


def _refuse_without_named(kept: Sequence[RemovedRow]) -> None:
    """Raises `CannotComeBack` where a row that these name is gone."""
    own = {(one.model, one.key) for one in kept}
    wanted: dict[type[models.Model], set[int]] = {}
    for one in kept:
        for field in apps.get_model(one.model)._meta.concrete_fields:
            key = one.values.get(str(field.column))
            if field.remote_field is None or key is None:
                continue
            target = field.remote_field.model._meta.concrete_model
            if (target._meta.label_lower, key) not in own:
                wanted.setdefault(target, set()).add(key)
    for model, keys in wanted.items():
        if model._base_manager.filter(pk__in=keys).count() < len(keys):
            raise CannotComeBack(
                _(
                    "What this belonged to or rested on is gone as well: %(kind)s. "
                    "Undo that removal first, in the history."
                )
                % {"kind": model._meta.verbose_name}
            )


def _change_back(removal: Removal) -> None:
    """Lets other rows say again what they said before, where nobody has changed them since."""
    for one in removal.changed:
        model = apps.get_model(one["model"])
        fields = {str(field.column): field for field in model._meta.concrete_fields}
        row = model._base_manager.select_for_update().filter(pk=one["key"]).first()
        if row is None:
            continue
        back = {
            fields[name].attname: meant(fields[name], was)
            for name, was in one["before"].items()
            if name in fields
            and spelled(fields[name], fields[name].value_from_object(row)) == one["after"][name]
        }
        if back and issubclass(model, Versioned):
            back["version"] = F("version") + 1
        if back:
            model._base_manager.filter(pk=row.pk).update(**back)
