"""The text of a section saves itself while somebody rests, and waits for them after a refusal."""

from playwright.sync_api import Page

from reports.models import Paper, Section
from tests.browser.conftest import Kept, enter
from tests.browser.visit import Visit, settle
from tests.factories import World, make_world

REST = 31_000


def begun() -> World:
    world = make_world()
    Paper.objects.create(
        programme=world.programme,
        reference="CAB",
        slug="cab",
        title="Who runs it",
        house_format="cabinet-report",
    )
    return world


def rest(page: Page) -> None:
    page.clock.fast_forward(REST)
    settle(page)


def test_text_saves_itself_and_stops_where_it_was_refused(visit: Visit, kept: Kept) -> None:
    world: World = kept.put(begun)
    enter(visit.window, world.officer)
    page = visit.page
    page.clock.install()
    visit.open("/programmes/2018-21/papers/cab/edit/summary/")
    box = page.locator("main textarea")
    box.fill("As typed.")
    assert not Section.objects.exists()
    rest(page)
    page.locator("#said", has_text="Saved").wait_for()
    assert Section.objects.get().text == "As typed."
    assert page.evaluate("() => document.activeElement.tagName") == "TEXTAREA"
    assert page.locator("#heard").inner_text() == "", "nobody asked, so nothing is said"
    # Nothing is sent while nothing is new.
    version = Section.objects.get().version
    rest(page)
    assert Section.objects.get().version == version
    # Somebody else writes meanwhile: the text waits for whoever typed it, however long they rest.
    Section.objects.update(text="Another's.", version=version + 1)
    box.fill("As typed later.")
    for _time in range(2):
        rest(page)
        page.locator("#answer", has_text="changed").first.wait_for()
        assert Section.objects.get().text == "Another's."
    assert box.input_value() == "As typed later."
    page.get_by_role("button", name="Save", exact=True).click()
    settle(page)
    assert Section.objects.get().text == "As typed later."
    box.fill("Once more.")
    rest(page)
    assert Section.objects.get().text == "Once more."
