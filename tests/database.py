"""The test database as the migrations leave it: made by whichever process of a run comes first, and
copied by the others, which takes a moment where the migrations take seconds."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any, Final

import pytest
from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

from tests.once import once

# The database that every run of the tests on SQLite migrates once.
MIGRATED: Final = ("the migrated database", "django.db.backends.sqlite3", "", "")
# On a PostgreSQL server; the next run on it makes it anew.
TEMPLATE: Final = "test_workbench_migrated"


@contextmanager
def migrated_once(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Has this process copy its test database where another has migrated one already."""
    usual = connection.creation.create_test_db
    found: list[str] = []

    def make(options: dict[str, Any]) -> bytes:
        found.append(usual(**options))
        if connection.vendor == "postgresql":
            _leave_template(connection, found[0])
            return b""
        return bytes(connection.connection.serialize())

    def create(**options: Any) -> str:
        where = [str(connection.settings_dict[key]) for key in ("ENGINE", "HOST", "PORT")]
        content = once(lambda: make(options), MIGRATED[0], *where)
        if found:
            return found[0]
        if connection.vendor == "postgresql":
            connection.settings_dict["TEST"]["TEMPLATE"] = TEMPLATE
            return str(usual(**options))
        return _copied(connection, content)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection.creation, "create_test_db", create)
        yield


def _leave_template(connection: BaseDatabaseWrapper, name: str) -> None:
    """PostgreSQL copies a database that nobody is connected to."""
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {TEMPLATE}")
        cursor.execute(f"CREATE DATABASE {TEMPLATE} TEMPLATE {name}")
    connection.ensure_connection()


def _copied(connection: BaseDatabaseWrapper, content: bytes) -> str:
    """In the memory of this process."""
    name = str(connection.creation._get_test_db_name())
    connection.close()
    settings.DATABASES[connection.alias]["NAME"] = connection.settings_dict["NAME"] = name
    connection.ensure_connection()
    with closing(sqlite3.connect(":memory:")) as made:
        made.deserialize(content)
        made.backup(connection.connection)
    return name
