"""All that the site holds on a person, as JSON values."""

import hashlib
from typing import Any, Final

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.forms.models import model_to_dict

from workbench.models import AuditEvent, RemovedRow, User
from workbench.retention.names import PersonNames
from workbench.retention.texts import tries_of
from workbench.rows.writing import plain, snapshot

# A longer text is told by its sum: that of a paper is no more theirs than any reader's.
_LONG: Final = 20_000
# What a library keeps to let somebody in. It is no answer to what is held on a person.
_SECRET: Final = frozenset(
    {"password", "key_sha256", "made_under", "data", "session_key", "session_data", "token"}
)


def held_on(user: User) -> dict[str, Any]:
    """The account; every row of every table that names it, by table and by what it is there; what
    the history says that the person did, and where it names them; tries to sign in."""
    names = PersonNames.of(user)
    return {
        "account": _row(user),
        "rows": _rows_of(user),
        "tries to sign in": _tries(user),
        "did": [_event(one) for one in AuditEvent.objects.filter(actor_id=user.pk).order_by("pk")],
        "named in": [_event(one) for one in _naming(names)],
    }


def rows_as_values(rows: models.QuerySet[Any]) -> list[dict[str, Any]]:
    """Rows as JSON values, without secrets and long texts."""
    return [_row(row) for row in rows.order_by("pk").iterator(100)]


def _rows_of(user: User) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for model in apps.get_models():
        if model._meta.proxy:
            continue
        for field in model._meta.concrete_fields:
            if field.related_model is not User:
                continue
            rows = rows_as_values(model._base_manager.filter(**{field.name: user}))
            if rows:
                found[f"{model._meta.verbose_name}, {field.verbose_name}"] = rows
    for row in RemovedRow.objects.defer("file").order_by("pk").iterator(200):
        model = apps.get_model(row.model)
        for field in model._meta.concrete_fields:
            if field.related_model is User and row.values.get(str(field.column)) == user.pk:
                values = {name: _short(one) for name, one in row.values.items()}
                named = f"{model._meta.verbose_name}, {field.verbose_name}, removed"
                found.setdefault(named, []).append(values)
    return found


def _tries(user: User) -> list[dict[str, Any]]:
    return [values for rows in tries_of(user) for values in rows_as_values(rows)]


def _naming(names: PersonNames) -> list[AuditEvent]:
    """Events of others in which the person is named."""
    others = AuditEvent.objects.filter(~Q(actor_id=names.key)).order_by("pk")
    said = ("subject", "before", "after")
    return [
        event
        for event in others.iterator(500)
        if any(names.replaced(value := getattr(event, one), "") != value for one in said)
    ]


def _row(row: models.Model) -> dict[str, Any]:
    values = {name: _short(value) for name, value in snapshot(row).items() if name not in _SECRET}
    own = {} if row._meta.pk is not None and row._meta.pk.name in _SECRET else {"id": row.pk}
    return own | values


def _short(value: Any) -> Any:
    if isinstance(value, str) and len(value) > _LONG:
        return f"SHA-256 {hashlib.sha256(value.encode()).hexdigest()}"
    return value


def _event(event: AuditEvent) -> dict[str, Any]:
    told = model_to_dict(event, exclude=["token", "sent_sha256", "previous_sha256", "sha256"])
    return {"at": plain(event.at)} | {name: plain(value) for name, value in told.items()}
