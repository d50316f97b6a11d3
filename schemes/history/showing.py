"""Events as a page and as a file show them: filtered by person and kind, so many at a time."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from workbench.dates import moment
from workbench.models import AuditEvent
from workbench.pages.csv import csv_response

EVENTS_ON_A_PAGE: Final = 50
EVENTS_IN_A_FILE: Final = 20_000


@dataclass(frozen=True, slots=True)
class ShownEvents:
    """The events of one page, with what the filter offers and has."""

    page: "Page[AuditEvent]"
    context: dict[str, Any]


def shown_events(request: HttpRequest, everything: "QuerySet[AuditEvent]") -> ShownEvents:
    """Those of `everything` that the address asks for, newest first."""
    who, what = request.GET.get("person", ""), request.GET.get("thing", "")
    by_one = who.isdecimal() and len(who) < 19
    events = everything.filter(actor_id=int(who)) if by_one else everything
    events = events.filter(subject_type=what) if what else events
    asked = request.GET.get("page")
    page = Paginator(events.order_by("-at", "-pk"), EVENTS_ON_A_PAGE).get_page(asked)
    people = everything.values_list("actor_id", "actor_name").distinct().order_by("actor_name")
    things = everything.values_list("subject_type", flat=True).distinct()
    context = {
        "page": page,
        "people": dict(people),
        "things": things.order_by("subject_type"),
        "person": who,
        "thing": what,
    }
    return ShownEvents(page, context)


def events_csv(name: str, events: Iterable[AuditEvent]) -> HttpResponse:
    heading = ("When (London)", "Who", "Did", "Kind", "What", "Before", "After")
    return csv_response(
        name,
        heading,
        (
            (
                moment(event.at),
                event.actor_name,
                event.action,
                event.subject_type,
                event.subject,
                json.dumps(event.before, ensure_ascii=False) if event.before else "",
                json.dumps(event.after, ensure_ascii=False) if event.after else "",
            )
            for event in events
        ),
    )
