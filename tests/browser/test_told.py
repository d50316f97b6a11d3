"""Reading goes on from what was done, and a narrow window shows where one is."""

from schemes.models import Role
from tests.browser.conftest import enter
from tests.browser.visit import Visit, settle
from tests.factories import add_member, make_programme

_FOCUSED = "() => document.activeElement.textContent"


def test_what_was_done_has_the_focus(looking: Visit) -> None:
    programme = make_programme()
    enter(looking.window, add_member(programme, Role.LEAD, "lead"))
    looking.open(f"{programme.get_absolute_url()}edit/")
    looking.page.locator("main form button:not([type=button])").first.click()
    settle(looking.page)
    assert "Done" in looking.page.evaluate(_FOCUSED)
    looking.check()


def test_a_narrow_window_shows_the_part_that_is_open(looking: Visit) -> None:
    programme = make_programme()
    enter(looking.window, add_member(programme, Role.LEAD, "lead"))
    looking.page.set_viewport_size({"width": 320, "height": 640})
    for path, words in (("history/", "History"), ("plan/events/", "Plan"), ("", "Overview")):
        looking.open(programme.get_absolute_url() + path)
        here = looking.page.locator("nav[aria-label=Programme] [aria-current]")
        assert here.inner_text() == words
        box = here.bounding_box()
        assert box is not None
        assert 0 <= box["x"] <= 320 - box["width"]
        assert looking.page.locator("h1").bounding_box()["y"] < 500  # type: ignore[index]
