"""Pages of programmes: all of them, starting one, changing one, its history."""

import json

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from schemes.access import Act, programme_for
from schemes.actions import change_programme, start_programme
from schemes.forms import NewProgrammeForm, ProgrammeForm
from schemes.history import entries
from schemes.models import Programme
from workbench.csv_download import csv_response
from workbench.models import AuditEvent
from workbench.pages import form_page, person
from workbench.wording import moment

EVENTS_ON_A_PAGE = 50
EVENTS_IN_A_FILE = 20_000


@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    found = list(
        Programme.objects.visible_to(person(request))
        .select_related("authority")
        .annotate(appraisal_count=Count("appraisals"))
        .in_order()
    )
    state = ngettext("You take part in one programme.", "You take part in %(count)d.", len(found))
    context = {
        "heading": _("Programmes"),
        "state": state % {"count": len(found)} if found else "",
        "crumbs": [(_("Home"), reverse("home")), (_("Programmes"), None)],
        "programmes": found,
    }
    return render(request, "schemes/programmes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def programme_new(request: HttpRequest) -> HttpResponse:
    authority = person(request).authority
    if authority is None:
        raise PermissionDenied
    started: list[Programme] = []
    form = NewProgrammeForm(request.POST if request.method == "POST" else None)
    return form_page(
        request,
        "schemes/form.html",
        form,
        lambda values: started.append(start_programme(authority=authority, **values)),
        done=lambda: started[0].get_absolute_url() if started else reverse("programmes"),
        said=_("The programme is started. You are its lead officer."),
        context={
            "heading": _("Start a programme"),
            "state": _("You become its lead officer."),
            "crumbs": [
                (_("Home"), reverse("home")),
                (_("Programmes"), reverse("programmes")),
                (_("Start a programme"), None),
            ],
            "back": reverse("programmes"),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def programme_edit(request: HttpRequest, programme: str) -> HttpResponse:
    found, _roles = programme_for(person(request), programme, Act.WRITE)
    form = ProgrammeForm(
        request.POST if request.method == "POST" else None,
        version=found.version,
        initial=ProgrammeForm.values_of(found),
    )
    return form_page(
        request,
        "schemes/form.html",
        form,
        lambda values: change_programme(programme=found, **values),
        done=found.get_absolute_url(),
        said=_("The programme is saved."),
        context={
            "heading": _("Change %(programme)s") % {"programme": found.title},
            "crumbs": _crumbs(found, _("Change")),
            "back": found.get_absolute_url(),
        },
        current=lambda row: ProgrammeForm.values_of(row) if isinstance(row, Programme) else {},
    )


@require_safe
def programme_history(request: HttpRequest, programme: str) -> HttpResponse:
    found, _roles = programme_for(person(request), programme, Act.READ)
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
    context = {
        "heading": _("History of %(programme)s") % {"programme": found.title},
        "state": ngettext(
            "One change, with who made it.", "%(count)d changes, newest first.", count
        )
        % {"count": count}
        if count
        else "",
        "crumbs": _crumbs(found, _("History")),
        "programme": found,
        "page": page,
        "entries": entries(page),
        "people": dict(
            everything.values_list("actor_id", "actor_name").distinct().order_by("actor_name")
        ),
        "things": everything.values_list("subject_type", flat=True)
        .distinct()
        .order_by("subject_type"),
        "person": who,
        "thing": what,
    }
    return render(request, "schemes/history.html", context)


@require_safe
def programme_history_csv(request: HttpRequest, programme: str) -> HttpResponse:
    found, _roles = programme_for(person(request), programme, Act.READ)
    events = AuditEvent.objects.filter(programme_id=found.pk).order_by("-at", "-pk")
    heading = ("When (London)", "Who", "Did", "Kind", "What", "Before", "After")
    return csv_response(
        f"history-{found.slug}.csv",
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
            for event in events[:EVENTS_IN_A_FILE]
        ),
    )


def _crumbs(programme: Programme, here: str) -> list[tuple[str, str | None]]:
    return [
        (_("Home"), reverse("home")),
        (programme.title, programme.get_absolute_url()),
        (here, None),
    ]
