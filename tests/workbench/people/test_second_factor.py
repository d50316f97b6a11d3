"""A second factor: set up, asked for, counted, taken away; its secrets are read by nobody else."""

import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from cryptography.fernet import InvalidToken
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from tests.factories import make_user, sent, sign_in
from tests.workbench.people.passkeys import SoftwarePasskey, options_of
from workbench.models import AuditEvent, Session, User
from workbench.people.second_factor import codes
from workbench.people.second_factor.factors import (
    app_of,
    has_second_factor,
    passkeys_of,
    recovery_codes_of,
)
from workbench.people.second_factor.secrets import SecretsEncrypted
from workbench.settings import signing_in

PASSWORD = "a long and plain sentence"
APP, CODE = "second-factor-app", "sign-in-code"

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    user = make_user("pat.reed")
    user.set_password(PASSWORD)
    user.save()
    return user


class Clock:
    """Stands still until a test moves it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.counter = 1_000_000
        monkeypatch.setattr(
            codes,
            "yield_hotp_counters_from_time",
            lambda: iter(range(self.counter - 1, self.counter + 2)),
        )

    def code(self, secret: str, ahead: int = 0) -> str:
        return format_hotp_value(hotp_value(secret, self.counter + ahead))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def add_app(user: User, clock: Clock) -> str:
    """Adds an app as people do, half a minute ago; gives the secret that it shares."""
    client = sign_in(user)
    page = client.get(reverse(APP)).content.decode()
    secret = page.partition("<code>")[2].partition("</code>")[0].replace(" ", "")
    typed = sent(one_time_password=clock.code(secret))
    answer = client.post(reverse(APP), typed)
    assert answer.headers["Location"] == reverse("recovery-codes")
    clock.counter += 1
    return secret


def give_password(client: Client, **extra: str):
    typed = {"username": "pat.reed", "password": PASSWORD, "next": "/programmes/"}
    return client.post(reverse("sign-in"), typed, **extra)


def give_code(client: Client, code: str, **extra: str):
    return client.post(reverse(CODE), sent(one_time_password=code), **extra)


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_app_is_set_up_by_a_picture_that_the_policy_lets_by(officer: User, clock: Clock) -> None:
    client = sign_in(officer)
    answer = client.get(reverse(APP))
    page = answer.content.decode()
    assert "<svg" in page
    assert len(page) < 20_000
    assert "data:" not in page
    assert "style=" not in page
    assert "data:" not in answer.headers["Content-Security-Policy"]
    wrong = client.post(reverse(APP), sent(one_time_password="000000"))
    assert wrong.status_code == 422
    assert not has_second_factor(officer)


def test_signing_in_takes_password_and_code(client: Client, officer: User, clock: Clock) -> None:
    secret = add_app(officer, clock)
    answer = give_password(client)
    assert answer.headers["Location"] == reverse(CODE)
    assert not is_in(client)
    assert client.get(reverse("home")).headers["Location"].startswith(reverse("sign-in"))
    assert client.get(reverse(CODE)).status_code == 200
    code = clock.code(secret)
    answer = give_code(client, f"{code[:3]} {code[3:]}")
    assert answer.headers["Location"] == "/programmes/"
    assert is_in(client)
    event = AuditEvent.objects.filter(action="signed in").latest("place")
    assert event.after["by"] == "password and code"


def test_code_is_taken_once(client: Client, officer: User, clock: Clock) -> None:
    secret = add_app(officer, clock)
    give_password(client)
    assert give_code(client, clock.code(secret)).status_code == 302
    other = Client()
    give_password(other)
    for ahead in (0, -1):
        assert give_code(other, clock.code(secret, ahead)).status_code == 422
    assert give_code(other, clock.code(secret, 1)).status_code == 302


def test_recovery_code_is_taken_once(client: Client, officer: User, clock: Clock) -> None:
    add_app(officer, clock)
    code = recovery_codes_of(officer)[3]
    give_password(client)
    assert give_code(client, code).status_code == 302
    other = Client()
    give_password(other)
    assert give_code(other, code).status_code == 422
    assert len(recovery_codes_of(officer)) == 9


def test_wrong_codes_count_as_wrong_passwords_do(officer: User, clock: Clock) -> None:
    """By name and address, in the database; the right password in between forgets none, and nobody
    closes the way in from elsewhere."""
    secret = add_app(officer, clock)
    for count in range(1, 6):
        client = Client()
        give_password(client)
        assert give_code(client, "000000").status_code == (422 if count < 5 else 429)
    assert give_password(Client()).status_code == 429
    assert give_code(client, clock.code(secret)).status_code == 429
    assert not is_in(client)
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    give_password(elsewhere)
    assert give_code(elsewhere, clock.code(secret)).status_code == 302
    assert AuditEvent.objects.filter(action="gave a wrong code").count() == 5


def test_codes_guessed_from_many_addresses_are_stopped(
    officer: User, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(codes, "WRONG_AN_HOUR", 3)
    secret = add_app(officer, clock)
    for place in range(3):
        client = Client(REMOTE_ADDR=f"192.0.2.{place}")
        give_password(client)
        assert give_code(client, "000000").status_code == 422
    assert "Too many wrong codes" in give_code(client, clock.code(secret)).content.decode()
    assert not is_in(client)


def test_new_password_ends_a_second_step(client: Client, officer: User, clock: Clock) -> None:
    secret = add_app(officer, clock)
    give_password(client)
    officer.set_password("another long sentence")
    officer.save()
    answer = give_code(client, clock.code(secret))
    assert answer.headers["Location"] == reverse("sign-in")
    assert not is_in(client)


def test_secrets_are_encrypted_and_outlive_a_new_key(officer: User, clock: Clock, settings) -> None:
    secret = add_app(officer, clock)
    rows = Authenticator.objects.filter(user=officer)
    assert rows.count() == 2
    assert secret not in json.dumps([row.data for row in rows])
    codes_before = recovery_codes_of(officer)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "new" * 20, [settings.SECRET_KEY]
    assert SecretsEncrypted().decrypt(app_of(officer).data["secret"]) == secret
    call_command("encrypt_anew")
    settings.SECRET_KEY_FALLBACKS = []
    assert SecretsEncrypted().decrypt(app_of(officer).data["secret"]) == secret
    assert recovery_codes_of(officer) == codes_before
    settings.SECRET_KEY = "other" * 20
    with pytest.raises(InvalidToken):
        SecretsEncrypted().decrypt(app_of(officer).data["secret"])


@pytest.mark.parametrize(("asked", "led"), [("optional", False), ("everybody", True)])
def test_who_has_to_have_one_is_led_to_it(officer: User, settings, asked: str, led: bool) -> None:
    settings.SECOND_FACTOR = asked
    client = sign_in(officer)
    answer = client.get(reverse("programmes"))
    assert (answer.status_code == 302) is led
    if led:
        assert answer.headers["Location"] == reverse("second-factor")
        assert client.get(reverse("second-factor")).status_code == 200
        assert client.post(reverse("account-name"), sent(name="Other Name")).status_code == 302
        officer.refresh_from_db()
        assert str(officer) != "Other Name"


def test_administrators_alone_may_have_to_have_one(officer: User, clock: Clock, settings) -> None:
    settings.SECOND_FACTOR = "administrators"
    assert sign_in(officer).get(reverse("home")).status_code == 200
    officer.is_superuser = True
    officer.save()
    client = sign_in(officer)
    assert client.get(reverse("home")).status_code == 302
    add_app(officer, clock)
    assert client.get(reverse("home")).status_code == 200
    # The last one stays.
    remove = reverse("factor-remove", args=[app_of(officer).pk])
    assert client.post(remove, sent()).status_code == 422
    assert has_second_factor(officer)


def test_administrator_takes_a_lost_one_away(client: Client, officer: User, clock: Clock) -> None:
    secret = add_app(officer, clock)
    give_password(client)
    give_code(client, clock.code(secret))
    administrator = User.objects.create_superuser("administrator")
    answer = sign_in(administrator).post(reverse("person-factors-take", args=[officer.pk]), sent())
    assert answer.status_code == 302
    assert not Authenticator.objects.filter(user=officer).exists()
    event = AuditEvent.objects.latest("place")
    assert (event.action, event.actor_id) == ("took away second factor", administrator.pk)
    assert event.after == {"what": "an authenticator app"}
    assert not Session.objects.filter(user=officer).exists()
    assert client.get(reverse("home")).status_code == 302
    assert give_password(client).headers["Location"] == "/programmes/"


def test_own_one_is_removed_with_its_recovery_codes(officer: User, clock: Clock) -> None:
    add_app(officer, clock)
    stranger = sign_in(make_user("far"))
    remove = reverse("factor-remove", args=[app_of(officer).pk])
    assert stranger.post(remove, sent()).status_code == 404
    assert sign_in(officer).post(remove, sent()).status_code == 302
    assert not Authenticator.objects.filter(user=officer).exists()
    assert AuditEvent.objects.latest("place").action == "removed second factor"


def test_page_says_what_a_second_factor_is_and_why(officer: User) -> None:
    page = sign_in(officer).get(reverse("second-factor")).content.decode()
    assert "A second factor is something that only you have" in page
    assert "whoever learns your password cannot sign in as you with it alone" in page


# Passkeys


def add_passkey(user: User, passkey: SoftwarePasskey) -> None:
    client = sign_in(user)
    page = client.get(reverse("passkey-new"), secure=True).content.decode()
    made = json.dumps(passkey.made(options_of(page)))
    answer = client.post(
        reverse("passkey-new"), sent(name="Work laptop", credential=made), secure=True
    )
    assert answer.headers["Location"] == reverse("recovery-codes")


def use_passkey(client: Client, address: str, passkey: SoftwarePasskey, user: User):
    page = client.get(address, secure=True).content.decode()
    used = json.dumps(passkey.used(options_of(page), user))
    return client.post(address, sent(credential=used, next="/programmes/"), secure=True)


def test_passkey_signs_in_by_itself_and_after_a_password(officer: User) -> None:
    passkey = SoftwarePasskey()
    add_passkey(officer, passkey)
    assert passkeys_of(officer)[0].data["name"] == "Work laptop"
    alone = Client()
    answer = use_passkey(alone, reverse("sign-in-passkey"), passkey, officer)
    assert answer.headers["Location"] == "/programmes/"
    assert is_in(alone)
    after = Client()
    assert give_password(after, secure=True).headers["Location"] == reverse(CODE)
    use_passkey(after, reverse("sign-in-passkey"), passkey, officer)
    assert is_in(after)


@pytest.mark.parametrize(
    "other",
    [
        SoftwarePasskey(name=b"unknown"),
        SoftwarePasskey(),
        SoftwarePasskey(origin="https://elsewhere.example"),
    ],
    ids=["unknown", "another key of the name", "another site"],
)
def test_wrong_passkey_is_refused_and_counts(officer: User, other: SoftwarePasskey) -> None:
    mine = SoftwarePasskey()
    add_passkey(officer, mine)
    if "elsewhere" in other.origin:
        other.private = mine.private
    client = Client()
    assert use_passkey(client, reverse("sign-in-passkey"), other, officer).status_code == 422
    assert not is_in(client)
    assert AuditEvent.objects.latest("place").action == "gave a wrong code"


def test_passkey_that_asked_nobody_is_refused(officer: User) -> None:
    passkey = SoftwarePasskey()
    add_passkey(officer, passkey)
    passkey.flags = type(passkey.flags).UP
    client = Client()
    assert use_passkey(client, reverse("sign-in-passkey"), passkey, officer).status_code == 422


@pytest.mark.parametrize(
    "sent_as", ["", "7", "[]", '{"response": []}', '{"response": {"userHandle": 5}}', "{", "null"]
)
def test_malformed_passkey_is_refused(client: Client, officer: User, sent_as: str) -> None:
    for address in (reverse("sign-in-passkey"), reverse("passkey-new")):
        window = client if "sign-in" in address else sign_in(officer)
        window.get(address)
        assert window.post(address, sent(credential=sent_as, name="A")).status_code == 422


def test_passkey_is_renamed(officer: User) -> None:
    add_passkey(officer, SoftwarePasskey())
    row = passkeys_of(officer)[0]
    answer = sign_in(officer).post(reverse("passkey-name", args=[row.pk]), sent(name="Home"))
    assert answer.status_code == 302
    assert passkeys_of(officer)[0].data["name"] == "Home"


@pytest.mark.parametrize(
    ("name", "value"),
    [("WORKBENCH_SECOND_FACTOR", "sometimes"), ("WORKBENCH_FORMER_SECRET_KEYS", "short")],
)
def test_setting_that_cannot_work_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    read = signing_in.second_factor if "FACTOR" in name else signing_in.former_keys
    with pytest.raises(ImproperlyConfigured, match=name):
        read()
