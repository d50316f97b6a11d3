"""The events that files leave which take much of a programme off the site at once."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, Final
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from schemes.models import Programme
from workbench.models import AuditEvent, User
from workbench.pages.answering import person
from workbench.rows.writing import write

EXPORTED: Final = "exported"
# One file fetched again and again is one export.
ONE_EXPORT: Final = timedelta(hours=1)


def leaves_event(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view of a file, which leaves an event that names the file, once an hour for each person
    and file. It belongs to the programme whose slug the address has, or else to the site."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **values: Any) -> HttpResponse:
        response = view(request, *args, **values)
        if request.method == "GET" and response.status_code == 200:
            slug = values.get("programme")
            programme = Programme.objects.get(slug=slug) if slug else None
            _record(programme, _file_of(response), person(request))
        return response

    return answer


def _record(programme: Programme | None, file: str, by: User) -> None:
    lately = AuditEvent.objects.filter(
        actor_id=by.pk,
        programme_id=programme.pk if programme else None,
        action=EXPORTED,
        after={"file": file},
        at__gte=timezone.now() - ONE_EXPORT,
    )
    if lately.exists():
        return
    with write(by=by, token=uuid4()) as writer:
        writer.record(EXPORTED, programme or by, programme, before={}, after={"file": file})


def _file_of(response: HttpResponse) -> str:
    """The name under which the file is sent."""
    return response.headers.get("Content-Disposition", "").rpartition("filename=")[2].strip('"')
