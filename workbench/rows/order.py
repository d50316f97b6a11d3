"""The order in which rows stand: the position of a new one, and moving one up or down."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from django.db import models
from django.db.models import Max

from workbench.models import Ordered

Row = TypeVar("Row", bound=Ordered)


def next_position(owner: models.Model, rows: models.QuerySet[Any]) -> int:
    """The position of a row that is added behind `rows`, those of `owner`: one more than the
    last, 0 for the first. Locks the owner, so that two people who add come one after the other."""
    lock(owner)
    return after_last(rows)


def after_last(rows: models.QuerySet[Any]) -> int:
    """One more than the last position of `rows`; 0 where there are none."""
    last = rows.aggregate(last=Max("position"))["last"]
    return 0 if last is None else int(last) + 1


def lock(owner: models.Model) -> None:
    """Holds a row until the write is done. Raises `DoesNotExist` where it is gone."""
    type(owner)._default_manager.select_for_update(of=("self",)).get(pk=owner.pk)


def alike(_row: models.Model) -> Hashable:
    """Says the same of every row: all of a list move among each other."""
    return None


def beside(place: int, count: int, *, up: bool) -> int:
    """The place above or below one of `count` places, counted from 0; the same at the end."""
    return max(place - 1, 0) if up else min(place + 1, count - 1)


def swap(
    rows: models.QuerySet[Row],
    row: Row,
    *,
    up: bool,
    among: Callable[[Row], Hashable] = alike,
) -> tuple[int, int]:
    """Lets `row` change places with its neighbour above it or below it; the first stays where
    it is when it is moved up, and the last when it is moved down.

    `rows` are all of the list. The row moves among those of which `among` says the same as of
    itself. Only positions change, no versions: somebody who is writing about another row is not
    disturbed. Gives the row's place among those before and after, from 1.
    """
    order = list(rows.select_for_update(of=("self",)).order_by("position", "pk"))
    kind = among(row)
    peers = [one for one in order if among(one) == kind]
    was = peers.index(row)
    now = beside(was, len(peers), up=up)
    here, there = order.index(row), order.index(peers[now])
    order[here], order[there] = order[there], order[here]
    for position, one in enumerate(order):
        if one.position != position:
            type(row)._default_manager.filter(pk=one.pk).update(position=position)
    row.position = there
    return was + 1, now + 1
