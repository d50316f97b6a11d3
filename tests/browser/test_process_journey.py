"""The whole process of the Barnet case with three assessors of two authorities, from the invitation
to the released results, by keyboard alone.

Typed in the browser: the invitations and the passwords, one assessor's own weights, the agreed
weights and every step of the process, that assessor's ratings of all five options on the first
criterion with one abstention among them, the meeting, the ratings agreed at once, those agreed one
by one with a dissent, the release, and the member's way to the results. Given through the action
that the grid calls as well, so that the test stays short: the other 15 ratings of that assessor,
and all 20 of each of the other two, with the same levels but for two.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext
from pytest_django.live_server_helper import LiveServer

from appraisal.models import Appraisal, Criterion, Rating
from appraisal.scoring.apart.actions import OwnRating, rate_apart
from schemes.models import Partner, Programme
from tests.browser.conftest import enter as sign_in
from tests.browser.conftest import load_barnet
from tests.browser.test_journey import NAME_OF_FOCUS, heading, press, tab_to
from tests.browser.test_people_journey import choose_password, link_on, type_in
from tests.browser.visit import Visit, settle
from tests.factories import make_authority
from workbench.models import User

PEOPLE: Final = "/programmes/asc-adm/people/"
OVERVIEW: Final = "/programmes/asc-adm/appraisals/delivery-model/"
TITLE: Final = "Alternative delivery model for adult social care"
OWN, OTHER = "London Borough of Barnet", "NHS Barnet"
# How often the arrow key goes down from the first role.
ASSESSOR, MEMBER = 3, 4
# Who is invited, as what, and for whom they speak.
INVITED: Final = (
    ("Ann Hale", ASSESSOR, OWN),
    ("Ben Orr", ASSESSOR, OWN),
    ("Cy Marsh", ASSESSOR, OTHER),
    ("Di Penn", MEMBER, OTHER),
)
# The cells on which the third assessor says something else than the others.
APART: Final = {("LATC", "3"): "high", ("JV", "5"): "pass"}
ONWARD: Final = "Agree and go to the next open one"
ABSTAINS: Final = "I sit on the board of the trust."


@pytest.fixture
def open_window(
    transactional_db: None, browser: Browser, live_server: LiveServer
) -> Iterator[Callable[[], Visit]]:
    """Opens a window for one person; all are closed in the end."""
    opened: list[BrowserContext] = []

    def opens() -> Visit:
        context = browser.new_context(
            base_url=live_server.url, locale="en-GB", viewport={"width": 1280, "height": 900}
        )
        context.set_default_timeout(15_000)
        opened.append(context)
        return Visit(context)

    yield opens
    for context in opened:
        context.close()


def unrated_barnet() -> dict[tuple[str, str], str]:
    """The Barnet case before anybody has rated it, scored apart by two authorities; the levels that
    it was rated by option and criterion."""
    programme = load_barnet()
    Programme.objects.filter(pk=programme.pk).update(scoring=Programme.Scoring.APART)
    Partner.objects.create(programme=programme, authority=make_authority(OTHER))
    agreed = Rating.objects.all()
    levels = {(one.option.code, one.criterion.code): one.level for one in agreed}
    agreed.delete()
    return levels


def invite(lead: Visit, name: str, role: int, authority: str) -> str:
    """Has the lead invite somebody; the link to hand over."""
    lead.open(PEOPLE)
    press(lead.page, "Give somebody a role")
    type_in(lead.page, "Email", f"{name.split(maxsplit=1)[0].lower()}@example.org")
    type_in(lead.page, "Full name", name)
    tab_to(lead.page, "Lead officer.")
    for _step in range(role):
        lead.page.keyboard.press("ArrowDown")
    tab_to(lead.page, OWN)
    lead.page.keyboard.press("Space")
    if authority != OWN:
        lead.page.keyboard.press("ArrowDown")
    assert lead.page.evaluate(NAME_OF_FOCUS) == authority
    press(lead.page, "Give the role")
    # The same page for everybody: looked at once.
    return link_on(lead, name, checks=name == INVITED[0][0])


def type_weights(visit: Visit, *weights: str) -> None:
    for name, weight in zip(
        ("Culture and process change", "Savings and additional income"), weights, strict=True
    ):
        type_in(visit.page, name, weight)
    visit.check()
    press(visit.page, "Save the weights")
    visit.check()


def takes_step(lead: Visit, button: str) -> None:
    """Has the lead take a step from the page of the process, which it leads to and back from."""
    press(lead.page, button)
    assert heading(lead.page) == button
    lead.check()
    press(lead.page, button)
    assert heading(lead.page) == "Process"
    lead.check()


def rate_first_row(visit: Visit) -> None:
    """All options on the first criterion, each saved with the button that goes on to the next."""
    page = visit.page
    tab_to(page, "Rate Public service mutual on Appetite")
    page.keyboard.press("Enter")
    names = list(
        Appraisal.objects.get().options.order_by("position").values_list("name", flat=True)
    )
    for number, name in enumerate(names):
        form = page.locator(f'form[aria-label="{name} on Appetite among potential partners"]')
        form.wait_for()
        assert page.evaluate("document.activeElement.type") == "radio"
        page.keyboard.press("Space")
        if name == "NHS shared service":
            for _step in range(3):
                page.keyboard.press("ArrowDown")
            assert page.evaluate(NAME_OF_FOCUS).startswith("Abstain")
        tab_to(page, "Why")
        page.keyboard.type(ABSTAINS if "NHS" in name else f"Talks of May showed it for {name}.")
        if number == 0:
            visit.check()
        tab_to(page, "Save and go to the next unrated")
        page.keyboard.press("Enter")
        form.wait_for(state="detached")
    settle(page)
    assert page.locator("#progress").inner_text() == "You have given 5 of 20 ratings; 15 to go."


def rate_the_rest(user: User, levels: dict[tuple[str, str], str], apart: dict[Any, str]) -> None:
    """Gives what is left of this person's ratings through the action of the grid."""
    appraisal = Appraisal.objects.select_related("programme").get()
    rated = set(
        Rating.objects.filter(assessor__in=appraisal.assessors.filter(user=user).values("code"))
        .values_list("option__code", "criterion__code")
        .iterator()
    )
    criteria = {row.code: row for row in Criterion.objects.filter(appraisal=appraisal)}
    for option in appraisal.options.order_by("position"):
        option.appraisal = appraisal
        for code, criterion in criteria.items():
            cell = (option.code, code)
            if cell not in levels or cell in rated:
                continue
            given = OwnRating(
                level=apart.get(cell, levels[cell]),
                reason=f"{user.first_name} on {option.name}: {criterion.name} holds.",
            )
            rate_apart(
                option=option,
                criterion=criterion,
                given=given,
                by=user,
                token=uuid4(),
                version=None,
            )


