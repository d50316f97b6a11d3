"""Days of the week that a date does not fall on: "Monday 8 March 2016"."""

import re
from collections.abc import Iterator
from datetime import date

from reports.check.finding import Finding, FindingKind
from reports.check.passages import Passage, Script
from reports.check.reading.mention import NO_YEAR, Mention, MentionKind
from reports.check.telling import found
from reports.check.words import word_list

RULE = "weekday"
_DAYS = word_list("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_DAY = r"(?P<day>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:days?|s?day|sday|nesday|rsday|urday|s|rs|r)?\b\.?"
_BEFORE = re.compile(rf"\b{_DAY}(?:\s+(?:morning|afternoon|evening|night))?\s*,?\s*(?:the\s+)?$")
_BEHIND = re.compile(
    rf"^\s*(?:\(\s*(?:a\s+)?|,?\s*(?:which (?:is|was|will be) |that is |i\.e\. )?a\s+|,\s*){_DAY}"
)
_FAR = 28


def weekday_findings(script: Script) -> Iterator[Finding]:
    """A finding for each date beside the name of another day of the week."""
    for passage in script.passages:
        if "day" not in passage.text and not _short(passage.text):
            continue
        for mention in passage.mentions:
            day = mention.value
            if mention.what is MentionKind.DATE and isinstance(day, date) and day.year != NO_YEAR:
                yield from _named(passage, mention, day)


def _short(text: str) -> bool:
    return any(f"{day[:3]} " in text for day in _DAYS)


def _named(passage: Passage, mention: Mention, day: date) -> Iterator[Finding]:
    before = passage.text[max(0, mention.start - _FAR) : mention.start]
    behind = passage.text[mention.end : mention.end + _FAR]
    named = _BEFORE.search(before) or _BEHIND.match(behind)
    right = _DAYS[day.weekday()]
    if named is None or right.startswith(named["day"]):
        return
    message = f"{mention.text} is a {right}, and this names another day: mend the day or the date."
    yield found(FindingKind.CONTRADICTING, RULE, passage, message, at=mention)
