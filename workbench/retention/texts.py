"""Columns of text in which the name of a person may stand."""

import json
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast

from workbench.models import AuditEvent, Frozen, RemovedRow, User
from workbench.people.limits import names_of
from workbench.retention.names import PersonNames

_OURS = {"workbench", "schemes", "appraisal", "reports"}


def our_models() -> list[type[models.Model]]:
    """The models of the workbench itself, each with a table of its own."""
    return [
        model
        for model in apps.get_models()
        if model._meta.app_label in _OURS and not model._meta.proxy
    ]


def replace_by_name(names: PersonNames, placeholder: str) -> dict[str, int]:
    """Puts the placeholder where a short text of a row that may change is the person's full name
    and nothing else (who explained a figure, who attached a file); gives how many by table. Where
    somebody else has the same name nothing is replaced."""
    changed: dict[str, int] = {}
    if not names.full or names.shared:
        return changed
    for model in our_models():
        if issubclass(model, Frozen) or model is User:
            continue
        for field in model._meta.local_concrete_fields:
            # A slug or a choice is no name.
            if type(field) is not models.CharField or field.choices:
                continue
            rows = model._base_manager.filter(**{f"{field.name}__in": names.full})
            if count := rows.update(**{field.name: placeholder[: field.max_length]}):
                changed[model._meta.db_table] = changed.get(model._meta.db_table, 0) + count
    if count := _replace_in_removed(names, placeholder):
        changed[RemovedRow._meta.db_table] = count
    return changed


def _replace_in_removed(names: PersonNames, placeholder: str) -> int:
    """The same in what was removed and can still come back; gives in how many rows."""
    count = 0
    for row in RemovedRow.objects.defer("file").iterator(200):
        said = {
            str(field.column): placeholder[: field.max_length]
            for field in apps.get_model(row.model)._meta.local_concrete_fields
            if type(field) is models.CharField
            and not field.choices
            and row.values.get(str(field.column)) in names.full
        }
        if said:
            RemovedRow.objects.filter(pk=row.pk).update(values=row.values | said)
            count += 1
    return count


def mentions(names: PersonNames) -> Iterator[tuple[type[models.Model], int]]:
    """The models in whose texts the person's full name or email still stands, and in how many
    rows. The history is not looked at."""
    for model in our_models():
        if model in {AuditEvent, User}:
            continue
        condition, casts = Q(), dict[str, Any]()
        for field in model._meta.local_concrete_fields:
            if not isinstance(field, models.CharField | models.TextField | models.JSONField):
                continue
            casts[f"said_{field.name}"] = Cast(field.name, models.TextField())
            for one in (*names.full, *names.emails):
                # SQLite keeps JSON as it was written, with other letters as their numbers.
                for spelled in {one, json.dumps(one)[1:-1]}:
                    condition |= Q(**{f"said_{field.name}__contains": spelled})
        if condition:
            count = model._base_manager.annotate(**casts).filter(condition).count()
            if count:
                yield model, count


def tries_of(user: User) -> Iterator[models.QuerySet[Any]]:
    """The tries to sign in under the person's names, however they were typed."""
    typed = Q()
    for name in names_of(user):
        typed |= Q(username__iexact=name)
    for model in apps.get_app_config("axes").get_models():
        if any(field.name == "username" for field in model._meta.concrete_fields):
            yield model._base_manager.filter(typed)