def agree_one(visit: Visit, down: int, reason: str, dissent: str = "") -> str:
    """Agrees the cell that is open, its level so many arrow keys below the first; the heading."""
    page = visit.page
    here = heading(page)
    first = page.locator("main input[type=radio]").first
    tab_to(page, page.evaluate("one => one.labels[0].textContent.trim()", first.element_handle()))
    page.keyboard.press("Space")
    for _step in range(down):
        page.keyboard.press("ArrowDown")
    tab_to(page, "Why")
    page.keyboard.type(reason)
    if dissent:
        tab_to(page, "Dissent")
        page.keyboard.type(dissent)
    visit.check()
    # The last open cell has no next one.
    onward = page.get_by_role("button", name=ONWARD).count()
    tab_to(page, ONWARD if onward else "Agree")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    settle(page)
    return here


def test_three_assessors_score_barnet_together_by_keyboard(
    open_window: Callable[[], Visit],
) -> None:
    levels = unrated_barnet()
    lead = open_window()
    sign_in(lead.window, User.objects.get(username="lead"))

    people: dict[str, Visit] = {}
    for name, role, authority in INVITED:
        link = invite(lead, name, role, authority)
        people[name] = open_window()
        choose_password(people[name], link, checks=name == INVITED[0][0])
    ann, member = people["Ann Hale"], people["Di Penn"]

    # Weights: one assessor's own, then the agreed ones, locked.
    ann.open("/")
    assert "You have not given your own weights yet." in ann.page.locator("main").inner_text()
    press(ann.page, TITLE)
    type_weights(ann, "60", "40")
    lead.open(OVERVIEW)
    lead.check()
    press(lead.page, "Go on with the process")
    press(lead.page, "Agree the weights")
    assert "60%" in lead.page.locator("main").inner_text()
    type_weights(lead, "60", "40")
    press(lead.page, "Process")
    takes_step(lead, "Lock the weights")
    takes_step(lead, "Open scoring")

    # Ratings, apart.
    ann.open("/")
    ann.check()
    assert "20 of 20 ratings left." in ann.page.locator("main").inner_text()
    press(ann.page, TITLE)
    assert heading(ann.page) == "Your ratings"
    rate_first_row(ann)
    ann.check()
    own = Rating.objects.filter(assessor="assessor-1", criterion__code="1")
    assert [one.abstained for one in own.exclude(abstained="")] == [ABSTAINS]
    for name, _role, _authority in INVITED[:3]:
        user = User.objects.get(email=f"{name.split()[0].lower()}@example.org")
        rate_the_rest(user, levels, APART if name == "Cy Marsh" else {})
    ann.open(f"{OVERVIEW}scoring/")
    assert ann.page.locator("#progress").inner_text() == "All your 20 ratings are given."
    ann.check()

    # Moderation.
    lead.open("/")
    assert "All assessors have finished: begin moderation." in lead.page.inner_text("main")
    press(lead.page, TITLE)
    takes_step(lead, "Close scoring and begin moderation")
    member.open(f"{OVERVIEW}results/")
    assert heading(member.page) == "Not at this stage"
    press(lead.page, "Go to moderation")
    lead.check()
    press(lead.page, "Say which meeting this is")
    type_in(lead.page, "Name of the meeting", "Project board")
    for label, text in (("Day", "1"), ("Month", "1"), ("Year", "2020")):
        type_in(lead.page, label, text)
    type_in(lead.page, "Who is present", "Lead officer, three assessors")
    lead.check()
    press(lead.page, "Use this meeting")
    press(lead.page, "Agree the 18 cells on which all are equal")
    lead.check()
    press(lead.page, "Agree these 18 cells")
    press(lead.page, "Not agreed yet")
    lead.check()
    press(lead.page, "Joint venture outside the public sector")
    seen = {
        agree_one(lead, 1, "No council was found that did it.", "NHS Barnet: one has begun."),
        agree_one(lead, 0, "Residents see it as part of the Council."),
    }
    assert seen == {
        "Joint venture outside the public sector on Tested by other councils",
        "Local authority trading company on Culture and process change",
    }
    agreed = Rating.objects.filter(assessor="")
    assert {(one.option.code, one.criterion.code): one.level for one in agreed} == levels
    assert {one.meeting for one in agreed} == {"Project board"}
    assert [one.dissent for one in agreed.exclude(dissent="")] == ["NHS Barnet: one has begun."]

    # Release.
    lead.open("/")
    assert "Every rating is agreed: release the results." in lead.page.inner_text("main")
    press(lead.page, TITLE)
    takes_step(lead, "Release the results")
    member.open("/")
    member.check()
    press(member.page, TITLE)
    press(member.page, "Read the results")
    assert heading(member.page) == "Results"
    read = member.page.locator("main").inner_text()
    assert "Public service mutual comes first of the three options taken forward" in read
    assert "Local authority trading company: Not taken forward" in read
    member.check()
