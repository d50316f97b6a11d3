"""A backup of an earlier release is held against its sums in tables of that release, then migrated."""

import gzip
import json
import tarfile
from collections.abc import Callable
from pathlib import Path
from shutil import copy
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from reports.verify.audit import verified_records
from reports.verify.records import verify_file
from reports.verify.verdict import By
from schemes.models import AttachmentContent
from tests.another_database import another_database
from tests.reports.commands import run
from tests.upgrade.make import MADE
from workbench.backup.earlier import earlier_tables, known_migrations, later_ones
from workbench.backup.file import write_file
from workbench.backup.refused import BackupRefused
from workbench.backup.restoring import restore_backup
from workbench.backup.tables import last_key, tables
from workbench.backup.taking import _lines, migrated
from workbench.models import Authority
from workbench.trail.guards import missing

# Migrations cannot be made in the transaction of a test, and another database is their own.
pytestmark = pytest.mark.django_db(transaction=True)
OURS = ("workbench", "schemes", "appraisal", "reports")


def bare(folder: Path) -> Path:
    """A file for a database without tables."""
    (folder / "bare.sqlite3").touch()
    return folder / "bare.sqlite3"


def take_as_then(path: Path) -> Path:
    """The backup that the release of this database would take of it, each table with its columns in
    a sequence of its own."""
    columns = {}
    with connection.cursor() as cursor:
        standing = set(connection.introspection.table_names(cursor))
        for table in {table.name for table in tables()} & standing:
            cursor.execute(f"SELECT name FROM pragma_table_info('{table}')")
            (first,), *others = cursor.fetchall()
            columns[table] = [first, *sorted(name for (name,) in others)]
    travelling, _all = earlier_tables(migrated(), known_migrations(), columns)
    write_file(path, _lines({}, of=travelling), [])
    return path


def manifest_of(path: Path) -> dict[str, Any]:
    return dict(json.loads(gzip.decompress(path.read_bytes()).splitlines()[-1])["manifest"])


def altered(path: Path, change: Callable[[list[Any]], None]) -> Path:
    lines = [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]
    change(lines)
    other = path.with_suffix(".altered")
    other.write_bytes(gzip.compress(b"\n".join(json.dumps(line).encode() for line in lines)))
    return other


def forge(lines: list[Any]) -> None:
    at = lines.index({"table": "workbench_authority"})
    names = lines[0]["tables"]["workbench_authority"]
    lines[at + 1][names.index("name")] = "Forged"


def left_over(release: Path, folder: Path) -> Path:
    return Path(copy(release / "bare.sqlite3", folder))


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Path:
    """A folder with what an earlier release made of itself, a backup as it would take one, and a
    database in which an earlier try to restore that has left empty tables."""
    folder = tmp_path_factory.mktemp("release")
    with tarfile.open(MADE) as packed:
        packed.extractall(folder, filter="data")
    with django_db_blocker.unblock(), another_database(folder / "workbench.sqlite3"):
        with connection.cursor() as cursor:
            # As where rows came later that are gone.
            cursor.execute("UPDATE sqlite_sequence SET seq = seq + 100")
        take_as_then(folder / "release.backup")
    forged = altered(folder / "release.backup", forge)
    refused = pytest.raises(BackupRefused, match="workbench_authority comes to")
    with django_db_blocker.unblock(), another_database(bare(folder)), refused:
        restore_backup(forged)
    return folder


def test_backup_of_an_earlier_release_is_restored_and_migrated(
    release: Path, tmp_path: Path, settings: Any
) -> None:
    settings.MEDIA_ROOT = release
    with another_database(left_over(release, tmp_path)) as database:
        answer = run("restore", release / "release.backup")
        assert answer.errors == []
        assert "of an earlier release" in answer.output
        assert "The record is whole (verify_audit)." in answer.output
        executor = MigrationExecutor(database)
        assert not executor.migration_plan(executor.loader.graph.leaf_nodes())
        assert missing(database) == []
        assert verified_records().faults == ()
        # The key of a row that is gone is given to no other, in tables made anew as well.
        said = manifest_of(release / "release.backup")
        for table in tables():
            given = said.get(table.name, {}).get("last_key")
            assert (last_key(table, database) or 0) >= (given or 0), table.name
        verdict = verify_file((release / "paper.pdf").read_bytes()).verdict
        assert (verdict.identical, verdict.by) == (True, By.BYTES)
        assert bytes(AttachmentContent.objects.get().content) == b"year,saving\n2018/19,120000\n"
        with pytest.raises(BackupRefused, match="the database has tables of another"):
            restore_backup(release / "release.backup")


def other_columns(lines: list[Any]) -> None:
    lines[0]["tables"]["workbench_authority"].append("more")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (forge, "workbench_authority comes to"),
        (list.pop, "was cut or altered"),
        (other_columns, "other columns than its migrations make"),
    ],
)
def test_altered_one_leaves_nothing(
    release: Path, tmp_path: Path, change: Callable[[list[Any]], None], told: str
) -> None:
    with another_database(left_over(release, tmp_path)):
        with pytest.raises(BackupRefused, match=told):
            restore_backup(altered(release / "release.backup", change))
        with connection.cursor() as cursor:
            for table in ("workbench_authority", "workbench_auditevent"):
                cursor.execute(f"SELECT count(*) FROM {table}")
                assert cursor.fetchone() == (0,)


def test_database_that_was_migrated_already_is_not_taken(release: Path, tmp_path: Path) -> None:
    with another_database(tmp_path / "new.sqlite3"):
        with pytest.raises(BackupRefused, match=r"do not run manage\.py migrate in it"):
            restore_backup(release / "release.backup")
        assert not Authority.objects.exists()


def test_state_before_the_last_migration_of_each_app(tmp_path: Path) -> None:
    """Behind migrations that stand in place of several, and within them."""
    known = known_migrations()
    last = {max(key for key in known if key[0] == app) for app in OURS}
    its = set(known) - last
    assert set(later_ones(its, known)) == last
    with another_database(bare(tmp_path)):
        earlier_tables(its, known, {})
    empty = copy(tmp_path / "bare.sqlite3", tmp_path / "other.sqlite3")
    with another_database(tmp_path / "bare.sqlite3"):
        with connection.cursor() as cursor:
            for name in ("Kept", "Gone"):
                cursor.execute("INSERT INTO workbench_authority (name) VALUES (%s)", [name])
            cursor.execute("DELETE FROM workbench_authority WHERE name = 'Gone'")
        backup = take_as_then(tmp_path / "then.backup")
    with another_database(Path(empty)) as database:
        assert restore_backup(backup).was_earlier
        assert Authority.objects.get().name == "Kept"
        assert Authority.objects.create(name="New").pk == 3
        assert missing(database) == []


def test_what_stands_in_place_of_several_is_nothing_new() -> None:
    """A database that has each of them has come to the same."""
    known = known_migrations()
    squashes = {key for key, parts in known.items() if parts}
    assert squashes
    assert later_ones(set(known) - squashes, known) == []
    assert later_ones(known, known) == []
    one = min(squashes)
    part = min(known[one])
    assert later_ones(set(known) - {one, part}, known) == sorted([one, part])
