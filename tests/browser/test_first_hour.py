"""The first hour of a new officer: from an empty workbench to an issued paper, its page loads
counted."""

from typing import Final

from playwright.sync_api import Frame, Page

from appraisal.models import Appraisal
from reports.models import Paper, PaperVersion
from tests.browser.conftest import enter
from tests.browser.visit import Visit, settle
from tests.factories import make_user

MOST_LOADS: Final = 45
WEIGHTS: Final = (30, 30, 10, 20, 10)
LEVELS: Final = ("High", "Medium", "Low")
SECTIONS: Final = (
    "Who should run the libraries from April 2027 on.",
    "",
    "",
    "No option costs more than the budget of today.",
    "A trust may not find its trustees in time.",
    "That the Cabinet prefers the charitable trust.",
)


def test_officer_comes_from_nothing_to_an_issued_paper_in_few_pages(visit: Visit) -> None:
    page, loads = visit.page, list[str]()

    def count(frame: Frame) -> None:
        if frame == page.main_frame:
            loads.append(frame.url)

    enter(visit.window, make_user("newcomer"))
    page.on("framenavigated", count)
    visit.open("/")
    begin(page)
    say_what_is_compared(page)
    rate(page)
    decide(page)
    write(page)
    issue(page)
    version = PaperVersion.objects.get()
    assert version.number == "1.0"
    assert visit.complaints == []
    assert len(loads) <= MOST_LOADS, loads


def begin(page: Page) -> None:
    press(page, "Start a programme")
    fill(page, {"Title": "Libraries", "Reference": "LIB", "First financial year": "2027/28"})
    fill(page, {"Number of years": "5"})
    press(page, "Start the programme")
    press(page, "Start an appraisal")
    fill(page, {"Title": "How libraries are run", "Reference": "RUN"})
    press(page, "Start the appraisal")


def say_what_is_compared(page: Page) -> None:
    press(page, "Go on with the options")
    press(page, "Add several options")
    fill(page, {"How is the service run now?": "In-house as now"})
    fill(page, {"The other options, one a line": "Charitable trust\nShared service"})
    press(page, "Add these options")
    press(page, "Say what the options are judged by.")
    press(page, "Add several criteria")
    page.get_by_label("Critical success factors").check()
    press(page, "Add these criteria")
    press(page, "Give the criteria their weights")
    page.get_by_label("Points: any numbers").check()
    criteria = Appraisal.objects.get().criteria.order_by("position")
    for row, weight in zip(criteria, WEIGHTS, strict=True):
        page.get_by_label(row.name).first.fill(str(weight))
    press(page, "Save the weights")
    press(page, "Agree the ratings of")


def rate(page: Page) -> None:
    """A whole option on each page."""
    page.get_by_text("Rate a whole option").click()
    page.get_by_role("link", name="In-house as now").first.click()
    for number in range(3):
        for place, box in enumerate(page.locator("main form select").all()):
            box.select_option(label=LEVELS[(number + 2 * place) % 3])
        for box in page.locator("main form textarea").all():
            box.fill("The board agreed.")
        button = page.get_by_role("button", name="Save and go on")
        (button if button.count() else page.get_by_role("button", name="Save")).first.click()
    assert "All 15 ratings are given." in page.locator("main").inner_text()


def decide(page: Page) -> None:
    page.locator("nav").get_by_role("link", name="Results").click()
    settle(page)
    assert "All three options are taken forward." in page.locator("main").inner_text()
    press(page, "Record what was decided, and why.")
    page.get_by_label("Charitable trust").first.check()
    fill(page, {"Why it is preferred": "Trustees can raise money that a council cannot."})
    press(page, "Record the decision")


def write(page: Page) -> None:
    page.get_by_role("link", name="Libraries").first.click()
    press(page, "Start a paper")
    fill(page, {"Title": "Who runs our libraries", "Reference": "CAB"})
    page.get_by_label("Decision summary on one page").check()
    press(page, "Start the paper")
    press(page, "The question")
    for number, text in enumerate(SECTIONS):
        if text:
            assert page.locator("#standing").inner_text().startswith("Empty")
            page.locator("main textarea").fill(text)
            page.get_by_role("button", name="Save", exact=True).click()
            page.locator("#said", has_text="Saved").wait_for()
            assert page.locator("#standing").inner_text() == "Written"
        if number + 1 < len(SECTIONS):
            page.get_by_role("link", name="Next:").click()


def issue(page: Page) -> None:
    paper = Paper.objects.get()
    page.locator("nav").get_by_role("link", name="Checks").click()
    press(page, "Open where it is given")
    fill(page, {"For": "Cabinet"})
    meeting = page.get_by_role("group", name="Date of meeting")
    for label, text in {"Day": "1", "Month": "March", "Year": "2027"}.items():
        meeting.get_by_label(label).fill(text)
    press(page, "Save the facts")
    assert paper.facts != Paper.objects.get().facts
    page.locator("nav").get_by_role("link", name="Versions").click()
    press(page, "Issue a version")
    fill(page, {"Issued by, as a role": "Project manager", "Status": "Final"})
    fill(page, {"What changed, and why": "For the Cabinet to decide on."})
    press(page, "Issue this version")


def press(page: Page, name: str) -> None:
    """Follows the first link, or presses the button, of the page's matter that begins with
    these words, and waits for the page that it leads to."""
    main = page.locator("main")
    found = main.get_by_role("link", name=name).or_(main.get_by_role("button", name=name))
    with page.expect_navigation():
        found.first.click()


def fill(page: Page, values: dict[str, str]) -> None:
    for label, text in values.items():
        page.get_by_label(label, exact=True).fill(text)
