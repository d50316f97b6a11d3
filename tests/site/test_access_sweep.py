"""Every address, method and person against one table: strangers learn nothing, readers write
nothing, and what is refused changes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from http.cookies import SimpleCookie
from time import monotonic, sleep
from typing import Any, Final

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.test.client import ClientHandler
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from reports.models import Render
from schemes.history.exports import EXPORTED
from tests.factories import sent, sign_in
from tests.site.gates import IN_A_PROGRAMME, MAY, STRANGERS
from tests.site.pages import PAGES, Gate, Page, addresses, parameter_of, url
from tests.site.site import PEOPLE, Site, make_site
from workbench.models import CostlyTurn, Session

READING: Final = ("GET", "HEAD")
WRONG: Final = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
# The form last: who sends the one that signs out is nobody afterwards.
METHODS: Final = (*READING, *WRONG, "POST")
# One who may do nearly everything, a stranger, and nobody.
ASKED_BY_ALL_METHODS: Final = ("lead", "stranger of another authority", "anonymous")
SIGN_IN: Final = "to sign-in"
AWAY: Final = "to home"
OPENED: Final = "opened"
TAKEN: Final = "taken"
MADE_WITHIN: Final = 60  # seconds
# What answers all browsers: each would load everything between it and the pages anew.
ANSWERING: Final = ClientHandler(enforce_csrf_checks=False)
pytestmark = pytest.mark.usefixtures("no_contexts")


@dataclass(frozen=True)
class Kept:
    """The site of all tests here, who is signed in where, and what stands in its database."""

    site: Site
    sessions: dict[str, SimpleCookie]
    rows: dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Kept]:
    """Made once: whatever a test writes is taken back to this at its end."""
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        with whole:
            site = make_site()
            sessions = {who: sign_in(user).cookies for who, user in site.people.items() if user}
            make_files(site)
            kept = Kept(site, sessions, without_exports(rows()))
            with django_db_blocker.block():
                yield kept
            transaction.set_rollback(True)


def make_files(site: Site) -> None:
    """Every file that is made for whoever asks first, so that all others are sent that one."""
    window = sign_in(site.world.lead)
    for name, page in PAGES.items():
        if page.see and not page.html and page.see is not Gate.ADMINISTRATOR:
            assert made(window, url(name, site.parameters) + page.query), name


def made(window: Client, address: str) -> bool:
    """Whether the file comes, now or, on a busy machine, after a page that waits for it."""
    ends = monotonic() + MADE_WITHIN
    while (status := window.get(address).status_code) == 302 and monotonic() < ends:
        sleep(0.5)
    return status == 200


@pytest.fixture
def site(kept: Kept, db: None) -> Site:
    return kept.site


def browser(kept: Kept, who: str) -> Client:
    """A new browser in which this person is signed in."""
    client = Client()
    client.handler = ANSWERING
    if who in kept.sessions:
        name = settings.SESSION_COOKIE_NAME
        client.cookies[name] = kept.sessions[who][name].value
    return client


def test_every_address_is_known() -> None:
    """A new page says in `tests/site/pages.py` who may open it."""
    assert set(addresses()) == set(PAGES)


def expected(page: Page, who: str, method: str) -> int | str:
    """What the table says of this person and method."""
    if page.api:
        return page.api if method == "GET" or page.api == 404 else 405
    gate = page.see if method in READING else page.send if method == "POST" else None
    if who == "anonymous" and Gate.EVERYONE not in (page.see, page.send):
        return SIGN_IN
    if page.away and who != "anonymous":
        return AWAY
    if gate is None:
        return 405
    if who in MAY[gate]:
        return TAKEN if method == "POST" else OPENED
    hidden = gate is Gate.OWNER or (who in STRANGERS and gate in IN_A_PROGRAMME)
    return 404 if hidden else 403


def written() -> int:
    """How many rows this connection has ever written, whether it took them back or not. As long as
    it is the same nothing can have changed, and nobody need look."""
    assert connection.vendor == "sqlite"
    return int(connection.connection.total_changes)


def without_exports(now: dict[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
    """The rows without the events of files that were fetched, which is all that reading leaves."""
    events = [row for row in now["AuditEvent"] if row["action"] != EXPORTED]
    return now | {"AuditEvent": events, "AuditHead": []}


def rows() -> dict[str, list[dict[str, Any]]]:
    """Everything in the database that a page could change, but for when people were last here, for
    their sessions, for files, which are made when they are asked for, and for how often costly
    pages were."""
    return {
        model.__name__: [
            {key: value for key, value in row.items() if key != "last_login"}
            for row in model._base_manager.order_by("pk").values()
        ]
        for name in ("workbench", "schemes", "appraisal", "reports")
        for model in apps.get_app_config(name).get_models()
        if model not in {CostlyTurn, Render, Session}
    }


def assert_private(name: str, response: HttpResponse) -> None:
    """Nobody between keeps what was sent, and nothing runs in it but our own scripts."""
    assert "no-store" in response.headers["Cache-Control"]
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    for loose in ("unsafe", "http:", "https:", "*"):
        assert loose not in policy
    if not PAGES[name].own_policy:
        assert "script-src 'self'" in policy
        assert "style-src 'self'" in policy
        assert "data:" not in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("name", sorted(PAGES))
def test_page_answers_each_person_by_the_table(name: str, site: Site, kept: Kept) -> None:
    """What the lead officer is sent is private besides, and under the strict policy."""
    wrong = []
    for who in PEOPLE:
        # Whatever one person did is taken back before the next comes.
        with transaction.atomic():
            before = written()
            wrong += answers(name, who, site, kept)
            if written() != before:
                assert_nothing_changed(name, who, kept)
            transaction.set_rollback(True)
    assert not wrong, "\n".join(wrong)


def answers(name: str, who: str, site: Site, kept: Kept) -> Iterator[str]:
    """Asks a page by each method for one person; yields each answer that is not the table's."""
    page = PAGES[name]
    address = url(name, site.parameters) + page.query
    for method in METHODS:
        if method in WRONG and method not in wrong_methods(name, who):
            continue
        if method == "HEAD" and who not in ASKED_BY_ALL_METHODS:
            # The same view answers as it answers GET: one who reads is enough to see that it sends
            # no body, one who may not to see that it is refused.
            continue
        client = browser(kept, who)
        wanted = expected(page, who, method)
        # Somebody who may send the form sends an empty one; anybody else one that would be done.
        data = {} if wanted == TAKEN else sent(version=1)
        body = {"data": data} if method == "POST" else {}
        response = (
            client.generic(method, address)
            if method in WRONG
            else getattr(client, method.lower())(address, **body)
        )
        if method == "GET" and who == "lead" and page.see:
            assert_private(name, response)
        if not is_as(wanted, response):
            yield f"{method} {address} for {who}: {response.status_code}, not {wanted}"
        if method == "HEAD":
            body = response.streaming_content if response.streaming else [response.content]
            if b"".join(body):
                yield f"{method} {address} for {who}: a body"


