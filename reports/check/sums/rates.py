"""Amounts stated for two periods: "£13.83 a week (£719 a year)"."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from reports.check.dates.interval import Interval
from reports.check.finding import Finding, FindingKind
from reports.check.passages import Passage, Script
from reports.check.reading.mention import Mention, MentionKind
from reports.check.telling import amount, found

RULE = "rate"
_RATE = re.compile(r"^\s*(?:a|per|each|every)\s+(week|month|quarter|year|annum)\b")
_BESIDE = re.compile(
    r"^\s*(?:[(/,=]|or|is|are|comes to|makes|means|gives|equals|which is|that is|that comes to|"
    r":)[\s(]*"
    r"(?:or |about |some |roughly |around |which is |that is |£)*$"
)
# The fewest and the most periods in a year: councils count 52 weeks, or 365.25 days.
_IN_A_YEAR = {
    "week": (Fraction(52), Fraction("52.18")),
    "month": (Fraction(12), Fraction(12)),
    "quarter": (Fraction(4), Fraction(4)),
    "year": (Fraction(1), Fraction(1)),
    "annum": (Fraction(1), Fraction(1)),
}
_FAR = 20  # characters behind an amount that can say what period it is for
_WIDE = Fraction(3)  # amounts a year further apart than this many times are of different things


def rate_findings(script: Script) -> Iterator[Finding]:
    """A finding for each yearly amount that does not follow from the weekly or monthly one beside
    it."""
    for passage in script.passages:
        amounts = [mention for mention in passage.mentions if mention.what is MentionKind.MONEY]
        for first, second in pairwise(amounts):
            yield from _beside(passage, first, second)


def _beside(passage: Passage, first: Mention, second: Mention) -> Iterator[Finding]:
    text = passage.text
    one, other = (_RATE.match(text[m.end : m.end + _FAR]) for m in (first, second))
    if one is None or other is None or one[1] == other[1]:
        return
    if not _BESIDE.match(text[first.end + one.end() : second.start]):
        return
    a, b = _a_year(first, one[1]), _a_year(second, other[1])
    near = a.middle and 1 / _WIDE < b.middle / a.middle < _WIDE
    if not near or (a.low <= b.high and b.low <= a.high):
        return
    low, high = (part * _in_reverse(other[1]) for part in (a.low, a.high))
    message = (
        f"{first.text} a {one[1]} is {amount((low + high) / 2, MentionKind.MONEY)} a {other[1]}, "
        f"not {second.text}: mend one of the two."
    )
    yield found(FindingKind.CONTRADICTING, RULE, passage, message, at=second)


def _a_year(mention: Mention, period: str) -> Interval:
    """The values that the amount can come to in a year, given its rounding and the ways of counting
    the weeks of a year."""
    number, half = mention.number or Fraction(0), mention.step / 2
    fewest, most = _IN_A_YEAR[period]
    return Interval((number - half) * fewest, (number + half) * most)


def _in_reverse(period: str) -> Fraction:
    return 1 / _IN_A_YEAR[period][0]
