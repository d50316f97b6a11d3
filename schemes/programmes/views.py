"""Pages of programmes: all of them, starting one, changing one."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from schemes.access import Act
from schemes.models import Programme
from schemes.place import programme_for
from schemes.programmes.actions import change_programme, start_programme
from schemes.programmes.forms import NewProgrammeForm, ProgrammeForm
from workbench.pages.answering import form_page, person


@require_http_methods(["GET", "HEAD", "POST"])
def programme_new(request: HttpRequest) -> HttpResponse:
    authority = person(request).authority
    if authority is None:
        raise PermissionDenied
    started: list[Programme] = []
    form = NewProgrammeForm(request.POST if request.method == "POST" else None)
    return form_page(
        request,
        "pages/form.html",
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
    place = programme_for(person(request), programme, Act.WRITE)
    found = place.programme
    form = ProgrammeForm(
        request.POST if request.method == "POST" else None,
        version=found.version,
        initial=ProgrammeForm.values_of(found),
    )
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: change_programme(programme=found, **values),
        done=place.address,
        said=_("The programme is saved."),
        context=place.context(
            _("Change %(programme)s") % {"programme": found.title},
            (_("Change"), None),
            back=place.address,
        ),
        current=lambda row: ProgrammeForm.values_of(row) if isinstance(row, Programme) else {},
    )
