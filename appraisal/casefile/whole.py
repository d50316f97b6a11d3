"""Appraisals whole, as the case file has them: the rows that the engine needs, and all that people
said beside them."""

from dataclasses import replace
from typing import Any

from appraisal.casefile.grouping import grouped, in_order
from appraisal.casefile.mapped import (
    ASSESSOR,
    ASSESSOR_WEIGHT,
    CONDITION,
    CONSIDERED,
    COST_SCENARIO,
    EVIDENCE,
    GROUP,
    INTEREST,
    MOVE,
    NOT_TOGETHER,
    OPTION,
    OPTION_LINE,
    PARTNER,
    RATING,
    SCENARIO,
    SPREAD,
    VIEW,
)
from appraisal.casefile.parts import (
    CaseAppraisal,
    CaseCostScenario,
    CaseOption,
    CaseView,
)
from appraisal.casefile.rows import AppraisalRows, definitions
from appraisal.casefile.scenarios.parts import CaseScenario
from appraisal.casefile.spread.rules import rules_sum
from appraisal.models import (
    Appraisal,
    Assessor,
    AssessorWeight,
    Condition,
    ConsiderationAnswer,
    CostScenario,
    Evidence,
    Interest,
    Measure,
    NotTogether,
    Option,
    PartnerAnswer,
    Rating,
    Scale,
    Scenario,
    StakeholderView,
    StateChange,
)
from schemes.models import Programme


def appraisal_parts(programme: Programme) -> tuple[CaseAppraisal, ...]:
    """The programme's appraisals whole, in page sequence."""
    appraisals = Appraisal.objects.filter(programme=programme).select_related(
        "scheme", "spread", "decision__preferred", "decision__with_a_view_to"
    )
    return tuple(map(whole_part, appraisals.order_by("position", "pk")))


def whole_part(appraisal: Appraisal) -> CaseAppraisal:
    """One appraisal with all that belongs to it, in a constant number of queries."""
    rows = AppraisalRows.of(appraisal)
    evidence = grouped(Evidence.objects.filter(rating__option__appraisal=appraisal), "rating_id")
    ratings = Rating.objects.filter(option__appraisal=appraisal)
    scales = in_order(Scale.objects.filter(appraisal=appraisal))

    part = replace(
        rows.part,
        options=option_parts(rows),
        scales={scale.key: rows.scale_part(scale) for scale in scales},
        groups=rows.part.groups if rows.criteria else tuple(map(GROUP.part_of, rows.every_group)),
        measure_definitions=definitions(in_order(Measure.objects.filter(appraisal=appraisal))),
        ratings=tuple(
            RATING.part_of(row, evidence=tuple(map(EVIDENCE.part_of, evidence.get(row.pk, ()))))
            for row in in_order(ratings.select_related("option", "criterion"))
        ),
        **_process(appraisal),
        **_said(appraisal),
    )
    return with_spread(part, appraisal)


def with_spread(part: CaseAppraisal, appraisal: Appraisal) -> CaseAppraisal:
    """The appraisal with what assessors gave elsewhere, as a case file brought it. Without it where
    assessors have rated here, and where the rules are others since."""
    row = getattr(appraisal, "spread", None)
    if row is None or any(one.assessor for one in part.ratings):
        return part
    found = replace(part, spread=SPREAD.part_of(row))
    return found if rules_sum(found) == row.rules_sha256 else part


def _process(appraisal: Appraisal) -> dict[str, Any]:
    """Who scores, what each of them weighs, and the steps of the process."""
    weights = AssessorWeight.objects.filter(criterion__appraisal=appraisal)
    moves = StateChange.objects.filter(appraisal=appraisal).order_by("pk")
    return {
        "assessors": tuple(
            map(ASSESSOR.part_of, in_order(Assessor.objects.filter(appraisal=appraisal)))
        ),
        "weights_of": tuple(
            map(ASSESSOR_WEIGHT.part_of, in_order(weights.select_related("criterion")))
        ),
        "moves": tuple(map(MOVE.part_of, moves)),
    }


def _said(appraisal: Appraisal) -> dict[str, Any]:
    """What people said beside ratings: conditions, partners' answers, words, interests, what does
    not go together, and scenarios."""
    of_options = {"option__appraisal": appraisal}
    partners = PartnerAnswer.objects.filter(**of_options).select_related("option")
    words = ConsiderationAnswer.objects.filter(**of_options)
    conditions = Condition.objects.filter(appraisal=appraisal)
    interests = Interest.objects.filter(appraisal=appraisal)
    apart = NotTogether.objects.filter(**of_options).select_related("option", "other__appraisal")
    return {
        "conditions": tuple(map(CONDITION.part_of, in_order(conditions))),
        "partners": tuple(map(PARTNER.part_of, in_order(partners))),
        "considered": tuple(
            map(CONSIDERED.part_of, in_order(words.select_related("option", "criterion")))
        ),
        "interests": tuple(map(INTEREST.part_of, in_order(interests))),
        "not_together": tuple(map(NOT_TOGETHER.part_of, apart.order_by("pk"))),
        "scenarios": scenario_parts(appraisal),
        "cost_scenarios": cost_scenario_parts(appraisal),
    }


def scenario_parts(appraisal: Appraisal) -> tuple[CaseScenario, ...]:
    """The scenarios of an appraisal, in page sequence, in one query."""
    return tuple(map(SCENARIO.part_of, in_order(Scenario.objects.filter(appraisal=appraisal))))


def cost_scenario_parts(appraisal: Appraisal) -> tuple[CaseCostScenario, ...]:
    """The named scenarios of what options cost and save, in one query."""
    return tuple(
        map(COST_SCENARIO.part_of, in_order(CostScenario.objects.filter(appraisal=appraisal)))
    )


def option_parts(rows: AppraisalRows) -> tuple[CaseOption, ...]:
    """What is written of the options, in page sequence, with two queries more than `rows` took."""
    found = StakeholderView.objects.filter(option__appraisal=rows.appraisal)
    views = grouped(found, "option_id")

    def said(option: Option, kind: str) -> tuple[CaseView, ...]:
        return tuple(VIEW.part_of(one) for one in views.get(option.pk, ()) if one.kind == kind)

    return tuple(
        OPTION.part_of(
            row,
            benefits=said(row, "benefit"),
            drawbacks=said(row, "drawback"),
            lines=tuple(map(OPTION_LINE.part_of, rows.lines.get(row.pk, ()))),
        )
        for row in rows.options
    )
