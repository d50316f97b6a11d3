"""Pages of programmes: all of them, starting one, changing one."""

from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from schemes.access import Act, crumbs, programme_for
from schemes.actions.programmes import change_programme, start_programme
from schemes.forms.programmes import NewProgrammeForm, ProgrammeForm
from schemes.models import Programme
from workbench.pages import form_page, person


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
            "crumbs": crumbs(found, _("Change")),
            "back": found.get_absolute_url(),
        },
        current=lambda row: ProgrammeForm.values_of(row) if isinstance(row, Programme) else {},
    )
