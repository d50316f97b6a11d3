"""Switching values of options with costs by year: how far the costs or the savings of one may move
before it changes places with another or breaks even, and at which discount rates that happens.

Costs, or savings, move by one share in every year. Shares are exact; amounts are the central ones,
in pounds, after optimism bias.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from schemes.finance.worth.discounting import discount_factor
from schemes.finance.worth.rates import ByRate, RateChange, by_rate, rate_changes
from schemes.finance.worth.whole_life import WholeLife
from workbench.numbers.meetings import ALL_OF_IT, Room, room


class Measure(StrEnum):
    """What options are put in order by: the least cost is first, and the greatest value."""

    WHOLE_LIFE_COST = "whole-life-cost"
    NET_PRESENT_COST = "net-present-cost"
    NET_PRESENT_VALUE = "net-present-value"


@dataclass(frozen=True)
class Flows:
    """The costs and the savings of one option in each year, both after optimism bias."""

    code: str
    costs: tuple[Fraction, ...]
    savings: tuple[Fraction, ...]

    @classmethod
    def of(cls, code: str, life: WholeLife) -> "Flows":
        """Those of an option's lines."""
        costs = tuple(one.cost.central for one in life.by_year)
        nets = (one.net.central for one in life.by_year)
        return cls(code, costs, tuple(a + b for a, b in zip(nets, costs, strict=True)))

    @cached_property
    def whole_life_cost(self) -> Fraction:
        return sum(self.costs, Fraction(0))

    @cached_property
    def present_cost(self) -> Fraction:
        return _present(self.costs)

    @cached_property
    def present_saving(self) -> Fraction:
        return _present(self.savings)

    @cached_property
    def present_value(self) -> Fraction:
        return self.present_saving - self.present_cost

    @property
    def net_costs(self) -> tuple[Fraction, ...]:
        """Costs less savings of each year."""
        return tuple(a - b for a, b in zip(self.costs, self.savings, strict=True))

    @property
    def saves(self) -> bool:
        """Whether it has any saving or income."""
        return any(self.savings)


@dataclass(frozen=True, slots=True)
class Switching:
    """How far one option's costs may move before it meets another by each measure, and its savings
    before it does by net present value. `to_break_even` are the changes of its costs and of its
    savings at which its net present value is nought: None where none down to nothing does that,
    or where it saves nothing. `rates` are those at which its present value changes its sign."""

    code: str
    whole_life: Room
    present_cost: Room
    value_by_costs: Room
    value_by_savings: Room
    costs_to_break_even: Fraction | None
    savings_to_break_even: Fraction | None
    rates: tuple[RateChange, ...]


@dataclass(frozen=True)
class Compared:
    """Options put in order, and what would change the order. `first` are those that stand first by
    each measure, at the Green Book's rates; net present value is compared only where any of them
    `saves`. `costs_by_rate` says which has the least net present cost at each discount rate from 0%
    to 20%, `values_by_rate` which has the greatest net present value."""

    flows: tuple[Flows, ...]
    options: tuple[Switching, ...]
    first: Mapping[Measure, tuple[str, ...]]
    saves: bool

    @cached_property
    def costs_by_rate(self) -> ByRate:
        return by_rate({one.code: one.costs for one in self.flows})

    @cached_property
    def values_by_rate(self) -> ByRate:
        return by_rate({one.code: one.net_costs for one in self.flows}) if self.saves else ByRate()

    def option(self, code: str) -> Switching:
        return next(one for one in self.options if one.code == code)

    def flow(self, code: str) -> Flows:
        return next(one for one in self.flows if one.code == code)


def compared(options: Iterable[Flows]) -> Compared | None:
    """Options over the same years set against each other; None where there is none."""
    flows = tuple(options)
    if not flows:
        return None
    saves = any(one.saves for one in flows)
    whole = {one.code: one.whole_life_cost for one in flows}
    costs = {one.code: one.present_cost for one in flows}
    values = {one.code: one.present_value for one in flows}
    first = {
        Measure.WHOLE_LIFE_COST: _least(whole),
        Measure.NET_PRESENT_COST: _least(costs),
    }
    if saves:
        first[Measure.NET_PRESENT_VALUE] = _least({code: -one for code, one in values.items()})
    return Compared(
        flows=flows,
        options=tuple(_switching(one, whole, costs, values, saves=saves) for one in flows),
        first=first,
        saves=saves,
    )


Values = Mapping[str, Fraction]
NO_ROOM = Room(None, None)


def _switching(
    one: Flows, whole: Values, costs: Values, values: Values, *, saves: bool
) -> Switching:
    cost, saving, value = costs[one.code], one.present_saving, values[one.code]
    return Switching(
        code=one.code,
        whole_life=_room(one.code, whole, whole[one.code]),
        present_cost=_room(one.code, costs, cost),
        value_by_costs=_room(one.code, values, -cost) if saves else NO_ROOM,
        value_by_savings=_room(one.code, values, saving) if saves else NO_ROOM,
        costs_to_break_even=_to_nought(value, -cost) if one.saves else None,
        savings_to_break_even=_to_nought(value, saving) if one.saves else None,
        rates=rate_changes([-money for money in one.net_costs]) if one.saves else (),
    )


def _room(code: str, values: Values, moves: Fraction) -> Room:
    others = ((other, value) for other, value in values.items() if other != code)
    return room(values[code], moves, others)


def _to_nought(value: Fraction, moves: Fraction) -> Fraction | None:
    """By which share the amount must change for the value to be nought."""
    if not moves:
        return None
    change = -value / moves
    return change if change >= ALL_OF_IT else None


def _least(values: Values) -> tuple[str, ...]:
    least = min(values.values())
    return tuple(code for code, one in values.items() if one == least)


def _present(money: Iterable[Fraction]) -> Fraction:
    flows = enumerate(money)
    return sum((one * discount_factor(year) for year, one in flows if one), Fraction(0))
