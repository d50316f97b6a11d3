"""Addresses of the API. Each asks for a token by itself, so that none of them leads to signing in;
a session of a browser opens none."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from reports.api.api import api, description, refused
from workbench.running.programs import NOT_FOUND


@login_not_required
@csrf_exempt
def unknown(_request: HttpRequest, rest: str) -> HttpResponse:
    return refused(404, NOT_FOUND)


@login_not_required
@csrf_exempt
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
    pattern.callback = login_not_required(pattern.callback)
    return pattern


urlpatterns = [
    path("api/v1/openapi.json", describe, name="api-description"),
    path("api/v1/", include([*map(_open, _own())])),
    path("api/<path:rest>", unknown, name="api-unknown"),
]
