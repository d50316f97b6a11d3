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
    """The status that the rule proposes, None where it proposes none, and why in a sentence."""

    status: DeliveryStatus | None
    reason: str


def proposed_status(told: Told) -> Proposed:
    """The status by the rule, from what is known."""
    target, delivered = told.target, told.delivered
    if target > 0 and delivered is not None and delivered >= target:
        return Proposed(
            DeliveryStatus.BLUE,
            f"{plain_pounds(delivered)} has come in, which is the whole target of "
            f"{plain_pounds(target)}.",
        )
    if told.waits_for is not None:
        return Proposed(None, f"The actual of {told.waits_for.name} is missing.")
    short = max(target - told.expected, told.gone)
    if not target and not delivered and short <= 0:
        return Proposed(None, "Nothing is planned for this year.")
    share = short / abs(target) if target else Fraction(short > 0)
    status = DeliveryStatus.GREEN
    if share > AMBER_UNTIL:
        status = DeliveryStatus.RED
    elif share > GREEN_UNTIL:
        status = DeliveryStatus.AMBER
    elif delivered is not None and told.due > 0 and delivered < BEHIND_FROM * told.due:
        behind = (
            f"{plain_pounds(delivered)} of the {plain_pounds(told.due)} that was due has come in: "
            "the rest has to catch up."
        )
        return Proposed(DeliveryStatus.AMBER, behind)
    return Proposed(status, _expected(target, short))


def _expected(target: Fraction, short: Fraction) -> str:
    if short <= 0:
        return "The target is expected to be met by the end of the year."
    if target:
        return (
            f"{plain_pounds(short)} of the target of {plain_pounds(target)} is expected to be "
            "short."
        )
    return f"{plain_pounds(short)} is expected to be short, and nothing was planned."
