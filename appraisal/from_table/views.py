"""An appraisal from a table of scores: read, shown, then made."""

import json
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from appraisal.from_table.actions import start_from_table
from appraisal.from_table.forms import StartForm, TableForm
from appraisal.from_table.making import made_of
from appraisal.from_table.reading import ReadTable, read_table
from appraisal.from_table.tables import preview_of, said_of
from appraisal.models import Appraisal
from schemes.access import Act
from schemes.evidence.pasting import PasteError
from schemes.place import ProgrammePlace, programme_for
from workbench.pages.answering import form_page, person
from workbench.workbooks.texts import TextError, cells_from

TEMPLATE: Final = "appraisal/from_table/from_table.html"


@require_http_methods(["GET", "HEAD", "POST"])
def from_table(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.WRITE)
    if request.method == "POST" and "table" in request.POST:
        return _start(request, place)
    bound = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = TableForm(*bound)
    if request.method == "POST" and form.is_valid():
        most = form.cleaned_data["most"]
        try:
            read = read_table(form.cells, most)
        except PasteError as error:
            for problem in error.problems:
                form.add_error("file" if form.cleaned_data["file"] else "text", problem)
        else:
            start = StartForm(read=read, initial={"table": json.dumps(form.cells), "most": most})
            return render(request, TEMPLATE, {"form": start} | _context(place, read))
    status = 422 if request.method == "POST" else 200
    return render(request, TEMPLATE, {"form": form} | _context(place), status=status)


def _start(request: HttpRequest, place: ProgrammePlace) -> HttpResponse:
    """Makes the appraisal of the table that a page showed."""
    most = request.POST.get("most", "")
    try:
        cells = cells_from(request.POST["table"])
        read = read_table(cells, int(most) if most.isdecimal() and len(most) < 5 else None)
    except (PasteError, TextError) as error:
        # Nobody gets here who sends what the page shows.
        form = TableForm({"write_token": request.POST.get("write_token", "")})
        form.add_error("text", str(error))
        return render(request, TEMPLATE, {"form": form} | _context(place), status=422)
    started: list[Appraisal] = []

    def act(values: dict[str, Any]) -> None:
        by, token = values.pop("by"), values.pop("token")
        part = made_of(read, **values)
        started.append(start_from_table(programme=place.programme, part=part, by=by, token=token))

    return form_page(
        request,
        TEMPLATE,
        StartForm(request.POST, read=read),
        act,
        done=lambda: started[0].get_absolute_url() if started else place.address,
        said=_("The appraisal is started, with what the table has."),
        context=_context(place, read),
    )


def _context(place: ProgrammePlace, read: ReadTable | None = None) -> dict[str, Any]:
    heading = _("Start an appraisal from a table")
    context = place.context(
        heading,
        (heading, None),
        state=_("Nothing is saved until you have seen what would be made."),
        back=place.address,
        again=place.url("appraisal-from-table"),
    )
    if read is None:
        return context
    return context | {
        "preview": preview_of(read),
        "preview_state": said_of(read),
        "notes": read.notes,
    }
