"""Links that work once: an invitation, a new password, a new email."""

import hashlib
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_user, sent, sign_in
from workbench.models import AuditEvent, OneTimeLink, User
from workbench.people.actions import choose_password
from workbench.people.links import LASTS, NewLink, make_link
from workbench.rows.writing import snapshot
from workbench.trail.sent import request_sha256

PASSWORD = "three plain words together"
Purpose = OneTimeLink.Purpose

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    return make_user("pat.reed", email="pat.reed@example.org", first_name="Pat", last_name="Reed")


def link_of(user: User, purpose: str = Purpose.INVITATION, **values: str) -> NewLink:
    return make_link(user, purpose, by=None, at=timezone.now(), **values)


def choose(client: Client, link: NewLink, password: str = PASSWORD, again: str = ""):
    return client.post(link.path, sent(password=password, password_again=again or password))


def test_invitation_leads_to_a_password_and_signs_in(client: Client, officer: User) -> None:
    link = link_of(officer)
    page = client.get(link.path)
    assert "Welcome" in page.content.decode()
    assert "pat.reed" in page.content.decode()
    assert choose(client, link)["Location"] == reverse("home")
    assert client.session["_auth_user_id"] == str(officer.pk)
    officer.refresh_from_db()
    assert officer.check_password(PASSWORD)
    told = AuditEvent.objects.order_by("pk").values_list("action", "programme_id", "subject")
    assert list(told) == [
        ("answered invitation", None, "Pat Reed"),
        ("signed in", None, "Pat Reed"),
    ]


def test_opening_a_link_uses_nothing(client: Client, officer: User) -> None:
    link = link_of(officer)
    for _time in range(3):
        assert client.get(link.path).status_code == 200
    assert choose(client, link).status_code == 302


def test_link_works_once(client: Client, officer: User) -> None:
    link = link_of(officer)
    choose(client, link)
    other = Client()
    assert other.get(link.path).status_code == 404
    assert choose(other, link, "another long password").status_code == 404
    officer.refresh_from_db()
    assert officer.check_password(PASSWORD)
    assert "_auth_user_id" not in other.session


@pytest.mark.parametrize("ended", ["expired", "revoked", "closed", "another", "unknown"])
def test_link_that_ended_opens_nothing(client: Client, officer: User, ended: str) -> None:
    link = link_of(officer)
    key = link.key
    if ended == "expired":
        now = timezone.now()
        OneTimeLink.objects.update(made_at=now - timedelta(days=8), expires_at=now)
    elif ended == "revoked":
        OneTimeLink.objects.update(revoked_at=timezone.now())
    elif ended == "closed":
        User.objects.filter(pk=officer.pk).update(is_active=False)
    elif ended == "another":
        link_of(officer, Purpose.PASSWORD)
    else:
        key = "x" * 32
    address = reverse("password-choose", args=[key])
    page = client.get(address)
    assert page.status_code == 404
    assert "This link does not work" in page.content.decode()
    form = sent(password=PASSWORD, password_again=PASSWORD)
    assert client.post(address, form).status_code == 404
    officer.refresh_from_db()
    assert not officer.has_usable_password()


def test_link_that_ends_while_its_form_is_open_is_refused(officer: User) -> None:
    link = link_of(officer)
    OneTimeLink.objects.update(revoked_at=timezone.now())
    with pytest.raises(ValidationError, match="Ask for a new one"):
        choose_password(link.row, password=PASSWORD, token=uuid4())
    officer.refresh_from_db()
    assert not officer.has_usable_password()


def test_key_is_long_and_kept_as_its_sum_alone(officer: User) -> None:
    keys = {link_of(officer).key for _time in range(50)}
    assert len(keys) == 50
    assert min(map(len, keys)) * 6 >= 128
    kept = set(OneTimeLink.objects.values_list("key_sha256", flat=True))
    assert kept == {hashlib.sha256(key.encode()).hexdigest() for key in keys}
    assert OneTimeLink.objects.filter(revoked_at=None).count() == 1


