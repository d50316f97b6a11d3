"""An officer's whole job with the keyboard alone, from signing in to the paper on the desk."""

import os
from pathlib import Path
from typing import Final

from django.conf import settings
from playwright.sync_api import Page

from appraisal.models import Decision, Rating
from tests.browser.conftest import load_barnet
from tests.browser.visit import Visit, settle
from workbench.models import AuditEvent, User

PASSWORD: Final = "a long and plain sentence"
REACH: Final = 150  # presses of the tab key
TOUCHED: Final = "Local authority trading company on Culture and process change"
PICTURE: Final = Path(settings.BASE_DIR) / "docs" / "images" / "results.png"

NAME_OF_FOCUS: Final = """() => {
    const here = document.activeElement;
    if (!here || here === document.body) return "";
    const label = here.labels && here.labels.length ? here.labels[0].textContent : "";
    const named = (here.getAttribute("aria-labelledby") || "").split(" ").filter(Boolean);
    const pieces = named.map(id => document.getElementById(id).textContent).join(" ");
    const text = pieces || label || here.getAttribute("aria-label") || here.textContent;
    return text.replace(/\\s+/g, " ").trim();
}"""


def tab_to(page: Page, name: str) -> None:
    """Presses the tab key until what has the focus is called `name`, or begins so."""
    seen = []
    for _count in range(REACH):
        page.keyboard.press("Tab")
        here = page.evaluate(NAME_OF_FOCUS)
        if here.startswith(name):
            assert shows_focus(page), f"{name} has the focus and does not show it"
            return
        seen.append(here[:60])
    raise AssertionError(f"The tab key never came to {name!r}, but to {seen}")


def shows_focus(page: Page) -> bool:
    """Whether the element with the focus, or the label that draws it, looks different."""
    return bool(
        page.evaluate(
            """() => {
                const here = document.activeElement;
                const drawn = [here, ...(here.labels || [])];
                return drawn.some(e => ["", "::before", "::after"].some(part => {
                    const style = getComputedStyle(e, part || null);
                    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
                        || style.boxShadow !== "none";
                }));
            }"""
        )
    )


def press(page: Page, name: str) -> None:
    """Goes to a link or button by tab key and presses Enter, which leads to another page."""
    tab_to(page, name)
    enter(page)


def enter(page: Page) -> None:
    with page.expect_navigation():
        page.keyboard.press("Enter")
    settle(page)


def heading(page: Page) -> str:
    """The heading as it is seen; what it is of is heard alone."""
    return page.locator("h1").inner_text().splitlines()[0]


def test_officer_does_the_whole_job_by_keyboard(visit: Visit) -> None:
    load_barnet()
    lead = User.objects.get(username="lead")
    lead.set_password(PASSWORD)
    lead.save()
    page = visit.page
    visit.open("/")
    assert heading(page) == "Sign in"

    tab_to(page, "Name")
    page.keyboard.type("lead")
    tab_to(page, "Password")
    page.keyboard.type(PASSWORD)
    enter(page)

    press(page, "Adult social care alternative delivery model")
    press(page, "Alternative delivery model for adult social care")
    press(page, "Results")
    before = page.locator("main").inner_text()
    assert "Local authority trading company: Not taken forward" in before
    if os.environ.get("WORKBENCH_TESTS_PICTURE"):
        page.wait_for_timeout(500)
        PICTURE.parent.mkdir(exist_ok=True)
        page.screenshot(path=PICTURE)

    # One rating from low to high, where it stands in the grid.
    press(page, "Scoring")
    tab_to(page, f"Change {TOUCHED}")
    page.keyboard.press("Enter")
    page.wait_for_selector("form.wb-cell__form")
    assert page.evaluate("document.activeElement.type") == "radio"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(NAME_OF_FOCUS).startswith("High")
    tab_to(page, "Why")
    page.keyboard.press("Control+a")
    page.keyboard.type("The company would be set up with its own staff council.")
    tab_to(page, "Save")
    page.keyboard.press("Enter")
    page.wait_for_selector(".wb-saved")
    rating = Rating.objects.get(option__code="LATC", criterion__code="3")
    assert (rating.level, rating.version) == ("high", 2)
    assert AuditEvent.objects.latest("pk").action

    press(page, "Results")
    after = page.locator("main").inner_text()
    assert "Local authority trading company: Taken forward" in after
    assert after != before

    press(page, "Decision")
    tab_to(page, "Public service mutual")
    page.keyboard.press("Space")
    tab_to(page, "Why it is preferred")
    page.keyboard.type("It stands first on both criteria.")
    tab_to(page, "How many took part")
    page.keyboard.type("7")
    tab_to(page, "How many were entitled")
    page.keyboard.type("10")
    press(page, "Record the decision")
    decision = Decision.objects.get()
    assert (decision.preferred.code, decision.present, decision.entitled) == ("PSM", 7, 10)

    press(page, "Adult social care alternative delivery model")
    press(page, "Outline business case")
    # A download counts as a page that was not loaded.
    assert visit.complaints == []
    with page.expect_download(timeout=60_000) as caught:
        tab_to(page, "Download the paper")
        page.keyboard.press("Enter")
    paper = Path(caught.value.path()).read_bytes()
    assert paper.startswith(b"%PDF")
    assert caught.value.suggested_filename.endswith(".pdf")


def test_skip_link_is_the_first_stop_and_leads_to_the_page(visit: Visit) -> None:
    visit.open("/sign-in/")
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate(NAME_OF_FOCUS) == "Skip to main content"
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("document.activeElement.id") == "main"
