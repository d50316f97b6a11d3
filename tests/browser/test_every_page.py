"""Every page of the site in a real browser: with a whole case, with nothing yet, and refused."""

from typing import Any, Final

import pytest

from appraisal.models import Appraisal, Decision, Option, Rating, StakeholderView
from reports.jobs.views import ticket_for
from reports.models import Paper
from schemes.models import Membership, Role
from tests.appraisal.decided import decision_parameters, rule_out_one, words_on
from tests.appraisal.moderation.panels import give, make_assessors
from tests.browser.conftest import Kept, enter, load_barnet
from tests.browser.visit import AFTERWARDS, FIRST_LOAD, Visit, settle
from tests.factories import add_member, make_appraisal, make_programme, make_scheme
from tests.reports.cases.workshop_parameters import workshop_parameters
from tests.reports.jobs.renders import make_render
from tests.schemes.figures import figure_parameters
from tests.schemes.people.rows import people_parameters
from tests.schemes.rows import scheme_parameters
from tests.schemes.savings.lines import savings_parameters
from tests.schemes.spreadsheets.filled import spreadsheet_parameters
from tests.site.lists import LISTS, Ground
from tests.site.pages import PAGES, Gate, addresses, parameter_of, url
from tests.site.site import (
    format_parameters,
    make_group,
    make_version,
    signing_in_parameters,
)
from workbench.models import User

# The second step of signing in is seen between two states of a session alone.
SHOWN: Final = sorted(
    name for name, page in PAGES.items() if page.html and page.see and name != "sign-in-code"
)
# Their scripts ask a device before anything is sent (`test_passkeys.py`).
OF_DEVICES: Final = {"passkey-new", "prove-passkey", "sign-in-passkey"}


# A programme, a scheme and an appraisal that somebody has just begun have no more than these.
BEGUN: Final = {"programme", "scheme", "appraisal"}
EMPTY: Final = sorted(
    name for name in SHOWN if {parameter_of(name, key) for key in addresses()[name]} <= BEGUN
)


@pytest.fixture(autouse=True)
def with_mail(settings: Any) -> None:
    """Pages that ask for an email ask for it where the site can send one."""
    settings.MAIL_CONFIGURED = True


@pytest.fixture
def visit(looking: Visit) -> Visit:
    return looking


def barnet() -> dict[str, Any]:
    """Makes the Barnet case with one row of each kind and a scheme beside it; returns the values of
    address parameters that name them."""
    programme = load_barnet()
    scheme, rows = scheme_parameters(programme)
    appraisal = Appraisal.objects.get(programme=programme)
    option = appraisal.options.get(code="PSM")
    words_on(option)
    rule_out_one(appraisal)
    paper = Paper.objects.get(programme=programme)
    lead = User.objects.get(username="lead")
    version = make_version(paper, "1.0", lead)
    Membership.objects.create(programme=programme, user=lead, role=Role.ASSESSOR)
    score(appraisal, option)
    midway = {"doing": "Laying out the pages: 12 so far", "steps": 4, "steps_done": 1}
    return {
        **rows,
        **figure_parameters(programme),
        **people_parameters(programme),
        **savings_parameters(scheme),
        **spreadsheet_parameters(programme),
        "programme": programme.slug,
        "appraisal": appraisal.slug,
        "option": option.slug,
        "criterion": appraisal.criteria.get(code="3").slug,
        "move": "lock-weights",
        "scale": appraisal.scales.get().slug,
        "group": make_group(appraisal, appraisal.scales.get()).pk,
        **decision_parameters(appraisal, option),
        "optionline": option.lines.create(
            name="Building", kind="one-off-cost", unit_value="1000"
        ).pk,
        "at": 0,
        "view": StakeholderView.objects.filter(option=option).earliest("pk").pk,
        "measure": appraisal.measures.create(key="payback", unit="years").pk,
        "paper": paper.slug,
        "number": version.number,
        "before": version.number,
        "render": ticket_for(paper.pk, make_render(lead, state="running", **midway)),
        "section": "executive-summary",
        **workshop_parameters(Paper.objects.get(programme=programme)),
        **format_parameters(programme),
        **signing_in_parameters(lead),
    }


def score(appraisal: Appraisal, option: Option) -> None:
    """Three assessors, of whom one stands apart on every cell but one, which is open."""
    codes = ("FIN", "OPS", "HR")
    make_assessors(appraisal, *codes, role="Head of service", authority="Barnet")
    agreed = Rating.objects.filter(option__appraisal=appraisal, assessor="").exclude(level="")
    alike = agreed.filter(option=option).first()
    assert alike is not None
    for one in list(agreed):
        other = one.level if one.pk == alike.pk else {"high": "low"}.get(one.level, one.level)
        given = dict(zip(codes, (one.level, one.level, other), strict=True))
        give(one.option, one.criterion, given)
    alike.delete()


