"""How far the cost of one option may change, the others staying as they are, before options change
places by cost or by the cost of a point. Exact, among those taken forward."""

from dataclasses import dataclass
from fractions import Fraction

from appraisal.engine.value.found import OptionValue, ValueForMoney
from workbench.numbers.meetings import Room, room


@dataclass(frozen=True, slots=True)
class CostSwitching:
    """The nearest changes of one option's cost, in shares of it, at which it costs as much as
    another (`cost`), and at which its points cost as much as those of another (`per_point`): None
    where it has no cost of a point."""

    code: str
    cost: Room
    per_point: Room | None


def cost_switching(found: ValueForMoney) -> tuple[CostSwitching, ...]:
    """Of each option taken forward that has a cost, in page sequence."""
    forward = [one for one in found.options if one.taken_forward]
    return tuple(
        CostSwitching(
            one.code,
            _room(one, one.cost, [(other, other.cost) for other in forward]),
            None
            if one.per_point is None
            else _room(
                one,
                one.per_point,
                [(o, o.per_point) for o in forward if o.per_point is not None],
            ),
        )
        for one in forward
    )


def _room(one: OptionValue, value: Fraction, every: list[tuple[OptionValue, Fraction]]) -> Room:
    """A cost, or the cost of a point, grows by all of itself where the cost does."""
    return room(value, value, ((o.code, v) for o, v in every if o.code != one.code))
