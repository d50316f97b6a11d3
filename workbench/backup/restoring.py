"""A backup put into an empty database, whole or not at all, and held against its manifest."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from workbench.backup.earlier import earlier_tables, known_migrations, later_ones
from workbench.backup.file import read_file
from workbench.backup.refused import BackupRefused
from workbench.backup.tables import (
    MADE_BY_MIGRATE,
    Sum,
    Table,
    last_key,
    left_out,
    set_last_key,
    tables,
)
from workbench.backup.taking import FORM
from workbench.running.probes import NotReady, migrations
from workbench.trail.guards import guarded, put_up, take_down

# As many rows as this, or as many bytes, go to the database at once.
_ROWS: Final = 500
_BYTES: Final = 4_000_000

Manifest = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup that was restored: what its first line says of it, its `manifest` by table (rows,
    their SHA-256, the last key), the tables that it leaves out, with the reasons, and whether it
    was of an earlier release and was migrated."""

    release: str
    made_at: str
    manifest: Manifest
    left_out: Mapping[str, str]
    was_earlier: bool

    @property
    def rows(self) -> int:
        return sum(one["rows"] for one in self.manifest.values())


def restore_backup(path: Path, identity: Path | None = None) -> Restored:
    """Fills an empty database, whose tables are made where there are none, with a backup;
    `identity` is the file of the private key of an encrypted one. Every table then comes to the
    rows and the SHA-256 of the manifest. A backup of an earlier release is held against them in the
    tables of that release, and migrated then.

    Raises `BackupRefused`, and leaves the database empty, where it holds anything, or the file is
    of a newer release, cut or altered."""
    with read_file(path, identity) as lines:
        read = _Lines(path, lines)
        head = read.head()
        its = {(app, name) for app, name in head["migrations"]}
        known = known_migrations()
        _refuse_newer_release(head, its - set(known))
        is_earlier = bool(later_ones(its, known))
        if is_earlier:
            travelling, standing = earlier_tables(its, known, head["tables"])
        else:
            travelling, standing = _tables_of_now(head)
        with transaction.atomic(durable=True):
            _lock(standing)
            _refuse_what_is_there(standing)
            take_down(guarded(), connection)
            manifest = _fill(read, travelling)
            # PostgreSQL puts up no trigger on a table that a constraint still has to look at.
            connection.check_constraints()
            if not is_earlier:
                put_up(guarded(), connection)
            _compare(manifest, path, travelling)
    if is_earlier:
        _migrate(manifest)
    ContentType.objects.clear_cache()
    return Restored(head["release"], head["made_at"], manifest, head["left_out"], is_earlier)


def _migrate(manifest: Manifest) -> None:
    """Brings what was restored to this release. Triggers are put up after that; tables that SQLite
    made anew go on giving out keys where they left off."""
    call_command("migrate", verbosity=0)
    for table in tables():
        said = manifest.get(table.name, {}).get("last_key")
        own = last_key(table, connection)
        if said is not None and own is not None and own < said:
            set_last_key(table, connection, said)


class _Lines:
    """The lines of a backup, of which the file says what each is."""

    def __init__(self, path: Path, lines: Iterator[bytes]) -> None:
        self._path = path
        self._lines = lines

    def head(self) -> dict[str, Any]:
        """The first line."""
        head = self.next()
        if not isinstance(head, dict) or "backup" not in head:
            raise BackupRefused(f"{self._path} is no backup of a workbench.")
        if head["backup"] != FORM:
            raise BackupRefused(
                f"{self._path} has a form that this release does not know (form {head['backup']}): "
                f"restore it with the release that made it, {head.get('release')}."
            )
        return head

    def next(self) -> Any:
        """The next line; its bytes are counted by `size`."""
        text = next(self._lines, b"")
        self.size = len(text)
        try:
            return json.loads(text)
        except ValueError as error:
            raise self.otherwise() from error

    def end(self) -> None:
        """Nothing follows, and what packed the lines finds them as it left them."""
        if next(self._lines, None) is not None:
            raise self.otherwise()

    def otherwise(self) -> BackupRefused:
        return BackupRefused(
            f"{self._path} was cut or altered since it was written: use another backup."
        )


