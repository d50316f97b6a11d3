"""Sessions: told to their person, ended one by one or all at once, over after a while of nothing."""

from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_user, sent, sign_in
from workbench.models import AuditEvent, Session, User
from workbench.people.sessions.devices import device_in_words
from workbench.people.sessions.ending import name_of, sessions_of

PASSWORD = "a long and plain sentence"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit Version/18.1 Safari/604"
)
EDGE = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/131.0 Safari/537.36 Edg/131.0"

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    user = make_user("pat.reed")
    user.set_password(PASSWORD)
    user.save()
    return user


def enter(agent: str = FIREFOX, address: str = "192.0.2.7") -> Client:
    """A browser that is signed in by the form."""
    client = Client(headers={"user-agent": agent}, REMOTE_ADDR=address)
    typed = {"username": "pat.reed", "password": PASSWORD}
    assert client.post(reverse("sign-in"), typed).status_code == 302
    return client


def key_of(client: Client) -> str:
    return client.session.session_key


def row_of(client: Client) -> "QuerySet[Session]":
    return Session.objects.filter(session_key=key_of(client))


def is_in(client: Client) -> bool:
    return client.get(reverse("home")).status_code == 200


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox on Windows"),
        (SAFARI, "Safari on iPhone"),
        (EDGE, "Edge on Windows"),
        ("curl/8", "An unknown device"),
        ("", "An unknown device"),
    ],
)
def test_device_is_told_in_words(agent: str, words: str) -> None:
    assert device_in_words(agent) == words


def test_page_tells_where_and_since_when_but_no_key(officer: User) -> None:
    here, there = enter(), enter(SAFARI, "192.0.2.8")
    page = here.get(reverse("account-sessions")).content.decode()
    for told in ("Firefox on Windows", "(this one)", "Safari on iPhone", "192.0.2.8"):
        assert told in page
    assert page.count("Sign out there<") == 1
    assert key_of(here) not in page
    assert key_of(there) not in page
    assert "In two places" in here.get(reverse("account")).content.decode()


def test_one_session_is_ended(officer: User) -> None:
    here, there, third = enter(), enter(SAFARI), enter(EDGE)
    address = reverse("own-session-end", args=[name_of(key_of(there))])
    assert sign_in(make_user("far")).post(address, sent()).status_code == 302
    assert is_in(there)
    here.post(address, sent())
    assert [is_in(one) for one in (here, there, third)] == [True, False, True]
    assert AuditEvent.objects.latest("place").action == "ended own session"


def test_all_others_are_ended(officer: User) -> None:
    here, there, third = enter(), enter(SAFARI), enter(EDGE)
    here.post(reverse("own-sessions-end"), sent())
    assert [is_in(one) for one in (here, there, third)] == [True, False, False]
    assert AuditEvent.objects.latest("place").after == {"ended": 2}


def test_administrator_ends_those_of_a_person(officer: User) -> None:
    here, there = enter(), enter(SAFARI)
    administrator = sign_in(User.objects.create_superuser("administrator"))
    address = reverse("person-sessions-end", args=[officer.pk])
    assert here.post(address, sent()).status_code == 403
    administrator.post(address, sent())
    assert not any(is_in(one) for one in (here, there))
    assert is_in(administrator)
    assert not sessions_of(officer).exists()
    assert AuditEvent.objects.latest("place").action == "ended sessions of person"


def test_new_password_leaves_this_session_alone(officer: User) -> None:
    here, there = enter(), enter(SAFARI)
    again = "another plain long sentence"
    typed = sent(current_password=PASSWORD, password=again, password_again=again)
    assert here.post(reverse("account-password"), typed).status_code == 302
    assert [is_in(one) for one in (here, there)] == [True, False]
    assert sessions_of(officer).count() == 1


def test_session_is_over_after_a_while_of_nothing(officer: User, settings) -> None:
    settings.IDLE_MINUTES = 30
    now, client = timezone.now(), enter()
    row_of(client).update(seen_at=now - timedelta(minutes=29))
    assert is_in(client)
    # That was seen, so that the while begins anew.
    assert row_of(client).get().seen_at > now - timedelta(minutes=1)
    key = key_of(client)
    Session.objects.filter(session_key=key).update(seen_at=now - timedelta(minutes=31))
    assert not is_in(client)
    assert not Session.objects.filter(session_key=key).exists()


def test_session_is_over_after_twelve_hours_however_busy(officer: User) -> None:
    client = enter()
    ends = row_of(client).get().expire_date
    assert timedelta(hours=11.9) < ends - timezone.now() <= timedelta(hours=12)
    session = client.session
    session["more"] = 1
    session.save()
    assert row_of(client).get().expire_date == ends
    row_of(client).update(expire_date=timezone.now() - timedelta(seconds=1))
    assert not is_in(client)


def test_reading_writes_at_most_once_a_minute(officer: User) -> None:
    client = enter()
    before = row_of(client).get().seen_at
    client.get(reverse("home"))
    assert row_of(client).get().seen_at == before


def test_reading_goes_on_where_nothing_can_be_written(
    officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = enter()
    row_of(client).update(seen_at=timezone.now() - timedelta(minutes=5))

    def full(*args: object, **kwargs: object) -> None:
        raise DatabaseError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(QuerySet, "update", full)
        assert is_in(client)


def test_signing_in_clears_away_what_has_ended(officer: User) -> None:
    client = enter()
    row_of(client).update(expire_date=timezone.now() - timedelta(days=1))
    enter()
    assert Session.objects.count() == 1