def wrong_methods(name: str, who: str) -> tuple[str, ...]:
    """The methods of no page by which this person asks for one. A page refuses them in front of all
    that looks at who asks, so that the lead officer tries each on every page, a stranger and nobody
    one, which is another from page to page."""
    if who == "lead":
        return WRONG
    if who not in ASKED_BY_ALL_METHODS:
        return ()
    at = sorted(PAGES).index(name) + ASKED_BY_ALL_METHODS.index(who)
    return (WRONG[at % len(WRONG)],)


def is_as(wanted: int | str, response: HttpResponse) -> bool:
    """Whether an answer is the one that the table says."""
    status, leads = response.status_code, response.headers.get("Location", "")
    if wanted == SIGN_IN:
        return status == 302 and leads.startswith(reverse("sign-in"))
    if wanted == AWAY:
        return status == 302 and leads == reverse("home")
    if wanted == OPENED:
        return status == 200
    return status in {200, 302, 422} if wanted == TAKEN else status == wanted


def assert_nothing_changed(name: str, who: str, kept: Kept) -> None:
    now = without_exports(rows())
    if name == "sign-out" and who != "anonymous":
        # That somebody signed out is on the trail, and nothing else has changed.
        assert [row["action"] for row in now["AuditEvent"]][len(kept.rows["AuditEvent"]) :] == [
            "signed out"
        ]
        now |= {"AuditEvent": kept.rows["AuditEvent"]}
    assert now == kept.rows, f"{name} for {who}"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        (name, key)
        for name, keys in sorted(addresses().items())
        # What site administrators keep belongs to no programme.
        if len(keys) > 1 and Gate.ADMINISTRATOR not in (PAGES[name].see, PAGES[name].send)
        for key in keys
    ],
)
def test_thing_of_another_programme_is_not_found(
    name: str, key: str, site: Site, kept: Kept
) -> None:
    """An address that mixes two programmes, sent by the lead officer of both."""
    client, before = browser(kept, "lead"), written()
    address = url(
        name,
        site.parameters | {parameter_of(name, key): site.other_parameters[parameter_of(name, key)]},
    )
    page = PAGES[name]
    if page.see:
        assert client.get(address).status_code == 404
    if page.send:
        assert client.post(address, sent(version=1)).status_code == 404
    assert written() == before or without_exports(rows()) == kept.rows
