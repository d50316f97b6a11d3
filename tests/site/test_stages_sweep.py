"""Every address of an appraisal whose assessors score apart, in every state, for everybody: what is
refused changes nothing, and no page leads anybody to where they are refused."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from itertools import product
from typing import Any, Final
from urllib.parse import urljoin, urlsplit

import pytest
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.test import Client
from django.urls import resolve
from pytest_django import DjangoDbBlocker

from appraisal.models import Appraisal, Assessor, Decision
from schemes.history.exports import EXPORTED
from schemes.models import Membership, Programme, Role
from tests.factories import make_user, rate, sent, sign_in
from tests.site.pages import PAGES, parameter_of, url
from tests.site.site import Site, make_site
from tests.site.stages import ANSWERED, SIGN_IN, STAGES, State, answer_to, elsewhere, of_appraisals
from workbench.models import User

# The people of the site, and those of a second authority that takes part: each is answered as the
# one named beside them.
PEOPLE: Final = {
    "anonymous": "anonymous",
    "stranger of another authority": "stranger of another authority",
    "stranger of a partner": "stranger of another authority",
    "lead": "lead",
    "officer": "officer",
    "moderator": "moderator",
    "assessor": "assessor",
    "assessor of a partner": "assessor",
    "member": "member",
    "approver": "approver",
    "site administrator": "site administrator",
}
# Those of the second authority from scoring to release, when people see different things.
BETWEEN: Final = {State.SCORING, State.MODERATION, State.RELEASED}
MEETINGS: Final = [
    (state, who)
    for state, who in product(State, PEOPLE)
    if "partner" not in who or state in BETWEEN
]
TAKEN: Final = {200, 302, 422}
# Pages that are linked for what they say of when they open.
EXPLAINS: Final[frozenset[str]] = frozenset()
pytestmark = pytest.mark.usefixtures("no_contexts")


@dataclass(frozen=True)
class Kept:
    """The site of all tests here, who is signed in where, and the links and forms of the pages
    that were opened already, by the state and the person."""

    site: Site
    sessions: dict[str, SimpleCookie]
    rows: dict[str, list[dict[str, Any]]]
    links: dict[tuple[str, str], set[tuple[str, str, str]]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Kept]:
    """Made once: whatever a test writes is taken back to this at its end."""
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        with whole:
            site = make_site()
            people = site.people | score_apart(site)
            sessions = {who: sign_in(user).cookies for who, user in people.items() if user}
            kept = Kept(site, sessions, rows())
            with django_db_blocker.block():
                yield kept
            transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """Writes no log of thousands of refusals."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def site(kept: Kept, db: None) -> Site:
    return kept.site


@pytest.fixture(scope="module", params=MEETINGS, ids=["-".join(one) for one in MEETINGS])
def meeting(request: pytest.FixtureRequest) -> tuple[str, str]:
    """A state and a person. Both tests of it follow one another, so that the pages that the first
    opened serve the second."""
    found: tuple[str, str] = request.param
    return found


def score_apart(site: Site) -> dict[str, User]:
    """Lets assessors of two authorities score apart; returns the people of the second one."""
    programme, appraisal = site.world.programme, site.world.appraisal
    Programme.objects.filter(pk=programme.pk).update(scoring=Programme.Scoring.APART)
    partner = programme.partners.get().authority
    found = {"stranger of a partner": make_user("guest", partner)}
    user = found["assessor of a partner"] = make_user("guest-assessor", partner)
    Membership.objects.create(
        programme=programme, user=user, role=Role.ASSESSOR, speaks_for=partner
    )
    assessors = (site.world.assessor, user)
    for number, user in enumerate(assessors, start=1):
        code = f"assessor-{number}"
        Assessor.objects.create(appraisal=appraisal, code=code, user=user, position=number)
        for option, row in product(site.world.options, site.world.rankings):
            rate(option, row, ("high", "low")[number - 1], assessor=code, reason="So it seems.")
    Decision.objects.create(appraisal=appraisal, preferred=site.world.options[1], reason="It is.")
    return found


def put(site: Site, state: str) -> None:
    """Puts the appraisal into a state, and the decision with it where that is reached."""
    found = site.world.appraisal
    decision = found.decisions.latest("pk") if state == State.DECIDED else None
    Appraisal.objects.filter(pk=found.pk).update(state=state, decision=decision)


def browser(kept: Kept, who: str) -> Client:
    """A new browser in which this person is signed in."""
    client = Client()
    if who in kept.sessions:
        name = settings.SESSION_COOKIE_NAME
        client.cookies[name] = kept.sessions[who][name].value
    return client


