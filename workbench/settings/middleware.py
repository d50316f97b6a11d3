"""Middleware for page headers that no library sets, and for what was sent with a form."""

from collections.abc import Callable, Iterator
from functools import cache

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

from workbench.trail.sent import request_sha256, sending

_WORDS = ("text/", "application/json", "image/svg+xml")


class PrivatePages:
    """Keeps pages of signed-in people out of every cache, the browser's own included."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        return response


class SentForms:
    """Lets whoever writes know what was sent with the form's token."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method != "POST":
            return self.get_response(request)
        summed = cache(lambda: request_sha256(request))
        with sending(summed):
            response = self.get_response(request)
        if isinstance(response, StreamingHttpResponse):
            response.streaming_content = _while_sending(iter(response), summed)
        return response


def _while_sending(parts: Iterator[bytes], summed: Callable[[], str]) -> Iterator[bytes]:
    """The parts of a page that writes while it is being sent."""
    while True:
        with sending(summed):
            part = next(parts, None)
        if part is None:
            return
        yield part


class Compressed(GZipMiddleware):
    """Compresses pages to a fifth of their bytes.

    Tokens in a page are masked anew each time and its length is blurred, so that nobody can work a
    token out from the length. Streamed pages are left as they are, since their first words would
    wait for more; so are pages that are compressed already.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        kind = response.headers.get("Content-Type", "")
        if response.streaming or not kind.startswith(_WORDS):
            return response
        return super().process_response(request, response)
