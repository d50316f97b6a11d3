"""An appraisal as parts, made of a table of scores."""

from decimal import Decimal
from typing import assert_never

from appraisal.casefile.parts import (
    CaseAppraisal,
    CaseCriterion,
    CaseLevel,
    CaseOption,
    CaseRating,
    CaseScale,
    CaseTest,
)
from appraisal.from_table.cells import Score
from appraisal.from_table.reading import ReadCriterion, ReadTable
from appraisal.models import Criterion, GatewayTest
from appraisal.options.several.actions import code_for
from appraisal.scales.actions import Steps, keyed
from appraisal.scales.forms import ready_made


def made_of(
    table: ReadTable, *, title: str, reference: str, baseline: int | None, reason: str
) -> CaseAppraisal:
    """The appraisal of a table: its options, of which number `baseline` carries on as now, its
    criteria with the scales that they need, its ratings. `reason` stands for ratings without a
    note."""
    taken: set[str] = set()
    options = []
    for number, name in enumerate(table.options):
        code = code_for(name, taken)
        taken.add(code.casefold())
        options.append(CaseOption(code=code, name=name, baseline=number == baseline))
    scales = {kind: _steps(kind, table.most) for kind in ("level", "points")}
    names = {kind: steps.name for kind, steps in scales.items()}
    criteria = [_criterion(number, one, names) for number, one in enumerate(table.criteria, 1)]
    used = {one.scale for one in criteria}
    return CaseAppraisal(
        reference=reference,
        title=title,
        options=tuple(options),
        criteria=tuple(criteria),
        total_as="value",
        scales={steps.name: _scale(steps) for steps in scales.values() if steps.name in used},
        ratings=tuple(
            _rating(options[across].code, criteria[down].code, score, reason)
            for across, down, score in table.scores
        ),
    )


def _steps(kind: str, most: int) -> Steps:
    if kind == "level":
        steps = ready_made("high-medium-low")
        assert steps is not None
        return steps
    return Steps(f"0 to {most}", minimum=Decimal(0), maximum=Decimal(most))


def _scale(steps: Steps) -> CaseScale:
    levels = tuple(
        CaseLevel(key=key, points=level.points, name=level.name)
        for key, level in keyed(steps.levels).items()
    )
    return CaseScale(levels=levels, minimum=steps.minimum, maximum=steps.maximum)


def _criterion(number: int, one: ReadCriterion, scales: dict[str, str]) -> CaseCriterion:
    code, name, question = str(number), one.name, one.question
    match one.kind:
        case "verdict":
            test = CaseTest(kind=GatewayTest.Kind.PASS.value)
            return CaseCriterion(code, name, Criterion.Role.GATEWAY.value, question, test=test)
        case "level" | "points":
            role, scale = Criterion.Role.RANKING.value, scales[one.kind]
            return CaseCriterion(code, name, role, question, scale, weight=one.weight)
        case "apart":
            raise AssertionError("The reading gives such a row the kind of the others.")
        case _:
            assert_never(one.kind)


def _rating(option: str, criterion: str, score: Score, reason: str) -> CaseRating:
    said = score.note or reason
    if score.kind == "apart":
        return CaseRating(option=option, criterion=criterion, not_applicable=said)
    return CaseRating(
        option=option, criterion=criterion, level=score.level, points=score.points, reason=said
    )
