"""Thousands of rows read as parts of a case file at once, without a model for each: columns come as
they are stored, and the JSON of a column is decoded together."""

import json
from collections import defaultdict
from dataclasses import fields
from typing import Any, TypeVar

from django.db import models
from django.db.models.functions import Cast

from workbench.casefile.mapping import Mapped, Renamed, between

PartOf = TypeVar("PartOf")


def parts_by_owner(
    mapped: Mapped[Any, PartOf], rows: "models.QuerySet[Any]"
) -> dict[int, tuple[PartOf, ...]]:
    """The rows as parts, in their sequence, by the key of the row that each belongs to. One query.
    Every field of the part has to be a column of its own."""
    columns = [_column(mapped, one.name) for one in fields(mapped.part)]  # type: ignore[arg-type]
    asked = [
        Cast(one.name, models.TextField()) if isinstance(one, models.JSONField) else one.name
        for one in columns
    ]
    table = list(rows.values_list(f"{mapped.owner}_id", *asked))
    if not table:
        return {}
    owners, *stored = zip(*table, strict=True)
    values = [
        _values(mapped, column, name.name, texts)
        for column, name, texts in zip(columns, fields(mapped.part), stored, strict=True)  # type: ignore[arg-type]
    ]
    found: defaultdict[int, list[PartOf]] = defaultdict(list)
    for owner, *own in zip(owners, *values, strict=True):
        found[owner].append(mapped.part(*own))
    return {owner: tuple(parts) for owner, parts in found.items()}


def _column(mapped: Mapped[Any, Any], name: str) -> "models.Field[Any, Any]":
    kept = mapped.keeping[name]
    assert isinstance(kept, Renamed), f"{name} is no column of its own"
    column = mapped.model._meta.get_field(kept.column)
    assert isinstance(column, models.Field)
    return column


def _values(
    mapped: Mapped[Any, Any], column: "models.Field[Any, Any]", name: str, stored: tuple[Any, ...]
) -> list[Any]:
    """The values of one field for all rows, from what its column has stored."""
    to, _back = between(mapped.model, column.name, mapped.hints[name])
    if isinstance(column, models.JSONField):
        stored = json.loads(f"[{','.join(one or 'null' for one in stored)}]")
    return [to(one) for one in stored]
