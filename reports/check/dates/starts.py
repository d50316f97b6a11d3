"""Checks lengths of time with the date they end at ("18 months (April 2017)"). Each implies a
start, and lengths for the same thing should imply the same start."""

import re
from collections.abc import Iterator
from datetime import date

from reports.check.dates.calendar import Days, days_of, earlier
from reports.check.finding import Finding, FindingKind
from reports.check.passages import Passage, Script
from reports.check.reading.mention import Mention, MentionKind
from reports.check.telling import found, month
from reports.check.words import content_words

RULE = "starts"
_BRACKET = re.compile(
    r"^\s*(?:approximately|approx\.?|or so)?\.?,?\s*\(\s*(?:that is |to |about |around )*"
)
_FAR = 400  # characters before a length that say what it is of
_SEASON = re.compile(r"(spring|summer|autumn|winter)(?: of)? ((?:19|20)\d\d)", re.IGNORECASE)
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 12)}


def start_findings(script: Script) -> Iterator[Finding]:
    """A question at the first length that implies another start than a length before it, where both
    share words."""
    begun: list[tuple[Mention, Days, frozenset[str]]] = []
    for passage in script.passages:
        for mention in passage.mentions:
            start = _implied(passage, mention)
            if start is None:
                continue
            words = content_words(passage.text[max(0, mention.start - _FAR) : mention.start])
            for first, other, its_words in begun:
                if words & its_words and not start.meets(other):
                    message = (
                        f"{first.text} led back to {month(other.first)}, {mention.text} lead back "
                        f"to {month(start.first)}: do both count from the same day?"
                    )
                    yield found(FindingKind.QUESTION, RULE, passage, message, at=mention)
                    return
            begun.append((mention, start, words))


def _implied(passage: Passage, length: Mention) -> Days | None:
    if length.what is not MentionKind.LENGTH or length.unit not in ("month", "year"):
        return None
    bracket = _BRACKET.match(passage.text[length.end : length.end + _FAR])
    if not bracket:
        return None
    at = length.end + bracket.end()
    target = next((days_of(m) for m in passage.mentions_in(at, at + 1)), None)
    target = target or _season(passage.text[at : at + _FAR])
    return earlier(target, length) if target else None


def _season(text: str) -> Days | None:
    match = _SEASON.match(text)
    if not match:
        return None
    first, last = _SEASONS[match[1].lower()]
    year = int(match[2])
    return Days(date(year, first, 1), date(year, last, 28))
