"""Removes a row with what hangs on it, and keeps all of it first.

with write(by=person, token=token) as writer:
    row = writer.lock(Risk.objects.filter(pk=row.pk), version)
    writer.record("removed risk", row, programme, removed=True)
    remove_row(writer, row, programme)
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.deletion import get_candidate_relations_to_delete
from django.utils.translation import gettext as _

from workbench.backup.tables import Table, spelled
from workbench.models import Frozen, Removal, RemovedRow, Versioned
from workbench.numbers.listing import listed
from workbench.rows.writing import Scope, Writer

_AT_ONCE: Final = 200
_NAMED: Final = 5


class StaysOnRecord(ValidationError):
    """Raised where something that hangs on a row is written once. `kinds` are its models."""

    def __init__(self, kinds: Sequence[type[models.Model]]) -> None:
        self.kinds = tuple(kinds)
        names = listed(sorted(str(kind._meta.verbose_name_plural) for kind in kinds))
        super().__init__(
            _(
                "It stays on the record with its %(names)s: these are written once, and are never "
                "removed."
            )
            % {"names": names}
        )


class HeldByOthers(ValidationError):
    """Raised where something that would stay rests on what would go. `rows` are some of those."""

    def __init__(self, rows: Sequence[models.Model]) -> None:
        self.rows = tuple(rows)
        names = [f"{one._meta.verbose_name} “{one}”" for one in rows[:_NAMED]]
        super().__init__(
            _(
                "This stays, since something else rests on it: %(names)s. "
                "Change or remove that first."
            )
            % {"names": listed(names)}
        )


def remove_row(
    writer: Writer,
    row: models.Model,
    programme: Scope | None,
    *,
    leads: Sequence[int] = (),
    through: bool = False,
) -> Removal:
    """Keeps the row with everything that goes with it, and removes it; `through` takes what would
    hold it as well. Raises `StaysOnRecord`, and
    `HeldByOthers`."""
    removal = Removal(
        authority_id=None if programme is None else programme.authority_id,
        programme_id=None if programme is None else programme.pk,
        model=row._meta.label_lower,
        key=row.pk,
        by=writer.by,
        token=writer.token,
        at=writer.at,
        leads=list(leads),
    )
    going = _going_with(row, through=through)
    frozen = [model for model in going if issubclass(model, Frozen)]
    if frozen:
        raise StaysOnRecord(frozen)
    removal.save()
    for model, keys in going.items():
        for some in _some(sorted(keys)):
            RemovedRow.objects.bulk_create(_kept(removal, model, some))
    for model, keys in going.items():
        # What names what is looked at when everything is gone, as the transaction ends.
        for some in _some(sorted(keys)):
            model._base_manager.filter(pk__in=some)._raw_delete("default")
    return removal


def hanging_on(row: models.Model) -> tuple[bool, list[str]]:
    """Whether the row can be removed with all that hangs on it, and sentences that say so: what
    that is, counted, or what of it stays on the record."""
    found = goes_with(row)
    frozen = [model for model in found if issubclass(model, Frozen) and found[model]]
    if frozen:
        return False, StaysOnRecord(frozen).messages
    counted = [
        f"{count} {model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural}"
        for model, count in _told(found)
    ]
    goes = _("With it go %(all)s.") % {"all": listed(counted)} if counted else ""
    back = _("You can undo this for 30 days. Its history stays.")
    return True, [one for one in (goes, back) if one]


def _told(found: Mapping[type[models.Model], int]) -> Iterator[tuple[type[models.Model], int]]:
    """What of it people know as things, in the order of the apps: rows that they change by
    themselves, and those that say so of themselves; not what is part of another."""
    for model in apps.get_models():
        is_thing = issubclass(model, Versioned) or getattr(model, "TOLD_WHEN_REMOVED", False)
        if is_thing and found.get(model):
            yield model, found[model]


def goes_with(row: models.Model) -> dict[type[models.Model], int]:
    """How many rows of which models hang on this one, itself left out."""
    own = _own(type(row))
    return {
        model: len(keys) - (model is own) for model, keys in _going_with(row, through=True).items()
    }


class Watched:
    """Rows that stay and are changed by a removal, as they are before it."""

    def __init__(self, *rows: models.QuerySet[Any]) -> None:
        self._before = {
            (query.model, key): values for query in rows for key, values in _read(query)
        }

    def keep(self, removal: Removal) -> None:
        """Takes down what of them the removal has changed."""
        changed = []
        for (model, key), before in self._before.items():
            for _key, after in _read(model._base_manager.filter(pk=key)):
                names = [name for name in before if before[name] != after[name]]
                changed.append(
                    {
                        "model": model._meta.label_lower,
                        "key": key,
                        "before": {name: before[name] for name in names if name != "version"},
                        "after": {name: after[name] for name in names if name != "version"},
                    }
                )
        removal.changed = [one for one in changed if one["before"]]
        removal.save(update_fields=["changed"])


def _going_with(row: models.Model, *, through: bool) -> dict[type[models.Model], set[Any]]:
    """The keys of all rows that go with this one, and its own, by model. A row that protects
    another goes with it where both hang on this one, which Django's own way of removing refuses."""
    going = {_own(type(row)): {row.pk}}
    holding: dict[type[models.Model], set[Any]] = {}
    beneath = [(_own(type(row)), [row.pk])]
    while beneath:
        model, keys = beneath.pop()
        for one in get_candidate_relations_to_delete(model._meta):
            # Each is a relation from another model, which Django's types do not know.
            relation: Any = one
            kind, rule = _own(relation.related_model), relation.on_delete
            found = {
                key
                for some in _some(keys)
                for key in kind._base_manager.filter(
                    **{f"{relation.field.name}__in": some}
                ).values_list("pk", flat=True)
            }
            if rule is models.PROTECT and not through:
                holding.setdefault(kind, set()).update(found)
                continue
            # No relation of ours lets its row stay without what it named.
            assert rule in {models.CASCADE, models.PROTECT}
            new = found - going.get(kind, set())
            if new:
                going.setdefault(kind, set()).update(new)
                beneath.append((kind, sorted(new)))
    for kind, held in holding.items():
        if left := sorted(held - going.get(kind, set())):
            raise HeldByOthers(list(kind._base_manager.filter(pk__in=left[:_NAMED]).order_by("pk")))
    return going


