"""Pages of the savings that an appraisal considered, whose money is known in total alone."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from appraisal.access import AppraisalPlace, appraisal_for
from appraisal.costs.actions import Considered, set_considered
from appraisal.costs.forms import ConsideredForm
from appraisal.models import Appraisal
from appraisal.states import Change
from schemes.access import Act
from schemes.models.cases import Grade
from workbench.pages.answering import form_page, gone, person
from workbench.pages.forms import RemoveForm
from workbench.pages.moving import move_answer, moves_of

WRITES = ["GET", "HEAD", "POST"]


def considered_rows(place: AppraisalPlace) -> list[dict[str, Any]]:
    """The savings in order, for the page that lists them, with their addresses and buttons."""
    lines = list(enumerate(_lines(place)))
    moves = moves_of(
        lines,
        key=lambda one: one[0],
        address=lambda one: place.url("savingline-move", one[0]),
        name=lambda one: str(one[1]["name"]),
        version=lambda _one: place.appraisal.version,
    )
    grades = {str(key): label for key, label in Grade.choices}
    return [
        {
            "name": line["name"],
            "risk": grades.get(line.get("risk", ""), _("Not stated")),
            "edit": place.url("savingline-edit", at),
            "remove": place.url("savingline-remove", at),
            "move": moves[at],
        }
        for at, line in lines
    ]


@require_http_methods(WRITES)
def new(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    place = _place(request, programme, appraisal)
    heading, last = _("Add a saving considered"), len(_lines(place))
    return _form(request, place, heading, "added saving considered", last)


@require_http_methods(WRITES)
def edit(request: HttpRequest, programme: str, appraisal: str, at: int) -> HttpResponse:
    place = _place(request, programme, appraisal)
    lines = _lines(place)
    if at >= len(lines):
        return gone(request, place.url("costs"))
    heading = _("Change “%(name)s”") % {"name": lines[at]["name"]}
    return _form(request, place, heading, "changed saving considered", at)


@require_http_methods(WRITES)
def remove(request: HttpRequest, programme: str, appraisal: str, at: int) -> HttpResponse:
    place = _place(request, programme, appraisal)
    lines = _lines(place)
    if at >= len(lines):
        return gone(request, place.url("costs"))
    name = {"name": lines[at]["name"]}
    left = [*lines[:at], *lines[at + 1 :]]
    return form_page(
        request,
        "pages/remove.html",
        RemoveForm(
            request.POST if request.method == "POST" else None,
            version=place.appraisal.version,
            label=_("Remove this saving"),
        ),
        lambda values: set_considered(
            appraisal=place.appraisal, action="removed saving considered", lines=left, **values
        ),
        done=place.url("costs"),
        said=_("“%(name)s” is removed.") % name,
        context=_context(
            place,
            _("Remove “%(name)s”?") % name,
            goes=[_("No sum counts it. The history keeps it.")],
        ),
    )


@require_POST
def move(request: HttpRequest, programme: str, appraisal: str, at: int) -> HttpResponse:
    place = _place(request, programme, appraisal)
    lines = _lines(place)
    if at >= len(lines):
        raise Http404

    def moved(*, up: bool, **values: Any) -> None:
        to = at - 1 if up else at + 1
        if 0 <= to < len(lines):
            lines[at], lines[to] = lines[to], lines[at]
        set_considered(
            appraisal=place.appraisal, action="moved saving considered", lines=lines, **values
        )

    return move_answer(
        request,
        moved,
        done=place.url("costs"),
        name=str(lines[at]["name"]),
        version=place.appraisal.version,
    )


def _form(
    request: HttpRequest, place: AppraisalPlace, heading: str, action: str, at: int
) -> HttpResponse:
    """The form of the line at this place; behind the last it is a new one."""
    lines = _lines(place)
    form = ConsideredForm(
        request.POST if request.method == "POST" else None,
        version=place.appraisal.version,
        initial=lines[at] if at < len(lines) else {},
    )
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: set_considered(
            appraisal=place.appraisal,
            action=action,
            lines=[*lines[:at], values.pop("line"), *lines[at + 1 :]],
            **values,
        ),
        done=place.url("costs"),
        said=_("The saving is saved."),
        context=_context(place, heading),
        current=lambda row: _standing(row, at),
    )


def _standing(row: object, at: int) -> dict[str, Any]:
    if not isinstance(row, Appraisal) or at >= len(row.saving_lines):
        return {}
    return {"risk": "", **row.saving_lines[at]}


def _place(request: HttpRequest, programme: str, appraisal: str) -> AppraisalPlace:
    change = Change.DESCRIPTIONS
    return appraisal_for(person(request), programme, appraisal, Act.WRITE, change=change)


def _lines(place: AppraisalPlace) -> Considered:
    return [dict(one) for one in place.appraisal.saving_lines]


def _context(place: AppraisalPlace, heading: str, **more: Any) -> dict[str, Any]:
    return place.context(
        heading,
        (_("Costs and savings"), place.url("costs")),
        (heading, None),
        room="options",
        back=place.url("costs"),
        **more,
    )
