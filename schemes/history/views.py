"""The history of a programme, on pages and as a file."""

import json

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from schemes.access import Act
from schemes.history.entries import as_seen, entries
from schemes.place import programme_for
from workbench.dates import moment
from workbench.models import AuditEvent
from workbench.pages.answering import person
from workbench.pages.csv import csv_response

EVENTS_ON_A_PAGE = 50
EVENTS_IN_A_FILE = 20_000


@require_safe
def programme_history(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.READ)
    found = place.programme
    everything = AuditEvent.objects.filter(programme_id=found.pk)
    who, what = request.GET.get("person", ""), request.GET.get("thing", "")
    events = (
        everything.filter(actor_id=int(who)) if who.isdecimal() and len(who) < 19 else everything
    )
    events = events.filter(subject_type=what) if what else events
    page = Paginator(events.order_by("-at", "-pk"), EVENTS_ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    count = page.paginator.count
    told = ngettext("One change, with who made it.", "%(count)d changes, newest first.", count)
    context = place.context(
        _("History of %(programme)s") % {"programme": found.title},
        (_("History"), None),
        state=told % {"count": count} if count else "",
        page=page,
        entries=entries(as_seen(page, person(request), place)),
        people=dict(
            everything.values_list("actor_id", "actor_name").distinct().order_by("actor_name")
        ),
        things=everything.values_list("subject_type", flat=True)
        .distinct()
        .order_by("subject_type"),
        person=who,
        thing=what,
    )
    return render(request, "schemes/history/history.html", context)


@require_safe
def programme_history_csv(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.READ)
    rows = AuditEvent.objects.filter(programme_id=place.programme.pk).order_by("-at", "-pk")
    rows = rows[:EVENTS_IN_A_FILE]
    events = as_seen(rows, person(request), place)
    heading = ("When (London)", "Who", "Did", "Kind", "What", "Before", "After")
    return csv_response(
        f"history-{place.programme.slug}.csv",
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