def _own(model: type[models.Model]) -> type[models.Model]:
    """The model with the table of this one."""
    found = model._meta.concrete_model
    assert found is not None
    return found


def _some(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(keys), _AT_ONCE):
        yield keys[start : start + _AT_ONCE]


def _kept(removal: Removal, model: type[models.Model], keys: Iterable[int]) -> list[RemovedRow]:
    found = []
    for key, values in _read(model._base_manager.filter(pk__in=keys).select_for_update()):
        file = _file_of(model, key)
        found.append(
            RemovedRow(
                removal=removal, model=model._meta.label_lower, key=key, values=values, file=file
            )
        )
    return found


def files_in(model: type[models.Model]) -> list[str]:
    """The columns of a model that hold files."""
    return [
        str(field.column)
        for field in model._meta.concrete_fields
        if isinstance(field, models.BinaryField)
    ]


def _file_of(model: type[models.Model], key: int) -> bytes | None:
    names = files_in(model)
    if not names:
        return None
    (name,) = names
    (value,) = model._base_manager.filter(pk=key).values_list(name)[0]
    return None if value is None else bytes(value)


def _read(rows: models.QuerySet[Any]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The columns of rows but for their files, spelled, by their keys."""
    fields = [
        field for field in Table(rows.model).fields if not isinstance(field, models.BinaryField)
    ]
    names = [field.attname for field in fields]
    for row in rows.order_by("pk").values_list("pk", *names):
        values = zip(fields, row[1:], strict=True)
        yield row[0], {str(field.column): spelled(field, value) for field, value in values}
