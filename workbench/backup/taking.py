"""A backup taken: every row as it stood at one moment, whoever writes meanwhile."""

import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from workbench.backup.file import write_file
from workbench.backup.refused import BackupRefused
from workbench.backup.tables import Sum, Table, last_key, left_out, line, tables
from workbench.running.probes import NotReady, migrations

# The form of the file. Another form gets another number.
FORM: Final = 1


@dataclass(frozen=True, slots=True)
class Taken:
    """A backup that was written: how many tables, rows and bytes."""

    tables: int
    rows: int
    size: int


def take_backup(path: Path, recipients: Sequence[str] = ()) -> Taken:
    """Writes everything that the site keeps to a new file, for its owner alone, encrypted for these
    `recipients` (age's public keys). Raises `BackupRefused`."""
    try:
        migrations()
    except NotReady as why:
        raise BackupRefused(
            f"{why} Before an upgrade take the backup with the release that is in service."
        ) from why
    manifest: dict[str, dict[str, Any]] = {}
    with _snapshot():
        write_file(path, _lines(manifest), recipients)
    rows = sum(one["rows"] for one in manifest.values())
    return Taken(len(manifest), rows, path.stat().st_size)


def migrated() -> set[tuple[str, str]]:
    """The migrations of this release that the database has, by app and name. A row may stand there
    for one that was squashed and removed since."""
    loader = MigrationLoader(connection)
    return set(loader.applied_migrations) & set(loader.disk_migrations)


def release() -> str:
    """The release of the program."""
    text = (settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(text)["project"]["version"])


@contextmanager
def _snapshot() -> Iterator[None]:
    """Within it every query sees the database as it stands now; nobody who writes has to wait."""
    if connection.vendor == "postgresql":
        with transaction.atomic(durable=True):
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    # Django's own way begins a transaction as one that writes, for which others have to wait.
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def _lines(
    manifest: dict[str, dict[str, Any]], of: Sequence[Table] | None = None
) -> Iterator[bytes]:
    """The lines of a backup: what it is, each table's name before its rows, and last what every
    table comes to, which `manifest` is filled with. The tables are those of this release, unless
    it is told of others."""
    travelling = tables() if of is None else of
    yield line(
        {
            "backup": FORM,
            "release": release(),
            "made_at": timezone.now().isoformat(timespec="seconds"),
            "database": connection.vendor,
            "migrations": sorted(migrated()),
            "left_out": left_out(),
            "tables": {table.name: table.columns for table in travelling},
        }
    )
    for table in travelling:
        yield line({"table": table.name})
        summed = Sum(table)
        for row in table.rows():
            summed.add(row)
            yield line(row)
        manifest[table.name] = {
            "rows": summed.rows,
            "sha256": summed.sha256,
            "last_key": last_key(table, connection),
        }
    yield line({"manifest": manifest})
