"""`verify_audit` names what was removed, changed or put in, whoever did it past the program."""

import json
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from reports.casefile.file import check_case
from reports.models import PaperVersion
from reports.models.sealing import SAID, TEXTS
from reports.stored.importing import import_case
from reports.verify.audit import RecordFault, verified_records
from schemes.models import Programme
from tests.factories import make_programme, make_user
from tests.reports import commands
from tests.reports.issue.test_versions import issued, ready_data
from tests.workbench.trail.tampering import EVENTS, add_events, past_the_guards, run, tamper
from workbench.models import AuditEvent, AuditHead
from workbench.trail.chain import event_sha256
from workbench.trail.events import summed_values
from workbench.trail.guards import take_down

pytestmark = pytest.mark.django_db
VERSIONS = PaperVersion._meta.db_table
HEADS = AuditHead._meta.db_table


@pytest.fixture
def version() -> PaperVersion:
    """A version of a paper, in a programme with 8 events, beside 5 of the site."""
    lead = make_user("lead")
    programme = import_case(by=lead, token=uuid4(), case=check_case(ready_data()))
    add_events(5)
    add_events(6, programme)
    return issued(programme.papers.get(), lead)


@pytest.fixture
def programme() -> Programme:
    """A programme with 8 events, beside 5 of the site."""
    programme = make_programme()
    add_events(5)
    add_events(8, programme)
    return programme


def run_command(*arguments: str) -> tuple[int, str, str]:
    answer = commands.run(*arguments)
    return answer.status, answer.output, "\n".join(answer.errors)


def row_at(programme: Programme, place: int) -> int:
    return AuditEvent.objects.get(programme_id=programme.pk, place=place).pk


def only_fault() -> RecordFault:
    (fault,) = verified_records().faults
    return fault


def test_untouched_records_are_whole(version: PaperVersion) -> None:
    status, out, _ = run_command("verify_audit")
    assert (status, out.strip()) == (
        0,
        "Whole: 13 events in 2 chains, 1 version. The database guards them.",
    )


def test_nothing_at_all_is_whole() -> None:
    assert run_command("verify_audit")[0] == 0


@pytest.mark.parametrize("place", [1, 2, 5, 8])
@pytest.mark.parametrize(
    "change",
    [
        "subject = 'Another'",
        "actor_name = 'Somebody else'",
        "before = '{\"points\": 9}'",
        "after = '{}'",
        "at = '2020-01-01 00:00:00+00:00'",
        "sent_sha256 = 'x'",
        "subject_id = 77",
        "sha256 = 'x'",
        "previous_sha256 = 'x'",
    ],
)
def test_changed_event_is_named(programme: Programme, place: int, change: str) -> None:
    row = row_at(programme, place)
    tamper(f"UPDATE {EVENTS} SET {change} WHERE id = %s", [row])
    fault = next(one for one in verified_records().faults if one.kind == "event")
    assert (fault.what, fault.chain, fault.place, fault.row) == (
        "changed",
        programme.pk,
        place,
        row,
    )


@pytest.mark.parametrize("place", [1, 4, 8])
def test_event_that_cannot_be_read_is_named(programme: Programme, place: int) -> None:
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL stores nothing in a column that its kind does not allow")
    row = row_at(programme, place)
    for change in ("token = 'no token'", "at = 'no moment'"):
        was = AuditEvent.objects.filter(pk=row).values_list("place", flat=True).get()
        tamper(f"UPDATE {EVENTS} SET {change} WHERE id = %s", [row])
        fault = next(one for one in verified_records().faults if one.kind == "event")
        assert (fault.what, fault.place, fault.row) == ("changed", was, row)


def test_changed_event_with_its_own_sum_is_named(programme: Programme) -> None:
    event = AuditEvent.objects.get(pk=row_at(programme, 4))
    event.subject = "Another"
    own = event_sha256(event.previous_sha256, event.place, summed_values(event))
    tamper(f"UPDATE {EVENTS} SET subject = 'Another', sha256 = %s WHERE id = %s", [own, event.pk])
    assert (only_fault().what, only_fault().place) == ("changed", 4)


@pytest.mark.parametrize("place", [1, 3, 7])
def test_removed_event_is_named(programme: Programme, place: int) -> None:
    tamper(f"DELETE FROM {EVENTS} WHERE id = %s", [row_at(programme, place)])
    fault = only_fault()
    assert (fault.what, fault.chain, fault.place) == ("removed", programme.pk, place)
    assert "was removed, before Pat Reed changed option" in fault.said


