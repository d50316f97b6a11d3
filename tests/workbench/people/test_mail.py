"""Email by a real mail server, by one that refuses, and by none."""

import email
import socket
from collections.abc import Iterator
from email.policy import default
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Mailbox
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.factories import make_authority, sent, sign_in
from workbench.models import User
from workbench.people.mail import send

pytestmark = pytest.mark.django_db


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture
def mailbox(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    """The folder in which a real mail server puts what it is sent."""
    folder = tmp_path / "mail"
    port = free_port()
    server = Controller(Mailbox(str(folder)), hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    settings.MAIL_CONFIGURED = True
    yield folder
    server.stop()


def messages_in(folder: Path) -> list[email.message.EmailMessage]:
    files = sorted((folder / "new").iterdir())
    return [email.message_from_bytes(file.read_bytes(), policy=default) for file in files]


def invite(email: str = "pat.reed@example.org"):
    authority = make_authority("Barnet")
    window = sign_in(User.objects.create_superuser("root", first_name="Ruth", last_name="Root"))
    form = {"name": "Pat Reed", "email": email, "authority": str(authority.pk)}
    return window.post(reverse("person-new"), sent(**form), follow=True)


def test_invitation_goes_by_a_real_mail_server(mailbox: Path) -> None:
    page = invite()
    assert "A link went to pat.reed@example.org." in page.content.decode()
    assert "choose-password" not in page.content.decode()
    (message,) = messages_in(mailbox)
    assert message["To"] == "pat.reed@example.org"
    body = message.get_body()
    assert body is not None
    text = body.get_content()
    assert "Dear Pat Reed," in text
    assert "Ruth Root" in text
    address = next(line for line in text.splitlines() if line.startswith("http"))
    path = address.removeprefix("http://testserver")
    assert Client().get(path).status_code == 200


def test_server_that_is_gone_has_the_link_shown(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    settings.MAIL_CONFIGURED = True
    page = invite()
    assert "took no message" in page.content.decode()
    assert Client().get(shown_link(page.content.decode())).status_code == 200


def test_site_without_a_mail_server_shows_the_link() -> None:
    page = invite().content.decode()
    assert "This site sends no email" in page
    assert Client().get(shown_link(page)).status_code == 200


def shown_link(page: str) -> str:
    return page.partition('value="http://testserver')[2].partition('"')[0]


def test_link_is_shown_once() -> None:
    authority = make_authority("Barnet")
    window = sign_in(User.objects.create_superuser("root"))
    form = sent(name="Pat Reed", email="p@example.org", authority=str(authority.pk))
    assert "choose-password" in window.post(reverse("person-new"), form).content.decode()
    again = window.post(reverse("person-new"), form, follow=True)
    assert "choose-password" not in again.content.decode()
    assert User.objects.filter(email="p@example.org").count() == 1


def test_message_to_nobody_is_not_sent(mailbox: Path) -> None:
    assert not send(to="", subject="Hello", text="Dear nobody")
    assert messages_in(mailbox) == []
