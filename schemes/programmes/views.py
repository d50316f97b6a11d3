"""Pages of programmes: all of them, starting one, changing one."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from schemes.access import Act
from schemes.models import Programme
from schemes.place import programme_for
from schemes.programmes.actions import change_programme, start_programme
from schemes.programmes.forms import AnyProgrammeForm, NewProgrammeForm, ProgrammeForm
from workbench.models import Authority
from workbench.pages.answering import form_page, person
from workbench.pages.forms import WorkbenchForm


@require_http_methods(["GET", "HEAD", "POST"])
def programme_new(request: HttpRequest) -> HttpResponse:
    by = person(request)
    sent = request.POST if request.method == "POST" else None
    if by.is_superuser and not Authority.objects.exists():
        messages.info(request, _("A programme belongs to an authority: add that first."))
        return redirect("authority-new")
    form: WorkbenchForm
    own: dict[str, Any] = {}
    if by.is_superuser:
        form = AnyProgrammeForm(sent, by=by)
        state, said = "", _("The programme is started.")
    else:
        form, own = NewProgrammeForm(sent), {"authority": by.authority}
        state = _("You become its lead officer.")
        said = _("The programme is started. You are its lead officer.")
    started: list[Programme] = []
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: started.append(start_programme(**own, **values)),
        done=lambda: started[0].get_absolute_url() if started else reverse("programmes"),
        said=said,
        context={
            "heading": _("Start a programme"),
            "state": state,
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