def test_removed_end_is_named(programme: Programme) -> None:
    tamper(f"DELETE FROM {EVENTS} WHERE programme_id IS NULL AND place > 3")
    fault = only_fault()
    assert (fault.what, fault.chain, fault.place, fault.row) == ("removed", 0, 4, None)
    assert fault.said == (
        "In the trail of the site: event 4 was removed, and whatever came after it."
    )


def test_emptied_trail_is_named(programme: Programme) -> None:
    tamper(f"DELETE FROM {EVENTS}" if connection.vendor == "sqlite" else f"TRUNCATE {EVENTS}")
    faults = verified_records().faults
    assert [(one.kind, one.what, one.place) for one in faults] == [("event", "removed", 1)] * 2


def test_trail_removed_with_its_end_is_named(programme: Programme) -> None:
    tamper(f"DELETE FROM {EVENTS} WHERE programme_id = %s", [programme.pk])
    tamper(f"DELETE FROM {HEADS} WHERE chain = %s", [programme.pk])
    first = verified_records().faults[0]
    assert (first.kind, first.what, first.chain) == ("event", "removed", programme.pk)


@pytest.mark.parametrize("place", [0, 1, 4, 8, 9, 20])
def test_event_put_in_is_named(programme: Programme, place: int) -> None:
    copied = AuditEvent.objects.get(pk=row_at(programme, min(max(place, 1), 8)))
    with past_the_guards():
        copied.pk, copied.token, copied.place, copied._state.adding = None, uuid4(), place, True
        copied.save(force_insert=True)
    fault = only_fault()
    assert (fault.what, fault.chain, fault.place) == ("put in", programme.pk, place)
    assert fault.row == copied.pk


def test_event_put_in_without_knowing_of_chains_is_named(programme: Programme) -> None:
    AuditEvent.objects.create(
        at=timezone.now(),
        actor_id=1,
        actor_name="Nobody",
        token=uuid4(),
        programme_id=0,
        action="changed option",
        subject_type="option",
        subject="Mutual",
    )
    assert (only_fault().what, only_fault().chain, only_fault().place) == ("put in", 0, 0)


def test_swapped_events_are_named(programme: Programme) -> None:
    one, other = row_at(programme, 3), row_at(programme, 6)
    tamper(
        f"UPDATE {EVENTS} SET place = CASE place WHEN 3 THEN 6 ELSE 3 END WHERE id IN (%s, %s)",
        [one, other],
    )
    assert (only_fault().what, only_fault().place, only_fault().row) == ("changed", 3, other)


def test_event_moved_to_another_chain_is_named(programme: Programme) -> None:
    row = AuditEvent.objects.get(programme_id=None, place=5).pk
    tamper(f"UPDATE {EVENTS} SET programme_id = %s WHERE id = %s", [programme.pk, row])
    site, programme = verified_records().faults
    assert (site.what, site.chain, site.place) == ("removed", 0, 5)
    assert (programme.what, programme.place, programme.row) == ("put in", 5, row)


def test_trigger_taken_down_before_a_change_is_named_beside_it(programme: Programme) -> None:
    connection.check_constraints()
    take_down([AuditEvent], connection)
    run(f"UPDATE {EVENTS} SET subject = 'Another' WHERE id = %s", [row_at(programme, 2)])
    status, out, _ = run_command("verify_audit")
    assert status == 1
    assert out.count(f"The trigger {EVENTS}_") == 3
    assert "event 2 was changed: Pat Reed changed option Another (" in out
    assert "Run manage.py migrate, which puts it up again." in out


def test_chain_written_anew_is_told_by_what_was_noted(programme: Programme, tmp_path: Path) -> None:
    status, out, _ = run_command("verify_audit", "--json")
    assert status == 0
    noted = tmp_path / "noted.json"
    noted.write_text(out)
    add_events(2)
    assert run_command("verify_audit", "--against", str(noted))[0] == 0
    _write_anew(0, subject="Another")
    assert run_command("verify_audit")[0] == 0
    status, out, _ = run_command("verify_audit", "--against", str(noted))
    assert status == 1
    assert "In the trail of the site: event 5 was changed" in out


