"""The tables of a backup, each row in one spelling whatever the kind of database.

A table travels unless it is named here: `LEFT_OUT` by the app of a library, or
`LEFT_OUT_OF_BACKUPS`, an attribute of a model of ours. Both say why.
"""

import hashlib
import json
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from workbench.trail.chain import steady

LEFT_OUT: Final = {
    "sessions": "sessions: people sign in again",
    "axes": "wrong passwords: they are counted from the beginning",
    "django_tasks_database": "the queue: what waits in it is asked for again",
}
# `migrate` fills them. Their rows make way for those of a backup, so that keys agree.
MADE_BY_MIGRATE: Final = frozenset({"django_content_type", "auth_permission"})


@dataclass(frozen=True, slots=True)
class Table:
    """A table that travels. `sequence` has its columns as a backup of an earlier release has them:
    the model that migrations make has its fields as they were added."""

    model: type[models.Model]
    sequence: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return self.model._meta.db_table

    @property
    def fields(self) -> "list[models.Field[Any, Any]]":
        found = list(self.model._meta.concrete_fields)
        if self.sequence:
            found.sort(key=lambda field: self.sequence.index(str(field.column)))
        return found

    @property
    def columns(self) -> list[str]:
        return [str(field.column) for field in self.fields]

    def rows(self) -> Iterator[list[Any]]:
        """Every row in the sequence of its keys, its values as JSON has them. Some rows at a time
        are in memory, of files fewer."""
        names = [field.attname for field in self.fields]
        has_files = any(isinstance(field, models.BinaryField) for field in self.fields)
        found = self.model._base_manager.order_by("pk").values_list(*names)
        for row in found.iterator(4 if has_files else 20):
            yield [spelled(field, value) for field, value in zip(self.fields, row, strict=True)]

    def insert(self, connection: BaseDatabaseWrapper, rows: Sequence[Sequence[Any]]) -> None:
        """Puts rows, as `rows` spells them, into the table."""
        quote = connection.ops.quote_name
        columns = ", ".join(quote(column) for column in self.columns)
        marks = ", ".join(["%s"] * len(self.columns))
        values = [
            [
                field.get_db_prep_save(meant(field, value), connection)
                for field, value in zip(self.fields, row, strict=True)
            ]
            for row in rows
        ]
        with connection.cursor() as cursor:
            statement = f"INSERT INTO {quote(self.name)} ({columns}) VALUES ({marks})"  # noqa: S608
            cursor.executemany(statement, values)


class Sum:
    """The sum of a table: how many rows, and the SHA-256 over them in the sequence of keys."""

    def __init__(self, table: Table) -> None:
        self.rows = 0
        self._summed = hashlib.sha256()
        # PostgreSQL writes the keys of JSON in a sequence, and its numbers in a way, of its own.
        self._json = [
            index for index, one in enumerate(table.fields) if isinstance(one, models.JSONField)
        ]

    def add(self, row: list[Any]) -> None:
        self.rows += 1
        said = list(row)
        for index in self._json:
            said[index] = steady(said[index])
        self._summed.update(line(said, sort_keys=bool(self._json)))

    @property
    def sha256(self) -> str:
        return self._summed.hexdigest()


def line(value: Any, *, sort_keys: bool = False) -> bytes:
    """A value as one line of JSON."""
    return json.dumps(value, separators=(",", ":"), sort_keys=sort_keys).encode() + b"\n"


def tables() -> list[Table]:
    """Every table that travels."""
    found = [Table(model) for model in _kept() if _why_left_out(model) is None]
    return sorted(found, key=lambda table: table.name)


def left_out() -> dict[str, str]:
    """The tables that stay behind, each with its reason."""
    reasons = {model._meta.db_table: _why_left_out(model) for model in _kept()}
    return {name: why for name, why in sorted(reasons.items()) if why is not None}


def _kept() -> list[type[models.Model]]:
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model._meta.managed and not model._meta.proxy]


def _why_left_out(model: type[models.Model]) -> str | None:
    of_library = LEFT_OUT.get(model._meta.app_label)
    return getattr(model, "LEFT_OUT_OF_BACKUPS", of_library)


def spelled(field: "models.Field[Any, Any]", value: Any) -> Any:
    """The value as both kinds of database give it back."""
    if value is None or isinstance(value, bool | int | str) or isinstance(field, models.JSONField):
        return value
    if isinstance(value, Decimal):
        # PostgreSQL knows no minus before a nought.
        return format(value if value else abs(value), "f")
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date | UUID):
        return str(value)
    if isinstance(value, bytes | memoryview):
        return b64encode(value).decode()
    raise TypeError(f"No spelling for {field}, a {type(value).__name__}.")


def meant(field: "models.Field[Any, Any]", value: Any) -> Any:
    """The value that was spelled so."""
    return value if isinstance(field, models.JSONField) else field.to_python(value)


# Keys


def last_key(table: Table, connection: BaseDatabaseWrapper) -> int | None:
    """The highest key that the table ever gave out, also to a row that is gone: a history that
    speaks of such a row must not come to speak of a new one. None where it gives out none."""
    with connection.cursor() as cursor:
        sequence = _sequence(table, connection, cursor)
        if sequence is None:
            return None
        if connection.vendor == "postgresql":
            cursor.execute(f"SELECT last_value, is_called FROM {sequence}")  # noqa: S608
            last, given = cursor.fetchone()
            return int(last) if given else 0
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [sequence])
        found = cursor.fetchone()
        return int(found[0]) if found else 0


def set_last_key(table: Table, connection: BaseDatabaseWrapper, last: int) -> None:
    """Has the table give out keys above `last` from now on."""
    with connection.cursor() as cursor:
        sequence = _sequence(table, connection, cursor)
        if sequence is None:
            return
        if connection.vendor == "postgresql":
            cursor.execute("SELECT setval(%s, %s, %s)", [sequence, max(last, 1), last > 0])
            return
        cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [sequence])
        if last:
            cursor.execute(
                "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [sequence, last]
            )


def _sequence(table: Table, connection: BaseDatabaseWrapper, cursor: Any) -> str | None:
    key = table.model._meta.pk
    if not isinstance(key, models.AutoField):
        return None
    if connection.vendor != "postgresql":
        return table.name
    named: list[str] = [connection.ops.quote_name(table.name), str(key.column)]
    cursor.execute("SELECT pg_get_serial_sequence(%s, %s)", named)
    (sequence,) = cursor.fetchone()
    return str(sequence)
