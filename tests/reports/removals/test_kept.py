"""What is kept of a removal goes where everything else goes: into backups, and from it the name of
whoever is erased."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from schemes.models import Attachment, Programme, Scheme, Workstream
from schemes.people.actions import deactivate
from tests.another_database import another_database
from tests.factories import World, make_programme, make_scheme, make_user, sent, sign_in
from tests.reports.commands import run
from tests.reports.removals.test_undo_pages import last_removal, remove
from tests.site.site import make_removal
from workbench.backup.taking import take_backup
from workbench.models import RemovedRow
from workbench.removals.restoring import restore
from workbench.retention.erasing import erase_person

pytestmark = pytest.mark.django_db


def test_what_was_removed_comes_back_on_a_restored_site(tmp_path: Path) -> None:
    with another_database(tmp_path / "first.sqlite3"):
        programme = make_programme()
        lead = make_user("lead", programme.authority)
        removed = make_removal(programme, lead).key
        take_backup(tmp_path / "site.backup")
    with another_database(tmp_path / "second.sqlite3"):
        assert run("restore", tmp_path / "site.backup").status == 0
        removal = last_removal()
        restore(removal, by=removal.by, token=uuid4())
        assert Workstream.objects.get(pk=removed).programme == Programme.objects.get()


def test_name_of_an_erased_person_does_not_come_back(world: World) -> None:
    scheme = make_scheme(world.programme)
    about = {"title": "Workings", "file_name": "a.csv", "size": 1, "sha256": "0"}
    added_at = datetime(2026, 3, 2, tzinfo=UTC)
    Attachment.objects.create(scheme=scheme, added_at=added_at, added_by="Pat Reed", **about)
    pat = make_user("pat", world.programme.authority, first_name="Pat", last_name="Reed")
    lead = sign_in(world.lead)
    remove(lead, f"{scheme.get_absolute_url()}remove/")
    deactivate(pat, by=world.lead, token=uuid4())
    erase_person(pat, was="assessor", by=world.lead, token=uuid4())
    assert "Pat Reed" not in str(list(RemovedRow.objects.values_list("values", flat=True)))
    lead.post(f"/removed/{last_removal().pk}/undo/", sent())
    assert Scheme.objects.get(pk=scheme.pk)
    assert Attachment.objects.get().added_by == f"Former assessor {pat.pk}"
