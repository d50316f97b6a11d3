"""A paper from nothing to the desk with the keyboard alone: started, written with a completed
figure, checked, previewed, approved, downloaded."""

import re
from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from reports.models import Approval, Paper, Section
from schemes.models import OfficeHolder, Role
from tests.browser.conftest import enter as sign_in
from tests.browser.conftest import load_barnet
from tests.browser.test_journey import enter, heading, press, tab_to
from tests.browser.visit import Visit
from tests.factories import add_member
from workbench.models import User

BOX: Final = "Text"


def lead() -> User:
    return User.objects.get(username="lead")


def typed(page: Page) -> str:
    return page.locator("textarea[name=text]").input_value()


def save(page: Page, said: str) -> None:
    """Saves by its key, and waits for what the page says of it."""
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.keyboard.press("Control+s")
    page.locator("#said", has_text=re.compile(f"^{said}")).wait_for()


def test_officer_writes_a_paper_by_keyboard(visit: Visit) -> None:
    programme = load_barnet()
    approver = add_member(programme, Role.APPROVER, "Approver")
    for user, office in ((approver, "Monitoring"), (lead(), "Finance")):
        OfficeHolder.objects.create(programme=programme, user=user, office=office)
    sign_in(visit.window, lead())
    page = visit.page
    visit.open(programme.get_absolute_url())

    press(page, "Start a paper")
    tab_to(page, "Title")
    page.keyboard.type("Briefing on the delivery model")
    tab_to(page, "Reference")
    page.keyboard.type("BRIEF")
    tab_to(page, "Cabinet report")
    while not page.evaluate(
        "document.activeElement.labels[0].textContent.trim().startsWith('Scrutiny briefing')"
    ):
        page.keyboard.press("ArrowDown")
    press(page, "Start the paper")
    paper = Paper.objects.get(reference="BRIEF")
    assert paper.house_format == "scrutiny-briefing"
    assert heading(page) == "Write the paper"

    # One section: a figure is found while its name is typed, and taken with Enter.
    first = page.locator("table a").first.inner_text()
    press(page, first)
    tab_to(page, BOX)
    page.keyboard.type("The programme runs for {{ programme.years")
    page.wait_for_selector("#names li[aria-selected=true]")
    assert page.locator("textarea").get_attribute("aria-activedescendant")
    assert visit.faults() == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert typed(page) == "The programme runs for {{ years.count }}"
    assert page.locator("#names").is_hidden()
    page.keyboard.type(" years, and {{ prog")
    page.wait_for_selector("#names li[aria-selected=true]")
    page.keyboard.press("Escape")
    assert page.locator("#names").is_hidden()
    for _one in range(len(", and {{ prog")):
        page.keyboard.press("Backspace")
    page.keyboard.type(".")
    save(page, "Saved")
    section = Section.objects.get(paper=paper)
    assert section.text == "The programme runs for {{ years.count }} years."
    assert "The programme runs for 3 years." in page.locator("#prints").inner_text()
    # The cursor is still where it was.
    assert page.evaluate("document.activeElement.name") == "text"

    # From the panel, found by a word, into the text at the cursor.
    tab_to(page, "Find figures by words")
    page.keyboard.type("options.count")
    page.keyboard.press("Enter")
    page.locator("#figures-count", has_text="One figure").wait_for()
    tab_to(page, "Insert")
    page.keyboard.press("Enter")
    assert typed(page).endswith(" }}")
    save(page, "Saved")
    tab_to(page, "Undo the last change")
    enter(page)
    assert typed(page) == "The programme runs for {{ years.count }} years."

    press(page, "Checks")
    assert "between this paper and its issue" in page.locator("main").inner_text()
    press(page, "Preview")
    part = page.locator("main .wb-list a").first.inner_text()
    press(page, part)
    assert page.locator("article").count() == 1

    press(page, "Approvals")
    press(page, "Ask another role")
    tab_to(page, "Role")
    page.keyboard.type("Monitoring officer")
    tab_to(page, "Approver, Monitoring")
    page.keyboard.press("Space")
    press(page, "Ask for approval")
    # The lead wrote it, so that the approver alone is asked, who finds it at home.
    sign_in(visit.window, approver)
    visit.open("/")
    press(page, "Briefing on the delivery model")
    tab_to(page, "Approve the paper")
    page.keyboard.press("Space")
    press(page, "Record the answer")
    assert Approval.objects.get(paper=paper).state == "given"
    assert "Approved" in page.locator("main").inner_text()

    sign_in(visit.window, lead())
    press(page, "Overview")
    assert visit.complaints == []
    for name, begins in (("Web page", b"<!doctype"), ("Word", b"PK")):
        with page.expect_download(timeout=60_000) as caught:
            tab_to(page, name)
            page.keyboard.press("Enter")
        assert Path(caught.value.path()).read_bytes().startswith(begins)


def test_section_loses_nothing_that_was_typed(visit: Visit) -> None:
    """Somebody else saved meanwhile, or the session ended: the text stays in the box."""
    programme = load_barnet()
    sign_in(visit.window, lead())
    page = visit.page
    visit.open(f"{programme.get_absolute_url()}papers/obc/edit/conclusion/")
    Section.objects.filter(key="conclusion").update(text="Theirs.", version=7)
    page.locator("textarea").fill("Mine.")
    page.keyboard.press("Control+s")
    page.wait_for_selector("#answer .govuk-error-summary")
    assert "Theirs." in page.locator("#answer").inner_text()
    assert typed(page) == "Mine."
    visit.check()
    save(page, "Saved")
    assert Section.objects.get(key="conclusion").text == "Mine."
    visit.window.clear_cookies()
    page.locator("textarea").fill("Later.")
    save(page, "Not saved")
    assert typed(page) == "Later."
    assert Section.objects.get(key="conclusion").text == "Mine."
