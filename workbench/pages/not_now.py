"""The answer to an act that somebody may do, but not as things stand."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

CONFLICT = 409


class NotNow(Exception):
    """Raised where a role allows an act and the state of its subject does not. `why` is a sentence,
    `address` the page on which the state can be seen and changed."""

    def __init__(self, why: str, address: str) -> None:
        super().__init__(why)
        self.why = why
        self.address = address


class SaysNotNow:
    """Answers with a page that says why, where a view raises `NotNow`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, NotNow):
            return None
        context = {"why": error.why, "address": error.address}
        return render(request, "409.html", context, status=CONFLICT)
