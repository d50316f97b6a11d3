"""An assessor's own grid in a real browser: by keyboard, and with nothing lost that was typed."""

import pytest
from django.urls import reverse

from appraisal.models import Rating
from appraisal.states import State
from tests.appraisal.process.apart import apart, at_state
from tests.browser.conftest import enter
from tests.browser.visit import Visit
from tests.factories import World, make_option, make_world


@pytest.fixture
def scoring(transactional_db: None) -> World:
    world = make_world()
    apart(world)
    at_state(world, State.SCORING)
    return world


def opened(scoring: World, visit: Visit) -> None:
    """The assessor's grid, with the first cell of the first criterion open."""
    enter(visit.window, scoring.assessor)
    visit.open(reverse("scoring", args=[scoring.programme.slug, scoring.appraisal.slug]))
    visit.page.get_by_role("link", name="Rate As now on Lawful").press("Enter")
    visit.page.get_by_label("Pass").wait_for()


def test_cells_follow_one_another_by_keyboard(scoring: World, visit: Visit) -> None:
    opened(scoring, visit)
    page = visit.page
    page.get_by_label("Pass").press("Space")
    page.get_by_label("Why").focus()
    page.keyboard.type("It is lawful.")
    page.get_by_role("button", name="Save and go to the next unrated").press("Enter")
    page.get_by_role("form", name="Staff mutual on Lawful").wait_for()
    progress = "You have given 1 of 9 ratings; 8 to go."
    page.locator("#progress", has_text=progress).wait_for()
    # What a screen reader says.
    said = page.locator("p[role=status]", has_text=progress).inner_text()
    assert said == f"Saved. As now on Lawful: Pass. {progress}"
    assert Rating.objects.get().reason == "It is lawful."
    visit.check()


def test_nothing_typed_is_lost_with_the_network_or_the_session(
    scoring: World, visit: Visit
) -> None:
    opened(scoring, visit)
    page, words = visit.page, "Both counties did this."
    page.get_by_label("Pass").press("Space")
    page.get_by_label("Why").fill(words)
    save = page.get_by_role("button", name="Save", exact=True)
    visit.window.set_offline(True)
    save.press("Enter")
    page.get_by_text("the server cannot be reached").wait_for()
    visit.window.set_offline(False)
    visit.window.clear_cookies()
    save.press("Enter")
    page.get_by_text("Not saved").wait_for()
    assert page.get_by_label("Why").input_value() == words
    # Signing in again in another window gives another token, which this form takes over.
    enter(visit.window, scoring.assessor)
    other = visit.window.new_page()
    other.goto(f"{page.url.split('/programmes')[0]}/account/")
    other.close()
    save.press("Enter")
    page.locator(".wb-saved").wait_for()
    assert Rating.objects.get().reason == words


def test_many_options_scroll_in_their_table_and_not_with_the_page(
    scoring: World, visit: Visit
) -> None:
    for number in range(30):
        make_option(scoring.appraisal, f"More {number}", name=f"Neighbourhood partnership {number}")
    enter(visit.window, scoring.assessor)
    visit.page.set_viewport_size({"width": 1280, "height": 800})
    visit.open(reverse("scoring", args=[scoring.programme.slug, scoring.appraisal.slug]))
    root = "document.documentElement"
    assert visit.page.evaluate(f"{root}.scrollWidth - {root}.clientWidth") == 0
