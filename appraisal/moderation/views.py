"""The pages of moderation: the list of cells, one cell, the meeting at hand, the cells on which all
are equal, and what others follow while they are agreed."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from appraisal.access import AppraisalPlace
from appraisal.casefile.rows import AppraisalRows
from appraisal.engine.checking.fault import ProblemError
from appraisal.moderation.actions import ToAgree, agree_together
from appraisal.moderation.following import read_version, since, version_of
from appraisal.moderation.forms import SittingForm, TogetherForm
from appraisal.moderation.listing import Listing
from appraisal.moderation.place import (
    agrees_now,
    moderator_for,
    panel_for,
    why_not_now,
)
from appraisal.moderation.sheet import ModerationSheet, Own, PanelCell, anchor_of
from appraisal.moderation.shown import agreed_of, shown
from appraisal.moderation.sitting import sit, sitting_of
from appraisal.moderation.words import (
    agreed_words,
    now_words,
    orders_words,
    own_words,
    progress_words,
    spread_words,
    together_words,
)
from appraisal.scoring.actions import Agreement, GivenRating
from appraisal.scoring.allowed import rated_on
from workbench.pages.answering import form_page, person
from workbench.pages.not_now import NotNow


@require_safe
def moderation(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """The cells with what the assessors gave, those on which they disagree most first."""
    place = panel_for(person(request), programme, appraisal)
    if not place.sees_ratings:
        return closed(request, place)
    version = version_of(place.appraisal)
    sheet = ModerationSheet.of(place.appraisal)
    listing = Listing.of(sheet, request.GET)
    context = place.context(
        _("Moderation"),
        (_("Moderation"), None),
        **following(place, sheet, version),
        sheet=sheet,
        listing=listing,
        cells=[shown(place, sheet, one) for one in listing.cells],
        spread=spread_words(sheet),
        orders=orders_sentence(sheet),
        agrees=agrees_now(place),
        why_not=why_not_now(place),
        sees_results=place.sees_results,
        sitting=sitting_of(request.session, place.appraisal),
    )
    return render(request, "appraisal/moderation/moderation.html", context)


def following(place: AppraisalPlace, sheet: ModerationSheet, version: int) -> dict[str, Any]:
    """What the pages need that follow a meeting."""
    agreed = sum(one.agreed is not None for one in sheet.cells)
    return {
        "room": "moderation",
        "version": version,
        "live": place.url("moderation-live"),
        "progress": progress_words(agreed, len(sheet.cells)),
    }


def orders_sentence(sheet: ModerationSheet) -> str:
    """How far the assessors' orders agree; "" where nobody assesses, or the rules contradict
    themselves."""
    if not sheet.members:
        return ""
    try:
        return orders_words(sheet.orders)
    except ProblemError:
        return ""


def closed(request: HttpRequest, place: AppraisalPlace, status: int = 200) -> HttpResponse:
    """The page where the state of the process does not allow what is asked for."""
    context = place.context(
        _("Moderation"), (_("Moderation"), None), room="moderation", state=why_not_now(place)
    )
    return render(request, "appraisal/moderation/closed.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def sitting(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """Says which meeting agrees what is recorded from now on, in this browser."""
    place = moderator_for(person(request), programme, appraisal)
    now = sitting_of(request.session, place.appraisal)
    form = SittingForm(
        request.POST if request.method == "POST" else None,
        initial={"meeting": now.meeting, "agreed_on": now.agreed_on, "panel": now.panel},
    )
    context = place.context(
        _("The meeting at hand"),
        (_("Moderation"), place.url("moderation")),
        (_("The meeting at hand"), None),
        room="moderation",
        state=_(
            "It is kept with each rating that you agree from now on, until you change it here."
        ),
        back=place.url("moderation"),
    )
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: sit(request.session, place.appraisal, values["sitting"]),
        done=place.url("moderation"),
        said=_("What you agree from now on is kept with this meeting."),
        context=context,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def together(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """Agrees the cells on which all are equal, several at once."""
    place = moderator_for(person(request), programme, appraisal)
    if not agrees_now(place):
        return closed(request, place, 409 if request.method == "POST" else 200)
    sheet = ModerationSheet.of(place.appraisal)
    cells = {_key(one): one for one in sheet.equal}
    form = TogetherForm(
        request.POST if request.method == "POST" else None,
        cells={
            key: f"{one.name}: {own_words(_given(one), one.allowed)}" for key, one in cells.items()
        },
        agreed={key for key, one in cells.items() if one.agreed is not None},
    )
    count = len(sheet.open_and_equal)
    sitting = sitting_of(request.session, place.appraisal)
    heading = _("Agree what all say alike")
    context = place.context(
        heading,
        (_("Moderation"), place.url("moderation")),
        (heading, None),
        room="moderation",
        state=_equal_words(count),
        count=count,
        sitting=sitting,
        back=place.url("moderation"),
    )
    return form_page(
        request,
        "appraisal/moderation/together.html",
        form,
        lambda values: agree_together(
            appraisal=place.appraisal,
            cells=[_to_agree(cells[key]) for key in form.cleaned_data["cells"]],
            agreement=Agreement(sitting.meeting, sitting.agreed_on, sitting.panel),
            by=values["by"],
            token=values["token"],
        ),
        done=place.url("moderation"),
        said=_("What was still open of these is agreed."),
        context=context,
    )


def _equal_words(count: int) -> str:
    if not count:
        return _("On no open cell does the whole panel say the same.")
    text = ngettext(
        "On one open cell the whole panel says the same.",
        "On %(count)d open cells the whole panel says the same.",
        count,
    )
    return text % {"count": count}


def _given(cell: PanelCell) -> Own:
    return next(one for one in cell.own if not one.abstained)


def _key(cell: PanelCell) -> str:
    """Stands for a cell and the rating that all gave: another rating is another key."""
    one = _given(cell)
    value = one.rating.level or ("" if one.points is None else one.points)
    return f"{cell.anchor}:{value}"


def _to_agree(cell: PanelCell) -> ToAgree:
    one = _given(cell)
    given = GivenRating(
        level=one.rating.level or "",
        points=one.points,
        not_applicable=one.rating.not_applicable is not None,
        reason=together_words(cell),
    )
    return ToAgree(cell.option, cell.criterion, given)


@require_safe
def live(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """What was agreed since the version that the browser has; nothing where that is the newest."""
    place = panel_for(person(request), programme, appraisal)
    if not place.sees_ratings:
        raise NotNow(why_not_now(place), place.url("process"))
    version = version_of(place.appraisal)
    tag = f'"{version}"'
    known = read_version(request.headers.get("If-None-Match", ""))
    if known == version:
        return HttpResponse(status=304, headers={"ETag": tag})
    answer = JsonResponse(_news(place, known) | {"version": version})
    answer["ETag"] = tag
    return answer


def _news(place: AppraisalPlace, known: int | None) -> dict[str, Any]:
    """The cells that may have changed, each with its part of the page and a sentence for those who
    listen, and how many are agreed."""
    changed = since(place.appraisal, known)
    rows = AppraisalRows.of(place.appraisal)
    ratings = {(one.option_id, one.criterion_id): one for one in rows.ratings}
    cells: dict[str, dict[str, str]] = {}
    agreed = whole = 0
    for criterion in rows.criteria:
        allowed = rated_on(criterion, rows.levels.get(criterion.scale_id or 0, ()))
        if not allowed.by_people:
            continue
        for option in rows.open_options:
            rating = ratings.get((option.pk, criterion.pk))
            whole += 1
            agreed += rating is not None
            if not changed.takes((option.pk, criterion.pk)):
                continue
            word = "" if rating is None else agreed_words(rating, allowed)
            cells[anchor_of(option, criterion)] = {
                "html": render_to_string(
                    "appraisal/moderation/agreed.html", {"agreed": agreed_of(rating, allowed)}
                ),
                "said": now_words(f"{option} on {criterion}", word),
            }
    return {"cells": cells, "progress": progress_words(agreed, whole)}
