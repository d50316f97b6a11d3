"""Rows in page sequence, and grouped by what they belong to."""

from typing import TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


def in_order(rows: "models.QuerySet[Row]") -> list[Row]:
    return list(rows.order_by("position", "pk"))


def grouped(rows: "models.QuerySet[Row]", key: str) -> dict[int, list[Row]]:
    groups: dict[int, list[Row]] = {}
    for row in in_order(rows):
        groups.setdefault(getattr(row, key), []).append(row)
    return groups
