"""Addresses of the API. Each asks for a token by itself, so that none of them leads to signing in;
a session of a browser opens none."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from reports.api.api import NOT_FOUND, api, description, refused


@login_not_required
@csrf_exempt
def unknown(_request: HttpRequest, rest: str) -> HttpResponse:
    return refused(404, NOT_FOUND)


@login_not_required
@require_safe
def describe(_request: HttpRequest) -> HttpResponse:
    """The description in OpenAPI, for everybody: it tells of the product, not of what it holds."""
    return JsonResponse(description())


def _own() -> list[URLPattern]:
    """The addresses of all subjects, without the one that would lead to a page of documentation."""
    found = (one for one in api.urls[0] if isinstance(one, URLPattern))
    return [one for one in found if one.name != "api-root"]


def _open(pattern: URLPattern) -> URLPattern:
    """The address of one of the API's answers, open to whoever has a token."""
    pattern.callback = login_not_required(_said(pattern.callback))
    return pattern


def _said(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view, which says in a sentence where it is asked by another method."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **values: Any) -> HttpResponse:
        found = view(request, *args, **values)
        if found.status_code == 405:
            allowed = found["Allow"]
            found = refused(405, f"This address is read by {allowed} and by nothing else.")
            found["Allow"] = allowed
        return found

    return answer


urlpatterns = [
    path("api/v1/openapi.json", describe, name="api-description"),
    path("api/v1/", include([*map(_open, _own())])),
    path("api/<path:rest>", unknown, name="api-unknown"),
]
