"""What people see, and what the log says, when a request fails on our side."""

import json
import logging
import time
from collections.abc import Iterator

import pytest
from django.contrib.auth.decorators import login_not_required
from django.db import IntegrityError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from workbench.running.limit import TookTooLong, limited
from workbench.settings.logs import LineFormatter

handler500 = "workbench.running.unavailable.failed"
SECRET = "rosa.okafor@example.org"


@login_not_required
def database_away(request: HttpRequest, key: str) -> HttpResponse:
    raise OperationalError(f"the server closed the connection of {SECRET}")


@login_not_required
def too_long(request: HttpRequest, key: str) -> HttpResponse:
    raise TookTooLong


@login_not_required
def broken(request: HttpRequest, key: str) -> HttpResponse:
    raise IntegrityError(f"Key (email)=({SECRET}) already exists.")


urlpatterns = [
    path("links/<str:key>/away/", database_away),
    path("links/<str:key>/long/", too_long),
    path("links/<str:key>/broken/", broken),
    path("", include("workbench.urls")),
]


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Iterator[list[dict[str, object]]]:
    """The lines that the log gets while the test runs."""
    found: list[dict[str, object]] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(json.loads(LineFormatter().format(record)))

    handler = Kept()
    loggers = [logging.getLogger(name) for name in ("django.request", "workbench.access")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
    yield found
    for logger, level in zip(loggers, levels, strict=True):
        logger.removeHandler(handler)
        logger.setLevel(level)


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize(
    ("what", "status", "words"),
    [
        ("away", 503, "Try again in a moment"),
        ("long", 503, "took longer than a page may take"),
        ("broken", 500, "Something went wrong on our side"),
    ],
)
def test_the_page_asks_for_nothing_and_the_log_holds_nobody(
    lines: list[dict[str, object]], what: str, status: int, words: str
) -> None:
    client = Client(raise_request_exception=False)
    answer = client.get(f"/links/a-key-that-works-once/{what}/?q={SECRET}")
    page = answer.content.decode()
    assert (answer.status_code, words in page) == (status, True)
    assert ("Retry-After" in answer.headers) == (status == 503)
    name = answer.headers["X-Request-ID"]
    assert name in page
    written = json.dumps(lines)
    assert SECRET not in written
    assert "a-key-that-works-once" not in written
    assert {line["request"] for line in lines} == {name}
    assert any(line.get("raised") and line["at"] for line in lines)
    assert lines[-1]["route"] == f"/links/<str:key>/{what}/"
    assert lines[-1]["status"] == status


@pytest.mark.parametrize(
    ("given", "kept"),
    [("0123abcd-proxy", True), ("short", False), ("with space here", False), ("x" * 65, False)],
)
def test_the_name_of_a_request_may_come_from_the_proxy(given: str, kept: bool) -> None:
    answer = Client(headers={"X-Request-ID": given}).get("/healthz")
    # Probes are answered before a request has a name.
    assert "X-Request-ID" not in answer.headers
    answer = Client(headers={"X-Request-ID": given}).get("/nothing-here/")
    assert (answer.headers["X-Request-ID"] == given) == kept


def test_what_takes_too_long_ends() -> None:
    began = time.monotonic()
    with pytest.raises(TookTooLong), limited(1):
        while time.monotonic() - began < 30:
            pass
    with limited(0):
        pass
