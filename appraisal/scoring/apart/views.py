"""An assessor's own grid and its cells. `appraisal/scoring/views.py` hands requests on to here
where assessors score apart."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from appraisal.access import AppraisalPlace
from appraisal.models import Appraisal, Rating
from appraisal.scoring.alone import Alone
from appraisal.scoring.apart.actions import ReasonsFor, clear_apart, rate_apart
from appraisal.scoring.apart.forms import OwnRatingForm, as_it_stands
from appraisal.scoring.apart.grid import OwnCell, OwnGrid
from appraisal.scoring.cells import saved_words
from appraisal.states import Change, State, refusal
from workbench.models import Versioned
from workbench.pages.answering import form_page, person

REASON_HINTS = {
    ReasonsFor.EVERY: gettext_lazy("In a sentence or two. The panel reads it in moderation."),
    ReasonsFor.ENDS: gettext_lazy("Needed for the best and the worst rating. The panel reads it."),
    ReasonsFor.NONE: gettext_lazy("Optional. The panel reads it in moderation."),
}


def own_grid(request: HttpRequest, place: AppraisalPlace) -> HttpResponse:
    """The grid of the assessor who asks; it can be written while scoring is open."""
    grid = OwnGrid.of(place, person(request), Alone.of(request.GET))
    is_open = not refusal(place.appraisal, Change.OWN_RATINGS)
    context = place.context(
        _("Your ratings"),
        (_("Scoring"), None),
        room="scoring",
        change=Change.OWN_RATINGS,
        grid=grid,
        state=grid.progress,
        may_write=is_open,
        in_moderation=place.appraisal.state == State.MODERATION,
    )
    return render(request, "appraisal/scoring/apart/grid.html", context)


def own_cell(
    request: HttpRequest, place: AppraisalPlace, option: str, criterion: str, *, in_place: bool
) -> HttpResponse:
    """Rates one cell, on a page of its own or within the grid."""
    place.require_open(Change.OWN_RATINGS)
    grid = OwnGrid.around(place, person(request), option, criterion)
    cell = _find(grid, option, criterion)
    if in_place and request.method != "POST" and "cancel" in request.GET:
        return _fragment(request, "shown", {"cell": cell, "may_write": True})
    earlier = as_it_stands(cell.rating)
    after = grid.unrated_after(cell.option, cell.criterion)
    goes_on = "next" in request.POST
    done = f"{place.url('scoring')}#{cell.anchor}"
    template = "cell_form" if in_place else "cell"
    context = {"cell": cell, "after": after, "back": done}
    if in_place:
        context |= {"programme": place.programme, "appraisal": place.appraisal}
    else:
        context = place.context(
            cell.name,
            (_("Scoring"), place.url("scoring")),
            (cell.name, None),
            room="scoring",
            state=grid.progress,
            **context,
        )
    answer = form_page(
        request,
        f"appraisal/scoring/apart/{template}.html",
        _form(request, place.appraisal, grid, cell),
        _act(cell),
        done=after if goes_on and after else done,
        said=_("%(rating)s is saved.") % {"rating": cell.name},
        context=context,
        current=_now,
    )
    if not in_place:
        return answer
    if answer.status_code != 302:
        answer["X-Fragment"] = "cell"
        return answer
    # The cell itself says that it is saved; the next page need not.
    list(messages.get_messages(request))
    return _saved(request, grid, cell, earlier)


def _saved(
    request: HttpRequest, before: OwnGrid, cell: OwnCell, earlier: dict[str, Any]
) -> HttpResponse:
    """The saved cell and the progress, with a button for taking it back."""
    grid = before.with_saved(cell.option, cell.criterion, person(request))
    now = grid.cell(cell.option, cell.criterion)
    undo = OwnRatingForm(
        allowed=grid.allowed(cell.criterion),
        initial=earlier,
        version=now.rating.version if now.rating else None,
        prefix_id=f"undo-{cell.anchor}",
    )
    context = {
        "cell": now,
        "grid": grid,
        "may_write": True,
        "saved_at": f"{timezone.localtime():%H:%M}",
        "told": " ".join((saved_words(now), grid.progress)),
        "undo": undo,
        "undo_clears": not earlier,
    }
    return _fragment(request, "saved", context)


def _find(grid: OwnGrid, option: str, criterion: str) -> OwnCell:
    """The cell at this address; 404 where there is none or people do not rate it."""
    options = [one for one in grid.options if one.slug == option]
    criteria = [one for one in grid.criteria if one.slug == criterion]
    if not options or not criteria:
        raise Http404
    options[0].appraisal = criteria[0].appraisal = grid.place.appraisal
    return grid.cell(options[0], criteria[0])


def _form(
    request: HttpRequest, appraisal: Appraisal, grid: OwnGrid, cell: OwnCell
) -> OwnRatingForm:
    return OwnRatingForm(
        request.POST if request.method == "POST" else None,
        allowed=grid.allowed(cell.criterion),
        initial=as_it_stands(cell.rating),
        version=cell.rating.version if cell.rating else None,
        prefix_id=cell.anchor,
        reason_hint=str(REASON_HINTS[ReasonsFor(appraisal.reasons_for)]),
    )


def _act(cell: OwnCell) -> Callable[[dict[str, Any]], object]:
    def act(values: dict[str, Any]) -> None:
        if values["given"] is None:
            own = {name: value for name, value in values.items() if name != "given"}
            clear_apart(option=cell.option, criterion=cell.criterion, **own)
        else:
            rate_apart(option=cell.option, criterion=cell.criterion, **values)

    return act


def _now(row: Versioned) -> dict[str, Any]:
    assert isinstance(row, Rating)
    return as_it_stands(row)


def _fragment(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    response = render(request, f"appraisal/scoring/apart/{name}.html", context)
    response["X-Fragment"] = "cell"
    return response
