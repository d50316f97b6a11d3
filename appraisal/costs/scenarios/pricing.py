"""Cost against benefit under every scenario: what options cost then, and, where stated savings
change a measure that is rated, what they score then."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from appraisal.casefile.costs import FROM_LINES, OptionCosts, costs_of, stated_years
from appraisal.casefile.parts import CaseAppraisal, CaseCostScenario, CaseOption
from appraisal.casefile.problem import answer_to, problem_of, scored_by_cost
from appraisal.costs.scenarios.working import scenarios_of
from appraisal.engine.option_finance import OPTION_COST
from appraisal.engine.problem import Measurement, Problem
from appraisal.engine.result import Result
from appraisal.engine.value.compare import value_for_money
from appraisal.engine.value.found import ValueForMoney
from schemes.finance.worth.scenarios import Place, Scenario, flows_under, placed, present_cost


@dataclass(frozen=True, slots=True)
class Valued:
    """An appraisal under one scenario; `value` is None where nothing has a cost and a total."""

    scenario: Scenario
    result: Result
    value: ValueForMoney | None

    @property
    def per_point(self) -> dict[str, Place]:
        """The cost of a point of each option taken forward, the least first; none where the
        quotient does not order them."""
        found = self.value
        if found is None or not found.best_value:
            return {}
        return placed(
            {
                one.code: one.per_point
                for one in found.options
                if one.taken_forward and one.per_point is not None
            }
        )


def valued_under(
    part: CaseAppraisal,
    central: tuple[Problem, Result],
    named: Collection[CaseCostScenario],
    without: Collection[str] = (),
) -> tuple[Valued, ...]:
    """The appraisal, whose problem and result are known, under each scenario, the central one among
    them; empty where that is the only one. A stated cost has no years: only what changes it in all
    applies to it. Where a criterion compares what options cost, they score by what they cost then;
    a scenario is left out in which one costs nothing, for that cannot be compared."""
    lived = _lived(part)
    lives = [one.life for one in lived.values() if one.life is not None]
    scenarios = scenarios_of(lives, named)
    if len(scenarios) < 2:
        return ()
    found = []
    for scenario in scenarios:
        problem, result = _scored(part, central, scenario)
        options = tuple(
            replace(one, cost=_cost(one.code, one.cost, lived, scenario)) for one in problem.options
        )
        problem = replace(problem, options=options)
        if scored_by_cost(part):
            problem = _priced(problem)
            if not all(one.value > 0 for one in problem.measurements if _is_price(one)):
                continue
            result = answer_to(problem)
        found.append(Valued(scenario, result, value_for_money(problem, result, without)))
    return tuple(found)


def _scored(
    part: CaseAppraisal, central: tuple[Problem, Result], scenario: Scenario
) -> tuple[Problem, Result]:
    """What options score under the scenario: as they do, but where stated savings change."""
    saved = any(one.finance.total_savings is not None for one in part.options)
    if not (scenario.saving_change and saved):
        return central
    problem = problem_of(_saving_otherwise(part, scenario.saving_change))
    return problem, answer_to(problem)


def _priced(problem: Problem) -> Problem:
    """The appraisal with prices that are what its options cost."""
    prices = (
        Measurement(one.code, OPTION_COST.key, one.cost)
        for one in problem.options
        if one.cost is not None
    )
    others = (one for one in problem.measurements if not _is_price(one))
    return replace(problem, measurements=(*others, *prices))


def _is_price(one: Measurement) -> bool:
    return one.measure == OPTION_COST.key


def _cost(
    code: str, stated: Fraction | None, lived: dict[str, OptionCosts], scenario: Scenario
) -> Fraction | None:
    one = lived.get(code)
    if one is None or one.life is None:
        return None if stated is None else stated * (1 + scenario.cost_change)
    if one.life.gaps:
        return None
    return present_cost(flows_under(code, one.life, scenario), scenario)


def _lived(part: CaseAppraisal) -> dict[str, OptionCosts]:
    """The options whose cost comes from their lines, by code."""
    years = stated_years(part.finance)
    if part.finance.costs_from != FROM_LINES or not years:
        return {}
    return {one.code: one for one in costs_of(part.options, years) if one.life is not None}


def _saving_otherwise(part: CaseAppraisal, change: Fraction) -> CaseAppraisal:
    """The appraisal with other stated savings of its options."""
    return replace(part, options=tuple(_saves(one, change) for one in part.options))


def _saves(option: CaseOption, change: Fraction) -> CaseOption:
    stated = option.finance.total_savings
    if stated is None:
        return option
    found = Fraction(stated) * (1 + change)
    # Both came as decimals, so that their product is one.
    shift = 0
    while found.denominator != 1:
        found, shift = found * 10, shift + 1
    total = Decimal((int(found < 0), tuple(map(int, str(abs(found.numerator)))), -shift))
    return replace(option, finance=replace(option.finance, total_savings=total))
