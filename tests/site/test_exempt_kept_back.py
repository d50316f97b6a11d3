"""What a paper keeps from the public is in no page, file, history, search or answer of the site for
those who neither write, approve nor moderate."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from reports.models import Exemption
from schemes.models import Programme
from tests.factories import sign_in
from tests.site.exempt_site import (
    AMOUNTS,
    EXPLAINED,
    NAMES,
    SECRETS,
    exempt_parameters,
    make_exempt_site,
)
from tests.site.pages import PAGES, addresses, url
from tests.site.site import Site
from tests.site.test_results_kept_back import ISSUED, not_found, readings, text_of

OF_THEM = {"option", "scheme", "evidence", "attachment"}
SEARCHES = ("narwhal", "narw-7", "marmot", "lanternfish", "zephyr")

pytestmark = pytest.mark.usefixtures("no_contexts")


@pytest.fixture(scope="module")
def kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Site]:
    """Made once, and its papers with it: nothing here writes anything that stays."""
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        with whole:
            site = make_exempt_site()
            with django_db_blocker.block():
                yield site
            transaction.set_rollback(True)


@pytest.fixture
def site(kept: Site, db: None) -> Site:
    return kept


def their_own(client: Client, site: Site) -> Iterator[tuple[str, int, str]]:
    """The addresses of what is exempt itself, with status and text of the answer."""
    seen = set()
    for parameters in exempt_parameters(site):
        for name, keys in addresses().items():
            page = PAGES[name]
            if page.see is None or name in ISSUED or not OF_THEM & {*keys, name.split("-")[0]}:
                continue
            address = url(name, parameters) + page.query
            if address in seen or address == url(name, site.parameters) + page.query:
                continue
            seen.add(address)
            answer = client.get(address)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            yield address, answer.status_code, text_of(body)


def everything(client: Client, site: Site, who: str) -> Iterator[tuple[str, str]]:
    yield from readings(client, site, who)
    for typed in SEARCHES:
        for address in (
            f"/search/?q={typed}",
            f"{site.world.programme.get_absolute_url()}?q={typed}",
        ):
            # What somebody typed themselves is theirs to read.
            yield address, client.get(address).content.decode().replace(typed, "")


def all_texts(client: Client, site: Site, who: str) -> Iterator[str]:
    yield from (text for _address, _status, text in their_own(client, site))
    yield from (text for _address, text in everything(client, site, who))


@pytest.mark.parametrize("scoring", ["officer", "apart"])
@pytest.mark.parametrize("who", ["assessor", "member"])
def test_no_reader_finds_what_is_exempt(site: Site, who: str, scoring: str) -> None:
    Programme.objects.filter(pk=site.world.programme.pk).update(scoring=scoring)
    user = site.people[who]
    assert user is not None
    secrets = [secret.casefold() for secret in (*SECRETS, *AMOUNTS)]
    found = [
        (address, secret)
        for address, text in everything(sign_in(user), site, who)
        for folded in [text.casefold()]
        for secret in secrets
        if secret in folded
    ]
    assert found == []


def test_readers_are_told_that_something_is_left_out(site: Site) -> None:
    world = site.world
    client = sign_in(world.member)
    page = client.get(world.programme.get_absolute_url()).content.decode()
    assert "One scheme is left out here, and from every total," in page
    assert (
        "left out here"
        not in sign_in(world.lead).get(world.programme.get_absolute_url()).content.decode()
    )
    page = client.get(url("results", site.parameters)).content.decode()
    assert "Option withheld is the preferred option." in page
    assert "Withheld: it names what is exempt." in page


@pytest.mark.parametrize("who", ["assessor", "member"])
def test_pages_of_what_is_exempt_are_not_there(site: Site, who: str) -> None:
    user = site.people[who]
    assert user is not None
    answers = list(their_own(sign_in(user), site))
    assert len(answers) > 40
    assert [(address, status) for address, status, _text in answers if status == 200] == []
    for address, _status, text in answers:
        assert not [secret for secret in SECRETS if secret in text], address


@pytest.mark.parametrize("who", ["lead", "officer", "moderator", "approver"])
def test_those_who_write_approve_or_moderate_find_it(site: Site, who: str) -> None:
    user = site.people[who]
    assert user is not None
    client = sign_in(user)
    assert not_found((*SECRETS, *AMOUNTS), all_texts(client, site, who)) == []


def test_everybody_finds_it_once_it_is_public(site: Site) -> None:
    Exemption.objects.filter(paper__programme=site.world.programme).delete()
    client = sign_in(site.world.member)
    assert not_found((*NAMES.values(), *EXPLAINED), all_texts(client, site, "member")) == []
