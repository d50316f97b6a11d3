"""Several cells rated on one form in a real browser: at both widths, and without scripts."""

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from appraisal.models import Rating
from appraisal.states import State
from tests.appraisal.process.apart import apart, at_state, say
from tests.browser.conftest import enter
from tests.browser.visit import Visit
from tests.factories import World, make_option, make_ranking, make_world

WIDE = "Whether staff who would transfer to a partnership of nine councils keep their pensions"


@pytest.fixture
def scoring(transactional_db: None) -> World:
    world = make_world()
    apart(world)
    at_state(world, State.SCORING)
    make_ranking(world.appraisal, "R9", world.scale)
    make_option(world.appraisal, "W", name=WIDE.replace(" ", ""))
    return world


def wider(page: Page) -> int:
    """By how much the page is wider than its window."""
    root = "document.documentElement"
    return int(page.evaluate(f"{root}.scrollWidth - {root}.clientWidth"))


def test_option_is_rated_whole_from_the_grid(scoring: World, visit: Visit) -> None:
    page = visit.page
    enter(visit.window, scoring.assessor)
    visit.open(reverse("scoring", args=[scoring.programme.slug, scoring.appraisal.slug]))
    page.get_by_text("Rate a whole option, or every option on one criterion").click()
    visit.check()
    page.get_by_role("link", name="Staff mutual", exact=True).click()
    page.get_by_role("heading", name="Rate Staff mutual").wait_for()
    visit.check()
    assert wider(page) == 0
    first, second = (page.get_by_role("group", name=name) for name in ("Lawful", "Savings"))
    first.get_by_label("Rating").select_option("Pass")
    page.get_by_role("button", name="Save", exact=True).click()
    # What is wrong leads to its box, and what was chosen is still there.
    page.get_by_role("link", name="Lawful: Say why you rate it so.").click()
    assert first.get_by_label("Why").evaluate("box => box === document.activeElement")
    assert first.get_by_label("Rating").input_value() == "level:pass"
    page.keyboard.type("It is lawful.")
    visit.check()
    option, criterion = scoring.options[1], scoring.rankings[0]
    say(scoring, scoring.assessor, option, criterion, level="low", reason="In another window.")
    second.get_by_label("Rating").select_option("High")
    second.get_by_label("Why").fill("Both counties saved.")
    page.get_by_role("button", name="Save and go on to").click()
    second.get_by_text("In another window.").wait_for()
    assert second.get_by_label("Why").input_value() == "Both counties saved."
    visit.check()
    assert wider(page) == 0
    page.get_by_role("button", name="Save and go on to").click()
    page.get_by_text("Two ratings are saved.").wait_for()
    told = Rating.objects.filter(option=option).values_list("reason", flat=True)
    assert sorted(told) == ["Both counties saved.", "It is lawful."]


def test_every_option_is_rated_on_a_criterion_without_scripts(
    scoring: World, browser: Browser, live_server: LiveServer
) -> None:
    window = browser.new_context(
        base_url=live_server.url,
        java_script_enabled=False,
        viewport={"width": 320, "height": 640},
    )
    enter(window, scoring.assessor)
    page = window.new_page()
    where = [scoring.programme.slug, scoring.appraisal.slug]
    page.goto(reverse("scoring", args=where))
    page.get_by_text("Rate a whole option, or every option on one criterion").click()
    page.get_by_role("link", name="Savings", exact=True).click()
    page.get_by_role("group", name="As now").get_by_label("Rating").select_option("Abstain")
    page.get_by_role("group", name="As now").get_by_label("Why").fill("I work there.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("One rating is saved.").wait_for()
    assert Rating.objects.get().abstained == "I work there."
    window.close()
