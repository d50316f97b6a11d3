"""Appraisals in words in a real browser: their pages, and the whole job from nothing by keyboard."""

from pathlib import Path
from typing import Final
from uuid import uuid4

import pytest
from django.conf import settings
from playwright.sync_api import Page

from appraisal.models import Appraisal, Option
from reports.casefile.file import read_case
from reports.stored.importing import import_case
from tests.browser.conftest import Kept
from tests.browser.conftest import enter as let_in
from tests.browser.test_journey import NAME_OF_FOCUS, enter, heading, press, tab_to
from tests.browser.visit import AFTERWARDS, Visit
from tests.factories import make_user
from workbench.models import User

MODEL: Final = "/programmes/herts-ha/appraisals/delivery-model/"
PAGES: Final = (
    *("/programmes/herts-ha/way-forward/", "/programmes/herts-ha/way-forward/edit/", MODEL),
    *(f"{MODEL}{page}/" for page in ("options", "criteria", "scoring", "results", "decision")),
    *(f"{MODEL}options/b/", f"{MODEL}options/b/edit/"),
)


def hertfordshire() -> None:
    """The Hertfordshire case, with the officer "lead" as its lead."""
    case = read_case(Path(settings.BASE_DIR) / "fixtures" / "hertfordshire.json")
    import_case(by=make_user("lead"), token=uuid4(), case=case)


@pytest.mark.parametrize("address", PAGES)
def test_page_of_a_case_in_words_is_accessible_and_light(
    address: str, looking: Visit, kept: Kept
) -> None:
    kept.put(hertfordshire)
    let_in(looking.window, User.objects.get(username="lead"))
    assert looking.open(address).status == 200
    _first, alone = looking.weight()
    looking.check()
    # Twenty considerations, each with a form that moves it, weigh more.
    assert alone <= (40_000 if address.endswith("criteria/") else AFTERWARDS)


def test_newcomer_decides_two_strands_in_words_by_keyboard(visit: Visit) -> None:
    let_in(visit.window, make_user("newcomer"))
    page = visit.page
    visit.open("/programmes/")
    press(page, "Start a programme")
    filled(page, {"Title": "Adaptations", "Reference": "HA", "First financial year": "2016/17"})
    filled(page, {"Number of years": "3"})
    press(page, "Start the programme")

    begin(page, "Delivery model", "DM")
    add_option(page, "Do nothing", "A", baseline=True)
    add_option(page, "Small agency", "B", sign_up="5 authorities")
    add_benefit(page, "Greater resilience")
    add_consideration(page, "Quality")
    go(page, "Results")
    assert "No option has been preferred yet" in page.locator("main").inner_text()
    decide(page, "Small agency")
    go(page, "Results")
    shown = page.locator("main").inner_text()
    assert "Small agency is the preferred option." in shown
    assert "5 authorities" in shown
    assert "Greater resilience" in shown
    assert "Rank" not in shown

    press(page, "Adaptations")
    begin(page, "Delivery approach", "DA")
    add_option(page, "Shared service", "A", baseline=True)
    go(page, "Criteria")
    press(page, "Take over one consideration from “Delivery model”")
    assert Appraisal.objects.get(reference="DA").criteria.get().name == "Quality"
    press(page, "Adaptations")
    press(page, "Way forward")
    shown = page.locator("main").inner_text()
    assert "for delivery model, Small agency. Not decided yet: delivery approach." in shown
    press(page, "Say more about it")
    filled(page, {"What there is to say of it": "Seven of ten agreed."})
    press(page, "Save the words")
    assert "Seven of ten agreed." in page.locator("main").inner_text()
    press(page, "Decide: Delivery approach")
    decide(page, "Shared service")
    visit.open("/programmes/ha/way-forward/")
    assert "Both strands are decided." in page.locator("main").inner_text()
    assert "for delivery approach, Shared service." in page.locator("main").inner_text()
    visit.check()


def go(page: Page, room: str) -> None:
    """To a room of the appraisal by its whole name: the site's own name begins with "Options"."""
    for _count in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(NAME_OF_FOCUS) == room:
            enter(page)
            return
    raise AssertionError(f"The tab key never came to {room!r}")


def filled(page: Page, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        tab_to(page, name)
        page.keyboard.type(text)


def begin(page: Page, title: str, reference: str) -> None:
    press(page, "Start an appraisal")
    filled(page, {"Title": title, "Reference": reference})
    press(page, "Start the appraisal")
    assert heading(page) == title


def add_option(
    page: Page, name: str, code: str, *, baseline: bool = False, sign_up: str = ""
) -> None:
    go(page, "Options")
    press(page, "Add an option")
    filled(page, {"Name": name, "Code": code})
    if baseline:
        tab_to(page, "This is the baseline")
        page.keyboard.press("Space")
    if sign_up:
        filled(page, {"What it is about": "Minimum sign-up", "What is said": sign_up})
    press(page, "Save the option")
    assert heading(page) == name


def add_benefit(page: Page, text: str) -> None:
    """On the page of the option that was just added."""
    press(page, "Add a benefit or drawback")
    tab_to(page, "Benefit")
    page.keyboard.press("Space")
    filled(page, {"What it is": text})
    press(page, "Save")
    assert Option.objects.get(code="B").views.get().text == text


def add_consideration(page: Page, name: str) -> None:
    go(page, "Criteria")
    press(page, "Add a criterion")
    # The last of a group of choices: one stop of the tab key, then the arrow keys.
    tab_to(page, "Gateway")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(NAME_OF_FOCUS).startswith("Consideration")
    press(page, "Continue")
    filled(page, {"Name": name})
    tab_to(page, "Save")
    enter(page)


def decide(page: Page, option: str) -> None:
    go(page, "Decision")
    while page.evaluate("document.activeElement.type") != "radio":
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    while page.evaluate(NAME_OF_FOCUS) != option:
        page.keyboard.press("ArrowDown")
    press(page, "Record the decision")
