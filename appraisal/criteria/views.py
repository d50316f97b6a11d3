"""The pages of criteria and rules."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from appraisal.access import AppraisalPlace, appraisal_for
from appraisal.casefile.rows import AppraisalRows
from appraisal.considered.views import considerations_in, considered_in
from appraisal.criteria.actions import (
    add_criterion,
    change_criterion,
    move_criterion,
    ratings_of,
    remove_criterion,
    rules_resting_on,
)
from appraisal.criteria.considerations.views import offered
from appraisal.criteria.forms.by_role import FORMS, as_it_stands, way_of
from appraisal.criteria.forms.consideration import WAYS, CriterionForm
from appraisal.criteria.forms.ground import Ground
from appraisal.criteria.rulebook import criterion_groups_of, groups_of, scales_of, to_mend
from appraisal.models import Appraisal, Criterion
from appraisal.states import Change
from schemes.access import Act
from workbench.models import Versioned
from workbench.numbers.listing import count_words, counts_alike, opening
from workbench.pages.answering import form_page, gone, person
from workbench.pages.forms import RemoveForm
from workbench.pages.moving import move_answer
from workbench.pages.place import Crumb


@require_safe
def criteria(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """The page of criteria: those of each role, the scales, and the contradictions to correct."""
    place = appraisal_for(person(request), programme, appraisal, Act.READ)
    rows = AppraisalRows.of(
        place.appraisal, with_ratings=place.sees_results, exempt=place.exempt.options
    )
    mend = to_mend(rows, place)
    context = _context(
        place,
        _("Criteria and rules"),
        state=_state(rows, len(mend)),
        groups=groups_of(rows, place),
        criterion_groups=criterion_groups_of(rows, place),
        scales=scales_of(rows, place),
        mend=mend,
        offered=offered(place, rows),
        considered=considered_in(rows) if considerations_in(rows) else None,
    )
    return render(request, "appraisal/criteria/criteria.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_criterion(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """Adds a criterion: asks for its role first, then for what that role needs."""
    place = appraisal_for(person(request), programme, appraisal, Act.WRITE, change=Change.RULES)
    role = _role(request, "")
    heading = _("Add a criterion")
    if not role:
        context = _context(place, heading, roles=WAYS, back=place.url("criteria"))
        return render(request, "appraisal/criteria/role.html", context)
    ground = Ground.of(place.appraisal)
    initial = {"role": role, "code": _next_code(place.appraisal)}
    form = FORMS[role](
        request.POST if request.method == "POST" else None, ground=ground, initial=initial
    )
    return form_page(
        request,
        "appraisal/criteria/form.html",
        form,
        lambda values: add_criterion(appraisal=place.appraisal, **values),
        done=place.url("criteria"),
        said=_("The criterion is added."),
        context=_form_context(place, heading, form, role),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def edit_criterion(
    request: HttpRequest, programme: str, appraisal: str, criterion: str
) -> HttpResponse:
    place = appraisal_for(person(request), programme, appraisal, Act.WRITE, change=Change.RULES)
    row = _criterion(place, criterion)
    if row is None:
        raise Http404
    role = _role(request, way_of(row))
    ground = Ground.of(place.appraisal, row)
    initial = as_it_stands(row) | {"role": role}
    form = FORMS[role](
        request.POST if request.method == "POST" else None,
        ground=ground,
        initial=initial,
        version=row.version,
    )
    return form_page(
        request,
        "appraisal/criteria/form.html",
        form,
        lambda values: change_criterion(criterion=row, **values),
        done=place.url("criteria"),
        said=_("“%(name)s” is changed.") % {"name": row},
        context=_form_context(place, _("Change “%(name)s”") % {"name": row}, form, role)
        | {"roles": [one for one in WAYS if one.value != role]},
        current=_now,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def remove_criterion_page(
    request: HttpRequest, programme: str, appraisal: str, criterion: str
) -> HttpResponse:
    place = appraisal_for(person(request), programme, appraisal, Act.WRITE, change=Change.RULES)
    row = _criterion(place, criterion)
    if row is None:
        return gone(request, place.url("criteria"))
    label = _("Remove this criterion")
    form = RemoveForm(
        request.POST if request.method == "POST" else None, label=label, version=row.version
    )
    heading = _("Remove “%(name)s”?") % {"name": row}
    return form_page(
        request,
        "pages/remove.html",
        form,
        lambda values: remove_criterion(criterion=row, **values),
        done=place.url("criteria"),
        said=_("“%(name)s” is removed.") % {"name": row},
        context=_context(place, heading, goes=_goes(row), back=place.url("criteria")),
    )


@require_POST
def move_criterion_page(
    request: HttpRequest, programme: str, appraisal: str, criterion: str
) -> HttpResponse:
    """Moves a criterion one place up or down among those of its role."""
    place = appraisal_for(person(request), programme, appraisal, Act.WRITE, change=Change.RULES)
    row = _criterion(place, criterion)
    if row is None:
        raise Http404
    return move_answer(
        request,
        partial(move_criterion, criterion=row),
        done=f"{place.url('criteria')}#criterion-{row.slug}",
        name=row.name,
        version=row.version,
    )


def _criterion(place: AppraisalPlace, slug: str) -> Criterion | None:
    rows = Criterion.objects.select_related("linear_measure", "banded_measure")
    row = rows.filter(appraisal=place.appraisal, slug=slug).first()
    if row is not None:
        row.appraisal = place.appraisal
    return row


def _role(request: HttpRequest, otherwise: str) -> str:
    asked = request.POST.get("role") or request.GET.get("role") or otherwise
    return asked if asked in FORMS else otherwise


def _next_code(appraisal: Appraisal) -> str:
    """The first number that no criterion has as its code."""
    taken = set(appraisal.criteria.values_list("code", flat=True))
    return next(str(n) for n in range(1, len(taken) + 2) if str(n) not in taken)


def _now(row: Versioned) -> dict[str, Any]:
    assert isinstance(row, Criterion)
    return as_it_stands(row)


def _context(place: AppraisalPlace, heading: str, **more: Any) -> dict[str, Any]:
    here: list[Crumb] = [(_("Criteria"), place.url("criteria"))]
    if heading != _("Criteria and rules"):
        here.append((heading, None))
    return place.context(heading, *here, room="criteria", **more)


def _form_context(
    place: AppraisalPlace, heading: str, form: CriterionForm, role: str
) -> dict[str, Any]:
    chosen = next(one for one in WAYS if one.value == role)
    blocked = _blocked(role, form.ground)
    return _context(place, heading, role=chosen, blocked=blocked, back=place.url("criteria"))


def _blocked(role: str, ground: Ground) -> str:
    """What must be added before this form can be filled in: "ranking", "scale", "levels", or "" for
    nothing."""
    if role == "conditional-gateway" and not ground.in_levels:
        return "ranking"
    if role == "ranking" and not ground.scales:
        return "scale"
    return "levels" if role == "ranking-bands" and not ground.levels else ""


def _goes(row: Criterion) -> list[str]:
    """Sentences on what would be removed with the criterion, or on what prevents its removal."""
    count = ratings_of(row)
    resting = rules_resting_on(row)
    if resting:
        return [_("It cannot go yet, because other rules rest on it:"), *resting]
    if not count:
        return [_("No option has been rated on it.")]
    return [
        ngettext(
            "The %(count)s rating given on it goes with it, with its reason and evidence.",
            "The %(count)s ratings given on it go with it, with their reasons and evidence.",
            count,
        )
        % {"count": count_words(count)},
        _("What stood there stays in the programme's history."),
    ]


def _state(rows: AppraisalRows, contradictions: int) -> str:
    count = len(rows.criteria)
    if not count:
        return _("Nothing to judge the options by yet.")
    many = ngettext("%(count)s criterion", "%(count)s criteria", count)
    all_, wrong = counts_alike(count, contradictions)
    words = opening(many % {"count": all_})
    if not contradictions:
        return _("%(criteria)s; the rules hold together.") % {"criteria": words}
    return ngettext(
        "%(criteria)s; %(count)s thing to mend.",
        "%(criteria)s; %(count)s things to mend.",
        contradictions,
    ) % {"criteria": words, "count": wrong}
