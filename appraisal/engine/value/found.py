"""What is found when the costs of options are set against their totals, all of it exact."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class OptionValue:
    """One ranked option with its cost in pounds and its total.

    `per_point` is the cost over the total, in pounds a point; None where the total is nought or
    less, or where the smallest total is first. `dominated_by` names the options taken forward that
    cost no more and score no worse, one of the two being better.
    """

    code: str
    cost: Fraction
    total: Fraction
    per_point: Fraction | None
    dominated_by: tuple[str, ...]
    taken_forward: bool


@dataclass(frozen=True, slots=True)
class Step:
    """From one option of the frontier to the next dearer one: both differences are above nought.

    `skipped` says that the step after this one buys a point for less, so that whoever pays this
    price would go further.
    """

    cheaper: str
    dearer: str
    extra_cost: Fraction
    extra_points: Fraction
    skipped: bool = False

    @property
    def price(self) -> Fraction:
        """Pounds for each extra point."""
        return self.extra_cost / self.extra_points


@dataclass(frozen=True, slots=True)
class ImpliedPrice:
    """What choosing the option `chosen` says of the worth of one point, in pounds.

    At least `floor`, the extra cost of each extra point over the cheaper option `over`; at most
    `ceiling`, what each further point of the dearer option `instead_of` would cost. None where
    nothing bounds it. `beaten_by` names the options that are no dearer and no worse: no worth of a
    point explains a choice that has any.
    """

    chosen: str
    floor: Fraction | None = None
    over: str | None = None
    ceiling: Fraction | None = None
    instead_of: str | None = None
    beaten_by: tuple[str, ...] = ()

    @property
    def explains(self) -> bool:
        """Whether one worth of a point explains the choice."""
        if self.beaten_by:
            return False
        return self.floor is None or self.ceiling is None or self.floor <= self.ceiling


@dataclass(frozen=True, slots=True)
class ValueForMoney:
    """Cost against benefit, among the ranked options that have a cost, in page sequence.

    `frontier` are the options taken forward that no other dominates, cheapest first; `steps` lead
    along it, past options of equal cost and total. `cheapest`, `highest` and `best_value` (least
    cost for a point) answer three different questions, each with all who tie; `best_value` is empty
    where a cost is nought or less or a total is below nought, for then the quotient does not order
    options.
    `without_cost` are ranked options of which no cost is known.
    """

    options: tuple[OptionValue, ...]
    frontier: tuple[str, ...]
    steps: tuple[Step, ...]
    cheapest: tuple[str, ...]
    highest: tuple[str, ...]
    best_value: tuple[str, ...]
    without_cost: tuple[str, ...]

    def option(self, code: str) -> OptionValue | None:
        """The option with this code, None where it has no cost or no rank."""
        return next((one for one in self.options if one.code == code), None)
