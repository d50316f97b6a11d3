"""Scenarios of what options cost and save: other amounts, other prices, another discount rate; and
who is first under each. All exact."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from schemes.finance.worth.rates import present_at
from schemes.finance.worth.switching import Flows
from schemes.finance.worth.whole_life import WholeLife


class RangeEnd(StrEnum):
    """Which amounts of ranges a scenario takes: `LOW` the lowest savings with the highest costs,
    `HIGH` the highest savings with the lowest costs."""

    LOW = "low"
    CENTRAL = "central"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is otherwise than in the lines, in shares of 1. `cost_change` is added to every cost;
    `cost_yearly` once more for each year after year 0, each on top of the one before: 0.05 makes
    the costs of year 2 1.1025 times what they were. The same for savings. `rate` is a discount rate
    for all years in place of the Green Book's."""

    name: str
    cost_change: Fraction = Fraction(0)
    cost_yearly: Fraction = Fraction(0)
    saving_change: Fraction = Fraction(0)
    saving_yearly: Fraction = Fraction(0)
    rate: Fraction | None = None
    end: RangeEnd = RangeEnd.CENTRAL


@dataclass(frozen=True, slots=True)
class Place:
    """An amount and its place among others, from 1; `joint` where another has the same."""

    amount: Fraction
    rank: int
    joint: bool


@dataclass(frozen=True, slots=True)
class Under:
    """Options under one scenario, by code: each with its net present cost, the least first, and its
    net present value, the greatest first."""

    scenario: Scenario
    costs: Mapping[str, Place]
    values: Mapping[str, Place]


CENTRAL = Scenario("", end=RangeEnd.CENTRAL)


def flows_under(code: str, life: WholeLife, scenario: Scenario) -> Flows:
    """The costs and savings of an option in each year of its life under a scenario."""
    years = life.by_year
    kept = 1 - life.estimates.saving_bias
    low, high = scenario.end is RangeEnd.LOW, scenario.end is RangeEnd.HIGH
    costs = [one.cost.high if low else one.cost.low if high else one.cost.central for one in years]
    saved = [
        one.savings.low if low else one.savings.high if high else one.savings.central
        for one in years
    ]
    return Flows(
        code,
        _grown(costs, scenario.cost_change, scenario.cost_yearly),
        _grown([one * kept for one in saved], scenario.saving_change, scenario.saving_yearly),
    )


def present_cost(flows: Flows, scenario: Scenario) -> Fraction:
    """The net present cost at the scenario's discount rate."""
    return flows.present_cost if scenario.rate is None else present_at(flows.costs, scenario.rate)


def present_value(flows: Flows, scenario: Scenario) -> Fraction:
    """The net present value at the scenario's discount rate."""
    if scenario.rate is None:
        return flows.present_value
    return -present_at(flows.net_costs, scenario.rate)


def under(lives: Iterable[tuple[str, WholeLife]], scenario: Scenario) -> Under:
    """These options under a scenario, each with its places among them."""
    every = [flows_under(code, life, scenario) for code, life in lives]
    costs = {one.code: present_cost(one, scenario) for one in every}
    values = {one.code: present_value(one, scenario) for one in every}
    return Under(
        scenario,
        placed(costs),
        {
            code: Place(-one.amount, one.rank, one.joint)
            for code, one in placed({code: -value for code, value in values.items()}).items()
        },
    )


def placed(amounts: Mapping[str, Fraction]) -> dict[str, Place]:
    """Each amount with its place, the least first."""
    every = list(amounts.values())
    return {
        code: Place(one, 1 + sum(other < one for other in every), every.count(one) > 1)
        for code, one in amounts.items()
    }


def _grown(money: Sequence[Fraction], change: Fraction, yearly: Fraction) -> tuple[Fraction, ...]:
    found, factor = [], 1 + change
    for one in money:
        found.append(one * factor)
        factor *= 1 + yearly
    return tuple(found)
