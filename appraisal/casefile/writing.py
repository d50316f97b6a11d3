"""From the rows of an appraisal to the interchange file, to the digit."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import models

from appraisal.models import (
    Appraisal,
    Band,
    Criterion,
    Evidence,
    ExcusingCriterion,
    Level,
    Measure,
    MeasureValue,
    Option,
    Rating,
    Scale,
    StakeholderView,
)
from schemes.casefile.faults import decimal_text as number
from schemes.models import Programme
from workbench.casefile.faults import Json

Row = TypeVar("Row", bound=models.Model)


def appraisals_data(programme: Programme) -> list[Json]:
    """The programme's appraisals in page sequence, keys and defaults not yet in canonical form."""
    appraisals = Appraisal.objects.filter(programme=programme).select_related(
        "scheme", "decision__preferred", "decision__with_a_view_to"
    )
    return [appraisal_data(appraisal) for appraisal in appraisals.order_by("position", "pk")]


def appraisal_data(appraisal: Appraisal) -> Json:
    """One appraisal with all that belongs to it, in a constant number of queries."""
    data: Json = {
        "reference": appraisal.reference,
        "title": appraisal.title,
        "strand": appraisal.strand,
        "question": appraisal.question,
        "scheme": None if appraisal.scheme is None else appraisal.scheme.reference,
        "total_as": appraisal.total_as,
        "better": appraisal.better,
        "scales": _scales(appraisal),
        "options": _options(appraisal),
        "criteria": _criteria(appraisal),
        "measure_definitions": {
            measure.key: _given(name=measure.name, unit=measure.unit)
            for measure in Measure.objects.filter(appraisal=appraisal).order_by("position", "pk")
            if measure.name or measure.unit
        },
        "finance": _given(
            in_scope_value=number(appraisal.in_scope_value),
            target=number(appraisal.savings_target),
            wider_savings=number(appraisal.wider_savings),
            lines=appraisal.saving_lines,
        ),
        "measures": [
            {"option": v.option.code, "measure": v.measure.key, "value": number(v.value)}
            for v in MeasureValue.objects.filter(option__appraisal=appraisal)
            .select_related("option", "measure")
            .order_by("position", "pk")
        ],
        "ratings": _ratings(appraisal),
        "shortlist": _given(
            kind=appraisal.shortlist,
            count=appraisal.shortlist_count,
            total=number(appraisal.shortlist_total),
        ),
        "decision": _decision(appraisal),
    }
    # What every appraisal must have stands there though it be empty yet.
    return _given(**data) | {key: data[key] for key in ("options", "criteria")}


def _given(**values: Any) -> Json:
    """The keys that say something: no column tells "left out" from "empty"."""
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}


def _grouped(rows: Iterable[Row], key: str) -> dict[int, list[Row]]:
    groups: dict[int, list[Row]] = {}
    for row in rows:
        groups.setdefault(getattr(row, key), []).append(row)
    return groups


def _scales(appraisal: Appraisal) -> Json:
    levels = _grouped(
        Level.objects.filter(scale__appraisal=appraisal).order_by("position", "pk"), "scale_id"
    )
    scales = Scale.objects.filter(appraisal=appraisal).order_by("position", "pk")
    return {
        scale.key: {"minimum": number(scale.minimum), "maximum": number(scale.maximum)}
        if scale.minimum is not None
        else {
            "levels": [
                _given(
                    key=level.key,
                    name=level.name,
                    definition=level.definition,
                    points=number(level.points),
                )
                for level in levels.get(scale.pk, [])
            ]
        }
        for scale in scales
    }


