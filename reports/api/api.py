"""The API as a whole: its subjects, its description, and what it says instead of an error page."""

from functools import cache
from http import HTTPStatus
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from reports.api import appraisals, delivery, papers, programmes, savings, schemes
from reports.api.answers import said_of
from reports.issue.altered import VersionAltered
from reports.issue.fetching import FileNotMade
from workbench.pages.not_now import NotNow
from workbench.running.costly import TooMuchAsked
from workbench.running.programs import NOT_FOUND
from workbench.tokens.checking import TokenRefused

PREFIX: Final = "/api/v1/"
_ABOUT: Final = (
    "Reads programmes, their schemes, savings and delivery, results of appraisals that were "
    "released, and issued papers. A request sends a token that somebody made on their account "
    "page, as “Authorization: Bearer …”; it reads what that person may read and what the scopes of "
    "the token allow, and changes nothing. Money is in pounds, as exact text."
)

# Said before a view is asked or in its place (`workbench/running/programs.py`).
_ANYWHERE: Final = (400, 405, 413, 500, 503)

api = NinjaAPI(
    title="Options appraisal workbench",
    version="1",
    description=_ABOUT,
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
)
for subject in (programmes, schemes, savings, delivery, appraisals, papers):
    api.add_router("", subject.router)


def refused(status: int, why: str) -> HttpResponse:
    """The answer that says why there is none."""
    answer = api.create_response(HttpRequest(), {"error": why}, status=status)
    if status == HTTPStatus.UNAUTHORIZED:
        answer["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(TokenRefused)
def _no_token(_request: HttpRequest, error: TokenRefused) -> HttpResponse:
    return refused(error.status, error.why)


@api.exception_handler(Http404)
def _not_there(_request: HttpRequest, _error: Http404) -> HttpResponse:
    return refused(404, NOT_FOUND)


@api.exception_handler(PermissionDenied)
def _not_theirs(_request: HttpRequest, _error: PermissionDenied) -> HttpResponse:
    return refused(404, NOT_FOUND)


@api.exception_handler(NotNow)
def _not_yet(_request: HttpRequest, _error: NotNow) -> HttpResponse:
    return refused(404, NOT_FOUND)


@api.exception_handler(VersionAltered)
def _altered(_request: HttpRequest, error: VersionAltered) -> HttpResponse:
    return refused(409, f"{error} It is not shown; tell your site administrator.")


@api.exception_handler(FileNotMade)
def _not_made(_request: HttpRequest, _error: FileNotMade) -> HttpResponse:
    return refused(409, "Making the file failed. Make it again from the page of the version.")


@api.exception_handler(TooMuchAsked)
def _too_much(_request: HttpRequest, error: TooMuchAsked) -> HttpResponse:
    answer = refused(429, "Too much was asked for in a short time. Wait, then ask again.")
    answer["Retry-After"] = str(error.seconds)
    return answer


@api.exception_handler(ValidationError)
def _not_readable(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Names what is wrong: the part of the address or the query, and how."""
    told = [f"“{one['loc'][-1]}”: {one['msg'][:1].lower()}{one['msg'][1:]}" for one in error.errors]
    return refused(422, f"{'; '.join(told)}.")


@cache
def description() -> dict[str, Any]:
    """What the API answers, in OpenAPI 3.1."""
    found: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=PREFIX))
    for operations in found["paths"].values():
        for operation in operations.values():
            responses = operation["responses"]
            content = responses[HTTPStatus.NOT_FOUND]["content"]
            responses |= {status: {"content": content} for status in _ANYWHERE}
            for status, answer in responses.items():
                if status not in {HTTPStatus.OK, HTTPStatus.ACCEPTED}:
                    answer["description"] = said_of(status)
    return found
