"""The parts of a programme stand in the same place on each of its pages."""

import re
from collections.abc import Iterator
from typing import Final

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from schemes.programmes.parts import parts_of
from tests.factories import make_programme, sign_in
from tests.site.pages import PAGES, Gate, addresses, url
from tests.site.site import Site, make_site

_NAV: Final = re.compile(r'<nav class="wb-nav" aria-label="Programme">(.*?)</nav>', re.S)
_LINK: Final = re.compile(r'<a class="wb-nav__link" href="([^"]+)"( aria-current="\w+")?>([^<]+)<')
# What has links of its own in that place.
_OTHERS: Final = {"appraisal", "paper", "scheme"}
OF_PROGRAMMES: Final = sorted(
    name
    for name, page in PAGES.items()
    if page.html
    and page.see in (Gate.READER, Gate.WRITER, Gate.DECIDER)
    and "programme" in addresses()[name]
    and not _OTHERS & {*addresses()[name]}
)


@pytest.fixture(scope="module")
def window(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[Site, Client]]:
    with django_db_blocker.unblock(), transaction.atomic():
        site = make_site()
        yield site, sign_in(site.world.lead)
        transaction.set_rollback(True)


@pytest.mark.parametrize("name", OF_PROGRAMMES)
def test_page_of_a_programme_has_its_parts(
    name: str, window: tuple[Site, Client], db: None
) -> None:
    site, client = window
    answer = client.get(url(name, site.parameters) + PAGES[name].query)
    assert answer.status_code == 200
    text = answer.content.decode()
    title = re.search("<title>(.*?)</title>", text, re.S)
    assert title is not None
    assert site.world.programme.title in title[1], "two tabs would look the same"
    found = _NAV.findall(text)
    assert len(found) == 1
    links = _LINK.findall(found[0])
    programme = site.world.programme
    assert [words for _to, _here, words in links] == [
        one.words for one in parts_of(programme, programme.get_absolute_url())
    ]
    assert sum(bool(here) for _to, here, _words in links) <= 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "part", "page"),
    [
        ("", "Overview", None),
        ("schemes/x/lines/3/", "Schemes", None),
        ("plan/milestones/3/edit/", "Plan", "Milestones"),
        ("delivery/", "Delivery", "Delivery"),
        ("follow-up/", "Delivery", "Actions and conditions"),
        ("bridges/new/", "Money", "Funding bridges"),
        ("people/", "People", None),
        ("edit/", None, None),
    ],
)
def test_part_is_the_one_that_the_address_is_in(
    path: str, part: str | None, page: str | None
) -> None:
    programme = make_programme()
    found = parts_of(programme, programme.get_absolute_url() + path)
    here = [one for one in found if one.here]
    assert [one.words for one in here] == ([part] if part else [])
    within = [two.words for one in here for two in one.within if two.here]
    assert within == ([page] if page else [])
