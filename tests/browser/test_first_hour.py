"""The first hour: an empty site to an issued paper, with the pages that it takes counted."""

import re
from typing import Final, Literal

from playwright.sync_api import Page

from reports.models import PaperVersion
from tests.browser.conftest import enter as sign_in
from tests.browser.visit import Visit, settle
from workbench.models import Authority, User

MOST: Final = 45  # page loads
LAST: Final = "What you are asked to agree"


def go(page: Page, name: str, role: Literal["link", "button"] = "link") -> None:
    """Follows a link or presses a button, which leads to another page."""
    with page.expect_navigation():
        page.get_by_role(role, name=name, exact=True).first.click()
    settle(page)


def fill(page: Page, **typed: str) -> None:
    for name, text in typed.items():
        page.locator(f"[name={name}]").fill(text)


def test_empty_programme_comes_to_an_issued_paper(visit: Visit) -> None:
    Authority.objects.create(name="Barnet")
    lead = User.objects.create_superuser("lead", first_name="Pat", last_name="Reed")
    sign_in(visit.window, lead)
    page = visit.page
    loads: list[str] = []
    page.on("load", lambda one: loads.append(one.url))
    walk(visit, page)
    assert visit.complaints == []
    assert PaperVersion.objects.get().number == "1.0"
    assert len(loads) <= MOST, loads


def walk(visit: Visit, page: Page) -> None:
    """From the form of a new programme to a version of its paper, by what the pages offer."""
    visit.open("/programmes/new/")
    fill(page, title="Libraries", reference="LIB", first_year="2026/27", years="3")
    page.locator("select[name=authority]").select_option(index=1)
    go(page, "Start the programme", "button")
    go(page, "Add a scheme")
    fill(page, title="Open longer with volunteers", reference="L1")
    go(page, "Start the scheme", "button")
    go(page, "Libraries")
    go(page, "Start an appraisal")
    fill(page, title="Who runs libraries", reference="LIB-1")
    go(page, "Start the appraisal", "button")
    go(page, "Go on with the options")
    go(page, "Add several options")
    fill(page, baseline="In-house as now", names="Mutual\nOutsource")
    go(page, "Add these options", "button")
    go(page, "Criteria")
    go(page, "Add several criteria")
    page.locator("[name=sets]").first.check()
    fill(page, own="Quality\nPride")
    page.get_by_label("Points from 0 to 5").check()
    go(page, "Add these criteria", "button")
    go(page, "Weights")
    for box in page.locator("main input[type=text]").all():
        box.fill("20")
    go(page, "Save the weights", "button")
    go(page, "Scoring")
    page.locator("main summary").first.click()
    go(page, "In-house as now")
    for following in ("Mutual", "Outsource", ""):
        for box in page.locator("main input[name^=points]").all():
            box.fill("4" if following == "Outsource" else "2")
        for box in page.locator("main [name^=reason]").all():
            box.fill("Agreed at the workshop.")
        go(page, f"Save and go on to {following}" if following else "Save", "button")
    go(page, "Results")
    go(page, "Decision")
    page.get_by_label("Mutual", exact=True).first.check()
    fill(page, reason="It comes first.")
    go(page, "Record the decision", "button")
    go(page, "Libraries")
    go(page, "Start a paper")
    fill(page, title="Who runs libraries", reference="PAPER")
    page.locator("[name=house_format][value=decision-summary]").check()
    go(page, "Start the paper", "button")
    go(page, "Facts on the cover and in boxes")
    fill(page, fact_1="Cabinet", fact_2="2027-03-03")
    go(page, "Save the facts", "button")
    go(page, "Write")
    go(page, "The question")
    for following in ("The answer", "Why", "The money", "The main risks", LAST, ""):
        text = "- Agree to the mutual." if following == "" else "It is said here."
        if page.locator(".wb-state").inner_text() == "Empty":
            page.locator("textarea[name=text]").fill(text)
            page.keyboard.press("Control+s")
            page.locator("#said", has_text=re.compile("^Saved")).wait_for()
            assert page.locator(".wb-state").inner_text() == "Written"
        if following:
            go(page, f"Next: {following}")
    go(page, "Versions")
    go(page, "Issue a version")
    fill(page, reason="For the decision.")
    go(page, "Issue this version", "button")
