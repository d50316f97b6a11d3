"""A person is exported and erased; the history stays whole, and says so."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from axes.models import AccessAttempt
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.test import Client, RequestFactory
from django.utils import timezone

from appraisal.models import Assessor, AssessorWeight, Interest, StateChange
from reports.models import Comment
from reports.verify.audit import verified_records
from schemes.models import Attachment
from schemes.people.actions import deactivate
from tests.factories import World, make_scheme, make_user, rate
from tests.reports.commands import run
from tests.workbench.trail.tampering import EVENTS, past_the_guards, tamper
from tests.workbench.trail.tampering import run as execute
from workbench.backup.tables import tables
from workbench.models import AuditEvent, ErasedEvent, KeptForm, OneTimeLink, Session, User
from workbench.people.actions import change_person, send_link
from workbench.people.trail import FAILED, SIGNED_IN, note, note_typed
from workbench.retention.erasing import erase_person
from workbench.rows.writing import write
from workbench.trail.erased import erased_sums

pytestmark = pytest.mark.django_db

SECOND = "Ünal Öz-Reed"


def call(user: User, name: str, email: str, by: User) -> None:
    """Has an administrator change what a person is called."""
    change_person(
        user,
        name=name,
        email=email,
        authority=user.authority,
        administrator=False,
        by=by,
        token=uuid4(),
    )


def say(by: User, world: World, about: Any, **after: Any) -> None:
    """An event of the programme."""
    with write(by=by, token=uuid4()) as writer:
        writer.record("changed option", about, world.programme, after=after)


@pytest.fixture
def pat(world: World, client: Client) -> User:
    """An assessor who was called Olive Old before, and whose names stand everywhere."""
    pat, lead = world.assessor, world.lead
    call(pat, "Olive Old", "olive@example.org", lead)
    pat.refresh_from_db()
    call(pat, "Pat Reed", "pat@example.org", lead)
    pat.refresh_from_db()
    client.force_login(pat)
    note(SIGNED_IN, RequestFactory().get("/", REMOTE_ADDR="10.1.2.3"), pat)
    send_link(pat, by=lead, token=uuid4())
    KeptForm.objects.create(user=pat, path="/", sent=[], kept_at=timezone.now())
    AccessAttempt.objects.create(
        username="Pat@example.org", ip_address="10.1.2.3", failures_since_start=1
    )
    say(pat, world, world.options[0], note="mine")
    say(lead, world, world.options[0], note="as PAT REED (pat@example.org) said", who=["Olive Old"])
    say(lead, world, world.options[0], role="assessor")
    note_typed(FAILED, RequestFactory().get("/", REMOTE_ADDR="10.1.2.3"), "Assessor")
    say(lead, world, world.options[0], note="Pat Reedy and Spat Reed are others")
    about = {"title": "Workings", "file_name": "a.csv", "size": 1, "sha256": "0"}
    scheme = make_scheme(world.programme)
    Attachment.objects.create(scheme=scheme, added_at=timezone.now(), added_by="Pat Reed", **about)
    Assessor.objects.create(appraisal=world.appraisal, code="A1", user=pat)
    rate(world.options[0], world.rankings[0], "high", reason="I judged it.", assessor="A1")
    AssessorWeight.objects.create(criterion=world.rankings[0], assessor="A1", weight=50)
    Interest.objects.create(
        appraisal=world.appraisal,
        user=pat,
        interest="A cousin.",
        action="Left the room.",
        declared_on=date(2026, 3, 2),
    )
    Comment.objects.create(
        programme=world.programme,
        option=world.options[0],
        about="Option",
        by=lead,
        text="Pat Reed thinks so too.",
        at=timezone.now(),
    )
    StateChange.objects.create(
        appraisal=world.appraisal,
        was="setting-up",
        now="weights-locked",
        at=timezone.now(),
        reason="Pat Reed asked for it.",
        by=pat,
    )
    return pat


def standing(*names: str) -> set[tuple[str, Any]]:
    """The tables, and keys of rows, in which one of these names still stands."""
    return {
        (table.name, row[0])
        for table in tables()
        for row in table.rows()
        if any(name.casefold() in json.dumps(row, ensure_ascii=False).casefold() for name in names)
    }


def test_all_that_is_held_on_a_person_is_told(pat: User, world: World) -> None:
    held = json.loads(run("export_person", "pat@example.org").output)
    assert held["account"]["email"] == "pat@example.org"
    assert "password" not in json.dumps(held)
    assert "key_sha256" not in json.dumps(held)
    assert [one["reason"] for one in held["ratings"]] == ["I judged it."]
    assert [one["weight"] for one in held["weights"]] == ["50"]
    assert held["rows"]["interest, user"][0]["interest"] == "A cousin."
    assert held["rows"]["membership, user"][0]["role"] == "assessor"
    assert held["rows"]["state change, by"][0]["reason"] == "Pat Reed asked for it."
    assert [one["action"] for one in held["did"]] == ["signed in", "changed option"]
    assert held["did"][0]["after"] == {"address": "10.1.2.3"}
    said = [one["after"].get("note") for one in held["named in"]]
    assert "as PAT REED (pat@example.org) said" in said
    assert "Pat Reedy and Spat Reed are others" not in said
    (session,) = held["rows"]["session, user"]
    assert "device" in session
    assert not {"session_key", "session_data"} & session.keys()
    assert held["tries to sign in"][0]["ip_address"] == "10.1.2.3"
    with pytest.raises(CommandError, match="Nobody signs in as nobody"):
        call_command("export_person", "nobody")


def test_an_erased_person_is_a_former_assessor_everywhere(pat: User, world: World) -> None:
    sums = dict(AuditEvent.objects.values_list("pk", "sha256"))
    answer = run("erase_person", "pat@example.org", "--yes")
    former = f"Former assessor {pat.pk}"
    pat.refresh_from_db()
    assert (str(pat), pat.email, pat.is_active) == (former, "", False)
    assert not pat.has_usable_password()
    assert not Session.objects.exists()
    assert not KeptForm.objects.exists()
    assert not AccessAttempt.objects.exists()
    assert Attachment.objects.get().added_by == former
    assert set(OneTimeLink.objects.values_list("email", flat=True)) == {""}
    # What people wrote and what is written once stays, and the command names it.
    names = ("Pat Reed", "Olive Old", "pat@example.org", "olive@example.org", "10.1.2.3")
    left = {table for table, _row in standing(*names)}
    assert left == {"reports_comment", "appraisal_statechange", EVENTS}
    (other,) = [row for table, row in standing(*names) if table == EVENTS]
    assert AuditEvent.objects.get(pk=other).after == {"note": "Pat Reedy and Spat Reed are others"}
    assert "Stays, as part of the record: their name in 1 state changes." in answer.output
    assert (
        "Stays, as somebody wrote it: their name in 1 comments. Change it there." in answer.output
    )
    assert "Replaced in schemes_attachment: 1." in answer.output
    events = AuditEvent.objects.filter(programme_id=world.programme.pk).order_by("pk")
    assert [one.actor_name for one in events] == [former, *[str(world.lead)] * 3]
    assert events[1].after == {"note": f"as {former} ({former}) said", "who": [former]}
    tried = AuditEvent.objects.filter(action__in=["signed in", "failed to sign in"])
    assert {(one.subject, one.after["address"]) for one in tried} == {(former, "")}
    # They signed in as "assessor", which means a role wherever else it stands.
    told = [one.after for one in AuditEvent.objects.filter(action="changed person")]
    assert {one["signs in as"] for one in told} == {former}
    role = AuditEvent.objects.get(action="changed option", after__role="assessor")
    assert role.sha256 == sums[role.pk]
    # Whoever noted the end of a chain before still finds it.
    assert sums.items() <= dict(AuditEvent.objects.values_list("pk", "sha256")).items()
    assert verified_faults() == []
    assert f"Of {len(erased_sums())} events" in run("verify_audit").output
    # Of two who are erased from one event the later sum counts.
    second = make_user("second", world.programme.authority, first_name="Ünal", last_name="Öz-Reed")
    say(world.lead, world, world.options[0], who=[SECOND, "Pat Reed"])
    deactivate(second, by=world.lead, token=uuid4())
    erase_person(second, was="officer", by=world.lead, token=uuid4())
    assert standing(SECOND) == set()
    assert verified_faults() == []


def verified_faults() -> list[str]:
    return [fault.said for fault in verified_records().faults]


def change_again() -> None:
    row = ErasedEvent.objects.order_by("pk").values_list("event", flat=True)[0]
    tamper(f"UPDATE {EVENTS} SET subject = 'Another' WHERE id = %s", [row])


def forget_an_erasure() -> None:
    tamper(
        f"DELETE FROM {ErasedEvent._meta.db_table} WHERE id = (SELECT MIN(id) FROM "
        f"{ErasedEvent._meta.db_table})"
    )


def cover_a_change() -> None:
    from workbench.trail.chain import event_sha256
    from workbench.trail.events import summed_values

    event = AuditEvent.objects.exclude(
        pk__in=ErasedEvent.objects.values_list("event", flat=True)
    ).order_by("pk")[0]
    with past_the_guards():
        execute(f"UPDATE {EVENTS} SET subject = 'Another' WHERE id = %s", [event.pk])
    event.refresh_from_db()
    new = event_sha256(event.previous_sha256, event.place, summed_values(event))
    erasure = ErasedEvent.objects.values_list("erasure", flat=True)[0]
    ErasedEvent.objects.create(event=event.pk, sha256=new, erasure=erasure)
    ErasedEvent.objects.create(event=event.pk, sha256=new, erasure=UUID(int=5))


@pytest.mark.parametrize("change", [change_again, forget_an_erasure, cover_a_change])
def test_nothing_else_is_changed_under_the_cover_of_an_erasure(
    pat: User, change: Callable[[], None]
) -> None:
    run("erase_person", pat.username, "--yes")
    assert verified_faults() == []
    change()
    assert any("was changed" in said for said in verified_faults())


def test_somebody_of_the_same_name_keeps_theirs(pat: User, world: World) -> None:
    other = make_user("other", world.programme.authority, first_name="Pat", last_name="Reed")
    say(other, world, world.options[0], note="mine")
    answer = run("erase_person", pat.username, "--yes")
    assert "Somebody else has the same name." in answer.output
    assert AuditEvent.objects.get(actor_id=other.pk).actor_name == "Pat Reed"
    assert not AuditEvent.objects.filter(actor_id=pat.pk, actor_name="Pat Reed").exists()
    assert Attachment.objects.get().added_by == "Pat Reed"
    assert verified_faults() == []


def test_who_cannot_be_erased(pat: User, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments, told in (
        (("nobody",), "Nobody signs in as nobody"),
        ((world.lead.username,), "lead officer"),
    ):
        with pytest.raises(CommandError, match=told):
            call_command("erase_person", *arguments, "--yes")
    with pytest.raises(ValidationError, match="The account is open"):
        erase_person(pat, was="assessor", by=world.lead, token=uuid4())
    monkeypatch.setattr("builtins.input", lambda _question: "no")
    with pytest.raises(CommandError, match="Nothing was erased"):
        call_command("erase_person", pat.username)
    tamper(f"UPDATE {EVENTS} SET subject = 'Another' WHERE actor_id = %s", [pat.pk])
    with pytest.raises(CommandError, match="not whole"):
        call_command("erase_person", pat.username, "--yes")
    pat.refresh_from_db()
    assert str(pat) == "Pat Reed"
