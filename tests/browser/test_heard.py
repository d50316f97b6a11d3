"""What a screen reader says on the ten main pages and in the five main acts, compared with a text
that somebody has read and found right (`tests/browser/heard/`).

Where a page changes on purpose, remove its text: the test writes it anew and fails once, so that
the new one is read before it is committed.
"""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from appraisal.models import Decision
from reports.models import Paper
from tests.browser.conftest import Kept, enter
from tests.browser.reader import announced, begin_to_listen, read_through
from tests.browser.visit import Visit, settle
from tests.factories import World, make_world
from workbench.dates import day

HEARD: Final = Path(__file__).parent / "heard"
APPRAISAL: Final = "/programmes/2018-21/appraisals/a1/"
PAPER: Final = "/programmes/2018-21/papers/cab/"
PAGES: Final = {
    "home": "/",
    "programme": "/programmes/2018-21/",
    "appraisal": APPRAISAL,
    "options": f"{APPRAISAL}options/",
    "criteria": f"{APPRAISAL}criteria/",
    "weights": f"{APPRAISAL}weights/",
    "scoring": f"{APPRAISAL}scoring/",
    "results": f"{APPRAISAL}results/",
    "decision": f"{APPRAISAL}decision/",
    "section": f"{PAPER}edit/summary/",
}
# The first page of each kind is read from its very beginning, the others from their heading on.
WHOLE: Final = {"home", "programme", "appraisal", "section"}
_CHANGING: Final = re.compile(r"\b\d{1,2}:\d\d\b")


def rated() -> World:
    """An appraisal that is rated and not decided, with a paper that somebody has begun."""
    world = make_world()
    world.rate_everything()
    Paper.objects.create(
        programme=world.programme,
        appraisal=world.appraisal,
        reference="CAB",
        slug="cab",
        title="Who runs it",
        house_format="cabinet-report",
    )
    return world


@pytest.fixture
def visit(looking: Visit, kept: Kept) -> Visit:
    world: World = kept.put(rated)
    enter(looking.window, world.lead)
    return looking


def compare(name: str, heard: list[str]) -> None:
    """Holds what was heard against the reviewed text of that name."""
    text = _CHANGING.sub("hh:mm", "\n".join(heard)).replace(day(date.today()), "today") + "\n"
    reviewed = HEARD / f"{name}.txt"
    if not reviewed.exists():
        reviewed.write_text(text, "utf-8")
        pytest.fail(f"{reviewed} was not there: read what is in it now, and commit it.")
    assert text.splitlines() == reviewed.read_text("utf-8").splitlines()


@pytest.mark.parametrize("name", PAGES)
def test_page_is_read_as_reviewed(name: str, visit: Visit) -> None:
    visit.open(PAGES[name])
    part = "body" if name in WHOLE else "main"
    compare(name, [visit.page.title(), *read_through(visit.page, part)])


def focus(visit: Visit) -> str:
    """The words of what has the focus, which is read first once a page is there."""
    words = visit.page.evaluate("() => document.activeElement.innerText")
    return "focus: " + " ".join(str(words).split())


def rate_in_its_place(visit: Visit) -> list[str]:
    visit.open(PAGES["scoring"])
    begin_to_listen(visit.page)
    visit.page.get_by_role("link", name="Change Staff mutual on Lawful").click()
    visit.page.get_by_label("Fail").check()
    visit.page.get_by_role("button", name="Save").click()
    visit.page.locator("[data-undo], .wb-saved").first.wait_for()
    settle(visit.page)
    return [*announced(visit.page), focus(visit)]


def save_weights(visit: Visit) -> list[str]:
    visit.open(PAGES["weights"])
    visit.page.get_by_label("Savings").first.fill("70")
    visit.page.get_by_label("Quality").first.fill("30")
    visit.page.get_by_role("button", name="Save the weights").click()
    settle(visit.page)
    return [visit.page.title(), focus(visit)]


def write_section(visit: Visit) -> list[str]:
    visit.open(PAGES["section"])
    begin_to_listen(visit.page)
    visit.page.locator("main textarea").fill("The mutual is {{ no such figure }}.")
    visit.page.get_by_role("button", name="Save", exact=True).click()
    visit.page.locator("#said", has_text="Saved").wait_for()
    settle(visit.page)
    return [*announced(visit.page), focus(visit)]


def remove_and_undo(visit: Visit) -> list[str]:
    visit.open(f"{APPRAISAL}options/c/remove/")
    heard = [visit.page.title()]
    visit.page.locator("main form button").first.click()
    settle(visit.page)
    heard += [visit.page.title(), focus(visit)]
    visit.page.get_by_role("button", name="Undo").click()
    settle(visit.page)
    return [*heard, visit.page.title(), focus(visit)]


def decide(visit: Visit) -> list[str]:
    visit.open(PAGES["decision"])
    visit.page.get_by_label("Shared service").first.check()
    visit.page.get_by_role("button", name="Record the decision").click()
    settle(visit.page)
    heard = [visit.page.title(), focus(visit)]
    visit.page.get_by_label("Why it is preferred", exact=True).fill("Members prefer it.")
    visit.page.get_by_role("button", name="Record the decision").click()
    settle(visit.page)
    assert Decision.objects.count() == 1
    return [*heard, visit.page.title(), focus(visit)]


ACTS: Final[dict[str, Callable[[Visit], list[str]]]] = {
    "rating-saved": rate_in_its_place,
    "weights-saved": save_weights,
    "section-saved": write_section,
    "option-removed-and-back": remove_and_undo,
    "decision-refused-and-recorded": decide,
}


@pytest.mark.parametrize("name", ACTS)
def test_act_is_heard_as_reviewed(name: str, visit: Visit) -> None:
    compare(name, ACTS[name](visit))
