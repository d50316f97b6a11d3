"""The headings of a paper: which stand in it, in which sequence, and what they are called."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from reports.access import PaperPlace, paper_for
from reports.formats.arranging import ArrangedHeading
from reports.formats.format import FormatError
from reports.headings.actions import (
    AS_IN_FORMAT,
    add_heading,
    arrangement_of,
    leave_out_heading,
    move_heading,
    put_back_heading,
    remove_heading,
    rename_heading,
)
from reports.headings.forms import HeadingForm, NewHeadingForm
from reports.headings.lines import lines_of, state_of
from reports.models import Paper, PaperHeading
from schemes.access import Act
from workbench.models import Versioned
from workbench.pages.answering import button_act, form_page, gone, person
from workbench.pages.forms import RemoveForm, WorkbenchForm
from workbench.pages.moving import move_answer


@require_safe
def paper_headings(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    place = paper_for(person(request), programme, paper, Act.WRITE)
    try:
        arrangement = arrangement_of(place.paper)
    except FormatError as error:
        lines, faults = [], error.faults
        state = _("The house format of this paper cannot be read, so it has no headings yet.")
    else:
        lines, faults = lines_of(place, arrangement), arrangement.faults
        state = state_of(arrangement)
    context = place.context(
        _("Headings of this paper"),
        (_("Write"), place.url("paper-sections")),
        (_("Headings"), None),
        room="paper-sections",
        state=state,
        faults=faults,
        form=WorkbenchForm(auto_id=False),
        parts=[
            (_("Headings"), [one for one in lines if not one.line.appendix]),
            (_("Appendices"), [one for one in lines if one.line.appendix]),
        ],
    )
    return render(request, "reports/headings/headings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def heading_new(request: HttpRequest, programme: str, paper: str) -> HttpResponse:
    place = paper_for(person(request), programme, paper, Act.WRITE)
    return _added(request, place, None)


@require_http_methods(["GET", "HEAD", "POST"])
def heading_below(request: HttpRequest, programme: str, paper: str, heading: str) -> HttpResponse:
    place = paper_for(person(request), programme, paper, Act.WRITE)
    return _added(request, place, _line(place, heading))


@require_http_methods(["GET", "HEAD", "POST"])
def heading_rename(request: HttpRequest, programme: str, paper: str, heading: str) -> HttpResponse:
    place = paper_for(person(request), programme, paper, Act.WRITE)
    line = _line(place, heading)

    words = _("The house format calls it “%(heading)s”. This paper can call it otherwise.")
    state = "" if line.own else words % {"heading": line.in_format}

    def current(row: Versioned) -> dict[str, Any]:
        return {"heading": str(row) if isinstance(row, PaperHeading) else ""}

    return form_page(
        request,
        "pages/form.html",
        HeadingForm(
            request.POST if request.method == "POST" else None,
            version=_version(place.paper, heading),
            initial={"heading": line.heading},
        ),
        lambda values: rename_heading(paper=place.paper, key=heading, **values),
        done=place.url("paper-headings"),
        said=_("The heading is saved."),
        context=_context(place, _("Rename “%(heading)s”") % {"heading": line.heading}, state=state),
        current=current,
    )


@require_POST
def heading_move(request: HttpRequest, programme: str, paper: str, heading: str) -> HttpResponse:
    place = paper_for(person(request), programme, paper, Act.WRITE)
    line = _line(place, heading)
    return move_answer(
        request,
        partial(move_heading, paper=place.paper, key=heading),
        done=place.url("paper-headings"),
        name=line.heading,
        version=_version(place.paper, heading),
    )


@require_POST
def heading_leave_out(
    request: HttpRequest, programme: str, paper: str, heading: str
) -> HttpResponse:
    said = _("“%(heading)s” is left out. What is written beneath it is kept.")
    place = paper_for(person(request), programme, paper, Act.WRITE)
    return _pressed(request, place, heading, leave_out_heading, said)


@require_POST
def heading_put_back(
    request: HttpRequest, programme: str, paper: str, heading: str
) -> HttpResponse:
    said = _("“%(heading)s” stands in the paper again.")
    place = paper_for(person(request), programme, paper, Act.WRITE)
    return _pressed(request, place, heading, put_back_heading, said)


@require_http_methods(["GET", "HEAD", "POST"])
def heading_remove(request: HttpRequest, programme: str, paper: str, heading: str) -> HttpResponse:
    place = paper_for(person(request), programme, paper, Act.WRITE)
    done = place.url("paper-headings")
    row = PaperHeading.objects.filter(paper=place.paper, key=heading, own=True).first()
    if row is None:
        return gone(request, done)
    known = {"heading": row.heading}
    return form_page(
        request,
        "pages/remove.html",
        RemoveForm(
            request.POST if request.method == "POST" else None,
            version=row.version,
            label=_("Remove this heading"),
        ),
        lambda values: remove_heading(paper=place.paper, key=heading, **values),
        done=done,
        said=_("The heading is removed."),
        context=_context(
            place,
            _("Remove “%(heading)s”?") % known,
            goes=[_("Nothing is written beneath it."), _("The history keeps that it was there.")],
        ),
    )


def _pressed(
    request: HttpRequest, place: PaperPlace, key: str, act: Callable[..., object], said: str
) -> HttpResponse:
    """Does what a button does to the heading of this key, and goes back to the page."""
    line = _line(place, key)
    return button_act(
        request,
        partial(_with_values, act, paper=place.paper, key=key),
        done=place.url("paper-headings"),
        said=said % {"heading": line.heading},
        version=_version(place.paper, key),
    )


def _with_values(act: Callable[..., object], values: dict[str, Any], **known: Any) -> object:
    return act(**known, **values)


def _added(request: HttpRequest, place: PaperPlace, line: ArrangedHeading | None) -> HttpResponse:
    heading = (
        _("Add a heading below “%(heading)s”") % {"heading": line.heading}
        if line
        else _("Add a heading")
    )
    return form_page(
        request,
        "pages/form.html",
        NewHeadingForm(request.POST if request.method == "POST" else None, line=line),
        lambda values: add_heading(paper=place.paper, **values),
        done=place.url("paper-headings"),
        said=_("The heading is added. Write what stands beneath it next."),
        context=_context(place, heading),
    )


def _line(place: PaperPlace, key: str) -> ArrangedHeading:
    """The heading of this key. Raises `Http404` where the paper has none."""
    try:
        found = arrangement_of(place.paper).find(key)
    except FormatError:
        found = None
    if found is None:
        raise Http404
    return found


def _version(paper: Paper, key: str) -> int:
    row = PaperHeading.objects.filter(paper=paper, key=key).first()
    return row.version if row else AS_IN_FORMAT


def _context(place: PaperPlace, heading: str, **more: Any) -> dict[str, Any]:
    done = place.url("paper-headings")
    return place.context(
        heading,
        (_("Write"), place.url("paper-sections")),
        (_("Headings"), done),
        (heading, None),
        room="paper-sections",
        back=done,
        **more,
    )
