"""Tokens: made on one's own page, shown once, counted when they are wrong, and ended by whatever ends
sessions."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories import World, make_access_token, make_user, sent, sign_in
from tests.site.api import ask
from workbench.models import AccessToken, AuditEvent, User
from workbench.people.actions import choose_password, send_link
from workbench.people.own_actions import change_own_password
from workbench.tokens.actions import MOST_OPEN, make_token, open_tokens
from workbench.tokens.keys import key_in, new_key, sum_of

PASSWORD = "a long and plain sentence"
TEXT = re.compile(r"oaw_[0-9a-f]{8}_[\w-]{43}")
HERE = "/api/v1/programmes"
pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    user = make_user("pat.reed", email="pat.reed@example.org")
    user.set_password(PASSWORD)
    user.save()
    return user


def typed(**values: object) -> dict[str, object]:
    own = {"name": "Dashboard", "scopes": ["schemes", "papers"], "days": "90"}
    return sent(**own | {"current_password": PASSWORD} | values)


def test_token_is_made_shown_once_and_works(officer: User) -> None:
    client = sign_in(officer)
    page = client.post(reverse("token-new"), typed())
    (text,) = set(TEXT.findall(page.content.decode()))
    row = AccessToken.objects.get()
    assert (row.user, row.name, row.scopes) == (officer, "Dashboard", ["schemes", "papers"])
    assert (row.key, row.key_sha256) == (key_in(text), sum_of(text))
    assert row.expires_at - row.made_at == timedelta(days=90)
    assert row.used_on is None
    assert ask("/api/v1/programmes/none/schemes", text).status_code == 404
    assert ask(HERE, text).status_code == 403
    listed = client.get(reverse("tokens")).content.decode()
    assert row.key in listed
    assert text not in listed
    assert "Schemes, savings and delivery; Papers and issued versions" in listed
    row.refresh_from_db()
    assert row.used_on == timezone.localdate()


def test_its_text_and_sum_stand_in_no_event(officer: User) -> None:
    text = TEXT.findall(sign_in(officer).post(reverse("token-new"), typed()).content.decode())[0]
    event = AuditEvent.objects.get(action="made an access token")
    assert event.after["key"] == key_in(text)
    told = f"{event.before}{event.after}"
    assert text not in told
    assert sum_of(text) not in told


def test_form_sent_twice_makes_one_token_and_shows_it_once(officer: User) -> None:
    client, form = sign_in(officer), typed()
    assert client.post(reverse("token-new"), form).status_code == 200
    again = client.post(reverse("token-new"), form)
    assert again["Location"] == reverse("tokens")
    assert AccessToken.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"current_password": "not it"},
        {"current_password": ""},
        {"name": ""},
        {"scopes": []},
        {"scopes": ["everything"]},
        {"days": "366"},
        {"days": "0"},
    ],
)
def test_wrong_form_makes_no_token(officer: User, wrong: dict[str, object]) -> None:
    assert sign_in(officer).post(reverse("token-new"), typed(**wrong)).status_code == 422
    assert not AccessToken.objects.exists()


def test_who_signs_in_elsewhere_is_asked_for_no_password() -> None:
    page = sign_in(make_user("sso")).post(reverse("token-new"), typed())
    assert TEXT.search(page.content.decode())


def test_number_of_tokens_and_their_time_are_bounded(officer: User) -> None:
    given = {"name": "One", "scopes": ["papers"], "by": officer}
    for days in (0, 366):
        with pytest.raises(ValidationError):
            make_token(officer, **given, days=days, token=uuid4())  # type: ignore[arg-type]
    for _number in range(MOST_OPEN):
        make_access_token(officer)
    with pytest.raises(ValidationError, match="You have 20 tokens that work"):
        make_token(officer, **given, days=1, token=uuid4())  # type: ignore[arg-type]


def test_own_token_is_ended_and_nobody_elses(officer: User) -> None:
    row, text = make_access_token(officer)
    address = reverse("token-end", args=[row.pk])
    assert sign_in(make_user()).post(address, sent()).status_code == 404
    assert ask(HERE, text).status_code == 200
    assert sign_in(officer).post(address, sent()).status_code == 302
    assert ask(HERE, text).json() == {
        "error": "This token has ended. Make another on your account page."
    }
    page = sign_in(officer).get(reverse("tokens")).content.decode()
    assert "Ended on" in page
    assert "You have no token that works." in page


def test_administrator_sees_and_ends_the_token_of_somebody(officer: User) -> None:
    row, text = make_access_token(officer)
    client = sign_in(User.objects.create_superuser("administrator"))
    page = reverse("person", args=[officer.pk])
    assert row.key in client.get(page).content.decode()
    assert client.post(reverse("person-token-end", args=[row.pk]), sent())["Location"] == page
    assert ask(HERE, text).status_code == 401
    assert row.key not in client.get(page).content.decode()
    assert AuditEvent.objects.filter(action="ended an access token").count() == 1


def test_new_password_ends_tokens_as_it_ends_sessions(officer: User) -> None:
    _row, text = make_access_token(officer)
    change_own_password(officer, password="another long sentence", by=officer, token=uuid4())
    assert ask(HERE, text).status_code == 401
    page = sign_in(officer).get(reverse("tokens")).content.decode()
    assert "Ended with a new password, or with the account" in page
    _row, text = make_access_token(officer)
    link = send_link(officer, by=officer, token=uuid4())
    choose_password(link.row, password="a third long sentence", token=uuid4())
    assert ask(HERE, text).status_code == 401


def test_account_that_is_opened_again_has_its_old_tokens_ended(world: World) -> None:
    _row, text = make_access_token(world.member)
    client = sign_in(User.objects.create_superuser("administrator"))
    client.post(reverse("person-deactivate", args=[world.member.pk]), sent())
    assert ask(HERE, text).status_code == 401
    client.post(reverse("person-reactivate", args=[world.member.pk]), sent())
    assert ask(HERE, text).status_code == 401
    world.member.refresh_from_db()
    assert open_tokens(world.member, timezone.now()) == []


def tried(text: str, address: str = "192.0.2.1") -> int:
    sent_as = f"Bearer {text}"
    return Client().get(HERE, HTTP_AUTHORIZATION=sent_as, REMOTE_ADDR=address).status_code


def test_guesses_at_one_token_are_stopped_and_no_other_is(officer: User) -> None:
    row, right = make_access_token(officer)
    _other, other = make_access_token(officer)
    wrong = f"oaw_{row.key}_{'x' * 43}"
    assert [tried(wrong) for _time in range(6)] == [401] * 5 + [429]
    assert tried(right) == 429
    assert tried(other) == 200
    assert tried(right, "192.0.2.2") == 200
    events = AuditEvent.objects.filter(subject=f"token {row.key}")
    assert list(events.order_by("pk").values_list("action", flat=True)) == [
        *["failed to sign in"] * 5,
        "was locked out",
    ]


def test_many_guesses_from_one_address_close_it_for_all(officer: User) -> None:
    _row, right = make_access_token(officer)
    assert {tried(new_key().text) for _time in range(20)} == {401}
    assert tried(right) == 429
    answer = Client().get(HERE, HTTP_AUTHORIZATION=f"Bearer {right}", REMOTE_ADDR="192.0.2.1")
    assert answer.json() == {
        "error": "Too many wrong tokens came from your address. Wait a quarter of an hour."
    }
    form = {"username": "pat.reed", "password": PASSWORD}
    assert Client().post(reverse("sign-in"), form, REMOTE_ADDR="192.0.2.1").status_code == 429


def test_program_with_an_ended_token_closes_nothing(officer: User) -> None:
    _row, ended = make_access_token(officer, ended_at=timezone.now())
    _other, right = make_access_token(officer)
    assert {tried(ended) for _time in range(25)} == {401}
    assert tried(right) == 200


@pytest.mark.parametrize("header", ["", "Bearer", "Basic YTpi", "Bearer  ", "bearer é", "Bearer x"])
def test_what_is_no_token_is_told_so(header: str) -> None:
    answer = Client().get(HERE, HTTP_AUTHORIZATION=header)
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"
    assert answer.json()["error"].endswith(".")
