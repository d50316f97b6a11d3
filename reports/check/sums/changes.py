"""Stated changes between two figures: "from £49.79m to £48.51m, a fall of £1.28m"."""

import re
from collections.abc import Iterator

from reports.check.dates.interval import Interval, interval_of
from reports.check.finding import Finding, FindingKind
from reports.check.passages import Passage, Script
from reports.check.reading.mention import Mention, MentionKind
from reports.check.telling import amount, found

RULE = "change"
_FROM = re.compile(r"\bfrom\s+(?:about |some |around |approximately )?$", re.IGNORECASE)
_TO = re.compile(r"^[^.;:]{0,40}?\bto\s+(?:about |some |around |approximately |only |just )?$")
_CHANGE = re.compile(
    r"^[^.;:]{0,40}?\b(?P<way>fall|drop|reduction|decrease|decline|cut|saving|rise|increase|growth|"
    r"difference|change)\s+(?:of|by|is|:)?\s*(?:about |some |around |approximately )?$",
    re.IGNORECASE,
)
_SAME = (MentionKind.MONEY, MentionKind.COUNT, MentionKind.SHARE)


def change_findings(script: Script) -> Iterator[Finding]:
    """A finding for each change that is not the difference of its two figures."""
    for passage in script.passages:
        for start, end in passage.sentences:
            numbers = [m for m in passage.mentions if start <= m.start < end and m.what in _SAME]
            for three in zip(numbers, numbers[1:], numbers[2:], strict=False):
                yield from _change(passage, *three)


def _change(passage: Passage, before: Mention, after: Mention, by: Mention) -> Iterator[Finding]:
    text = passage.text
    if not (
        _FROM.search(text[: before.start])
        and _TO.search(text[before.end : after.start])
        and _CHANGE.search(text[after.end : by.start])
        and before.what is after.what
        and not by.bound
    ):
        return
    low, high = interval_of(before), interval_of(after)
    change = high - low if high.middle >= low.middle else low - high
    if by.what is MentionKind.SHARE and before.what is not MentionKind.SHARE:
        if not before.number:
            return
        whole = abs(before.number)
        change = Interval(change.low / whole, change.high / whole)
    elif by.what is not before.what:
        return
    if change.meets(by):
        return
    message = (
        f"From {before.text} to {after.text} is {amount(change.middle, by.what)}, not {by.text}: "
        "mend one of the three, or explain it."
    )
    yield found(FindingKind.CONTRADICTING, RULE, passage, message, at=by)
