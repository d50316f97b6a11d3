"""A moderation meeting in two browsers at once, and its view for a room, by keyboard."""

import time
from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, BrowserContext
from pytest_django.live_server_helper import LiveServer

from appraisal.models import Rating
from tests.appraisal.moderation.panels import cell_url, make_panel, url_of
from tests.browser.conftest import enter
from tests.browser.visit import Visit
from tests.factories import World, make_world

WITHIN: Final = 2.0  # seconds from one browser's answer to the other's page
ROOM: Final = {"width": 1280, "height": 720}


@pytest.fixture
def meeting(transactional_db: None) -> World:
    world = make_world()
    make_panel(world)
    return world


@pytest.fixture
def other(browser: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=live_server.url, locale="en-GB", viewport=ROOM)
    context.set_default_timeout(15_000)
    yield context
    context.close()


def agree(visit: Visit, level: str, reason: str) -> None:
    visit.page.get_by_label(level, exact=True).check()
    visit.page.get_by_label("Why", exact=True).fill(reason)
    visit.page.get_by_role("button", name="Agree", exact=True).click()


def test_what_one_agrees_the_other_sees_within_two_seconds(
    meeting: World, visit: Visit, other: BrowserContext
) -> None:
    enter(visit.window, meeting.moderator)
    enter(other, meeting.assessor)
    reader = Visit(other)
    reader.open(url_of(meeting))
    assert reader.page.get_by_text("None of the nine ratings is agreed yet.").is_visible()
    visit.open(cell_url(meeting))
    agree(visit, "Medium", "Half-way between the two.")
    visit.page.get_by_text("is saved.").wait_for()
    began = time.monotonic()
    reader.page.get_by_text("Agreed: Medium", exact=True).wait_for()
    assert time.monotonic() - began < WITHIN
    said = reader.page.locator("[data-said]")
    assert said.get_attribute("role") == "status"
    assert said.inner_text() == "Shared service on Savings is agreed: Medium."
    assert reader.page.get_by_text("One of nine ratings is agreed.").is_visible()
    reader.check()


def test_nothing_that_somebody_types_is_touched(
    meeting: World, visit: Visit, other: BrowserContext
) -> None:
    enter(visit.window, meeting.moderator)
    enter(other, meeting.lead)
    lead = Visit(other)
    lead.open(cell_url(meeting, large=True))
    lead.page.get_by_label("Low", exact=True).check()
    why = lead.page.get_by_label("Why", exact=True)
    why.fill("It fell at both")
    visit.open(cell_url(meeting))
    agree(visit, "High", "Two of three say so.")
    lead.page.get_by_text("Agreed: High", exact=True).wait_for()
    assert why.input_value() == "It fell at both"
    assert why.evaluate("one => one === document.activeElement")
    assert lead.page.get_by_label("Low", exact=True).is_checked()
    assert lead.page.get_by_text("was agreed or changed while this page was open").is_visible()
    why.press("Control+Enter")
    lead.page.get_by_text("Both texts are shown").first.wait_for()
    assert Rating.objects.get(assessor="").level == "high"
    assert lead.page.get_by_role("textbox", name="Why").input_value() == "It fell at both"


def test_a_page_that_stops_following_says_so(
    meeting: World, visit: Visit, other: BrowserContext
) -> None:
    enter(visit.window, meeting.assessor)
    visit.open(url_of(meeting))
    stopped = visit.page.locator("[data-stopped]")
    visit.window.set_offline(True)
    visit.page.get_by_text("the server cannot be reached").wait_for()
    visit.window.set_offline(False)
    visit.page.get_by_text("This page follows the meeting again.").wait_for()
    assert stopped.inner_text() == ""
    visit.window.clear_cookies()
    visit.page.get_by_text("you are signed out").wait_for()
    assert stopped.get_attribute("role") == "alert"


def test_a_meeting_goes_through_its_cells_by_keyboard(
    meeting: World, other: BrowserContext
) -> None:
    enter(other, meeting.moderator)
    room = Visit(other)
    room.open(url_of(meeting, "moderation-meeting"))
    page = room.page
    heading = page.get_by_role("heading", level=1)
    assert heading.inner_text().splitlines()[0] == "Shared service on Savings"
    page.keyboard.press("ArrowRight")
    page.wait_for_url(f"**{cell_url(meeting, 0, large=True)}")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(f"**{cell_url(meeting, 2, large=True)}")
    page.get_by_label("Medium", exact=True).focus()
    page.keyboard.press("Space")
    page.get_by_label("Why", exact=True).focus()
    page.keyboard.type("Half-way between the two.")
    # Within a text the arrows move in the text.
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(f"**{cell_url(meeting, 0, large=True)}")
    assert Rating.objects.get(assessor="").level == "medium"


def test_a_cell_fits_the_screen_of_a_room(meeting: World, other: BrowserContext) -> None:
    enter(other, meeting.moderator)
    room = Visit(other)
    room.open(url_of(meeting, "moderation-meeting"))
    button = room.page.get_by_role("button", name="Agree and go to the next open one")
    box = button.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= ROOM["height"]
    size = room.page.locator(".wb-meeting__voices").evaluate(
        "one => parseFloat(getComputedStyle(one).fontSize)"
    )
    assert size >= 24
    room.check()


def test_every_page_of_a_meeting_is_accessible(meeting: World, visit: Visit) -> None:
    enter(visit.window, meeting.lead)
    for page in ("moderation", "moderation-alone", "moderation-alike", "moderation-sitting"):
        visit.open(url_of(meeting, page))
        for folded in visit.page.locator("details").all():
            folded.evaluate("one => one.open = true")
        visit.check()
    visit.open(cell_url(meeting))
    visit.check()


def test_results_are_shown_to_a_room_by_keyboard(meeting: World, other: BrowserContext) -> None:
    meeting.rate_everything()
    enter(other, meeting.member)
    room = Visit(other)
    room.open(url_of(meeting, "results-meeting"))
    page = room.page
    answer = page.locator(".wb-slide__answer")
    size = answer.evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    assert size >= 40
    onward = page.get_by_role("link", name="Next", exact=True)
    seen, pictures = [], 0
    while onward.count():
        seen.append(page.get_by_role("heading", level=1).inner_text().splitlines()[0])
        box = onward.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= ROOM["height"], seen
        picture = page.locator(".wb-slide__wide svg")
        if picture.count():
            drawn = picture.bounding_box()
            assert drawn is not None
            assert drawn["y"] + drawn["height"] <= box["y"], seen
            pictures += 1
        page.keyboard.press("ArrowRight")
        page.wait_for_url(f"**?at={len(seen) + 1}")
        room.check()
        page.set_viewport_size(ROOM)
    assert seen[0] == "The answer"
    assert len(seen) > 4
    assert pictures
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(f"**?at={len(seen)}")
