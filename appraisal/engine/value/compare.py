"""Sets the costs of options against their totals (docs/design.md, 4, point 9)."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from appraisal.engine.problem import Better, Problem
from appraisal.engine.result import Outcome, Result
from appraisal.engine.value.found import ImpliedPrice, OptionValue, Step, ValueForMoney


def value_for_money(
    problem: Problem, result: Result, without: Collection[str] = ()
) -> ValueForMoney | None:
    """Cost against benefit of a checked problem and its result, of all options but those `without`.

    None where no ranked option has both a cost and a total: without weights there is no total.
    """
    costs = {option.code: option.cost for option in problem.options if option.code not in without}
    ranked = [
        one
        for one in result.options
        if one.code in costs and one.rank is not None and one.total is not None
    ]
    sign = 1 if problem.better is Better.HIGHER else -1
    known = [
        OptionValue(
            code=one.code,
            cost=cost,
            total=one.total,
            per_point=cost / one.total if sign > 0 and one.total > 0 else None,
            dominated_by=(),
            taken_forward=one.outcome is Outcome.TAKEN_FORWARD,
        )
        for one in ranked
        if (cost := costs[one.code]) is not None and one.total is not None
    ]
    if not known:
        return None
    forward = [one for one in known if one.taken_forward]
    options = tuple(_with_dominators(one, forward, sign) for one in known)
    frontier = sorted(
        (one for one in options if one.taken_forward and not one.dominated_by),
        key=lambda one: (one.cost, sign * one.total),
    )
    return ValueForMoney(
        options=options,
        frontier=tuple(one.code for one in frontier),
        steps=_steps(frontier, sign),
        cheapest=_least(forward, lambda one: one.cost),
        highest=_least(forward, lambda one: -sign * one.total),
        best_value=_best_value(forward, sign),
        without_cost=tuple(one.code for one in ranked if costs[one.code] is None),
    )


def implied_price(found: ValueForMoney, chosen: str, better: Better) -> ImpliedPrice | None:
    """What the choice of one option over the others taken forward says of the worth of a point;
    None where the chosen option is not among those compared."""
    own = found.option(chosen)
    if own is None:
        return None
    sign = 1 if better is Better.HIGHER else -1
    others = [one for one in found.options if one.taken_forward and one.code != chosen]
    floors, ceilings = [], []
    for one in others:
        dearer, scores = own.cost - one.cost, sign * (own.total - one.total)
        if dearer > 0 and scores > 0:
            floors.append((dearer / scores, one.code))
        elif dearer < 0 and scores < 0:
            ceilings.append((dearer / scores, one.code))
    floor, over = max(floors, key=lambda pair: pair[0], default=(None, None))
    ceiling, instead = min(ceilings, key=lambda pair: pair[0], default=(None, None))
    return ImpliedPrice(chosen, floor, over, ceiling, instead, own.dominated_by)


def _with_dominators(one: OptionValue, forward: Sequence[OptionValue], sign: int) -> OptionValue:
    better = tuple(
        other.code
        for other in forward
        if other.code != one.code
        and other.cost <= one.cost
        and sign * other.total >= sign * one.total
        and (other.cost, other.total) != (one.cost, one.total)
    )
    return replace(one, dominated_by=better)


def _steps(frontier: Sequence[OptionValue], sign: int) -> tuple[Step, ...]:
    steps = [
        Step(a.code, b.code, b.cost - a.cost, sign * (b.total - a.total))
        for a, b in pairwise(frontier)
        if b.cost > a.cost
    ]
    return tuple(
        replace(step, skipped=any(further.price < step.price for further in steps[at + 1 :][:1]))
        for at, step in enumerate(steps)
    )


def _least(
    options: Sequence[OptionValue], key: Callable[[OptionValue], Fraction]
) -> tuple[str, ...]:
    least = min(map(key, options), default=None)
    return tuple(one.code for one in options if key(one) == least)


def _best_value(forward: Sequence[OptionValue], sign: int) -> tuple[str, ...]:
    """Those of the least cost for a point. An option of no points is not among them; where a total
    is below nought, or a cost is not above it, quotients do not order options and none is."""
    if sign < 0 or any(one.cost <= 0 or one.total < 0 for one in forward):
        return ()
    return _least([one for one in forward if one.total > 0], lambda one: one.cost / one.total)
