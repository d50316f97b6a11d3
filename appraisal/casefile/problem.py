"""From an appraisal of the case file to the engine: the one builder, no database."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from appraisal.casefile.costs import whole_life_cost
from appraisal.casefile.parts import (
    CaseAppraisal,
    CaseCriterion,
    CaseLinear,
    CaseOption,
    CaseRating,
    CaseScale,
)
from appraisal.engine import problem as engine
from appraisal.engine.gateway_kinds import kind_called
from appraisal.engine.option_finance import (
    OPTION_COST,
    FinanceBasis,
    OptionFinanceRow,
    OptionMoney,
    finance_measurements,
    option_finance,
)
from appraisal.engine.outcome import evaluate
from appraisal.engine.ranking.grouped import weighed
from appraisal.engine.result import Result
from appraisal.engine.words.names import assessor_names
from workbench.dates import day
from workbench.numbers.rounding import rounded

_COST_PLACES = 12


def problem_of(part: CaseAppraisal) -> engine.Problem:
    """One appraisal as the engine takes it, indexes as in the file; measures that option finance
    gives follow those listed. Raises `KeyError` for a scale that the appraisal does not have."""
    decision, shortlist = part.decision, part.shortlist
    costs = {one.code: whole_life_cost(one, part) for one in part.options}
    groups = tuple(engine.Group(one.name, exact(one.weight)) for one in part.groups)
    return engine.Problem(
        reference=part.reference,
        title=part.title,
        options=tuple(
            engine.Option(one.code, one.name, one.baseline, costs[one.code]) for one in part.options
        ),
        criteria=weighed([_criterion(one, part.scales) for one in part.criteria], groups),
        measurements=(
            *(
                engine.Measurement(one.option, one.measure, Fraction(one.value))
                for one in part.measures
            ),
            *finance_measurements(finance_of(part)),
            *_cost_measurements(part, costs),
        ),
        ratings=tuple(
            engine.Rating(
                option=one.option,
                criterion=one.criterion,
                level=one.level or None,
                points=exact(one.points),
                not_applicable=one.not_applicable or None,
                reason=_with_dissent(one),
                assessor=one.assessor or None,
            )
            # One who abstains says nothing of the option.
            for one in part.ratings
            if not one.abstained
        ),
        total_as=engine.TotalAs(part.total_as),
        better=engine.Better(part.better),
        shortlist=engine.Shortlist(shortlist.kind, shortlist.count, exact(shortlist.total)),
        assessors=tuple(
            assessor_names((one.code, one.role, one.authority) for one in part.assessors).items()
        ),
        decision=None
        if decision is None
        else engine.Preferred(decision.preferred, decision.with_a_view_to or None, decision.reason),
        ruled_out=tuple(
            engine.RuledOut(
                one.option,
                one.stage,
                one.why,
                day(date.fromisoformat(one.when)) if one.when else "",
            )
            for one in part.ruled_out
        ),
        measure_definitions=tuple(
            engine.MeasureDefinition(key, one.name or key, one.unit)
            for key, one in part.measure_definitions.items()
        ),
        groups=groups,
    )


def _with_dissent(rating: CaseRating) -> str:
    """The reason of a rating, and who did not agree with it: the two print together."""
    if not rating.dissent:
        return rating.reason
    return " ".join(filter(None, (rating.reason, f"Dissent: {rating.dissent}")))


def basis_of(part: CaseAppraisal) -> FinanceBasis:
    """What option finance rests on."""
    money = part.finance
    return FinanceBasis(
        in_scope_value=exact(money.in_scope_value),
        target=exact(money.target),
        wider_savings=exact(money.wider_savings),
    )


def finance_of(part: CaseAppraisal) -> tuple[OptionFinanceRow, ...]:
    """Option finance, one row an option; empty where no option states its savings."""
    if all(one.finance.total_savings is None for one in part.options):
        return ()
    return option_finance(
        basis_of(part),
        tuple(
            OptionMoney(one.code, exact(one.finance.total_savings), exact(one.finance.confidence))
            for one in part.options
        ),
    )


def exact(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)


def _sure(value: Decimal | None) -> Fraction:
    """A number that the schema or a constraint of the database says is there."""
    assert value is not None
    return Fraction(value)


def _scale(key: str, part: CaseScale) -> engine.LevelScale | engine.PointScale:
    if part.minimum is not None:
        return engine.PointScale(_sure(part.minimum), _sure(part.maximum), key)
    return engine.LevelScale(
        tuple(engine.Level(one.key, Fraction(one.points), one.name) for one in part.levels), key
    )


def _from_number(part: CaseLinear) -> engine.LinearScale | engine.PriceScale:
    if part.kind == "price":
        return engine.PriceScale(part.measure or OPTION_COST.key, Fraction(part.points))
    return engine.LinearScale(
        part.measure, _sure(part.worst), _sure(part.best), Fraction(part.points)
    )


def scored_by_cost(part: CaseAppraisal) -> bool:
    """Whether a criterion compares what the options cost."""
    return any(
        isinstance(one.scale, CaseLinear) and one.scale.kind == "price" and not one.scale.measure
        for one in part.criteria
    )


def cost_without_lines(option: CaseOption, part: CaseAppraisal) -> Decimal | None:
    """What stands for the cost of an option once its lines are taken away: the stated one or, where
    a criterion compares what options cost, what its lines come to, so that every option earns the
    same points. Those end somewhere in the file: far beyond what any price is stated to."""
    if not scored_by_cost(part):
        return option.cost
    whole = whole_life_cost(option, part)
    return None if whole is None else rounded(whole, _COST_PLACES)


def _cost_measurements(
    part: CaseAppraisal, costs: Mapping[str, Fraction | None]
) -> Iterator[engine.Measurement]:
    """What each option costs, where a criterion compares that; a cost that is not known is left
    out, so that it stays missing."""
    if scored_by_cost(part):
        for code, cost in costs.items():
            if cost is not None:
                yield engine.Measurement(code, OPTION_COST.key, cost)


def _criterion(part: CaseCriterion, scales: Mapping[str, CaseScale]) -> engine.Criterion:
    scale: engine.Scale | None = None
    if isinstance(part.scale, CaseLinear):
        scale = _from_number(part.scale)
    elif part.scale:
        scale = _scale(part.scale, scales[part.scale])
    bands, excuse = part.from_measure, part.excused_by
    return engine.Criterion(
        code=part.code,
        name=part.name,
        role=engine.Role(part.role),
        scale=scale,
        weight=exact(part.weight),
        from_measure=None
        if bands is None
        else engine.FromMeasure(
            bands.measure,
            tuple(engine.Band(one.level, exact(one.from_), exact(one.to)) for one in bands.bands),
        ),
        test=None if part.test is None else kind_called(part.test.kind).written(part.test),
        excused_by=None
        if excuse is None
        else engine.Excuse(excuse.at_least, excuse.of, excuse.level),
        group=part.group,
        within=exact(part.weight) if part.group else None,
    )


@lru_cache(maxsize=8)
def answer_to(problem: engine.Problem) -> Result:
    """The engine's answer to a problem. The last ones are kept as long as the process lives, since
    pages ask for the same again and again (how a section prints, while somebody writes). A problem
    holds all that its answer rests on, in exact numbers, and neither of them ever changes. Raises
    `ProblemError`."""
    return evaluate(problem)
