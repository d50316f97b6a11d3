"""`migrate`: Django's own, one at a time: a second one on the same database waits for the first,
and then finds nothing left to do."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from django.core.management.commands.migrate import Command as MigrateCommand
from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

# Of the advisory locks of a database, the one that whoever migrates it holds.
LOCK: Final = 2_026_113_014


class Command(MigrateCommand):
    def handle(self, *args: Any, **options: Any) -> None:
        with alone(connections[options["database"]]):
            super().handle(*args, **options)


@contextmanager
def alone(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Waits until nobody else migrates this database. Whoever dies while migrating lets the next
    one in."""
    hold = _in_database if connection.vendor == "postgresql" else _on_disk
    with hold(connection):
        yield


@contextmanager
def _in_database(connection: BaseDatabaseWrapper) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
    try:
        yield
    finally:
        # A connection that broke has let go of it.
        with suppress(DatabaseError), connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


@contextmanager
def _on_disk(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """By the folder of an embedded database: closing a handle on the file itself would end the
    locks that SQLite has on it. A database in memory is this process's alone."""
    folder = Path(str(connection.settings_dict["NAME"])).parent
    if not folder.is_absolute():
        yield
        return
    held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)
