"""Signing in: a strong hash, a wait after wrong tries, and pages that nobody else keeps."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.factories import make_user
from workbench.models import User

PASSWORD = "a long and plain sentence"
CLOSED = "The name or the password is wrong"

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    user = make_user("pat.reed")
    user.set_password(PASSWORD)
    user.save()
    return user


def try_to_sign_in(client: Client, password: str, name: str = "pat.reed", **extra: str):
    return client.post(reverse("sign-in"), {"username": name, "password": password}, **extra)


def test_right_password_signs_in(client: Client, officer: User) -> None:
    response = try_to_sign_in(client, PASSWORD)
    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(officer.pk)


def test_page_asked_for_comes_after_signing_in(client: Client, officer: User) -> None:
    response = client.post(
        reverse("sign-in"),
        {"username": "pat.reed", "password": PASSWORD, "next": "/programmes/"},
    )
    assert response.headers["Location"] == "/programmes/"


def test_page_of_another_host_is_never_gone_to(client: Client, officer: User) -> None:
    response = client.post(
        reverse("sign-in"),
        {"username": "pat.reed", "password": PASSWORD, "next": "https://example.org/"},
    )
    assert response.headers["Location"].startswith("/")


def test_wrong_name_and_wrong_password_answer_alike(client: Client, officer: User) -> None:
    for name, password in (("pat.reed", "wrong"), ("nobody", PASSWORD)):
        response = try_to_sign_in(client, password, name)
        assert response.status_code == 200
        assert CLOSED in response.content.decode()


def test_closed_account_stays_out(client: Client, officer: User) -> None:
    officer.is_active = False
    officer.save()
    try_to_sign_in(client, PASSWORD)
    assert "_auth_user_id" not in client.session


def test_sixth_try_waits_even_with_the_right_password(client: Client, officer: User) -> None:
    for count in range(1, 6):
        response = try_to_sign_in(client, "wrong")
        assert response.status_code == (200 if count < 5 else 429)
    response = try_to_sign_in(client, PASSWORD)
    assert response.status_code == 429
    assert "<h1" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_wait_is_for_one_name_from_one_address(client: Client, officer: User) -> None:
    for _count in range(5):
        try_to_sign_in(client, "wrong")
    assert try_to_sign_in(client, "wrong", "nobody").status_code == 200
    elsewhere = try_to_sign_in(Client(), PASSWORD, REMOTE_ADDR="192.0.2.7")
    assert elsewhere.status_code == 302


def test_right_password_forgets_the_wrong_tries(client: Client, officer: User) -> None:
    for _round in range(2):
        for _count in range(4):
            assert try_to_sign_in(client, "wrong").status_code == 200
        assert try_to_sign_in(client, PASSWORD).status_code == 302
        client.logout()


def test_signing_out_takes_a_form(client: Client, officer: User) -> None:
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("sign-out")).status_code == 405
    assert "_auth_user_id" in client.session
    response = client.post(reverse("sign-out"))
    assert response.headers["Location"] == reverse("sign-in")
    assert "_auth_user_id" not in client.session


def test_form_without_its_safety_token_is_refused(officer: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    response = try_to_sign_in(strict, PASSWORD)
    assert response.status_code == 403
    assert "<h1" in response.content.decode()


def test_sign_in_page_is_kept_by_nobody(client: Client) -> None:
    response = client.get(reverse("sign-in"))
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize("password", ["short", "password1234", "pat.reed.pat"])
def test_weak_password_is_refused(officer: User, password: str) -> None:
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        validate_password(password, officer)


def test_settings_in_service_are_strict() -> None:
    """The real settings, in a process of their own: those of tests are milder."""
    script = (
        "import django; django.setup();"
        "from django.conf import settings as s;"
        "from django.contrib.auth.hashers import make_password;"
        "from workbench.kept.whose import COOKIE;"
        "from workbench.settings.messages import BoundMessages;"
        "print(make_password('x').split('$')[0], s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE,"
        "s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS > 0, s.DEBUG,"
        "s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME, COOKIE, BoundMessages.cookie_name)"
    )
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("WORKBENCH_", "COV_"))}
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=settings.BASE_DIR,
        env=kept | {"DJANGO_SETTINGS_MODULE": "workbench.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [
        *("argon2", "True", "True", "True", "True", "False"),
        *("__Host-sessionid", "__Host-csrftoken", "__Host-pages-of", "__Host-messages"),
    ]


COOKIES_OVER_HTTP = """
import django; django.setup()
from django.contrib.messages import get_messages, info
from django.contrib.messages.storage import default_storage
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory
from workbench.kept.whose import remember
from workbench.models import User

request, response = RequestFactory().get("/", secure=True), HttpResponse()
request.user = User(pk=1)
get_token(request)
remember(request, response)
request._messages = default_storage(request)
info(request, "Saved.")
request._messages.update(response)
for cookie in response.cookies.values():
    print(cookie.output(header=""))
"""


def test_cookies_of_messages_and_forms_are_taken_by_browsers_under_their_names() -> None:
    """What a browser asks of a cookie whose name begins so: TLS, the whole site, no domain."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("WORKBENCH_", "COV_"))}
    done = subprocess.run(
        [sys.executable, "-c", COOKIES_OVER_HTTP],
        cwd=settings.BASE_DIR,
        env=kept | {"DJANGO_SETTINGS_MODULE": "workbench.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    told = done.stdout.strip().splitlines()
    assert {line.strip().partition("=")[0] for line in told} == {
        "__Host-pages-of",
        "__Host-messages",
    }
    for line in told:
        parts = {part.strip().lower() for part in line.split(";")[1:]}
        assert {"secure", "path=/", "httponly", "samesite=lax"} <= parts, line
        assert not any(part.startswith("domain") for part in parts), line


def test_sign_in_page_says_what_this_is_and_for_whom(client: Client, db: None) -> None:
    page = client.get("/sign-in/").content.decode()
    assert "Here council officers compare the options for a service" in page
    assert "who were invited to take part" in page