def test_invitation_lasts_for_seven_days(officer: User) -> None:
    row = link_of(officer).row
    assert row.expires_at - row.made_at == timedelta(days=7) == LASTS[Purpose.INVITATION]
    assert row.is_open(row.expires_at - timedelta(seconds=1))
    assert not row.is_open(row.expires_at)


@pytest.mark.parametrize(
    ("password", "again", "told"),
    [
        ("short", "", "at least 12 characters"),
        ("password1234", "", "too common"),
        ("pat.reed.pat", "", "too similar"),
        (PASSWORD, "another password", "The two passwords differ"),
    ],
)
def test_weak_or_mistyped_password_is_refused(
    client: Client, officer: User, password: str, again: str, told: str
) -> None:
    link = link_of(officer)
    page = choose(client, link, password, again)
    assert page.status_code == 422
    assert told in page.content.decode()
    assert "_auth_user_id" not in client.session
    assert choose(client, link).status_code == 302


def test_new_password_ends_sessions_that_began_with_the_old_one(officer: User) -> None:
    elsewhere = sign_in(officer)
    assert elsewhere.get(reverse("account")).status_code == 200
    choose(Client(), link_of(officer, Purpose.PASSWORD))
    assert elsewhere.get(reverse("account")).status_code == 302


def test_password_leaves_no_trace_on_the_trail(client: Client, officer: User) -> None:
    """Not even in the sum of what was sent, by which it could be guessed."""
    choose(client, link_of(officer))
    for event in AuditEvent.objects.values():
        assert PASSWORD not in str(event)
        assert officer.password not in str(event)
    made = RequestFactory()
    sums = {
        request_sha256(made.post("/x/", {"name": "a", "password": word, "password_again": word}))
        for word in ("one", "two")
    }
    assert len(sums) == 1


def test_email_is_changed_by_the_link_alone(client: Client, officer: User) -> None:
    link = link_of(officer, Purpose.EMAIL, email="new@example.org")
    page = client.get(link.path)
    assert "Confirm new@example.org" in page.content.decode()
    officer.refresh_from_db()
    assert officer.email == "pat.reed@example.org"
    assert client.post(link.path, sent()).status_code == 302
    officer.refresh_from_db()
    assert officer.email == "new@example.org"
    assert client.post(link.path, sent()).status_code == 404
    assert AuditEvent.objects.get().action == "changed own email"


def test_email_that_somebody_took_meanwhile_is_refused(client: Client, officer: User) -> None:
    link = link_of(officer, Purpose.EMAIL, email="new@example.org")
    make_user(email="new@example.org")
    page = client.post(link.path, sent())
    assert page.status_code == 422
    assert "cannot be used here" in page.content.decode()
    officer.refresh_from_db()
    assert officer.email == "pat.reed@example.org"


@pytest.mark.parametrize("purpose", [Purpose.INVITATION, Purpose.PASSWORD])
def test_link_for_a_password_confirms_no_email(client: Client, officer: User, purpose: str) -> None:
    key = link_of(officer, purpose).key
    assert client.get(reverse("email-confirm", args=[key])).status_code == 404
    other = link_of(officer, Purpose.EMAIL, email="new@example.org").key
    assert client.get(reverse("password-choose", args=[other])).status_code == 404


def test_link_opened_by_somebody_signed_in_makes_them_its_own_person(officer: User) -> None:
    other = make_user("other")
    window = sign_in(other)
    assert choose(window, link_of(officer)).status_code == 302
    assert window.session["_auth_user_id"] == str(officer.pk)


def test_history_takes_no_secret_of_a_row(officer: User) -> None:
    assert "password" not in snapshot(officer)
    assert "key_sha256" not in snapshot(link_of(officer).row)
    assert {"email", "username"} <= set(snapshot(officer))
