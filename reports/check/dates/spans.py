"""Checks pairs of dates ("from ... to ..."): that the end does not come before the start, and that
a length of time beside them is right."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from reports.check.dates.calendar import days_of
from reports.check.finding import Finding, FindingKind
from reports.check.passages import Passage, Script
from reports.check.reading.mention import NO_YEAR, Mention, MentionKind
from reports.check.telling import found
from schemes.finance.durations import (
    DurationError,
    LengthSense,
    LengthUnit,
    LengthVerdict,
    StatedDate,
    StatedLength,
    check_length,
)

RULE = "dates"
_DAYS = (MentionKind.DATE, MentionKind.MONTH)
_FROM = re.compile(r"\b(?:from|between)\s+$", re.IGNORECASE)
_TO = re.compile(r"^\s*(?:to|until|till|up to|and|through to|–|-|—)\s+(?:the )?$")
_SENSES = {"at least": LengthSense.AT_LEAST, "at most": LengthSense.AT_MOST}
_BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
_FAR = 12  # characters before a date that can say "between"
_NEARBY = 30  # characters between two dates and the length that belongs to them


def span_findings(script: Script) -> Iterator[Finding]:
    """A finding for each pair in the wrong sequence, and for each length that its dates do not
    give."""
    for passage in script.passages:
        for start, end in passage.sentences:
            mentions = list(passage.mentions_in(start, end))
            for first, second in pairwise(mentions):
                if _joined(passage, first, second):
                    yield from _span(passage, first, second, mentions)


def _joined(passage: Passage, first: Mention, second: Mention) -> bool:
    if first.what not in _DAYS or second.what not in _DAYS:
        return False
    gap = passage.text[first.end : second.start]
    joined = _TO.match(gap)
    is_and = joined is not None and "and" in joined[0]
    return joined is not None and (
        not is_and or bool(_BETWEEN.search(passage.text[max(0, first.start - _FAR) : first.start]))
    )


def _span(
    passage: Passage, first: Mention, second: Mention, mentions: list[Mention]
) -> Iterator[Finding]:
    start, end = _when(first, second), _when(second, first)
    if start is None or end is None:
        return
    if end.latest < start.earliest:
        message = f"{second.text} lies before {first.text}: exchange the two, or mend one of them."
        yield found(FindingKind.ERROR, RULE, passage, message, at=second)
        return
    for length in mentions:
        if length.what is not MentionKind.LENGTH or length.unit == "year":
            continue  # years are compared by the rule on what lasts
        if _belongs(passage, length, first, second):
            yield from _length(passage, length, start, end)


def belongs_to_span(passage: Passage, length: Mention, first: Mention, second: Mention) -> bool:
    """Whether this rule compares a length with these two dates."""
    if length.unit == "year":
        return False
    return _joined(passage, first, second) and _belongs(passage, length, first, second)


def _belongs(passage: Passage, length: Mention, first: Mention, second: Mention) -> bool:
    """Whether a length belongs to the two dates: directly before or behind them, in brackets or
    after a comma."""
    before = passage.text[length.end : first.start]
    after = passage.text[second.end : length.start]
    if length.end <= first.start:
        return len(before) <= _NEARBY and bool(_FROM.search(before) or re.fullmatch(r"\W*", before))
    return length.start >= second.end and bool(
        re.fullmatch(
            r"\s*[,(–-]?\s*(?:\(|a period of |which is |that is |in all |min\.? |a )*", after
        )
    )


def _length(
    passage: Passage, length: Mention, start: StatedDate, end: StatedDate
) -> Iterator[Finding]:
    number = length.number
    if number is None or number.denominator != 1 or length.unit == "hour":
        return
    sense = _SENSES.get(length.bound, LengthSense.EXACTLY)
    stated = StatedLength(length.text, int(number), LengthUnit(length.unit), sense)
    try:
        checked = check_length(stated, start, end)
    except DurationError:
        return
    if checked.verdict is not LengthVerdict.DIFFERS or _calendar_month(length, checked.longest):
        return
    message = f"{checked.text}. Mend the length or a date, or explain the difference."
    yield found(FindingKind.CONTRADICTING, RULE, passage, message, at=length)


def _calendar_month(length: Mention, whole: int) -> bool:
    """Whether a length in months or years is within one of the whole months or years between two
    dates: April to September are six months, although five lie between them."""
    return length.unit in ("month", "year") and abs(int(length.number or 0) - whole) <= 1


def _when(mention: Mention, other: Mention) -> StatedDate | None:
    """The date of a mention. Without a year it takes that of the `other` date; None where neither
    has a year."""
    day, beside = mention.value, other.value
    if isinstance(day, date) and isinstance(beside, date) and day.year == NO_YEAR:
        if beside.year == NO_YEAR:
            return None
        day = day.replace(year=beside.year)
        return StatedDate(mention.text, day, day)
    days = days_of(mention)
    return None if days is None else StatedDate(mention.text, days.first, days.last)
