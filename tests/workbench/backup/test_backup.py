"""Backups: taken at one moment, encrypted, refused where they cannot be restored whole."""

import gzip
import json
import sqlite3
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from shutil import copy
from typing import Any

import pyrage
import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection, models

from reports.models import RenderFile
from tests.another_database import another_database
from tests.database import MIGRATED
from tests.factories import make_programme
from tests.once import once
from tests.reports.commands import run
from tests.served import migrated_database
from tests.workbench.trail.tampering import add_events
from workbench.backup import restoring, taking
from workbench.backup.refused import BackupRefused
from workbench.backup.restoring import restore_backup
from workbench.backup.tables import MADE_BY_MIGRATE, Sum, left_out, spelled, tables
from workbench.backup.taking import take_backup
from workbench.models import AuditEvent, Authority, AuthorityLogo
from workbench.trail.guards import missing

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Path:
    """A folder with a site of which something is of every kind: bytes, JSON, moments, a chain, a
    key that was given out to a row that is gone. Beside it stands its backup."""
    folder = tmp_path_factory.mktemp("site")
    with django_db_blocker.unblock(), another_database(folder / "site.sqlite3"):
        programme = make_programme()
        add_events(3)
        add_events(2, programme)
        authority = Authority.objects.create(name="Ūnïcødé & “Sons”")
        AuthorityLogo.objects.create(authority=authority, content=bytes(range(256)), sha256="a")
        Authority.objects.create(pk=900, name="Gone").delete()
        Session.objects.create(session_key="1", session_data="", expire_date=datetime.now(UTC))
        take_backup(folder / "site.backup")
    return folder


@pytest.fixture
def backup(site: Path, tmp_path: Path) -> Path:
    return Path(copy(site / "site.backup", tmp_path))


def altered(path: Path, change: Callable[[list[Any]], None]) -> Path:
    """The backup with its lines changed, and packed anew."""
    lines = [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]
    change(lines)
    path.write_bytes(gzip.compress(b"\n".join(json.dumps(line).encode() for line in lines)))
    return path


