"""The rule that proposes a status. A person decides, with a reason where they differ."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from schemes.finance.delivery.periods import Period
from schemes.finance.delivery.record import DeliveryStatus
from workbench.numbers.text import percent, plain_pounds

# Councils name the colours alike and set their own limits; these are ours (docs/design.md).
GREEN_UNTIL: Final = Fraction(5, 100)  # the share of the target that may be short by the year's end
AMBER_UNTIL: Final = Fraction(20, 100)
BEHIND_FROM: Final = Fraction(80, 100)  # of what was due so far: with less, it has to catch up

RULE: Final = (
    "Blue: the whole target of the year is delivered.",
    f"Green: at most {percent(GREEN_UNTIL)} of the year's target is expected to be short.",
    f"Amber: more than {percent(GREEN_UNTIL)} and at most {percent(AMBER_UNTIL)} is expected to be "
    f"short, or less than {percent(BEHIND_FROM)} of what was due so far has come in.",
    f"Red: more than {percent(AMBER_UNTIL)} is expected to be short.",
    "None is proposed while the actual of a period that is due is missing.",
)


@dataclass(frozen=True, slots=True)
class Told:
    """What the rule goes by, in pounds: the target of the year, what came in (None where nothing
    was reported), what the year is expected to come to, what was planned for the periods that were
    reported, what is lost or slipped into the next year, and the period whose actual is missing."""

    target: Fraction
    delivered: Fraction | None
    expected: Fraction
    due: Fraction
    gone: Fraction
    waits_for: Period | None


@dataclass(frozen=True, slots=True)
class Proposed:
    """The status that the rule proposes, None where it proposes none, and what it went by."""

    status: DeliveryStatus | None
    told: Told

    @property
    def reason(self) -> str:
        """Why, in a sentence. A page words only those that it shows."""
        told, status = self.told, self.status
        if status is None:
            if told.waits_for is None:
                return "Nothing is planned for this year."
            return f"The actual of {told.waits_for.name} is missing."
        delivered = plain_pounds(told.delivered or Fraction(0))
        if status is DeliveryStatus.BLUE:
            return (
                f"{delivered} has come in, which is the whole target of "
                f"{plain_pounds(told.target)}."
            )
        short = max(told.target - told.expected, told.gone)
        if status is DeliveryStatus.AMBER and short <= GREEN_UNTIL * abs(told.target):
            return (
                f"{delivered} of the {plain_pounds(told.due)} that was due has come in: the rest "
                "has to catch up."
            )
        return _expected(told.target, short)


def status_by_rule(
    target: int,
    delivered: int | None,
    *,
    expected: int,
    due: int,
    gone: int,
    waits: bool,
) -> DeliveryStatus | None:
    """The status by the rule from what `Told` holds, all of it in one part of a pound; `waits`
    where an actual that is due is missing."""
    if target > 0 and delivered is not None and delivered >= target:
        return DeliveryStatus.BLUE
    if waits:
        return None
    short = max(target - expected, gone)
    if not target and not delivered and short <= 0:
        return None
    if _beyond(short, AMBER_UNTIL, target):
        return DeliveryStatus.RED
    if _beyond(short, GREEN_UNTIL, target):
        return DeliveryStatus.AMBER
    behind = (
        delivered is not None
        and due > 0
        and delivered * BEHIND_FROM.denominator < BEHIND_FROM.numerator * due
    )
    return DeliveryStatus.AMBER if behind else DeliveryStatus.GREEN


def _beyond(short: int, limit: Fraction, target: int) -> bool:
    """Whether more than this share of the target is short; of no target, whether anything is."""
    return short * limit.denominator > limit.numerator * abs(target)


def _expected(target: Fraction, short: Fraction) -> str:
    if short <= 0:
        return "The target is expected to be met by the end of the year."
    if target:
        return (
            f"{plain_pounds(short)} of the target of {plain_pounds(target)} is expected to be "
            "short."
        )
    return f"{plain_pounds(short)} is expected to be short, and nothing was planned."
