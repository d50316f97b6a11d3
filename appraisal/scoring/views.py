"""The page of the scoring grid, and the rating of one cell, on a page of its own or within the
grid."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from appraisal.access import AppraisalPlace, appraisal_for
from appraisal.casefile.rows import AppraisalRows
from appraisal.models import Evidence, Rating
from appraisal.scoring.actions import clear_rating, rate_option
from appraisal.scoring.alone import Alone
from appraisal.scoring.apart.views import own_cell, own_grid
from appraisal.scoring.cells import GridCell, saved_words
from appraisal.scoring.forms import RatingForm, as_it_stands
from appraisal.scoring.grid import ScoringGrid
from appraisal.states import Change, is_released
from schemes.access import Act
from schemes.remembered import Blocks, remembered
from workbench.models import Versioned
from workbench.pages.answering import form_page, person


@require_safe
def scoring(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """The grid, with the outcome so far."""
    place = appraisal_for(person(request), programme, appraisal, Act.READ)
    if place.is_apart and place.may_rate and not is_released(place.appraisal):
        return own_grid(request, place)
    place.require_results()
    alone = Alone.of(request.GET)
    blocks = remembered(place, request.path + alone.query, lambda: _blocks(place, alone))
    return render(request, "appraisal/scoring/scoring.html", {**_context(place), **blocks})


def _context(place: AppraisalPlace, **more: Any) -> dict[str, Any]:
    writes = {"may_write": place.may_agree} if place.is_apart else {}
    change = Change.AGREED_RATINGS
    return place.context(
        _("Scoring"), (_("Scoring"), None), room="scoring", change=change, **writes, **more
    )


def _blocks(place: AppraisalPlace, alone: Alone) -> Blocks:
    """The grid with what stands around it, how far it is filled, and whether a script opens its
    cells."""
    grid = ScoringGrid(place, place.answer.rows, alone)
    context = _context(place, grid=grid, state=grid.progress)
    return {
        "main": render_to_string("appraisal/scoring/grid.html", context),
        "state": context["state"],
        "opens": "opens" if context["may_write"] and grid.has_links else "",
    }


@require_http_methods(["GET", "HEAD", "POST"])
def scoring_cell(
    request: HttpRequest, programme: str, appraisal: str, option: str, criterion: str
) -> HttpResponse:
    """Rates one option on one criterion. A request from the grid is answered with the cell
    alone."""
    place = appraisal_for(person(request), programme, appraisal, Act.READ)
    if place.require_rater():
        return own_cell(request, place, option, criterion, in_place=in_place(request))
    # A form in its place shows nothing of the other cells.
    alone = in_place(request) and (request.method == "POST" or "cancel" not in request.GET)
    only = (option, criterion) if alone else None
    rows = AppraisalRows.of(place.appraisal, cell=only, exempt=place.exempt.options)
    grid = ScoringGrid(place, rows)
    cell = _find(grid, option, criterion, alone=alone)
    if not in_place(request):
        return _page(request, place, grid, cell)
    if request.method != "POST" and "cancel" in request.GET:
        return _fragment(request, "shown", {"cell": cell, "may_write": True})
    earlier = _current(cell.rating)
    form = _form(request, grid, cell, earlier)
    answer = form_page(
        request,
        "appraisal/scoring/cell_form.html",
        form,
        _act(cell),
        done=place.url("scoring"),
        said="",
        context={"cell": cell, "programme": place.programme, "appraisal": place.appraisal},
        current=_now,
    )
    if answer.status_code != 302:
        answer["X-Fragment"] = "cell"
        return answer
    # The cell itself says that it is saved; the next page need not.
    list(messages.get_messages(request))
    return _saved(request, grid, cell, earlier)


def in_place(request: HttpRequest) -> bool:
    """Whether a script of the grid asks for a cell, rather than a browser for a page."""
    return request.headers.get("X-In-Place") == "cell"


def _page(
    request: HttpRequest, place: AppraisalPlace, grid: ScoringGrid, cell: GridCell
) -> HttpResponse:
    before, after = grid.around(cell.option, cell.criterion)
    done = f"{place.url('scoring')}#{cell.anchor}"
    context = place.context(
        cell.name,
        (_("Scoring"), place.url("scoring")),
        (cell.name, None),
        room="scoring",
        state=grid.progress,
        cell=cell,
        before=before,
        after=after,
        back=done,
    )
    return form_page(
        request,
        "appraisal/scoring/cell.html",
        _form(request, grid, cell, _current(cell.rating)),
        _act(cell),
        done=after if after and "next" in request.POST else done,
        said=_("%(rating)s is saved.") % {"rating": cell.name},
        context=context,
        current=_now,
    )


def _saved(
    request: HttpRequest, alone: ScoringGrid, cell: GridCell, earlier: dict[str, Any]
) -> HttpResponse:
    """The saved cell, with the other parts of the page that depend on it, and a link for taking it
    back."""
    place = alone.place
    grid = ScoringGrid(place, alone.rows.rated_now(place.exempt.options))
    now = grid.cell(cell.option, cell.criterion)
    undo = RatingForm(
        allowed=grid.allowed(cell.criterion),
        initial=earlier,
        version=now.rating.version if now.rating else None,
        prefix_id=f"undo-{cell.anchor}",
    )
    context = {
        "place": place,
        "programme": place.programme,
        "appraisal": place.appraisal,
        "cell": now,
        "may_write": True,
        "grid": grid,
        "others": [one for one in grid.derived(cell.option) if one.anchor != now.anchor],
        "saved_at": f"{timezone.localtime():%H:%M}",
        "told": " ".join(filter(None, (saved_words(now), _place_words(grid, cell)))),
        "undo": undo,
        "undo_clears": not earlier,
    }
    return _fragment(request, "saved", context)


def _place_words(grid: ScoringGrid, cell: GridCell) -> str:
    """What the option of the cell comes to now, in a sentence."""
    found = {option.pk: words for option, words in grid.places()}
    words = found.get(cell.option.pk, "")
    return f"{words}." if words else ""


def _find(grid: ScoringGrid, option: str, criterion: str, *, alone: bool) -> GridCell:
    """The cell at this address; 404 where there is none or people do not rate it."""
    cell = grid.find(option, criterion, alone=alone)
    if cell is None:
        raise Http404
    cell.option.appraisal = grid.place.appraisal
    return cell


def _form(
    request: HttpRequest, grid: ScoringGrid, cell: GridCell, initial: dict[str, Any]
) -> RatingForm:
    return RatingForm(
        request.POST if request.method == "POST" else None,
        allowed=grid.allowed(cell.criterion),
        initial=initial,
        version=cell.rating.version if cell.rating else None,
        prefix_id=cell.anchor,
        compact=in_place(request),
    )


def _act(cell: GridCell) -> Callable[[dict[str, Any]], object]:
    def act(values: dict[str, Any]) -> None:
        if values["given"] is None:
            own = {name: value for name, value in values.items() if name != "given"}
            clear_rating(option=cell.option, criterion=cell.criterion, **own)
        else:
            rate_option(option=cell.option, criterion=cell.criterion, **values)

    return act


def _current(rating: Rating | None) -> dict[str, Any]:
    if rating is None:
        return {}
    evidence = Evidence.objects.filter(rating=rating).order_by("position", "pk")
    return as_it_stands(rating, list(evidence))


def _now(row: Versioned) -> dict[str, Any]:
    assert isinstance(row, Rating)
    return _current(row)


def _fragment(request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    response = render(request, f"appraisal/scoring/{name}.html", context)
    # The grid swaps in nothing but what says that it is a cell (a sign-in page does not).
    response["X-Fragment"] = "cell"
    return response