def _refuse_newer_release(head: Mapping[str, Any], newer: set[tuple[str, str]]) -> None:
    if newer:
        told = ", ".join(f"{app} {name}" for app, name in sorted(newer)[:3])
        raise BackupRefused(
            f"The backup is of a newer release ({head['release']}, with {told}): install that "
            "release and restore it there."
        )


def _tables_of_now(head: Mapping[str, Any]) -> tuple[list[Table], list[str]]:
    """The tables that travel and the names of all, which are made where there are none."""
    if not MigrationRecorder(connection).has_table():
        call_command("migrate", verbosity=0)
    try:
        migrations()
    except NotReady as why:
        raise BackupRefused(str(why)) from why
    travelling = tables()
    if head["tables"] != {table.name: table.columns for table in travelling}:
        raise BackupRefused(
            "The backup has other columns than this release, though the same migrations: restore "
            "it with the release that made it."
        )
    # Permissions come before what they belong to.
    return travelling, sorted({*(table.name for table in travelling), *left_out()})


def _lock(standing: Sequence[str]) -> None:
    """Has whoever else would write, another restore as well, wait until this one is through."""
    if connection.vendor == "postgresql":
        names = ", ".join(connection.ops.quote_name(name) for name in standing)
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {names} IN EXCLUSIVE MODE")


def _refuse_what_is_there(standing: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        for name in standing:
            if name in MADE_BY_MIGRATE:
                continue
            cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(name)} LIMIT 1")  # noqa: S608
            if cursor.fetchone():
                raise BackupRefused(
                    f"The database holds something already (in {name}): restore into an empty one. "
                    "Nothing was changed."
                )
        for name in standing:
            if name in MADE_BY_MIGRATE:
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")  # noqa: S608


def _fill(read: _Lines, travelling: Sequence[Table]) -> dict[str, dict[str, Any]]:
    """Puts every row into its table; gives the manifest."""
    known = {table.name: table for table in travelling}
    table: Table | None = None
    rows: list[list[Any]] = []
    size = 0
    while True:
        said = read.next()
        is_row = isinstance(said, list)
        if table is not None and rows and (not is_row or len(rows) == _ROWS or size > _BYTES):
            _insert(table, rows)
            rows, size = [], 0
        if is_row:
            if table is None or len(said) != len(table.fields):
                raise read.otherwise()
            rows.append(said)
            size += read.size
        elif isinstance(said, dict) and said.get("table") in known:
            table = known[said["table"]]
        elif isinstance(said, dict) and set(said.get("manifest", ())) == set(known):
            read.end()
            return dict(said["manifest"])
        else:
            raise read.otherwise()


def _insert(table: Table, rows: list[list[Any]]) -> None:
    try:
        table.insert(connection, rows)
    except (DatabaseError, ValidationError, ValueError, TypeError) as error:
        reason = str(error).partition("\n")[0]
        raise BackupRefused(
            f"The database does not take what the backup has for {table.name} (among the rows with "
            f"keys {rows[0][0]} to {rows[-1][0]}): {reason}. Nothing was restored."
        ) from error


def _compare(manifest: Manifest, path: Path, travelling: Sequence[Table]) -> None:
    """Holds every table, as it is read back, against the manifest, and goes on giving out keys
    where it left off."""
    for table in travelling:
        said = manifest[table.name]
        summed = Sum(table)
        for row in table.rows():
            summed.add(row)
        if (summed.rows, summed.sha256) != (said["rows"], said["sha256"]):
            raise BackupRefused(
                f"{path}: {table.name} comes to {summed.rows} rows that are not the {said['rows']} "
                "of its manifest. The file was altered since it was written: use another backup. "
                "Nothing was restored."
            )
        if said["last_key"] is not None:
            set_last_key(table, connection, said["last_key"])