def test_chain_cut_with_its_end_is_told_by_what_was_noted(programme: Programme) -> None:
    noted = {0: (5, AuditHead.objects.get(chain=0).sha256), 99: (0, "")}
    before = AuditEvent.objects.get(programme_id=None, place=3)
    tamper(f"DELETE FROM {EVENTS} WHERE programme_id IS NULL AND place > 3")
    tamper(f"UPDATE {HEADS} SET length = 3, sha256 = %s WHERE chain = 0", [before.sha256])
    assert verified_records().faults == ()
    (fault,) = verified_records(noted).faults
    assert (fault.what, fault.chain, fault.place) == ("removed", 0, 4)


def _write_anew(chain: int, **values: Any) -> None:
    """What somebody does who knows how events are summed."""
    last = ""
    with past_the_guards():
        for event in AuditEvent.objects.filter(programme_id=chain or None).order_by("place"):
            for name, value in values.items():
                setattr(event, name, value)
            own = event_sha256(last, event.place, summed_values(event))
            own_values = values | {"previous_sha256": last, "sha256": own}
            AuditEvent._base_manager.filter(pk=event.pk).update(**own_values)
            last = own
        AuditHead.objects.filter(chain=chain).update(length=F("length"), sha256=last)


@pytest.mark.parametrize("content", ["", "{}", '{"chains": [{"chain": "x"}]}', "[1]"])
def test_other_files_are_refused(tmp_path: Path, content: str) -> None:
    noted = tmp_path / "noted.json"
    noted.write_text(content)
    status, _, errors = run_command("verify_audit", "--against", str(noted))
    assert status == 2
    assert "not what --json prints" in errors


def test_json_says_all_of_it(programme: Programme) -> None:
    tamper(f"DELETE FROM {EVENTS} WHERE id = %s", [row_at(programme, 5)])
    status, out, _ = run_command("verify_audit", "--json")
    told = json.loads(out)
    assert (status, told["whole"], told["versions"]) == (1, False, 0)
    assert [(one["chain"], one["events"]) for one in told["chains"]] == [
        (0, 5),
        (programme.pk, 8),
    ]
    (fault,) = told["faults"]
    assert (fault["kind"], fault["what"], fault["chain"], fault["event"]) == (
        "event",
        "removed",
        programme.pk,
        5,
    )


# Versions


CHANGED = [one for one in (*SAID, *TEXTS, "fingerprint") if not one.endswith(("_id", "_at"))]


def test_changed_version_is_named(version: PaperVersion) -> None:
    """In whichever of its columns; each change is taken back before the next."""
    for column in CHANGED:
        with transaction.atomic():
            name = connection.ops.quote_name(column)
            tamper(f"UPDATE {VERSIONS} SET {name} = '2' WHERE id = %s", [version.pk])
            fault = only_fault()
            transaction.set_rollback(True)
        assert (fault.kind, fault.what, fault.row) == ("version", "changed", version.pk), column


def test_version_changed_with_its_own_fingerprint_is_named(version: PaperVersion) -> None:
    version.author = "Somebody else"
    values = [version.reckoned_fingerprint(), version.pk]
    tamper(
        f"UPDATE {VERSIONS} SET author = 'Somebody else', fingerprint = %s WHERE id = %s", values
    )
    assert PaperVersion.objects.get().is_as_issued
    assert "the trail says that it was issued with another fingerprint" in only_fault().said


def test_removed_version_is_named(version: PaperVersion) -> None:
    tamper(f"DELETE FROM {VERSIONS}")
    fault = only_fault()
    assert (fault.kind, fault.what, fault.row) == ("version", "removed", version.pk)
    assert fault.said.startswith("Version 1.0 (row")


def test_version_put_in_is_named(version: PaperVersion) -> None:
    was = version.pk
    version.pk, version.number, version._state.adding = None, "1.1", True
    version.sealed().save()
    fault = only_fault()
    assert version.pk != was
    assert (fault.kind, fault.what, fault.row) == ("version", "put in", version.pk)


def test_versions_from_before_are_sealed_as_they_stand(version: PaperVersion) -> None:
    migration = import_module("reports.migrations.0009_seal_earlier_versions")
    before = PaperVersion.objects.values().get()
    with past_the_guards():
        run(f"UPDATE {VERSIONS} SET fingerprint = ''")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(PaperVersion, "objects", PaperVersion._base_manager)
            migration.seal(apps, None)
    assert PaperVersion.objects.values().get() == before
