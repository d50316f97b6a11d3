"""Guides on one sheet each, and shortcuts of one key, which can be turned off."""

import re
import subprocess
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import Kept, enter, load_barnet
from tests.browser.visit import Visit
from workbench.models import User


@pytest.fixture
def page(visit: Visit, kept: Kept) -> Visit:
    """A window in which the lead officer of the Barnet case is signed in."""
    kept.put(load_barnet)
    enter(visit.window, User.objects.get(username="lead"))
    return visit


def at(visit: Visit) -> str:
    return urlsplit(visit.page.url).path


def pressed(visit: Visit, *keys: str) -> None:
    for key in keys:
        visit.page.keyboard.press(key)


@pytest.mark.parametrize("guide", ["assessors", "members"])
def test_guide_prints_on_one_sheet(guide: str, visit: Visit) -> None:
    visit.open(f"/help/{guide}/")
    pdf = visit.page.pdf(format="A4")
    told = subprocess.run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True)
    assert b"Pages:           1\n" in told.stdout


def test_question_mark_shows_the_keys_over_what_was_typed(page: Visit) -> None:
    page.open("/programmes/new/")
    page.page.fill("#id_title", "Libraries")
    pressed(page, "?")
    assert page.page.input_value("#id_title") == "Libraries?"
    page.page.evaluate("document.activeElement.blur()")
    pressed(page, "?")
    page.page.locator("dialog[open] [data-shortcuts]").wait_for()
    assert page.page.locator("dialog kbd", has_text="g h").is_visible()
    pressed(page, "Escape")
    page.page.locator("dialog").wait_for(state="detached")
    assert page.page.input_value("#id_title") == "Libraries?"
    assert at(page) == "/programmes/new/"


def test_keys_lead_to_the_search_and_home(page: Visit) -> None:
    page.open("/programmes/")
    pressed(page, "/")
    assert page.page.evaluate("document.activeElement.id") == "header-search"
    pressed(page, "g", "h")
    assert page.page.input_value("#header-search") == "gh"
    page.page.evaluate("document.activeElement.blur()")
    pressed(page, "Control+g", "h", "x", "h")
    assert at(page) == "/programmes/"
    pressed(page, "g", "h")
    page.page.wait_for_url(re.compile(r"://[^/]+/$"))


def test_keys_do_nothing_once_they_are_turned_off(page: Visit) -> None:
    page.open("/help/shortcuts/")
    button = page.page.locator("[data-shortcuts-switch]")
    button.click()
    state = page.page.locator("[data-shortcuts-state]")
    assert "are off" in state.inner_text()
    page.open("/programmes/")
    pressed(page, "/", "?", "g", "h")
    assert page.page.evaluate("document.activeElement.tagName") == "BODY"
    assert at(page) == "/programmes/"
    assert page.page.locator("dialog").count() == 0
    page.open("/help/shortcuts/")
    button.click()
    assert "are on" in state.inner_text()
    pressed(page, "/")
    assert page.page.evaluate("document.activeElement.id") == "header-search"


def test_page_of_keys_says_where_there_are_no_scripts(page: Visit) -> None:
    page.page.route("**/*.js", lambda route: route.abort())
    page.page.goto("/help/shortcuts/")
    assert page.page.locator("[data-unscripted]").is_visible()
    assert page.page.locator("[data-shortcuts-switch]").is_hidden()