def nothing_before() -> None:
    """Most pages show their form as the case stands."""


def decide() -> None:
    """Prefers one of the options, of which schemes can be made then."""
    appraisal = Appraisal.objects.get()
    preferred = appraisal.options.get(code="PSM")
    Appraisal.objects.update(
        decision=Decision.objects.create(appraisal=appraisal, preferred=preferred)
    )


def choose_password() -> None:
    """Has the lead officer have one, who proves by it who they are."""
    lead = User.objects.get(username="lead")
    lead.set_password("a long and plain sentence")
    lead.save()


# What has to have happened before a page shows its form.
BEFORE: Final = {"appraisal-schemes-new": decide, "prove": choose_password}


# What cannot be removed, since something of it was issued or decided: the page says so, without a
# form, which is that of a scheme.
STAYS: Final = {"appraisal-remove", "programme-remove"}


def open_page(visit: Visit, name: str, parameters: dict[str, Any], query: str = "") -> None:
    if PAGES[name].see in {Gate.ADMINISTRATOR, Gate.DELEGATOR}:
        enter(visit.window, User.objects.create_superuser("administrator"))
    elif not PAGES[name].away:
        enter(visit.window, User.objects.get(username="lead"))
    address = url(name, parameters) + query
    response = visit.open(address)
    assert response.status == 200
    assert visit.page.url.endswith(address), "led to another page"


@pytest.mark.parametrize("name", SHOWN)
def test_page_with_a_whole_case_is_accessible_and_light_and_says_what_its_form_lacks(
    name: str, visit: Visit, kept: Kept
) -> None:
    parameters = kept.put(barnet)
    BEFORE.get(name, nothing_before)()
    open_page(visit, name, parameters, PAGES[name].query)
    first, alone = visit.weight()
    visit.check()
    assert first - alone <= FIRST_LOAD
    assert alone <= AFTERWARDS
    if name in STAYS:
        assert "stays on the record" in visit.page.locator("h1").inner_text()
    elif PAGES[name].send and name not in OF_DEVICES:
        refused(visit)


def test_buttons_that_put_a_list_in_order_are_accessible(visit: Visit) -> None:
    programme = make_programme()
    lead = add_member(programme, Role.LEAD, "lead")
    ground = Ground(programme)
    names = ("A", "B with a name that is as long as people make them", "C")
    for one in LISTS:
        for name in names:
            one.make(ground, name)
    enter(visit.window, lead)
    for address in dict.fromkeys(one.page(ground) for one in LISTS):
        visit.open(address)
        for folded in visit.page.locator("details").all():
            folded.evaluate("one => one.open = true")
        assert visit.page.locator("button[name=direction]").count() >= 4, address
        visit.check()


@pytest.mark.parametrize("name", EMPTY)
def test_page_with_nothing_on_it_yet_is_accessible(name: str, visit: Visit) -> None:
    programme = make_programme()
    lead = add_member(programme, Role.LEAD, "lead")
    Membership.objects.create(programme=programme, user=lead, role=Role.ASSESSOR)
    parameters = {
        "programme": programme.slug,
        "scheme": make_scheme(programme).slug,
        "appraisal": make_appraisal(programme).slug,
    }
    open_page(visit, name, parameters)
    visit.check()


def refused(visit: Visit) -> None:
    """Sends the page's main form empty: it is accessible again, and each link of its summary leads
    to what it speaks of."""
    if not send_empty(visit):
        # Nothing on this form has to be filled in; where it led is a page of its own test.
        assert visit.complaints == []
        return
    visit.check()
    page = visit.page
    assert page.title().startswith("Error: ")
    links = page.locator(".govuk-error-summary a")
    for index in range(links.count()):
        target = (links.nth(index).get_attribute("href") or "").removeprefix("#")
        assert page.locator(f"[id='{target}']").count() == 1, f"no element {target}"


def send_empty(visit: Visit) -> bool:
    """Clears and sends the page's main form; whether it was refused."""
    page = visit.page
    page.evaluate(
        """() => {
            const form = document.querySelector("main form[method=post]");
            for (const field of form.elements) {
                if (field.type === "hidden") continue;
                if (field.type === "checkbox" || field.type === "radio") field.checked = false;
                else if (field.tagName === "SELECT") field.selectedIndex = -1;
                else if (field.tagName !== "BUTTON") field.value = "";
            }
        }"""
    )
    # The answer is a page, or a part of one where a script sends the form.
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.locator("main form[method=post] button:not([type=button])").first.click()
    settle(page)
    return page.locator(".govuk-error-summary").count() == 1