def rows(*models: type[Model]) -> dict[str, list[dict[str, Any]]]:
    """What stands in the tables of these models; without any, in all that a page could change."""
    every = (
        model
        for name in ("workbench", "schemes", "appraisal", "reports")
        for model in apps.get_app_config(name).get_models()
    )
    found = {
        model.__name__: list(model._base_manager.order_by("pk").values())
        for model in models or every
    }
    # A file that is fetched leaves an event, and a session when it was last used, to the minute:
    # reading does no more.
    told = found.get("AuditEvent", [])
    found["AuditEvent"] = [row for row in told if row["action"] != EXPORTED]
    for session in found.get("Session", []):
        del session["seen_at"]
    return found | {"AuditHead": []}


def test_every_page_of_an_appraisal_says_when_it_answers() -> None:
    """A new page says in `tests/site/stages.py` whom it answers in which state."""
    assert set(STAGES) == of_appraisals()


@pytest.mark.parametrize("name", sorted(STAGES))
def test_nobody_is_admitted_by_a_state_alone(name: str) -> None:
    """Whom the table of roles refuses, no state admits, but for those who rate and who moderate
    where an officer else records the ratings."""
    page, stages = PAGES[name], STAGES[name]
    assert bool(page.see) == bool(stages.see)
    assert bool(page.send) == bool(stages.send)


def test_page_answers_each_person_in_each_state(
    meeting: tuple[str, str], site: Site, kept: Kept
) -> None:
    """Which pages have no form, and which are nothing but one, is tried by the sweep of roles."""
    state, who = meeting
    put(site, state)
    client = browser(kept, who)
    wrong = []
    for name, stages in STAGES.items():
        address = url(name, site.parameters) + PAGES[name].query
        asked = partial(answer_to, name, PEOPLE[who], state, step=step_of(name, site))
        if stages.see:
            answer = client.get(address)
            if answer.status_code != asked(sends=False):
                wrong.append(f"GET {address}: {answer.status_code}, not {asked(sends=False)}")
            keep_links(kept, (state, who), address, answer)
        if stages.send:
            # Who may send the form sends an empty one; anybody else one that would be done.
            taken = asked(sends=True) == ANSWERED
            answer = client.post(address, {} if taken else sent(version=1))
            if answer.status_code not in (TAKEN if taken else {asked(sends=True)}):
                wrong.append(f"POST {address}: {answer.status_code}, not {asked(sends=True)}")
    assert not wrong, "\n".join(wrong)
    now = rows()
    put(site, State.SETTING_UP)
    now |= {Appraisal.__name__: rows(Appraisal)[Appraisal.__name__]}
    assert [name for name in now if now[name] != kept.rows[name]] == []


def test_no_page_leads_to_a_refusal(meeting: tuple[str, str], site: Site, kept: Kept) -> None:
    """What a page offers to somebody is answered to them: by the table, which the test above
    holds against the pages."""
    state, who = meeting
    if (state, who) not in kept.links:
        put(site, state)
        client = browser(kept, who)
        for name, stages in STAGES.items():
            address = url(name, site.parameters) + PAGES[name].query
            if stages.see:
                keep_links(kept, (state, who), address, client.get(address))
    refused = {
        f"{address}: {method} {target}"
        for address, method, target in kept.links[state, who]
        if told(method, target, PEOPLE[who], state) not in {ANSWERED, SIGN_IN}
    }
    assert not refused, "\n".join(sorted(refused))


def told(method: str, target: str, who: str, state: str) -> int:
    """What the tables say of following one link or sending one form."""
    (name, step), sends = led_to(target), method == "POST"
    if name not in STAGES:
        return elsewhere(name, who, sends=sends)
    if name in EXPLAINS:
        return ANSWERED
    return answer_to(name, who, state, sends=sends, step=step)


@cache
def led_to(target: str) -> tuple[str, str]:
    """The name of the page at an address, and the step of the process that it names."""
    match = resolve(target)
    return match.url_name or "", match.kwargs.get("move", "")


def keep_links(kept: Kept, when: tuple[str, str], address: str, answer: Any) -> None:
    """Keeps what a page offers that was opened."""
    found = kept.links.setdefault(when, set())
    if answer.status_code == ANSWERED and answer.headers["Content-Type"].startswith("text/html"):
        found |= {(address, *link) for link in Links(address).of(answer.content.decode())}


class Links(HTMLParser):
    """The links and the forms of one page, each as a method and an address of this site."""

    ASKED: Final = ("data-get", "data-live")

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.found: set[tuple[str, str]] = set()

    def of(self, page: str) -> set[tuple[str, str]]:
        self.feed(page)
        return self.found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "a":
            self.keep("GET", values.get("href"))
        elif tag == "form":
            method = (values.get("method") or "get").upper()
            self.keep(method, values.get("action") or self.address)
        for name in self.ASKED:
            self.keep("GET", values.get(name))

    def keep(self, method: str, target: str | None) -> None:
        whole = urlsplit(urljoin(self.address, target or "#"))
        if target and not target.startswith("#") and not whole.netloc:
            self.found.add((method, whole.path))


def step_of(name: str, site: Site) -> str:
    """The step of the process that the address of a page names; "" where it names none."""
    return site.parameters[parameter_of(name, "move")] if name == "process-step" else ""
