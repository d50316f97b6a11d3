"""The page of all weights, and that of an assessor's own."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from appraisal.access import AppraisalPlace, appraisal_for
from appraisal.casefile.rows import AppraisalRows
from appraisal.engine.ranking.carried import carried_shares, reaches
from appraisal.engine.words.remarks import not_a_hundred
from appraisal.models import Appraisal, Assessor, Criterion
from appraisal.states import Change
from appraisal.weights.actions import (
    agree_weights,
    groups_in,
    own_version,
    weigh_apart,
    weighed_criteria,
)
from appraisal.weights.forms import WeightsForm, initial_of, own_initial
from appraisal.weights.tables import (
    apart_of,
    apart_table,
    bars_of,
    has_weighed,
    names_of,
    ranges_of,
)
from schemes.access import Act
from workbench.models import Versioned
from workbench.numbers.listing import count_words, opening
from workbench.pages.answering import form_page, person


@require_http_methods(["GET", "HEAD", "POST"])
def weights(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """The agreed weights: everybody reads them, those who write set them while they are open."""
    act = Act.WRITE if request.method == "POST" else Act.READ
    place = appraisal_for(person(request), programme, appraisal, act)
    if request.method == "POST":
        place.require_open(Change.WEIGHTS)
    criteria, groups = weighed_criteria(place.appraisal), groups_in(place.appraisal)
    form = WeightsForm(
        request.POST if request.method == "POST" else None,
        criteria=criteria,
        groups=groups,
        ranges=ranges_of(criteria),
        weights_as=place.appraisal.weights_as,
        asks_how=True,
        version=place.appraisal.version,
        initial=initial_of(criteria, place.appraisal.weights_as, groups),
    )
    problem = AppraisalRows.of(place.appraisal, with_ratings=False).problem
    apart = apart_of(place.appraisal) if _sees_apart(place) else {}
    weighs_apart = place.is_apart and place.may_rate
    return form_page(
        request,
        "appraisal/weights/weights.html",
        form,
        lambda values: agree_weights(appraisal=place.appraisal, **values),
        done=place.url("weights"),
        said=_("The weights are saved."),
        context=place.context(
            _("Weights"),
            (_("Weights"), None),
            room="weights",
            state=_state(criteria),
            criteria=criteria,
            bars=bars_of(
                criteria,
                {row.pk: row.weight for row in criteria},
                carried_shares(problem),
                groups,
                reaches(problem),
            ),
            grouped=bool(groups),
            remarks=not_a_hundred(problem),
            apart_table=apart_table(criteria, apart, names_of(place.appraisal)) if apart else None,
            weighs_apart=weighs_apart,
            own_given=weighs_apart and has_weighed(place.appraisal, person(request)),
        ),
        current=_now,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def own_weights(request: HttpRequest, programme: str, appraisal: str) -> HttpResponse:
    """What one assessor thinks the weights should be, before the group agrees them."""
    place = appraisal_for(person(request), programme, appraisal, Act.RATE, change=Change.WEIGHTS)
    criteria = weighed_criteria(place.appraisal)
    row = Assessor.objects.filter(appraisal=place.appraisal, user=person(request)).first()
    code = row.code if row is not None else ""
    own = apart_of(place.appraisal).get(code, {}) if code else {}
    seen = own_version(place.appraisal, code) if code else 0
    form = WeightsForm(
        request.POST if request.method == "POST" else None,
        criteria=criteria,
        ranges=ranges_of(criteria),
        weights_as=place.appraisal.weights_as,
        asks_how=False,
        # Versions count from 1, what was seen from 0.
        version=seen + 1,
        initial=own_initial(own),
    )

    def act(values: dict[str, Any]) -> None:
        weigh_apart(
            appraisal=place.appraisal,
            weights=values["weights"],
            by=values["by"],
            token=values["token"],
            seen=values["version"] - 1,
        )

    return form_page(
        request,
        "appraisal/weights/own.html",
        form,
        act,
        done=place.url("weights"),
        said=_("Your weights are saved."),
        context=place.context(
            _("Your weights"),
            (_("Weights"), place.url("weights")),
            (_("Yours"), None),
            room="weights",
            state=place.appraisal.get_weights_as_display() + ".",
            criteria=criteria,
            bars=bars_of(criteria, dict(own)),
            grouped=any(row.group_id is not None for row in criteria),
            back=place.url("weights"),
        ),
    )


def _sees_apart(place: AppraisalPlace) -> bool:
    """Whether the person sees what each assessor weighs: those who agree the weights, and everybody
    who sees ratings."""
    return place.is_apart and (place.may_moderate or place.sees_ratings)


def _now(row: Versioned) -> dict[str, Any]:
    if not isinstance(row, Appraisal):
        return {}
    return initial_of(weighed_criteria(row), row.weights_as, groups_in(row))


def _state(criteria: list[Criterion]) -> str:
    if not criteria:
        return _("No criterion ranks the options, so there is nothing to weigh.")
    weighed = [row for row in criteria if row.weight is not None]
    if not weighed:
        return _(
            "The criteria carry no weights: one option ranks above another only where it is worse "
            "on no criterion and better on at least one."
        )
    text = ngettext(
        "One criterion carries all the weight.",
        "%(count)s criteria share the weight.",
        len(criteria),
    )
    return text % {"count": opening(count_words(len(criteria)))}
