"""One's own account: name, email, password; and a password that was forgotten."""

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.factories import make_user, sent, sign_in
from workbench.models import AuditEvent, OneTimeLink, User
from workbench.people import mail as sending

PASSWORD = "three plain words together"
NEW = "four other words in a row"

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    user = make_user("pat.reed", email="pat.reed@example.org", first_name="Pat", last_name="Reed")
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def with_mail(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site that sends email, at once."""
    settings.MAIL_CONFIGURED = True

    def now(**message: str) -> None:
        sending.send(**message)

    monkeypatch.setattr("workbench.people.link_views.send_later", now)


def link_in(text: str) -> str:
    return next(line for line in text.splitlines() if line.startswith("http")).split("testserver")[
        1
    ]


def test_account_tells_who_one_is(officer: User) -> None:
    page = sign_in(officer).get(reverse("account")).content.decode()
    for told in ("Pat Reed", "pat.reed@example.org", "pat.reed", str(officer.authority)):
        assert told in page


def test_own_name_is_changed(officer: User) -> None:
    answer = sign_in(officer).post(reverse("account-name"), sent(name="Pat  van der Reed"))
    assert answer.status_code == 302
    officer.refresh_from_db()
    assert (str(officer), officer.last_name) == ("Pat van der Reed", "Reed")
    event = AuditEvent.objects.get()
    assert (event.before or {})["name"], (event.after or {})["name"] == "Pat Reed"


def test_own_password_takes_the_one_now_and_keeps_this_window(officer: User) -> None:
    here, elsewhere = sign_in(officer), sign_in(officer)
    form = {"password": NEW, "password_again": NEW}
    page = here.post(reverse("account-password"), sent(**form, current_password="wrong"))
    assert page.status_code == 422
    assert "not your password now" in page.content.decode()
    answer = here.post(reverse("account-password"), sent(**form, current_password=PASSWORD))
    assert answer.status_code == 302
    assert here.get(reverse("account")).status_code == 200
    assert elsewhere.get(reverse("account")).status_code == 302
    officer.refresh_from_db()
    assert officer.check_password(NEW)
    assert AuditEvent.objects.get().action == "changed own password"


def test_password_now_cannot_be_guessed_for_ever(officer: User) -> None:
    here = sign_in(officer)
    form = {"password": NEW, "password_again": NEW, "current_password": "wrong"}
    statuses = [
        here.post(reverse("account-password"), sent(**form)).status_code for _time in range(6)
    ]
    assert statuses[-1] == 429


def test_own_email_is_set_at_once_without_a_mail_server(officer: User) -> None:
    form = {"email": "New@Example.ORG", "current_password": PASSWORD}
    assert sign_in(officer).post(reverse("account-email"), sent(**form)).status_code == 302
    officer.refresh_from_db()
    assert officer.email == "new@example.org"


def test_own_email_waits_for_the_new_mailbox(with_mail: None, officer: User) -> None:
    here = sign_in(officer)
    form = {"email": "new@example.org", "current_password": PASSWORD}
    assert here.post(reverse("account-email"), sent(**form)).status_code == 302
    officer.refresh_from_db()
    assert officer.email == "pat.reed@example.org"
    (message,) = mail.outbox
    assert message.to == ["new@example.org"]
    assert here.post(link_in(message.body), sent()).status_code == 302
    officer.refresh_from_db()
    assert officer.email == "new@example.org"
    assert mail.outbox[1].to == ["pat.reed@example.org"]
    assert "changed to new@example.org" in mail.outbox[1].body


def test_email_of_somebody_else_is_refused_without_naming_them(officer: User) -> None:
    make_user(email="taken@example.org", first_name="Secret", last_name="Person")
    form = {"email": "Taken@example.org", "current_password": PASSWORD}
    page = sign_in(officer).post(reverse("account-email"), sent(**form))
    assert page.status_code == 422
    assert "Secret" not in page.content.decode()
    officer.refresh_from_db()
    assert officer.email == "pat.reed@example.org"


def test_forgotten_password_is_chosen_anew_by_email(
    with_mail: None, client: Client, officer: User
) -> None:
    answer = client.post(reverse("forgotten"), sent(email="PAT.reed@example.org"))
    assert "is on its way" in answer.content.decode()
    (message,) = mail.outbox
    path = link_in(message.body)
    assert client.post(path, sent(password=NEW, password_again=NEW)).status_code == 302
    officer.refresh_from_db()
    assert officer.check_password(NEW)
    assert [event.action for event in AuditEvent.objects.order_by("pk")] == [
        "asked for a new password",
        "chose a new password by a link",
        "signed in",
    ]


@pytest.mark.parametrize("email", ["pat.reed@example.org", "nobody@example.org"])
def test_nobody_is_told_whether_an_email_is_known(
    with_mail: None, client: Client, officer: User, email: str
) -> None:
    answer = client.post(reverse("forgotten"), sent(email=email))
    assert answer.status_code == 200
    assert email not in answer.content.decode()
    known = plain(client.post(reverse("forgotten"), sent(email="pat.reed@example.org")))
    assert plain(answer) == known
    assert AuditEvent.objects.filter(subject=email).exists()


def plain(answer: Any) -> str:
    return answer.content.decode().partition("<main")[2]


def test_mailbox_is_not_flooded(with_mail: None, client: Client, officer: User) -> None:
    for _time in range(10):
        answer = client.post(reverse("forgotten"), sent(email="pat.reed@example.org"))
        assert "is on its way" in answer.content.decode()
    assert len(mail.outbox) == 3
    assert AuditEvent.objects.count() == 3
    for number in range(40):
        client.post(reverse("forgotten"), sent(email=f"x{number}@example.org"))
    assert AuditEvent.objects.count() == 20


def test_closed_account_gets_no_link(with_mail: None, client: Client, officer: User) -> None:
    User.objects.update(is_active=False)
    client.post(reverse("forgotten"), sent(email="pat.reed@example.org"))
    assert mail.outbox == []
    assert not OneTimeLink.objects.exists()


def test_site_without_mail_says_whom_to_ask(client: Client, officer: User) -> None:
    page = client.get(reverse("forgotten")).content.decode()
    assert "Ask your site administrator" in page
    client.post(reverse("forgotten"), sent(email="pat.reed@example.org"))
    assert not OneTimeLink.objects.exists()


def test_sessions_are_seen_and_everything_else_is_changed(officer: User) -> None:
    page = sign_in(officer).get(reverse("account")).content.decode()
    told = re.findall(r">(\w+)<span class=\"govuk-visually-hidden\"> ([\w ]+)</span>", page)
    assert told == [
        ("Change", "Name"),
        ("Change", "Email"),
        ("Change", "Password"),
        ("Change", "Second factor"),
        ("See", "Signed in"),
    ]
