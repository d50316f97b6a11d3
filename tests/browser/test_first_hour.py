"""The first hour of a new officer with the keyboard alone: from an empty workbench to an issued
paper, its page loads counted."""

from typing import Final

from playwright.sync_api import Frame, Page

from appraisal.models import Appraisal
from reports.models import Paper, PaperVersion
from tests.browser.conftest import enter
from tests.browser.test_journey import NAME_OF_FOCUS, REACH, press, tab_to
from tests.browser.visit import Visit
from tests.factories import make_user

MOST_LOADS: Final = 45
OPTIONS: Final = 3
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
    tab_to(page, "Critical success factors")
    page.keyboard.press("Space")
    press(page, "Add these criteria")
    press(page, "Give the criteria their weights")
    choose(page, "Points: any numbers")
    criteria = Appraisal.objects.get().criteria.order_by("position")
    for row, weight in zip(criteria, WEIGHTS, strict=True):
        fill(page, {row.name: str(weight)})
    press(page, "Save the weights")
    press(page, "Agree the ratings of")


def rate(page: Page) -> None:
    """A whole option on each page."""
    tab_to(page, "Rate a whole option")
    page.keyboard.press("Enter")
    press(page, "In-house as now")
    for number in range(OPTIONS):
        for place in range(len(WEIGHTS)):
            tab_to_a(page, "SELECT")
            page.keyboard.type(LEVELS[(number + 2 * place) % 3])
            tab_to_a(page, "TEXTAREA")
            page.keyboard.type("The board agreed.")
        press(page, "Save and go on" if number < OPTIONS - 1 else "Save")
    assert "All 15 ratings are given." in page.locator("main").inner_text()


def decide(page: Page) -> None:
    press(page, "Results")
    assert "All three options are taken forward." in page.locator("main").inner_text()
    press(page, "Record what was decided, and why.")
    choose(page, "Charitable trust")
    fill(page, {"Why it is preferred": "Trustees can raise money that a council cannot."})
    press(page, "Record the decision")


def write(page: Page) -> None:
    press(page, "Libraries")
    press(page, "Start a paper")
    fill(page, {"Title": "Who runs our libraries", "Reference": "CAB"})
    choose(page, "Decision summary on one page")
    press(page, "Start the paper")
    press(page, "The question")
    for number, text in enumerate(SECTIONS):
        if text:
            assert page.locator("#standing").inner_text().startswith("Empty")
            tab_to_a(page, "TEXTAREA")
            page.keyboard.type(text)
            page.keyboard.press("Control+s")
            page.locator("#said", has_text="Saved").wait_for()
            assert page.locator("#standing").inner_text() == "Written"
        if number + 1 < len(SECTIONS):
            press(page, "Next:")


def issue(page: Page) -> None:
    paper = Paper.objects.get()
    press(page, "Checks")
    press(page, "Open where it is given")
    fill(page, {"For": "Cabinet"})
    fill(page, {"Day": "1", "Month": "March", "Year": "2027"})
    press(page, "Save the facts")
    assert paper.facts != Paper.objects.get().facts
    press(page, "Versions")
    press(page, "Issue a version")
    fill(page, {"Issued by, as a role": "Project manager", "Status": "Final"})
    fill(page, {"What changed, and why": "For the Cabinet to decide on."})
    press(page, "Issue this version")


def tab_to_a(page: Page, tag: str) -> None:
    """Goes on to the next element of this kind."""
    for _count in range(REACH):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.tagName") == tag:
            return
    raise AssertionError(f"The tab key never came to a {tag}")


def choose(page: Page, name: str) -> None:
    """Goes on to the next radio buttons, and by the arrow key to the one of this name."""
    for _count in range(REACH):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.type") == "radio":
            break
    for _count in range(REACH):
        if page.evaluate(NAME_OF_FOCUS).startswith(name):
            page.keyboard.press("Space")
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"The arrow key never came to {name!r}")


def fill(page: Page, values: dict[str, str]) -> None:
    """Types into fields, in their order on the page."""
    for label, text in values.items():
        tab_to(page, label)
        page.keyboard.press("Control+a")
        page.keyboard.type(text)
