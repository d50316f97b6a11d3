"""Nothing of a version is served that is not what was issued."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from reports.models import PaperVersion

CONFLICT = 409


class VersionAltered(Exception):
    """Raised where a version no longer comes to its fingerprint."""

    def __init__(self, version: PaperVersion) -> None:
        super().__init__(f"Version {version.number} is not what was issued.")
        self.version = version


def require_as_issued(version: PaperVersion) -> PaperVersion:
    """The version, as it was issued. Raises `VersionAltered`."""
    if not version.is_as_issued:
        raise VersionAltered(version)
    return version


def says_altered(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The view, which answers with a page that says so where a version was altered."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **values: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **values)
        except VersionAltered as altered:
            context = {"number": altered.version.number}
            return render(request, "reports/issue/altered.html", context, status=CONFLICT)

    return answer
