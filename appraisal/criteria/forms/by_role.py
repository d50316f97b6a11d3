"""The form for each role of a criterion, and its initial values for an existing criterion."""

from collections.abc import Mapping
from typing import Any

from appraisal.criteria.forms.consideration import CriterionForm
from appraisal.criteria.forms.gateway import ConditionalForm, GatewayForm
from appraisal.criteria.forms.gateway_kinds import ASKED
from appraisal.criteria.forms.ranking import BandsForm, LineForm, PriceForm, RatedForm
from appraisal.models import Band, Criterion, ExcusingCriterion, GatewayTest

FORMS: dict[str, type[CriterionForm]] = {
    "gateway": GatewayForm,
    "ranking": RatedForm,
    "ranking-bands": BandsForm,
    "ranking-line": LineForm,
    "ranking-price": PriceForm,
    "conditional-gateway": ConditionalForm,
    "consideration": CriterionForm,
}


def way_of(criterion: Criterion) -> str:
    """The key of the form that fits a criterion."""
    if criterion.price_from:
        return "ranking-price"
    if criterion.linear_measure_id is not None:
        return "ranking-line"
    return "ranking-bands" if criterion.banded_measure_id is not None else str(criterion.role)


def as_it_stands(criterion: Criterion) -> dict[str, Any]:
    """The form's initial values for an existing criterion; three queries."""
    measure = criterion.linear_measure or criterion.banded_measure
    return {
        "role": way_of(criterion),
        "name": criterion.name,
        "code": criterion.code,
        "question": criterion.question,
        "weight": criterion.weight,
        "scale": str(criterion.scale_id or ""),
        "measure": measure.key if measure else "",
        **_line(criterion),
        **_bands(criterion),
        **_test(criterion),
        **_excuse(criterion),
    }


def _line(criterion: Criterion) -> Mapping[str, Any]:
    if criterion.linear_points is None:
        return {}
    measure = criterion.linear_measure
    return {
        "price": measure.key if measure else "",
        "worst": criterion.linear_worst,
        "best": criterion.linear_best,
        "full": criterion.linear_points,
    }


def _bands(criterion: Criterion) -> Mapping[str, Any]:
    rows = Band.objects.filter(criterion=criterion).select_related("level")
    found: dict[str, Any] = {}
    for row, band in enumerate(rows.order_by("position", "pk"), start=1):
        found[f"level_{row}"] = band.level.key
        found[f"edge_{row}"] = band.at_most if band.at_least is None else band.at_least
        if band.at_most is not None:
            found["direction"] = "to"
    return found


def _test(criterion: Criterion) -> Mapping[str, Any]:
    test = GatewayTest.objects.filter(criterion=criterion).select_related("measure").first()
    if test is None:
        return {}
    kind = ASKED[test.kind]
    return {"kind": kind.choice, **kind.standing(test)}


def _excuse(criterion: Criterion) -> Mapping[str, Any]:
    named = ExcusingCriterion.objects.filter(excuse__criterion=criterion)
    rows = list(named.select_related("excuse").order_by("position", "pk"))
    if not rows:
        return {}
    return {
        "excuse_of": [str(row.ranking_id) for row in rows],
        "excuse_at_least": rows[0].excuse.at_least,
        "excuse_level": rows[0].excuse.level,
    }
