"""The history of a programme, on pages and as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from schemes.access import Act
from schemes.history.entries import as_seen, entries
from schemes.history.exports import leaves_event
from schemes.history.showing import EVENTS_IN_A_FILE, events_csv, shown_events
from schemes.history.undoing import removals_of
from schemes.place import programme_for
from workbench.models import AuditEvent
from workbench.pages.answering import person


@require_safe
def programme_history(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.READ)
    found = place.programme
    everything = AuditEvent.objects.filter(programme_id=found.pk)
    shown = shown_events(request, everything)
    count = shown.page.paginator.count
    told = ngettext("One change, with who made it.", "%(count)d changes, newest first.", count)
    context = place.context(
        _("History of %(programme)s") % {"programme": found.title},
        (_("History"), None),
        state=told % {"count": count} if count else "",
        entries=entries(
            as_seen(shown.page, person(request), place), removals_of(shown.page, place.roles)
        ),
        **shown.context,
    )
    return render(request, "schemes/history/history.html", context)


@require_safe
@leaves_event
def programme_history_csv(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.READ)
    rows = AuditEvent.objects.filter(programme_id=place.programme.pk).order_by("-at", "-pk")
    rows = rows[:EVENTS_IN_A_FILE]
    events = as_seen(rows, person(request), place)
    return events_csv(f"history-{place.programme.slug}.csv", events)