def _options(appraisal: Appraisal) -> list[Json]:
    views = _grouped(
        StakeholderView.objects.filter(option__appraisal=appraisal).order_by("position", "pk"),
        "option_id",
    )

    def said(option: Option, kind: str) -> list[Json]:
        rows = views.get(option.pk, [])
        return [_given(group=row.group, text=row.text) for row in rows if row.kind == kind]

    return [
        _given(
            code=option.code,
            name=option.name,
            baseline=option.baseline,
            cost=number(option.cost),
            summary=option.summary,
            ownership=option.ownership,
            governance=option.governance,
            benefits=said(option, "benefit"),
            drawbacks=said(option, "drawback"),
            facts=option.facts,
            finance=_given(
                total_savings=number(option.total_savings), confidence=number(option.confidence)
            ),
        )
        for option in Option.objects.filter(appraisal=appraisal).order_by("position", "pk")
    ]


def _criteria(appraisal: Appraisal) -> list[Json]:
    bands = _grouped(
        Band.objects.filter(criterion__appraisal=appraisal)
        .select_related("level")
        .order_by("position", "pk"),
        "criterion_id",
    )
    excusing = _grouped(
        ExcusingCriterion.objects.filter(excuse__criterion__appraisal=appraisal)
        .select_related("ranking")
        .order_by("position", "pk"),
        "excuse_id",
    )
    criteria = Criterion.objects.filter(appraisal=appraisal).select_related(
        "scale", "linear_measure", "banded_measure", "test__measure", "test__ranking", "excuse"
    )
    return [
        _given(
            code=row.code,
            name=row.name,
            role=row.role,
            question=row.question,
            scale=_scale_of(row),
            weight=number(row.weight),
            from_measure=_bands_of(row, bands.get(row.pk, [])),
            test=_test_of(row),
            excused_by=_excuse_of(row, excusing),
        )
        for row in criteria.order_by("position", "pk")
    ]


def _scale_of(row: Criterion) -> str | Json | None:
    if row.linear_measure is None:
        return None if row.scale is None else row.scale.key
    return {
        "kind": "linear",
        "measure": row.linear_measure.key,
        "worst": number(row.linear_worst),
        "best": number(row.linear_best),
        "points": number(row.linear_points),
    }


def _bands_of(row: Criterion, bands: list[Band]) -> Json | None:
    if row.banded_measure is None:
        return None
    return {
        "measure": row.banded_measure.key,
        "bands": [
            _given(**{"from": number(b.at_least), "to": number(b.at_most), "level": b.level.key})
            for b in bands
        ],
    }


def _test_of(row: Criterion) -> Json | None:
    test = getattr(row, "test", None)
    if test is None:
        return None
    return _given(
        kind=test.kind,
        measure=test.measure and test.measure.key,
        at_least=number(test.at_least),
        at_most=number(test.at_most),
        criterion=test.ranking and test.ranking.code,
        level=test.level,
        points=number(test.points),
    )


def _excuse_of(row: Criterion, excusing: dict[int, list[ExcusingCriterion]]) -> Json | None:
    excuse = getattr(row, "excuse", None)
    if excuse is None:
        return None
    return {
        "at_least": excuse.at_least,
        "of": [one.ranking.code for one in excusing.get(excuse.pk, [])],
        "level": excuse.level,
    }


def _ratings(appraisal: Appraisal) -> list[Json]:
    evidence = _grouped(
        Evidence.objects.filter(rating__option__appraisal=appraisal).order_by("position", "pk"),
        "rating_id",
    )
    ratings = Rating.objects.filter(option__appraisal=appraisal).select_related(
        "option", "criterion"
    )
    return [
        _given(
            option=row.option.code,
            criterion=row.criterion.code,
            assessor=row.assessor,
            level=row.level,
            points=number(row.points),
            not_applicable=row.not_applicable,
            reason=row.reason,
            evidence=[
                _given(title=one.title, source=one.source) for one in evidence.get(row.pk, [])
            ],
        )
        for row in ratings.order_by("position", "pk")
    ]


def _decision(appraisal: Appraisal) -> Json | None:
    row = appraisal.decision
    if row is None:
        return None
    return _given(
        preferred=row.preferred.code,
        with_a_view_to=row.with_a_view_to and row.with_a_view_to.code,
        reason=row.reason,
        present=row.present,
        entitled=row.entitled,
        decided_on=row.decided_on and row.decided_on.isoformat(),
        next_step=row.next_step,
    )
