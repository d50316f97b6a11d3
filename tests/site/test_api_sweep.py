"""Every address of the API, asked with tokens of every kind of person and with those that should let
nobody in: a token gives what its person sees on pages, and less where its scopes say so."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from appraisal.models import Appraisal
from appraisal.states import State
from schemes.models import Programme
from tests.factories import make_user, sign_in
from tests.site.api import ANSWERS, FILE, Scope, ask, scope_of, token_for, told
from tests.site.exempt_site import AMOUNTS, NAMES, SECRETS, exempt_parameters
from tests.site.gates import STRANGERS
from tests.site.pages import addresses, parameter_of, url
from tests.site.site import PEOPLE, Site, make_site
from tests.site.test_exempt_prices import priced_site, tells
from tests.site.test_results_kept_back import AGREED, DECIDED, TOTALS, in_moderation
from workbench.models import AccessToken, User

WRITING: Final = ("POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")


def kept(make: Any, blocker: DjangoDbBlocker) -> Iterator[Site]:
    """A site made once: whatever a test writes is taken back."""
    with blocker.unblock():
        whole = transaction.atomic()
        with whole:
            site = make()
            with blocker.block():
                yield site
            transaction.set_rollback(True)


def person(site: Site, who: str) -> User:
    user = site.people[who]
    assert user is not None
    return user


class TestAccess:
    @pytest.fixture(scope="class")
    @classmethod
    def made(cls, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
        yield from kept(make_site, django_db_blocker)

    @pytest.fixture
    def site(self, made: Site, db: None) -> Site:
        return made

    @pytest.mark.parametrize("who", [who for who in PEOPLE if who != "anonymous"])
    def test_token_gives_what_its_person_sees(self, who: str, site: Site) -> None:
        for address, status, text in told(person(site, who), site):
            stranger = who in STRANGERS and address != url("api-programmes", {})
            assert status == (404 if stranger else 200), (address, text)
            if stranger:
                assert text == '{"error": "There is nothing here that you may read."}'
        if who in STRANGERS:
            found = ask(url("api-programmes", {}), token_for(person(site, who))).json()
            assert site.world.programme.title not in {one["title"] for one in found["items"]}

    def test_thing_of_another_programme_is_not_found(self, site: Site) -> None:
        """An address that mixes two programmes, asked for the lead officer of both."""
        token = token_for(site.world.lead)
        for name in ANSWERS:
            for key in addresses()[name] if len(addresses()[name]) > 1 else ():
                own = parameter_of(name, key)
                mixed = site.parameters | {own: site.other_parameters[own]}
                assert ask(url(name, mixed), token).status_code == 404, (name, key)

    def test_token_that_has_ended_lets_nobody_in(self, site: Site) -> None:
        now = timezone.now()
        lead = site.world.lead
        dead = {
            "no token": "",
            "ended": token_for(lead, ended_at=now),
            "expired": token_for(
                lead, made_at=now - timedelta(days=3), expires_at=now - timedelta(seconds=1)
            ),
            "of somebody deactivated": token_for(make_user("gone", is_active=False)),
            "from before a new password": token_for(lead, made_under="0" * 64),
        }
        for name in ANSWERS:
            address = url(name, site.parameters)
            for why, token in dead.items():
                answer = ask(address, token)
                assert answer.status_code == 401, (address, why)
                assert answer["WWW-Authenticate"] == "Bearer"
                assert list(answer.json()) == ["error"]
        assert not AccessToken.objects.exclude(used_on=None).exists()

    def test_token_reads_what_its_scopes_allow(self, site: Site) -> None:
        for scope in Scope:
            token = token_for(site.world.lead, scopes=[scope])
            for name in ANSWERS:
                answer = ask(url(name, site.parameters), token)
                right = scope_of(name) == scope
                assert answer.status_code == (200 if right else 403), (name, scope)
                assert right or answer.json()["error"].startswith("This token may not read ")

    def test_session_of_a_browser_is_nobody(self, site: Site) -> None:
        client = sign_in(site.world.lead)
        for name in ANSWERS:
            assert client.get(url(name, site.parameters)).status_code == 401

    def test_nothing_is_written_but_the_day(self, site: Site) -> None:
        """Asked twice, by every method: the first time puts down that the token was used today."""
        token = token_for(site.world.lead)
        ask(url("api-programmes", {}), token)
        assert AccessToken.objects.get(used_on=timezone.localdate()).user == site.world.lead
        assert connection.vendor == "sqlite"
        before = connection.connection.total_changes
        for name in ANSWERS:
            address = url(name, site.parameters)
            for method in WRITING:
                answer = ask(address, token, method)
                assert answer.status_code == 405, (address, method)
                assert answer["Allow"] == "GET"
            if name == FILE:
                continue
            answer = ask(address, token)
            assert "no-store" in answer["Cache-Control"]
            assert answer["Content-Type"] == "application/json; charset=utf-8"
            assert not answer.cookies
        assert connection.connection.total_changes == before

    def test_no_cookie_comes_with_an_answer_whoever_is_signed_in(self, site: Site) -> None:
        client = sign_in(site.world.member)
        answer = client.get(
            url("api-programme", site.parameters),
            HTTP_AUTHORIZATION=f"Bearer {token_for(site.world.lead)}",
        )
        assert answer.status_code == 200
        assert settings.SESSION_COOKIE_NAME not in answer.cookies


class TestReleased:
    """Results that are not released are nobody's, those who moderate included."""

    @pytest.fixture(scope="class")
    @classmethod
    def made(cls, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
        yield from kept(in_moderation, django_db_blocker)

    @pytest.fixture
    def site(self, made: Site, db: None) -> Site:
        return made

    @pytest.mark.parametrize("who", ["lead", "moderator", "member", "site administrator"])
    def test_results_come_with_their_release(self, who: str, site: Site) -> None:
        user = person(site, who)
        for address, status, text in told(user, site):
            assert status == (404 if address.endswith("/results") else 200)
            assert not [one for one in (*TOTALS, AGREED, DECIDED) if one in text], address
        Appraisal.objects.filter(pk=site.world.appraisal.pk).update(state=State.RELEASED)
        texts = "".join(text for _address, _status, text in told(user, site))
        assert "3060.6" in texts
        assert DECIDED in texts


class TestExempt:
    """What is exempt from publication is not there for members and assessors."""

    @pytest.fixture(scope="class")
    @classmethod
    def made(cls, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
        yield from kept(priced_site, django_db_blocker)

    @pytest.fixture
    def site(self, made: Site, db: None) -> Site:
        return made

    @pytest.mark.parametrize("scoring", ["officer", "apart"])
    @pytest.mark.parametrize("who", ["assessor", "member"])
    def test_no_reader_finds_it(self, who: str, scoring: str, site: Site) -> None:
        Programme.objects.filter(pk=site.world.programme.pk).update(scoring=scoring)
        Appraisal.objects.update(state=State.RELEASED)
        hunted = [one.casefold() for one in (*SECRETS, *AMOUNTS)]
        answered = list(told(person(site, who), site))
        assert {status for _address, status, _text in answered} == {200}
        for address, _status, text in answered:
            assert not [one for one in hunted if one in text.casefold()], address
            assert tells(text) == [], address
        results = ask(url("api-results", site.parameters), token_for(person(site, who))).json()
        (withheld,) = [one for one in results["options"] if one["withheld"]]
        assert withheld["name"] == "Option withheld"
        assert (withheld["total"], withheld["reasons"]) == (None, [])
        assert withheld["rank"]
        assert "could be worked out" in results["statements"][0]

    def test_its_own_address_is_not_there(self, site: Site) -> None:
        scheme = exempt_parameters(site)[1]["scheme"]
        for who, status in (("member", 404), ("officer", 200)):
            for name in ANSWERS:
                if "scheme" in addresses()[name]:
                    address = url(name, site.parameters | {"scheme": scheme})
                    answer = ask(address, token_for(person(site, who)))
                    assert answer.status_code == status, (address, who)

    def test_those_who_write_find_it(self, site: Site) -> None:
        """What the hunt looks for is there to be found."""
        texts = "".join(text for _address, _status, text in told(site.world.officer, site))
        assert NAMES["option"] in texts
        assert NAMES["scheme"] in texts
        assert "918273" in texts
        assert tells(texts)


def test_unknown_address_is_told_in_json(client: Client) -> None:
    for address in ("/api/v1/", "/api/v1/programmes/a/b/c/", "/api/v2/programmes"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert answer.json() == {"error": "There is nothing here that you may read."}
