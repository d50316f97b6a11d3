"""Answers to programs: below the address of the API every refusal and failure is said in JSON."""

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from workbench.running.requests import current_request

API: Final = "/api"
NOT_FOUND: Final = "There is nothing here that you may read."
_IN_THE_CLEAR: Final = (
    "Ask by https. If a token was sent, end it: others may have read it on the way."
)
_JSON: Final = "application/json"
_WHY: Final = {
    400: "This request could not be read.",
    403: "This may not be read in this way.",
    404: NOT_FOUND,
    413: "What was sent is larger than anything that is read here.",
    429: "Too much was asked for in a short time. Wait, then ask again.",
    503: "This took too long, or the database was away. Ask again in a moment.",
}


def is_for_programs(path: str) -> bool:
    return path == API or path.startswith(f"{API}/")


def said(why: str) -> bytes:
    """What every refusal holds."""
    return json.dumps({"error": why}, ensure_ascii=False).encode()


class ProgramsAreTold:
    """Puts a sentence in JSON in place of each page, or bare word, that would say to a program why
    there is no answer. It stands before all that may fail, so that it sees what comes of that.

    A program that asks without TLS is led nowhere: it would send its token in the clear each time,
    and nobody would notice."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_for_programs(request.path_info):
            return self.get_response(request)
        if settings.SECURE_SSL_REDIRECT and not request.is_secure():
            told = HttpResponse(said(_IN_THE_CLEAR), content_type=_JSON, status=403)
            told.headers["Cache-Control"] = "no-store, private"
            return told
        response = self.get_response(request)
        if (
            response.status_code >= HTTPStatus.BAD_REQUEST
            and isinstance(response, HttpResponse)
            and not response.headers.get("Content-Type", "").startswith(_JSON)
        ):
            _tell(response)
        return response


def _tell(response: HttpResponse) -> None:
    """Its headers stay: which methods there are, how long to wait."""
    # A page may have been packed already.
    del response.headers["Content-Encoding"]
    response.content = said(_why(response))
    response.headers["Content-Type"] = _JSON
    response.headers["Content-Length"] = str(len(response.content))
    response.headers.setdefault("Cache-Control", "no-store, private")


def _why(response: HttpResponse) -> str:
    if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        return f"This address is read by {response.headers['Allow']} and by nothing else."
    if response.status_code == HTTPStatus.INTERNAL_SERVER_ERROR:
        return (
            "Something went wrong on our side. If it does again, tell your site administrator the "
            f"name of this request: {current_request()}."
        )
    return _WHY.get(response.status_code, "This request was refused.")
