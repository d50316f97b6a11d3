"""The page on which a lead officer removes something as a whole: first it says what goes."""

from collections.abc import Callable
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from schemes.access import Act
from schemes.place import ProgrammePlace, programme_for
from schemes.programmes.actions import remove_programme
from workbench.pages.answering import form_page, person
from workbench.pages.forms import RemoveForm
from workbench.pages.moving import version_of
from workbench.rows.removing import hanging_on


def removal_page(
    request: HttpRequest,
    place: ProgrammePlace,
    row: models.Model,
    act: Callable[[dict[str, Any]], object],
    *,
    label: str,
    done: str,
    said: str,
) -> HttpResponse:
    """Names and counts what hangs on the row, then asks once; without the button where something
    of it stays on the record."""
    may_go, sentences = hanging_on(row)
    heading = _("Remove “%(name)s”?") if may_go else _("“%(name)s” stays on the record")
    context = place.context(
        heading % {"name": str(row)}, (_("Remove"), None), goes=sentences, back=place.address
    )
    if not may_go and request.method != "POST":
        return render(request, "pages/remove.html", context)
    return form_page(
        request,
        "pages/remove.html",
        RemoveForm(
            request.POST if request.method == "POST" else None,
            version=version_of(row),
            label=label,
        ),
        act,
        done=done,
        said=said,
        context=context,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def programme_remove(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.DECIDE)
    found = place.programme
    return removal_page(
        request,
        place,
        found,
        lambda values: remove_programme(programme=found, **values),
        label=_("Remove the programme"),
        done=reverse("home"),
        said=_("The programme “%(name)s” is removed.") % {"name": found.title},
    )
