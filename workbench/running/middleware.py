"""Probes, and a line in the log for each request."""

import re
import time
from collections.abc import Callable
from uuid import uuid4

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase

from workbench.running.probes import readiness
from workbench.running.requests import named, write_access

_NAME = re.compile(r"[A-Za-z0-9-]{8,64}")


class Probes:
    """Answers `/healthz` (the process is alive) and `/readyz` (it can serve people). It stands
    before everything that looks at the host: a probe comes by address."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path == "/healthz":
            return HttpResponse("alive\n", content_type="text/plain")
        if request.path == "/readyz":
            said = readiness()
            ready = set(said.values()) == {"ready"}
            return JsonResponse(said, status=200 if ready else 503)
        return self.get_response(request)


class LoggedRequests:
    """Gives each request a name, which its answer and every line of the log about it carry, and
    writes one line when it is answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        given = request.headers.get("X-Request-ID", "")
        name = given if _NAME.fullmatch(given) else uuid4().hex
        begun = time.perf_counter()
        with named(name):
            response = self.get_response(request)
            response.headers["X-Request-ID"] = name
            write_access(request, response.status_code, time.perf_counter() - begun)
        return response
