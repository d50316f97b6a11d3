"""The page for a request that failed on our side."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template import loader

from workbench.running.limit import TookTooLong
from workbench.running.requests import current_request

_AGAIN = "5"


def failed(request: HttpRequest) -> HttpResponse:
    """503 where the same request may work in a moment: the database was away, or it took too long.
    Else 500. The page asks the database for nothing."""
    error = sys.exc_info()[1]
    too_long = isinstance(error, TookTooLong)
    away = isinstance(error, OperationalError | InterfaceError)
    context = {"too_long": too_long, "request_name": current_request()}
    template = "503.html" if too_long or away else "500.html"
    response = HttpResponse(
        loader.render_to_string(template, context), status=503 if too_long or away else 500
    )
    if response.status_code == 503:
        response.headers["Retry-After"] = _AGAIN
    return response