def raw(file: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table that travels, as SQLite has it."""
    with closing(sqlite3.connect(file)) as database:
        return {
            one.name: database.execute(f"SELECT * FROM {one.name} ORDER BY 1").fetchall()
            for one in tables()
        }


def test_a_site_comes_back_to_the_byte(backup: Path, site: Path, tmp_path: Path) -> None:
    with another_database(tmp_path / "empty.sqlite3") as empty:
        answer = run("restore", backup)
        assert (answer.status, answer.errors) == (0, [])
        assert "The record is whole" in answer.output
        assert "Not in the backup: sessions: people sign in again." in answer.output
        assert not Session.objects.exists()
        assert missing(empty) == []
        # The next row takes no key that the history may speak of.
        assert Authority.objects.create(name="New").pk == 901
        Authority.objects.get(name="New").delete()
        with pytest.raises(CommandError, match=r"holds something already \(in .*\)"):
            call_command("restore", backup)
    assert raw(tmp_path / "empty.sqlite3") == raw(site / "site.sqlite3")
    assert backup.stat().st_mode & 0o777 == 0o600


def test_tables_are_made_where_there_are_none(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def migrate(command: str, verbosity: int) -> None:
        assert command == "migrate"
        with closing(sqlite3.connect(":memory:")) as made:
            made.deserialize(once(migrated_database, *MIGRATED))
            made.backup(connection.connection)

    monkeypatch.setattr(restoring, "call_command", migrate)
    bare = tmp_path / "bare.sqlite3"
    bare.touch()
    with another_database(bare):
        restore_backup(backup)
        assert AuditEvent.objects.count() == 5


def test_nobody_who_writes_waits_and_nothing_of_it_is_in_the_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, usual = tmp_path / "site.sqlite3", taking._lines

    def while_others_write(manifest: Any) -> Iterator[bytes]:
        for number, one in enumerate(usual(manifest)):
            if number == 1:
                with closing(sqlite3.connect(site, timeout=0)) as other:
                    other.execute("INSERT INTO workbench_authority (name) VALUES ('Late')")
                    other.commit()
            yield one

    monkeypatch.setattr(taking, "_lines", while_others_write)
    with another_database(site):
        make_programme()
        take_backup(tmp_path / "site.backup")
        assert Authority.objects.filter(name="Late").exists()
    with another_database(tmp_path / "empty.sqlite3"):
        restore_backup(tmp_path / "site.backup")
        assert Authority.objects.count() == 1


def cut(path: Path) -> Path:
    path.write_bytes(path.read_bytes()[:-200])
    return path


def set_head(name: str, value: Any) -> Callable[[Path], Path]:
    def change(lines: list[Any]) -> None:
        lines[0][name] = value(lines[0][name]) if callable(value) else value

    return lambda path: altered(path, change)


def change_event(lines: list[Any]) -> None:
    at = lines.index({"table": "workbench_auditevent"})
    lines[at + 2] = [one if one != "Pat Reed" else "Pat Read" for one in lines[at + 2]]


def drop_event(lines: list[Any]) -> None:
    del lines[lines.index({"table": "workbench_auditevent"}) + 1]


def no_amount(lines: list[Any]) -> None:
    lines[lines.index({"table": "workbench_auditevent"}) + 1][1] = "no moment"


@pytest.mark.parametrize(
    ("alter", "told"),
    [
        (cut, "was cut or altered since it was written"),
        (lambda path: altered(path, change_event), "workbench_auditevent comes to 5 rows that are"),
        (lambda path: altered(path, drop_event), "workbench_auditevent comes to 4 rows that are"),
        (lambda path: altered(path, no_amount), "does not take what the backup has for workbench_"),
        (lambda path: altered(path, list.pop), "was cut or altered"),
        (lambda path: altered(path, lambda lines: lines.append([])), "was cut or altered"),
        (set_head("backup", 2), "form that this release does not know"),
        (set_head("migrations", lambda was: [*was, ["reports", "9999_more"]]), "newer release"),
        (set_head("migrations", lambda was: was[:-1]), "is of an earlier release"),
        (set_head("tables", {}), "other columns than this release"),
        (lambda path: path.write_text("case") and path, "is no backup of a workbench"),
        (lambda path: path.with_name("none"), "cannot be read: No such file"),
    ],
)
def test_what_cannot_be_restored_whole_leaves_nothing(
    backup: Path, tmp_path: Path, alter: Callable[[Path], Path], told: str
) -> None:
    file = alter(backup)
    with another_database(tmp_path / "empty.sqlite3") as empty:
        with pytest.raises(BackupRefused, match=told.replace("(", r"\(")):
            restore_backup(file)
        assert not AuditEvent.objects.exists()
        assert not Authority.objects.exists()
        assert missing(empty) == []


def test_an_encrypted_backup_asks_for_its_key(
    tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    own, other = (pyrage.x25519.Identity.generate() for _ in range(2))
    for name, key in (("own", own), ("other", other)):
        (tmp_path / name).write_text(f"# created: today\n{key}\n")
    settings.BACKUP_RECIPIENTS = [str(own.to_public())]
    backup = tmp_path / "site.backup"
    with another_database(tmp_path / "site.sqlite3"):
        add_events(1)
        assert "encrypted." in run("backup", backup).output
        with pytest.raises(CommandError, match="is there already"):
            call_command("backup", backup)
    assert b"age-encryption.org" in backup.read_bytes()[:40]
    with another_database(tmp_path / "empty.sqlite3"):
        for identity, told in (
            ([], "give the file of the private key with --identity"),
            (["--identity", tmp_path / "other"], "cannot be decrypted with this key"),
            (["--identity", backup], "is no file with a private key"),
        ):
            with pytest.raises(CommandError, match=told):
                call_command("restore", backup, *map(str, identity))
        cut_off = tmp_path / "cut"
        cut_off.write_bytes(backup.read_bytes()[:-9])
        with pytest.raises(CommandError, match="was cut or altered"):
            call_command("restore", cut_off, "--identity", str(tmp_path / "own"))
        call_command("restore", backup, "--identity", str(tmp_path / "own"))
        assert AuditEvent.objects.exists()


def test_a_backup_that_fails_leaves_no_file(
    tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_of: Any) -> Iterator[bytes]:
        yield b"{}\n"
        raise RuntimeError("away")

    monkeypatch.setattr(taking, "_lines", fail)
    with another_database(tmp_path / "site.sqlite3"):
        for recipients in ([], [str(pyrage.x25519.Identity.generate().to_public())]):
            with pytest.raises(RuntimeError, match="away"):
                take_backup(tmp_path / "site.backup", recipients)
        with pytest.raises(BackupRefused, match="cannot be written: No such file"):
            take_backup(tmp_path / "nowhere" / "site.backup")
    assert [one.name for one in tmp_path.glob("*.backup*")] == []
    assert [one.name for one in tmp_path.glob(".*")] == []


def test_every_table_travels_or_says_why_it_does_not() -> None:
    """Keys are whole numbers, which both kinds of database put in the same sequence, and no table
    that travels speaks of one that does not."""
    with connection.cursor() as cursor:
        standing = set(connection.introspection.table_names(cursor))
    travelling = {one.name for one in tables()}
    assert standing == travelling | set(left_out()) | {"django_migrations"}
    assert RenderFile._meta.db_table in left_out()
    assert travelling >= MADE_BY_MIGRATE
    for table in tables():
        key = table.model._meta.pk
        key = getattr(key, "target_field", key)
        assert isinstance(key, models.IntegerField), table.name
        spoken_of = {one.related_model._meta.db_table for one in table.fields if one.is_relation}
        assert spoken_of <= travelling, table.name


def test_one_spelling_for_what_the_databases_write_otherwise() -> None:
    events = next(one for one in tables() if one.model is AuditEvent)

    def sum_of(after: Any) -> str:
        row = [after if one.name == "after" else 0 for one in events.fields]
        summed = Sum(events)
        summed.add(row)
        return summed.sha256

    assert sum_of({"a": 100.0, "b": 1}) == sum_of({"b": 1, "a": 100})
    assert sum_of({"a": 100.5}) != sum_of({"a": 100.25})
    decimal = next(
        field
        for table in tables()
        for field in table.fields
        if type(field).__name__ == "ExactDecimalField"
    )
    found = [spelled(decimal, Decimal(one)) for one in ("-0.0", "1.10", "1E+2", "-3")]
    assert found == ["0.0", "1.10", "100", "-3"]
    assert b64decode(spelled(decimal, b"\x00\xff")) == b"\x00\xff"
    with pytest.raises(TypeError, match="No spelling"):
        spelled(decimal, 1.5)
