"""One cell, with what all of the panel gave and the form of the agreed rating: on a page of its
own, and large, for a meeting to see."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from appraisal.access import AppraisalPlace
from appraisal.models import Evidence, Rating
from appraisal.moderation.following import version_of
from appraisal.moderation.forms import AgreeForm
from appraisal.moderation.place import (
    agrees_now,
    moderator_for,
    panel_for,
    why_not_now,
)
from appraisal.moderation.sheet import ModerationSheet, PanelCell
from appraisal.moderation.shown import shown, voices_table
from appraisal.moderation.sitting import sitting_of
from appraisal.moderation.views import closed, following
from appraisal.scoring.actions import Agreement, clear_rating, rate_option
from appraisal.scoring.forms import as_it_stands
from appraisal.what_if.at_hand import at_hand
from workbench.models import Versioned
from workbench.pages.answering import form_page, person

PAGE, MEETING = "moderation-cell", "moderation-meeting-cell"


@require_http_methods(["GET", "HEAD", "POST"])
def cell(
    request: HttpRequest, programme: str, appraisal: str, option: str, criterion: str
) -> HttpResponse:
    """A cell on a page of its own."""
    return _answer(request, (programme, appraisal), (option, criterion), PAGE)


@require_http_methods(["GET", "HEAD", "POST"])
def meeting_cell(
    request: HttpRequest, programme: str, appraisal: str, option: str, criterion: str
) -> HttpResponse:
    """A cell large enough for the back of a room."""
    return _answer(request, (programme, appraisal), (option, criterion), MEETING)


@require_safe
def meeting(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """The first cell that is open, large; the first of all where none is."""
    return _answer(request, (programme, appraisal), None, MEETING)


def _answer(
    request: HttpRequest, where: tuple[str, str], which: tuple[str, str] | None, page: str
) -> HttpResponse:
    sends = request.method == "POST"
    place = (moderator_for if sends else panel_for)(person(request), *where)
    if sends and not agrees_now(place):
        return closed(request, place, 409)
    if not place.sees_ratings:
        return closed(request, place)
    version = version_of(place.appraisal)
    sheet = ModerationSheet.of(place.appraisal, exempt=place.exempt.options)
    cells = sheet.by_disagreement
    found = _find(cells, which)
    context = following(place, sheet, version) | {"why_not": why_not_now(place), "page": page}
    if found is None:
        heading = _("Moderation")
        context = place.context(heading, (heading, None), state=context["progress"], **context)
        return render(request, "appraisal/moderation/nothing.html", context)
    found.option.appraisal = place.appraisal
    context = _context(request, place, sheet, found, page) | context
    template = f"appraisal/moderation/{'meeting' if page == MEETING else 'cell'}.html"
    if not agrees_now(place):
        return render(request, template, context)
    onward = context["open_after"] or place.url("moderation")
    return form_page(
        request,
        template,
        _form(request, sheet, found, compact=page == MEETING),
        _act(request, place, found),
        done=onward if "next" in request.POST else context["here"],
        said=_("%(rating)s is saved.") % {"rating": found.name},
        context=context,
        current=_now,
    )


def _find(cells: list[PanelCell], which: tuple[str, str] | None) -> PanelCell | None:
    """The cell at this address; 404 where there is none that people rate. Without an address the
    first that is open."""
    if which is None:
        still_open = (one for one in cells if one.agreed is None)
        return next(still_open, cells[0] if cells else None)
    for one in cells:
        if (one.option.slug, one.criterion.slug) == which:
            return one
    raise Http404


def _context(
    request: HttpRequest,
    place: AppraisalPlace,
    sheet: ModerationSheet,
    found: PanelCell,
    page: str,
) -> dict[str, Any]:
    """The cell in words, with the ways to the cells beside it, in order of disagreement."""
    cells = sheet.by_disagreement

    def href(one: PanelCell | None, to: str = page) -> str:
        return place.url(to, one.option.slug, one.criterion.slug) if one else ""

    at = cells.index(found)
    later = (one for one in [*cells[at + 1 :], *cells[:at]] if one.agreed is None)
    one = shown(place, sheet, found)
    return place.context(
        found.name,
        (_("Moderation"), place.url("moderation")),
        (found.name, None),
        one=one,
        table=voices_table(place, one),
        number=at + 1,
        count=len(cells),
        before=href(cells[at - 1] if at else None),
        after=href(cells[at + 1] if at + 1 < len(cells) else None),
        open_after=href(next(later, None)),
        here=href(found),
        large=href(found, MEETING),
        plain=href(found, PAGE),
        sitting=sitting_of(request.session, place.appraisal),
        **at_hand(place, sheet.rows, (found.option, found.criterion), page),
    )


def _form(
    request: HttpRequest, sheet: ModerationSheet, found: PanelCell, *, compact: bool
) -> AgreeForm:
    others = (
        (str(one), one.not_applicable or one.reason)
        for one in sheet.rows.ratings
        if one.pk != (found.agreed and found.agreed.pk)
    )
    return AgreeForm(
        request.POST if request.method == "POST" else None,
        allowed=found.allowed,
        others=others,
        initial=_current(found.agreed),
        version=found.agreed.version if found.agreed else None,
        compact=compact,
    )


def _act(
    request: HttpRequest, place: AppraisalPlace, found: PanelCell
) -> Callable[[dict[str, Any]], object]:
    def act(values: dict[str, Any]) -> None:
        own = {name: values[name] for name in ("by", "token", "version")}
        if values["given"] is None:
            clear_rating(option=found.option, criterion=found.criterion, **own)
            return
        at = sitting_of(request.session, place.appraisal)
        rate_option(
            option=found.option,
            criterion=found.criterion,
            given=values["given"],
            agreement=Agreement(at.meeting, at.agreed_on, at.panel, values["dissent"]),
            **own,
        )

    return act


def _current(rating: Rating | None) -> dict[str, Any]:
    if rating is None:
        return {}
    evidence = Evidence.objects.filter(rating=rating).order_by("position", "pk")
    return as_it_stands(rating, list(evidence)) | {"dissent": rating.dissent}


def _now(row: Versioned) -> dict[str, Any]:
    assert isinstance(row, Rating)
    return _current(row)
