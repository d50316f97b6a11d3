"""A group from nothing, with the keyboard alone: an administrator sets the site up,
a lead officer answers an invitation and invites an assessor, who answers theirs."""

from typing import Any, Final

from playwright.sync_api import Page

from schemes.models import Membership, Role
from tests.browser.conftest import enter as sign_in
from tests.browser.test_journey import heading, press, tab_to
from tests.browser.visit import Visit
from workbench.models import User

PASSWORD: Final = "three plain words together"


def type_in(page: Page, name: str, text: str) -> None:
    tab_to(page, name)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def choose_password(visit: Visit, link: str, *, checks: bool = True) -> None:
    visit.open(link)
    assert heading(visit.page) == "Welcome to the workbench"
    if checks:
        visit.check()
    type_in(visit.page, "Password", PASSWORD)
    type_in(visit.page, "The same password again", PASSWORD)
    press(visit.page, "Save the password and sign in")
    assert heading(visit.page) == "Home"


def link_on(visit: Visit, name: str, *, checks: bool = True) -> str:
    """The link that the page shows this once."""
    assert heading(visit.page) == f"Hand this link over to {name}"
    if checks:
        visit.check()
    return visit.page.input_value("#link")


def test_group_begins_from_nothing_by_keyboard(
    visit: Visit,
) -> None:
    sign_in(visit.window, User.objects.create_superuser("root"))
    page = visit.page
    visit.open("/")
    visit.check()
    press(page, "Add the authority")
    type_in(page, "Name", "Barnet")
    press(page, "Save the authority")
    visit.open("/people/new/")
    type_in(page, "Full name", "Pat Reed")
    type_in(page, "Email", "pat@example.org")
    tab_to(page, "Authority they work for")
    page.keyboard.type("Barnet")
    press(page, "Make the invitation")
    invitation = link_on(visit, "Pat Reed")
    visit.open("/programmes/new/")
    for name, text in (("Title", "Care"), ("Reference", "C1")):
        type_in(page, name, text)
    for name, text in (("Authority", "Barnet"), ("Lead officer", "Pat")):
        tab_to(page, name)
        page.keyboard.type(text)
    for name, text in (("First financial year", "2026/27"), ("Number of years", "3")):
        type_in(page, name, text)
    press(page, "Start the programme")
    assert heading(page) == "Care"
    visit.window.clear_cookies()

    choose_password(visit, invitation)
    visit.open("/programmes/c1/people/")
    press(page, "Give somebody a role")
    type_in(page, "Email", "lee@example.org")
    type_in(page, "Full name", "Lee")
    tab_to(page, "Lead officer.")
    for _step in range(3):
        page.keyboard.press("ArrowDown")
    press(page, "Give the role")
    theirs = link_on(visit, "Lee")
    visit.window.clear_cookies()

    choose_password(visit, theirs)
    visit.open("/programmes/c1/people/")
    assert "Two people take part." in page.locator(".wb-state").inner_text()
    assert page.get_by_text("Give somebody a role").count() == 0
    lee = Membership.objects.get(user__email="lee@example.org")
    assert lee.role == Role.ASSESSOR
    # The link led once, and says so now.
    answer: Any = visit.open(theirs)
    assert answer.status == 404
    assert heading(page) == "This link does not work"


def test_whoever_forgot_a_password_is_told_what_happens(visit: Visit, settings: Any) -> None:
    settings.MAIL_CONFIGURED = True
    visit.open("/sign-in/")
    press(visit.page, "Forgotten your password?")
    type_in(visit.page, "Your email", "nobody@example.org")
    press(visit.page, "Send me a link")
    assert "is on its way" in visit.page.locator("main").inner_text()
    visit.check()
