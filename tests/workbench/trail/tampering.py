"""Somebody who may write to the database itself, past the program and past the triggers."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from django.db import connection
from django.utils import timezone

from schemes.models import Programme
from workbench.models import AuditEvent
from workbench.trail import events
from workbench.trail.guards import guarded, put_up, take_down

EVENTS = AuditEvent._meta.db_table


@contextmanager
def past_the_guards() -> Iterator[None]:
    """With the triggers taken down, and put up again at the end."""
    # PostgreSQL changes no table that a constraint still has to look at.
    connection.check_constraints()
    take_down(guarded(), connection)
    yield
    connection.check_constraints()
    put_up(guarded(), connection)


def run(sql: str, values: Sequence[Any] = ()) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def tamper(sql: str, values: Sequence[Any] = ()) -> None:
    """Runs a statement as if nothing guarded the tables."""
    with past_the_guards():
        run(sql, values)


def add_events(count: int, programme: Programme | None = None) -> list[AuditEvent]:
    """This many events of a programme, or of the site."""
    made = [
        events.event_of(
            at=timezone.now(),
            actor_id=1,
            actor_name="Pat Reed",
            token=uuid4(),
            authority_id=programme.authority_id if programme else None,
            programme_id=programme.pk if programme else None,
            action="changed option",
            subject_type="option",
            subject_id=number,
            subject=f"Option {number}",
            before={"points": number, "share": 0.5},
            after={"points": number + 1, "share": 1e22, "none": None},
        )
        for number in range(1, count + 1)
    ]
    events.add_events(made)
    return made
