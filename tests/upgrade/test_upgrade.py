"""The database that the release before made of itself: migrated, backed up, and restored into
another, which is how a site moves from SQLite to PostgreSQL as well."""

import gzip
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from reports.issue.issued import version_paper
from reports.models import PaperVersion
from reports.output.kinds import as_pdf
from reports.verify.audit import verified_records
from reports.verify.records import verify_file
from reports.verify.verdict import By
from schemes.models import AttachmentContent, Programme
from tests.another_database import another_database
from tests.reports.commands import run
from tests.upgrade.make import MADE
from workbench.backup import taking
from workbench.backup.taking import take_backup
from workbench.models import User
from workbench.trail.guards import missing

pytestmark = pytest.mark.django_db(transaction=True)


def manifest(backup: Path) -> dict[str, Any]:
    return dict(json.loads(gzip.decompress(backup.read_bytes()).splitlines()[-1])["manifest"])


def while_others_write(sums: Any, usual: Any = taking._lines) -> Iterator[bytes]:
    """The lines of a backup, in whose middle somebody else writes. On SQLite a database in memory
    has no others; tests/workbench/backup tries it with one in a file."""
    for number, one in enumerate(usual(sums)):
        if number == 1 and connection.vendor == "postgresql":
            other = connection.copy()
            with other.cursor() as cursor:
                cursor.execute("UPDATE workbench_authority SET name = name || ' (renamed)'")
            other.close()
        yield one


def test_the_release_before_migrates_and_moves_whole(
    tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with tarfile.open(MADE) as packed:
        packed.extractall(tmp_path, filter="data")
    # Where that release kept what people attached.
    settings.MEDIA_ROOT = tmp_path
    paper = (tmp_path / "paper.pdf").read_bytes()
    with another_database(tmp_path / "workbench.sqlite3"):
        call_command("migrate", verbosity=0)
        assert verified_records().faults == ()
        verdict = verify_file(paper).verdict
        assert (verdict.identical, verdict.by) == (True, By.BYTES)
        call_command("backup", str(tmp_path / "moved.backup"), verbosity=0)
    # The database of the tests is the other one, of whichever kind.
    answer = run("restore", tmp_path / "moved.backup")
    assert answer.errors == []
    assert "The record is whole (verify_audit)." in answer.output
    assert missing(connection) == []
    attached = AttachmentContent.objects.get()
    assert bytes(attached.content) == b"year,saving\n2018/19,120000\n"
    verdict = verify_file(paper).verdict
    assert (verdict.identical, verdict.by) == (True, By.BYTES)
    again = verify_file(as_pdf(version_paper(PaperVersion.objects.get()))).verdict
    assert again.identical
    assert again.differences == ()
    # What it is now comes to the same sums, whoever writes meanwhile, and gives out new keys.
    monkeypatch.setattr(taking, "_lines", while_others_write)
    take_backup(tmp_path / "again.backup")
    assert manifest(tmp_path / "again.backup") == manifest(tmp_path / "moved.backup")
    last = Programme.objects.order_by("pk").last()
    assert last is not None
    new = Programme.objects.create(
        authority=last.authority,
        reference="NEW",
        slug="new",
        title="New",
        first_year="2026/27",
        years=3,
    )
    assert new.pk == last.pk + 1
    assert User.objects.get(username="demonstration").has_usable_password()
