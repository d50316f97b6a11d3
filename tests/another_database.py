"""Another embedded database, in a file, in place of the one of the tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from tests.database import MIGRATED
from tests.once import once
from tests.served import migrated_database
from workbench.settings.environment import embedded


@contextmanager
def another_database(file: Path) -> Iterator[DatabaseWrapper]:
    """Within it every query goes to this file, which is made by the migrations where it is not
    there."""
    if not file.exists():
        file.write_bytes(once(migrated_database, *MIGRATED))
    usual = connections[DEFAULT_DB_ALIAS]
    other = DatabaseWrapper(connections.configure_settings({"default": embedded(file)})["default"])
    connections[DEFAULT_DB_ALIAS] = other
    try:
        yield other
    finally:
        other.close()
        connections[DEFAULT_DB_ALIAS] = usual
