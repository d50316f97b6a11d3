"""Help: one text of each guide and of the glossary, found from every page by everybody."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from reports.help.keys import key_tables
from reports.help.texts import GLOSSARY, GUIDES, guide, words
from tests.factories import World, sign_in

PAGES = ("help-words", "help-rules", "help-shortcuts", *(f"help-{key}" for key in GUIDES))


def page(name: str) -> str:
    answer = Client().get(reverse(name))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.django_db
def test_help_leads_to_each_of_its_pages() -> None:
    text = page("help")
    for name in PAGES:
        assert f'href="{reverse(name)}"' in text, name


@pytest.mark.django_db
def test_every_page_leads_to_help(world: World) -> None:
    for client, address in ((Client(), reverse("sign-in")), (sign_in(world.lead), "/")):
        text = client.get(address).content.decode()
        foot = text.partition("<footer")[2]
        assert f'href="{reverse("help")}"' in foot
        assert f'href="{reverse("help-shortcuts")}"' in foot


def test_every_word_of_the_glossary_is_shown_once() -> None:
    rows = [line for line in GLOSSARY.read_text().splitlines() if line.startswith("| **")]
    assert len(words()) == len(rows) > 150
    assert len({one.anchor for one in words()}) == len(rows)
    for one in words():
        assert one.means, one.word
        assert not re.search(r"[*`|]|\]\(", f"{one.word}{one.of}{one.means}{one.is_not}"), one.word


@pytest.mark.django_db
def test_word_has_a_place_of_its_own() -> None:
    text = page("help-words-later")
    assert 'id="switching-point"' in text
    assert "the share of a weight beyond which another option comes first" in text
    assert 'href="#letter-S"' in text


@pytest.mark.django_db
def test_words_stand_on_two_pages_that_lead_to_each_other() -> None:
    first, later = page("help-words"), page("help-words-later")
    for one in words():
        assert (f'id="{one.anchor}"' in first) is (one.word[0].upper() <= "L"), one.word
        assert (f'id="{one.anchor}"' in later) is (one.word[0].upper() > "L"), one.word
    for text, address in ((first, reverse("help-words-later")), (later, reverse("help-words"))):
        places = re.findall(f'href="{address}#([^"]+)"', text)
        assert places
        other = later if text is first else first
        assert all(f'id="{place}"' in other for place in places)


@pytest.mark.parametrize("key", GUIDES)
def test_guide_is_its_document(key: str) -> None:
    found = guide(key)
    assert f"# {found.heading}\n" in GUIDES[key].read_text()
    headings = re.findall("^## (.+)$", GUIDES[key].read_text(), re.MULTILINE)
    assert headings
    for one in headings:
        assert f"<h2>{one}</h2>" in found.text


def test_guides_and_words_reach_the_image() -> None:
    left_out = settings.BASE_DIR / "docs" / "operations" / "service" / "Dockerfile.dockerignore"
    assert "docs" not in left_out.read_text()


@pytest.mark.django_db
def test_every_key_is_listed() -> None:
    text = page("help-shortcuts")
    for _heading, keys in key_tables():
        for key, _does in keys:
            assert f"<kbd>{key}</kbd>" in text
