"""Whoever has a second factor, or no password here, proves anew who they are before a token is made:
a token is asked for neither."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories import make_user, sent, sign_in
from tests.workbench.people.passkeys import SoftwarePasskey
from tests.workbench.people.test_second_factor import (
    Clock,
    add_app,
    add_passkey,
    clock,  # noqa: F401
    use_passkey,
)
from tests.workbench.tokens.test_tokens import PASSWORD, TEXT, officer, typed  # noqa: F401
from workbench.models import AccessToken, User
from workbench.people.proof.entering import PROVED
from workbench.people.second_factor.factors import recovery_codes_of

pytestmark = pytest.mark.django_db


def some_time_later(user: User) -> Client:
    """A browser in which this person proved eleven minutes ago who they are."""
    client = sign_in(user)
    session = client.session
    session[PROVED] = (timezone.now() - timedelta(minutes=11)).isoformat()
    session.save()
    return client


def test_password_alone_is_asked_for_in_the_form_and_no_more(
    officer: User,  # noqa: F811
) -> None:
    client = some_time_later(officer)
    assert client.get(reverse("token-new")).status_code == 200
    assert TEXT.search(client.post(reverse("token-new"), typed()).content.decode())


def test_code_is_asked_for_where_there_is_an_app_and_nothing_typed_is_lost(
    officer: User,  # noqa: F811
    clock: Clock,  # noqa: F811
) -> None:
    secret = add_app(officer, clock)
    client = some_time_later(officer)
    new, prove = reverse("token-new"), reverse("prove")
    assert client.get(new).headers["Location"].startswith(prove)
    way = client.post(new, typed(name="Finance dashboard")).headers["Location"]
    assert not AccessToken.objects.exists()
    on = client.get(way).context["next"]
    assert client.post(prove, sent(next=on, password=PASSWORD)).status_code == 422
    back = client.post(prove, sent(next=on, one_time_password=clock.code(secret)))
    page = client.get(back.headers["Location"]).content.decode()
    assert "Finance dashboard" in page
    assert not AccessToken.objects.exists()
    # The password besides, as before.
    wrong = typed(current_password="not it")
    assert client.post(back.headers["Location"], wrong).status_code == 422
    made = client.post(back.headers["Location"], typed(name="Finance dashboard"))
    assert TEXT.search(made.content.decode())
    assert AccessToken.objects.get().name == "Finance dashboard"


def test_passkey_or_a_recovery_code_is_asked_for_where_there_is_a_passkey(
    officer: User,  # noqa: F811
) -> None:
    passkey = SoftwarePasskey()
    add_passkey(officer, passkey)
    new, prove = reverse("token-new"), reverse("prove")
    client = some_time_later(officer)
    way = client.get(new, secure=True).headers["Location"]
    assert reverse("prove-passkey") in client.get(way, secure=True).content.decode()
    answer = client.post(prove, sent(next=new, password=PASSWORD), secure=True)
    assert answer.status_code == 422
    use_passkey(client, reverse("prove-passkey"), passkey, officer)
    assert client.get(new, secure=True).status_code == 200
    other = some_time_later(officer)
    code = recovery_codes_of(officer)[0]
    answer = other.post(prove, sent(next=new, one_time_password=code))
    assert answer.headers["Location"] == new
    assert other.get(new).status_code == 200


def test_who_signs_in_elsewhere_proves_it_there() -> None:
    user = make_user("sso")
    user.set_unusable_password()
    user.save()
    client = some_time_later(user)
    assert client.post(reverse("token-new"), typed()).headers["Location"].startswith("/prove/")
    assert not AccessToken.objects.exists()
