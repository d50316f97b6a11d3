"""A real Chromium against a running site, with the Barnet case in it."""

import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from pytest_django import DjangoDbBlocker
from pytest_django.live_server_helper import LiveServer

from reports.casefile.file import read_case
from reports.stored.importing import import_case
from schemes.models import Programme
from tests.factories import make_user, sign_in
from workbench.models import User

pytest.register_assert_rewrite("tests.browser.visit")

from tests.browser.visit import Visit  # noqa: E402

CHROMIUM: Final = ("chromium", "chromium-browser", "google-chrome")
MISSING: Final = "No Chromium on this machine: sudo apt-get install -y chromium fonts-dejavu-core"

# Playwright waits in an event loop of its own thread, which Django takes for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass
class Kept:
    """Copies of the whole database, each with what its maker says of it. The pages that a browser
    opens are served by a thread of their own and write for good, so that no transaction of a test
    could take back what it did."""

    copies: dict[Callable[[], Any], tuple[sqlite3.Connection, Any]] = field(default_factory=dict)

    def put(self, make: Callable[[], Any]) -> Any:
        """Leaves the database as `make` leaves an empty one; made once, then copied."""
        cache.clear()
        connection.ensure_connection()
        if make in self.copies:
            copy, told = self.copies[make]
            over(lambda: copy.backup(connection.connection))
        else:
            copy, told = sqlite3.connect(":memory:"), make()
            connection.connection.backup(copy)
            self.copies[make] = copy, told
        return told


def over(write: Callable[[], object], within: float = 15) -> None:
    """Writes once the server has answered what a page asked for that has been left since."""
    gives_up = time.monotonic() + within
    while True:
        try:
            write()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > gives_up:
                raise
            time.sleep(0.1)
        else:
            return


def nothing() -> None:
    """As the migrations left it."""


@pytest.fixture(scope="session")
def kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Kept]:
    kept = Kept()
    with django_db_blocker.unblock():
        kept.put(nothing)
    yield kept
    for copy, _ in kept.copies.values():
        copy.close()


@pytest.fixture
def transactional_db(kept: Kept, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The database for tests whose writes are for good: afterwards nothing is left of them."""
    with django_db_blocker.unblock():
        yield
        kept.put(nothing)


@pytest.fixture(scope="session")
def browser(live_server: LiveServer) -> Iterator[Browser]:
    """Closed before the server that it speaks to: a thread that serves it gives back the connection
    of the database, which it may share only for as long as the server runs."""
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        pytest.fail(MISSING, pytrace=False)
    # Chromium's sandbox refuses to run for root, as in a container.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=5)


@contextmanager
def new_window(browser: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    """A browser window of its own, with nobody signed in."""
    context = browser.new_context(
        base_url=live_server.url, locale="en-GB", viewport={"width": 1280, "height": 900}
    )
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def window(browser: Browser, live_server: LiveServer) -> Iterator[BrowserContext]:
    with new_window(browser, live_server) as window:
        yield window


@pytest.fixture(scope="session")
def one_window(browser: Browser, live_server: LiveServer) -> Iterator[Visit]:
    """A window that keeps no file, so that each page is weighed with all that it loads."""
    with new_window(browser, live_server) as window:
        visit = Visit(window)
        line = window.new_cdp_session(visit.page)
        line.send("Network.setCacheDisabled", {"cacheDisabled": True})
        yield visit


@pytest.fixture
def looking(one_window: Visit) -> Iterator[Visit]:
    """The one window of all who only look at pages, with nobody signed in: a new one takes as long
    as a page."""
    yield one_window
    one_window.forget()


@pytest.fixture
def visit(window: BrowserContext) -> Visit:
    return Visit(window)


def load_barnet() -> Programme:
    """The Barnet case, with the officer "lead" as its lead."""
    case = read_case(Path(settings.BASE_DIR) / "fixtures" / "barnet.json")
    return import_case(by=make_user("lead"), token=uuid4(), case=case)


def enter(window: BrowserContext, user: User) -> None:
    """Signs this person in without the form."""
    session = sign_in(user).cookies[settings.SESSION_COOKIE_NAME]
    window.add_cookies(
        [
            {
                "name": settings.SESSION_COOKIE_NAME,
                "value": session.value,
                "domain": "localhost",
                "path": "/",
                "httpOnly": True,
                "sameSite": "Lax",
            }
        ]
    )
