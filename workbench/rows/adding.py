"""Adds rows by the thousand: one statement that runs once a row.

Django's `bulk_create` asks every field of every row several times over, and writes as few rows in a
statement as the database has places for values: 20,000 savings lines take it four times as long.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final, TypeVar

from django.db import connection, models

from workbench.rows.resting import resting

Row = TypeVar("Row", bound=models.Model)

_EMPTY: Final[tuple[Any, ...]] = ({}, [])


@resting()
def add_all(rows: Sequence[Row]) -> None:
    """Adds new rows of one model, which has no parent. Their keys stay unknown. Raises
    `IntegrityError` as `save` does; the caller holds the transaction."""
    if not rows:
        return
    model = type(rows[0])
    fields = [field for field in model._meta.local_concrete_fields if not field.primary_key]
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    columns = [list(map(_written(field), rows)) for field in fields]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({places})",  # noqa: S608
            list(zip(*columns, strict=True)),
        )


def _written(field: "models.Field[Any, Any]") -> Callable[[models.Model], Any]:
    """How the database keeps the field of a row. Texts, nothing and empty values are asked of the
    field once each, and so are equal values of JSON: a table says the same in many of its rows."""
    known: dict[Any, Any] = {}

    def kept(value: Any) -> Any:
        return field.get_db_prep_save(value, connection)

    def written(row: models.Model) -> Any:
        value = field.pre_save(row, True)
        if value is None or isinstance(value, str | bool):
            key: Any = (type(value), value)
        elif value in _EMPTY:
            key = type(value)
        elif isinstance(value, dict | list):
            key = repr(value)
        else:
            return kept(value)
        if key not in known:
            known[key] = kept(value)
        return known[key]

    return written
