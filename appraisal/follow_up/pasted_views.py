"""Actions from a pasted table: read, shown with what to look at, then added."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from appraisal.follow_up.actions import add_actions
from appraisal.follow_up.forms import ApplyActionsForm, PasteActionsForm
from appraisal.follow_up.pasting import (
    Belonging,
    PastedAction,
    key_of,
    read_actions,
    read_pasted,
)
from schemes.access import Act
from schemes.evidence.pasting import PasteError, grid_of
from schemes.finance.references import canonical
from schemes.place import ProgrammePlace, programme_for
from workbench.dates import day
from workbench.numbers.text import number
from workbench.pages.answering import form_page, person
from workbench.pages.tables import Cell, Column, Row, Table
from workbench.workbooks.texts import TextError, cells_from

TEMPLATE: Final = "appraisal/follow_up/paste.html"
FAR: Final = 10  # years from now after which a day is asked about


@require_http_methods(["GET", "HEAD", "POST"])
def actions_paste(request: HttpRequest, programme: str) -> HttpResponse:
    place = programme_for(person(request), programme, Act.WRITE)
    if request.method == "POST" and "table" in request.POST:
        return _apply(request, place)
    form = PasteActionsForm(request.POST if request.method == "POST" else None)
    context = _context(place)
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, TEMPLATE, {"form": form, **context}, status=status)
    text, today = form.cleaned_data["text"], timezone.localdate()
    try:
        found = read_pasted(text, _belonging(place), today)
    except PasteError as error:
        for problem in error.problems:
            form.add_error("text", problem)
        return render(request, TEMPLATE, {"form": form, **context}, status=422)
    apply = ApplyActionsForm(initial={"table": json.dumps(grid_of(text))})
    said = ngettext("One action was read.", "%(count)s actions were read.", len(found))
    shown = {
        "form": apply,
        "preview": _preview(place, found, today),
        "preview_state": said % {"count": number(len(found))},
    }
    return render(request, TEMPLATE, context | shown)


def _apply(request: HttpRequest, place: ProgrammePlace) -> HttpResponse:
    form = ApplyActionsForm(request.POST)

    def act(values: dict[str, Any]) -> None:
        try:
            cells = cells_from(values.pop("table"))
            found = read_actions(cells, _belonging(place), timezone.localdate())
        except PasteError as error:
            raise ValidationError(list(error.problems)) from error
        except TextError as error:
            raise ValidationError(str(error)) from error
        add_actions(programme=place.programme, actions=[one.columns for one in found], **values)

    return form_page(
        request,
        TEMPLATE,
        form,
        act,
        done=place.url("follow-up"),
        said=_("The actions are saved."),
        context=_context(place),
    )


def _context(place: ProgrammePlace) -> dict[str, Any]:
    return place.context(
        _("Paste actions"),
        (_("Actions and conditions"), place.url("follow-up")),
        (_("Paste actions"), None),
        back=place.url("follow-up"),
        again=place.url("actions-paste"),
    )


def _belonging(place: ProgrammePlace) -> Belonging:
    """The schemes and appraisals that this person may read."""
    schemes = place.programme.schemes.exclude(pk__in=place.exempt.schemes)
    appraisals = place.programme.appraisals.exclude(pk__in=place.exempt.serving)
    return Belonging(
        {canonical(ref): (pk, ref) for pk, ref in schemes.values_list("pk", "reference")},
        {ref.casefold(): ref for ref in appraisals.values_list("reference", flat=True)},
    )


def _preview(place: ProgrammePlace, found: Sequence[PastedAction], today: date) -> Table:
    """What would be added, each with what is unusual about it."""
    rows = place.programme.actions.values_list("action", "owner_role", "due_on")
    standing = {key_of(*row) for row in rows}
    return Table(
        caption=_("What would be added"),
        columns=(*map(Column, (_("Action"), _("Owner"), _("Due"), _("Belongs to"), _("Look at"))),),
        rows=tuple(
            Row(
                Cell(one.columns["action"]),
                (
                    Cell(one.columns["owner_role"]),
                    Cell(one.columns["due_as"] or day(one.due)),
                    Cell(", ".join(filter(None, _belongs(one))) or _("The programme")),
                    Cell(" ".join(_odd(one, standing, today)) or _("Nothing")),
                ),
            )
            for one in found
        ),
    )


def _belongs(one: PastedAction) -> tuple[str, str]:
    return one.scheme, one.columns["appraisal"]


def _odd(one: PastedAction, standing: set[tuple[str, str, Any]], today: date) -> list[str]:
    """What a person should look at before the action is added."""
    done, told = one.columns["done_on"], []
    if one.key in standing:
        told.append(_("It stands already, and would stand twice."))
    if done is not None:
        told.append(_("Done on %(day)s.") % {"day": day(done)})
    elif one.due < today:
        told.append(_("It would be overdue at once."))
    if one.due.year > today.year + FAR:
        told.append(_("It is due in more than ten years."))
    return told
