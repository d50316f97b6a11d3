"""The pages that rate an option on every criterion, and every option on a criterion."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from appraisal.access import AppraisalPlace, appraisal_for
from appraisal.scoring.actions import rate_options
from appraisal.scoring.apart.actions import ReasonsFor, rate_several_apart
from appraisal.scoring.several.forms import AgreedForm, OwnForm, SeveralForm
from appraisal.scoring.several.lot import Ground, Lot
from schemes.access import Act
from workbench.models import User
from workbench.pages.answering import form_page, person

REASONS = {
    ReasonsFor.EVERY: gettext_lazy(
        "Each rating needs its reason, in a sentence or two. The panel reads it in moderation."
    ),
    ReasonsFor.ENDS: gettext_lazy(
        "The best and the worst rating need a reason. The panel reads it in moderation."
    ),
    ReasonsFor.NONE: gettext_lazy("Reasons are optional. The panel reads them in moderation."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def option_scoring(
    request: HttpRequest, programme: str, appraisal: str, option: str
) -> HttpResponse:
    """Rates an option on every criterion."""
    place = appraisal_for(person(request), programme, appraisal, Act.READ)
    own = place.require_rater()

    def lot() -> Lot:
        return _ground(place, person(request), own, option=option).of_option(option)

    return _page(request, place, lot, own=own)


@require_http_methods(["GET", "HEAD", "POST"])
def criterion_scoring(
    request: HttpRequest, programme: str, appraisal: str, criterion: str
) -> HttpResponse:
    """Rates every option on a criterion."""
    place = appraisal_for(person(request), programme, appraisal, Act.READ)
    own = place.require_rater()

    def lot() -> Lot:
        return _ground(place, person(request), own, criterion=criterion).of_criterion(criterion)

    return _page(request, place, lot, own=own)


def _ground(
    place: AppraisalPlace, user: User, own: bool, *, option: str = "", criterion: str = ""
) -> Ground:
    if own:
        return Ground.own(place, user, option, criterion)
    return Ground.agreed(place, option, criterion)


def _page(
    request: HttpRequest, place: AppraisalPlace, read: Callable[[], Lot], *, own: bool
) -> HttpResponse:
    """The form of a lot; `read` reads it anew each time."""
    lot = read()
    sent = request.POST if request.method == "POST" else None
    form: SeveralForm[Any]
    if own:
        form = OwnForm(sent, cells=lot.cells, appraisal=place.appraisal)
        reasons = str(REASONS[ReasonsFor(place.appraisal.reasons_for)])
    else:
        form = AgreedForm(sent, cells=lot.cells)
        reasons = _(
            "Each rating needs its reason, in a sentence or two that could stand in the paper."
        )
    back = place.url("scoring")
    after = lot.after[1]
    return form_page(
        request,
        "appraisal/scoring/several.html",
        form,
        lambda values: _save(values, own=own),
        done=after if after and "next" in request.POST else back,
        said=lambda: form.said,
        context=place.context(
            lot.heading,
            (_("Scoring"), back),
            (lot.heading, None),
            room="scoring",
            state=lot.progress,
            lot=lot,
            own=own,
            reasons=reasons,
            back=back,
        ),
        current=lambda _row: _now(form, read()),
    )


def _save(values: dict[str, Any], *, own: bool) -> None:
    """Saves what was changed, if anything was."""
    if values["cells"]:
        (rate_several_apart if own else rate_options)(**values)


def _now(form: SeveralForm[Any], lot: Lot) -> dict[str, Any]:
    """What stands in the boxes of each cell now."""
    return {
        name: value
        for cell in lot.cells
        if cell.key in form.boxes
        for name, value in form.boxes[cell.key].filled(cell.rating).items()
    }
