"""The site's own events, for its administrators: sign-ins, accounts and authorities."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from schemes.access import OF_ADMINISTRATORS
from schemes.history.entries import entries
from schemes.history.exports import leaves_event
from schemes.history.showing import EVENTS_IN_A_FILE, events_csv, shown_events
from schemes.history.undoing import removals_of
from workbench.models import AuditEvent
from workbench.people.people_views import administrator


@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    administrator(request)
    shown = shown_events(request, AuditEvent.objects.filter(programme_id=None))
    count = shown.page.paginator.count
    told = ngettext("One event.", "%(count)d events, newest first.", count)
    context = {
        "heading": _("Events of the site"),
        "state": told % {"count": count} if count else "",
        "crumbs": [
            (_("Home"), reverse("home")),
            (_("People"), reverse("people")),
            (_("Events of the site"), None),
        ],
        "entries": entries(shown.page, removals_of(shown.page, OF_ADMINISTRATORS)),
        "filtered": bool(shown.context["person"] or shown.context["thing"]),
        **shown.context,
    }
    return render(request, "schemes/history/audit.html", context)


@require_safe
@leaves_event
def audit_csv(request: HttpRequest) -> HttpResponse:
    administrator(request)
    rows = AuditEvent.objects.filter(programme_id=None).order_by("-at", "-pk")
    return events_csv("events-of-the-site.csv", rows[:EVENTS_IN_A_FILE])
