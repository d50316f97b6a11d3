"""Whether a stated figure can be what a calculation gives, to the precision it was typed with."""

from fractions import Fraction

from reports.check.dates.interval import Interval, interval_of
from reports.check.reading.about import EXACT, slack_of
from reports.check.reading.mention import Mention
from reports.check.relations.sentence import Sentence

_LIKELY = Fraction(3, 4)


def fits(worked: Interval, stated: Mention, slack: Fraction = EXACT) -> bool:
    """Whether a stated figure is one of the values worked out, rounded up, down or to the nearest.
    `slack` is how far it may lie away, as a share of what is worked out."""
    number = stated.number
    if number is None or stated.agrees(worked.middle):
        return True
    # Roundings seldom all go the same way: three quarters of the room that they leave.
    reach = (worked.high - worked.low) * _LIKELY / 2 + abs(worked.middle) * slack
    return abs(number - worked.middle) < reach + stated.step


def values_of(mention: Mention) -> Interval:
    """The values that a typed figure can stand for. One with a single digit ("£5m", "£0.5m") is
    taken as it stands, since rounding it would leave room for any mistake."""
    number = mention.number or Fraction(0)
    if abs(number) < 10 * mention.step:
        return Interval(number, number)
    return interval_of(mention)


def slack_in(sentence: Sentence, *mentions: Mention) -> Fraction:
    """How far these figures may lie from exact ones together: the largest that any may."""
    text = sentence.passage.text
    return max((slack_of(text, one.start, one.end) for one in mentions), default=EXACT)
