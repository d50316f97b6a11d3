"""Whatever is refused or fails below the address of the API is told in JSON, and never by a page."""

from typing import Any

import pytest
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path, reverse
from pytest_django import Settings

from reports.api import answers
from tests.factories import World
from tests.site.api import ANSWERS, ask, token_for
from tests.site.pages import addresses
from workbench.models import AccessToken
from workbench.running.gate import MOST_BYTES, gate
from workbench.running.limit import TookTooLong

handler400 = "workbench.kept.unreadable.unreadable"
handler500 = "workbench.running.unavailable.failed"
pytestmark = pytest.mark.django_db


class Broken(Exception):
    pass


RAISED: dict[str, Exception] = {
    "400": SuspiciousOperation("secret"),
    "403": PermissionDenied("secret"),
    "500": Broken("secret"),
    "503": OperationalError("secret"),
}


@login_not_required
def failing(request: HttpRequest, status: str) -> HttpResponse:
    if status in RAISED:
        raise RAISED[status]
    page = HttpResponse("<html>secret</html>" * 500, status=int(status))
    page.headers["Retry-After"] = "7"
    return page


urlpatterns = [
    path("api/failing/<str:status>", failing),
    path("", include("workbench.urls")),
]


def said(answer: Any) -> str:
    """The sentence of a refusal, which is nothing but JSON."""
    assert answer["Content-Type"].partition(";")[0] == "application/json", answer.content
    assert answer.headers.get("Content-Encoding") is None
    assert int(answer["Content-Length"]) == len(answer.content)
    assert "no-store" in answer["Cache-Control"]
    found = answer.json()
    assert list(found) == ["error"]
    why = str(found["error"])
    assert why.endswith(".")
    assert not set("<>") & set(why)
    assert "secret" not in why
    return why


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize("status", [400, 403, 418, 429, 500, 503])
def test_page_that_says_why_is_a_sentence_for_programs(status: int) -> None:
    client = Client(raise_request_exception=False, headers={"Accept-Encoding": "gzip"})
    answer = client.get(f"/api/failing/{status}")
    assert answer.status_code == status
    why = said(answer)
    assert answer.headers["X-Request-ID"]
    assert (answer.headers["X-Request-ID"] in why) == (status == 500)
    assert answer.headers.get("Retry-After") == {418: "7", 429: "7", 503: "5"}.get(status)


@pytest.mark.parametrize(
    ("error", "status"),
    [(Broken(), 500), (OperationalError(), 503), (TookTooLong(), 503)],
    ids=["broken", "database away", "too long"],
)
def test_every_address_that_fails_is_told_so(
    monkeypatch: pytest.MonkeyPatch, error: Exception, status: int
) -> None:
    def fails(*_given: Any) -> None:
        raise error

    monkeypatch.setattr(answers, "token_of", fails)
    client = Client(raise_request_exception=False, headers={"Authorization": "Bearer x"})
    for name in ANSWERS:
        parts = {key: "1.0" if key == "number" else "x" for key in addresses()[name]}
        answer = client.get(reverse(f"{name}", kwargs=parts))
        assert answer.status_code == status, name
        said(answer)


@pytest.mark.parametrize(
    "address",
    [
        "/api",
        "/api/",
        "/api/v1",
        "/api/v1/",
        "/api/v1/programmes/",
        "/api/v1/a%0Ab/b",
        "/api/v1/programmes/%3Cb%3E/schemes/x/y",
        "/api/%0A",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_address_that_is_none_is_told_so(world: World, address: str, method: str) -> None:
    answer = ask(address, token_for(world.member), method)
    assert answer.status_code == 404
    assert said(answer) == "There is nothing here that you may read."


def test_pages_beside_the_api_stay_pages(client: Client) -> None:
    for address in ("/apis/", "/sign-in/nothing/", "/static/api/nothing"):
        answer = client.get(address)
        assert answer.status_code == 404
        assert answer["Content-Type"].startswith("text/html")


def test_other_methods_are_told_which_there_are() -> None:
    """A browser sends no token against forgery with them, and is not told of its form."""
    client = Client(enforce_csrf_checks=True)
    for name, allowed in {"api-description": "GET, HEAD", "api-programmes": "GET"}.items():
        for method in ("POST", "PUT", "DELETE"):
            answer = client.generic(method, reverse(name))
            assert (answer.status_code, answer["Allow"]) == (405, allowed)
            assert said(answer) == f"This address is read by {allowed} and by nothing else."


def test_name_of_another_host_is_told(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["options.example.org"]
    answer = Client().get("/api/v1/programmes", headers={"Host": "elsewhere.example.org"})
    assert answer.status_code == 400
    assert said(answer) == "This request could not be read."


def test_program_that_asks_without_tls_is_told_and_led_nowhere(
    world: World, settings: Settings
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    token = token_for(world.member)
    for name in ("api-programmes", "api-description"):
        answer = ask(reverse(name), token)
        assert answer.status_code == 403
        assert answer.json()["error"].startswith("Ask by https.")
        assert "no-store" in answer["Cache-Control"]
    assert AccessToken.objects.get().used_on is None
    assert Client().get("/sign-in/").headers["Location"] == "https://testserver/sign-in/"
    sent = {"Authorization": f"Bearer {token}"}
    assert Client().get("/api/v1/programmes", secure=True, headers=sent).status_code == 200


@pytest.mark.parametrize(
    ("environ", "status"),
    [
        ({"PATH_INFO": "/api/v1/programmes\0"}, "400 Bad Request"),
        ({"PATH_INFO": "/api/v1/programmes", "QUERY_STRING": "a=%00"}, "400 Bad Request"),
        ({"PATH_INFO": "/api/x", "CONTENT_TYPE": "text/plain; charset=rot13"}, "400 Bad Request"),
        (
            {"PATH_INFO": "/api/x", "CONTENT_LENGTH": str(MOST_BYTES + 1)},
            "413 Content Too Large",
        ),
    ],
)
def test_what_is_refused_before_it_is_read_is_told(environ: dict[str, str], status: str) -> None:
    begun: list[Any] = []
    application = gate(lambda *_given: [b"read"], seconds=0)
    (words,) = application(environ, lambda *given: begun.extend(given))
    assert begun[0] == status
    headers = dict(begun[1])
    assert headers["Content-Type"] == "application/json"
    assert headers["Content-Length"] == str(len(words))
    assert words.startswith(b'{"error": "')


def test_description_names_every_refusal_as_json(client: Client) -> None:
    for address, operations in client.get("/api/v1/openapi.json").json()["paths"].items():
        responses = operations["get"]["responses"]
        refusals = {status for status in responses if status[0] != "2"}
        assert {"400", "403", "404", "405", "413", "429", "500", "503"} <= refusals, address
        for status in refusals:
            assert responses[status]["description"].endswith("."), (address, status)
            schema = responses[status]["content"]["application/json"]["schema"]
            assert schema == {"$ref": "#/components/schemas/Refused"}, (address, status)
