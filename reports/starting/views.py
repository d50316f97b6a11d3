"""The page that starts a programme from an interchange file."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from reports.casefile.file import CaseFile, CaseRefused
from reports.starting.forms import FileForm
from reports.stored.importing import import_case
from schemes.models import Programme
from workbench.casefile.faults import CaseFault, quoted
from workbench.models import Authority, User
from workbench.pages.answering import form_page


@require_http_methods(["GET", "HEAD", "POST"])
def programme_from_file(request: HttpRequest) -> HttpResponse:
    """Whoever sends the file leads the programme, which is of their own authority; that of
    a site administrator without one goes to the authority that the file names."""
    sent = request.method == "POST"
    heading = _("Start a programme from a file")
    started: list[Programme] = []

    def start(values: dict[str, Any]) -> None:
        started.append(_start(**values))

    return form_page(
        request,
        "pages/form.html",
        FileForm(request.POST if sent else None, request.FILES if sent else None),
        start,
        done=lambda: started[0].get_absolute_url() if started else reverse("programmes"),
        said=_("The programme is started. You are its lead officer."),
        context={
            "heading": heading,
            "state": _("Approvals that the file tells of are asked for anew."),
            "crumbs": [
                (_("Home"), reverse("home")),
                (_("Programmes"), reverse("programmes")),
                (heading, None),
            ],
            "back": reverse("home"),
        },
    )


def _start(*, case: CaseFile, by: User, token: UUID) -> Programme:
    """Raises `ValidationError` with every line of what is refused: of a site administrator also an
    authority that is not here, which a misspelt name would make. Nobody else chooses one."""
    name = case.case.programme.authority if by.authority is None else by.authority.name
    try:
        if name and not Authority.objects.filter(name=name).exists():
            message = _("there is no authority %(name)s here. Add it first, under People.")
            fault = CaseFault("programme.authority", message % {"name": quoted(name)})
            raise CaseRefused([fault])
        return import_case(by=by, token=token, case=case, authority=name or None)
    except CaseRefused as refused:
        raise ValidationError({"file": list(refused.errors)}) from refused
