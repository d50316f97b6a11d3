"""The pages of scales."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from appraisal.access import AppraisalPlace, appraisal_for
from appraisal.models import Scale
from appraisal.scales.actions import SCALES, add_scale, change_scale, remove_scale
from appraisal.scales.forms import STARTS, LevelScaleForm, PointScaleForm, as_it_stands, initial_for
from appraisal.states import Change
from schemes.access import Act
from workbench.models import Versioned
from workbench.pages.answering import form_page, gone, person
from workbench.pages.forms import RemoveForm
from workbench.pages.moving import move_answer


@require_http_methods(["GET", "HEAD", "POST"])
def new_scale(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """Adds a scale: asks which ready-made scale to begin with, then for its levels."""
    place = appraisal_for(person(request), programme, appraisal, Act.WRITE, change=Change.RULES)
    start = request.GET.get("start", "")
    heading = _("Add a scale")
    if start not in [one.value for one in STARTS]:
        context = _context(place, heading, starts=STARTS)
        return render(request, "appraisal/scales/start.html", context)
    kind = PointScaleForm if start.startswith("0-") else LevelScaleForm
    form = kind(request.POST if request.method == "POST" else None, initial=initial_for(start))
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: add_scale(appraisal=place.appraisal, **values),
        done=place.url("criteria") + "#scales",
        said=_("The scale is added."),
        context=_context(place, heading),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def edit_scale(request: HttpRequest, programme: str, appraisal: str, scale: str) -> HttpResponse:
    place = appraisal_for(person(request), programme, appraisal, Act.WRITE, change=Change.RULES)
    row = SCALES.find(place.appraisal, slug=scale)
    if row is None:
        raise Http404
    kind = LevelScaleForm if row.minimum is None else PointScaleForm
    form = kind(
        request.POST if request.method == "POST" else None, initial=_now(row), version=row.version
    )
    return form_page(
        request,
        "pages/form.html",
        form,
        lambda values: change_scale(scale=row, **values),
        done=place.url("criteria") + "#scales",
        said=_("The scale “%(name)s” is changed.") % {"name": _named(row)},
        context=_context(place, _("Change the scale “%(name)s”") % {"name": _named(row)}),
        current=_now,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def remove_scale_page(
    request: HttpRequest, programme: str, appraisal: str, scale: str
) -> HttpResponse:
    place = appraisal_for(person(request), programme, appraisal, Act.WRITE, change=Change.RULES)
    row = SCALES.find(place.appraisal, slug=scale)
    if row is None:
        return gone(request, place.url("criteria"))
    form = RemoveForm(
        request.POST if request.method == "POST" else None,
        label=_("Remove this scale"),
        version=row.version,
    )
    heading = _("Remove the scale “%(name)s”?") % {"name": _named(row)}
    goes = [
        _(
            "Its levels and what they mean go with it. A scale that a criterion uses cannot be "
            "removed."
        )
    ]
    return form_page(
        request,
        "pages/remove.html",
        form,
        lambda values: remove_scale(scale=row, **values),
        done=place.url("criteria") + "#scales",
        said=_("The scale “%(name)s” is removed.") % {"name": _named(row)},
        context=_context(place, heading, goes=goes),
    )


@require_POST
def move_scale(request: HttpRequest, programme: str, appraisal: str, scale: str) -> HttpResponse:
    place = appraisal_for(person(request), programme, appraisal, Act.WRITE, change=Change.RULES)
    row = SCALES.find(place.appraisal, slug=scale)
    if row is None:
        raise Http404
    return move_answer(
        request,
        partial(SCALES.move, row),
        done=place.url("criteria") + "#scales",
        name=_named(row),
        version=row.version,
    )


def _named(row: Scale) -> str:
    return row.named(row.levels.order_by("position", "pk"))


def _now(row: Versioned) -> dict[str, Any]:
    assert isinstance(row, Scale)
    return as_it_stands(row, row.levels.order_by("position", "pk"))


def _context(place: AppraisalPlace, heading: str, **more: Any) -> dict[str, Any]:
    back = place.url("criteria")
    return place.context(
        heading, (_("Criteria"), back), (heading, None), room="criteria", back=back, **more
    )
