"""Wrong passwords: nobody is locked out from elsewhere, nobody guesses on, and all of it is on the
trail."""

from io import StringIO

import pytest
from axes.models import AccessAttempt, AccessLog
from django.core.management import CommandError, call_command
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import Settings

from tests.factories import make_user, sent, sign_in
from workbench.models import AuditEvent, User
from workbench.people.limits import address_of
from workbench.people.trail import SIGNED_IN

PASSWORD = "a long and plain sentence"

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    user = make_user("pat.reed", email="pat.reed@example.org")
    user.set_password(PASSWORD)
    user.save()
    return user


def try_from(address: str, name: str = "pat.reed", password: str = "wrong") -> int:
    form = {"username": name, "password": password}
    return Client().post(reverse("sign-in"), form, REMOTE_ADDR=address).status_code


def test_guessing_from_elsewhere_locks_nobody_out(officer: User) -> None:
    for number in range(8):
        for _time in range(6):
            try_from(f"192.0.2.{number}")
    assert try_from("198.51.100.1", password=PASSWORD) == 302


def test_signing_in_leaves_no_second_list_of_who_did(officer: User) -> None:
    assert try_from("198.51.100.1", password=PASSWORD) == 302
    assert not AccessLog.objects.exists()
    assert not AccessAttempt.objects.exists()
    assert AuditEvent.objects.filter(action=SIGNED_IN).count() == 1


def test_many_names_from_one_address_are_stopped(officer: User) -> None:
    statuses = [try_from("192.0.2.1", f"name{number}") for number in range(20)]
    assert statuses[:19] == [200] * 19
    assert statuses[19] == 429
    assert try_from("192.0.2.1", password=PASSWORD) == 429
    assert try_from("198.51.100.1", password=PASSWORD) == 302


def test_five_slips_of_five_people_close_no_office(officer: User) -> None:
    for number in range(5):
        try_from("192.0.2.1", f"colleague{number}")
    assert try_from("192.0.2.1", password=PASSWORD) == 302


def test_signing_in_clears_no_count_but_ones_own(officer: User) -> None:
    """Somebody with an account may not guess another's password four at a time."""
    insider = make_user("insider")
    insider.set_password(PASSWORD)
    insider.save()
    for _time in range(4):
        assert try_from("192.0.2.1") == 200
    assert try_from("192.0.2.1", "insider", PASSWORD) == 302
    assert try_from("192.0.2.1") == 429


@pytest.mark.parametrize("name", ["pat.reed@example.org", "PAT.reed@Example.org"])
def test_email_signs_in_and_counts_as_the_same_name(officer: User, name: str) -> None:
    assert try_from("192.0.2.1", name, PASSWORD) == 302
    for _time in range(4):
        try_from("192.0.2.1")
    assert try_from("192.0.2.1", name) == 429


def test_failures_and_lockouts_are_on_the_trail_once(officer: User) -> None:
    for _time in range(9):
        try_from("192.0.2.1")
    events = AuditEvent.objects.order_by("pk")
    assert [event.action for event in events] == ["failed to sign in"] * 5 + ["was locked out"]
    assert {event.subject for event in events} == {"pat.reed"}
    assert {event.programme_id for event in events} == {None}
    assert {str(event.after) for event in events} == {"{'address': '192.0.2.1'}"}


def test_trail_is_not_flooded_from_one_address(officer: User) -> None:
    for number in range(60):
        try_from("192.0.2.1", f"name{number}")
    actions = list(AuditEvent.objects.order_by("pk").values_list("action", flat=True))
    assert actions == ["failed to sign in"] * 20 + ["was locked out"]


def test_what_was_typed_is_cut_and_holds_no_password(officer: User) -> None:
    try_from("192.0.2.1", "x" * 150, "secret words")
    try_from("192.0.2.1", "y" * 5000, "secret words")
    try_from("192.0.2.1", "", "secret words")
    try_from("192.0.2.1", "pat.reed", "")
    subjects = AuditEvent.objects.order_by("pk").values_list("subject", flat=True)
    assert list(subjects) == ["x" * 150, "y" * 200]
    assert "secret" not in str(list(AuditEvent.objects.values()))


def test_signing_in_and_out_is_on_the_trail(client: Client, officer: User) -> None:
    client.post(reverse("sign-in"), {"username": "pat.reed", "password": PASSWORD})
    client.post(reverse("sign-out"))
    events = AuditEvent.objects.order_by("pk").values_list("action", "actor_id", "place")
    assert list(events) == [("signed in", officer.pk, 1), ("signed out", officer.pk, 2)]


def test_person_is_unlocked_by_command_and_by_button(officer: User) -> None:
    def lock() -> None:
        for _time in range(6):
            try_from("192.0.2.1")
        assert try_from("192.0.2.1", password=PASSWORD) == 429

    lock()
    said = StringIO()
    call_command("unlock_person", "pat.reed", stdout=said)
    assert "can try to sign in again" in said.getvalue()
    assert try_from("192.0.2.1", password=PASSWORD) == 302
    lock()
    window = sign_in(User.objects.create_superuser("root"))
    assert window.post(reverse("person-unlock", args=[officer.pk]), sent()).status_code == 302
    assert try_from("192.0.2.1", password=PASSWORD) == 302
    assert AuditEvent.objects.filter(action="unlocked person").count() == 2


def test_unlocking_frees_the_address_as_well(officer: User) -> None:
    try_from("192.0.2.1")
    for number in range(25):
        try_from("192.0.2.1", f"name{number}")
    assert try_from("192.0.2.1", password=PASSWORD) == 429
    call_command("unlock_person", "pat.reed@example.org", stdout=StringIO())
    assert try_from("192.0.2.1", password=PASSWORD) == 302


def test_unlocking_nobody_says_so() -> None:
    with pytest.raises(CommandError, match="Nobody"):
        call_command("unlock_person", "nobody")


@pytest.mark.parametrize(
    ("trusted", "given", "found"),
    [
        (False, "198.51.100.7", "192.0.2.1"),
        (True, "198.51.100.7", "198.51.100.7"),
        (True, " 2001:db8::1 ", "2001:db8::1"),
        (True, "", "192.0.2.1"),
        (True, "198.51.100.7, 203.0.113.9", "192.0.2.1"),
        (True, "'; drop table", "192.0.2.1"),
    ],
)
def test_address_is_what_the_proxy_says_where_it_is_trusted(
    settings: Settings, trusted: bool, given: str, found: str
) -> None:
    settings.REAL_IP = trusted
    request = RequestFactory().get(
        "/", REMOTE_ADDR="192.0.2.1", HTTP_X_REAL_IP=given, HTTP_X_FORWARDED_FOR="203.0.113.50"
    )
    assert address_of(request) == found
