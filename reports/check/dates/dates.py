"""Checks dates against the length of time between them: "approved in July 2012, ten months later,
in May 2013"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from reports.check.dates.calendar import Days, days_of, later
from reports.check.finding import Finding, FindingKind
from reports.check.passages import Passage, Script
from reports.check.reading.mention import Mention, MentionKind
from reports.check.telling import found, month
from reports.check.words import content_words

RULE = "later"
_DAYS = (MentionKind.DATE, MentionKind.MONTH)
_LATER = re.compile(r"^\s*(?:later|after(?:wards)?\b(?!\s+(?:the|a|an|that|this|it|which)))")
# A length behind the second of two days, which counts from the first: "..., six months on".
_ON = re.compile(r"^\s*(?:on|later|afterwards)\b(?! (?:the|a|from|which|in))")
_COMMA = re.compile(r"^\s*[,(–]\s*(?:that is |or |i\.e\. |some |about )*$")
_THEN = re.compile(r"^[\s,(]*(?:on|in|by|that is|i\.e\.)?[\s,(]*$")
_AFTER = re.compile(r"^\s*(?:after|from)\s+(?:the )?(?:\w+day,? )?$")
_THEN_ON = re.compile(r"^\s*,\s*(?:on|in|by|that is,?|i\.e\.,?)\s+(?:the )?(?:\w+day,? )?$")
_NEAR = 20  # characters behind a length that can say "later"
_ROUTE = re.compile(
    r"\b(?:(?:by|on|under|at|with|in) (?:this|that|these|those|the same) "
    r"(?:route|timescales?|pace|timetable|way|terms|footing|basis|path))\b",
    re.IGNORECASE,
)


def date_findings(script: Script) -> Iterator[Finding]:
    """A finding for each date that does not follow from an earlier date and the length between
    them."""
    latest: dict[str, list[tuple[Passage, Mention]]] = {}
    for passage in script.passages:
        for start, end in passage.sentences:
            yield from _in_sentence(passage, start, end)
        known = latest.setdefault(passage.place.section, [])
        if passage.place.section:
            yield from _by_this_route(passage, known)
        known += [(passage, m) for m in passage.mentions if m.what in _DAYS]


def _in_sentence(passage: Passage, start: int, end: int) -> Iterator[Finding]:
    """Compares two days with the length between them: "in July 2012, ten months later, in May
    2013"."""
    mentions = passage.mentions_in(start, end)
    yield from _length_first(passage, mentions)
    yield from _length_last(passage, mentions)
    for first, length, second in zip(mentions, mentions[1:], mentions[2:], strict=False):
        if (
            first.what not in _DAYS
            or length.what is not MentionKind.LENGTH
            or second.what not in _DAYS
        ):
            continue
        gap = passage.text[length.end : second.start]
        word = _LATER.match(gap)
        if not word or not _THEN.match(gap[word.end() :]):
            continue
        days, said = days_of(first), days_of(second)
        expected = later(days, length) if days else None
        if expected and said and not expected.meets(said):
            yield _wrong(passage, second, f"{length.text} after {first.text}", expected)


def _length_first(passage: Passage, mentions: tuple[Mention, ...]) -> Iterator[Finding]:
    """Compares the same where the length stands first: "six months after 1 April 2016, on 1 October
    2016"."""
    for length, first, second in zip(mentions, mentions[1:], mentions[2:], strict=False):
        if length.what is not MentionKind.LENGTH or first.what not in _DAYS:
            continue
        ahead = passage.text[length.end : first.start]
        if not _AFTER.match(ahead) or not _THEN_ON.match(passage.text[first.end : second.start]):
            continue
        days, said = days_of(first), days_of(second)
        expected = later(days, length) if days else None
        if expected and said and not _about_the_same(expected, said):
            yield _wrong(passage, second, f"{length.text} after {first.text}", expected)


def _length_last(passage: Passage, mentions: tuple[Mention, ...]) -> Iterator[Finding]:
    """Compares the same where the length stands last: "from the end of January 2013 to the end of
    May 2013, six months on"."""
    for first, second, length in zip(mentions, mentions[1:], mentions[2:], strict=False):
        if length.what is not MentionKind.LENGTH or first.what not in _DAYS:
            continue
        if second.what not in _DAYS or not _ON.match(passage.text[length.end :]):
            continue
        if not _COMMA.match(passage.text[second.end : length.start]):
            continue
        days, said = days_of(first), days_of(second)
        expected = later(days, length) if days else None
        if expected and said and not _about_the_same(expected, said):
            yield _wrong(passage, second, f"{length.text} after {first.text}", expected)


def _about_the_same(expected: Days, said: Days) -> bool:
    """Whether two dates are the same, or one day apart: "from 1 April" may end on 30 September."""
    day = timedelta(days=1)
    return Days(expected.first - day, expected.last + day).meets(said)


@dataclass(frozen=True, slots=True)
class _Example:
    """An example from elsewhere: the day on which something began, the length of time to the next
    step, and the words for that step."""

    begun: Mention
    length: Mention
    words: frozenset[str]


def _by_this_route(passage: Passage, known: list[tuple[Passage, Mention]]) -> Iterator[Finding]:
    """Checks a date that is derived from an example elsewhere: "Approved in July 2012, launched ten
    months later. By this route, by June 2017". The date must lie the same length of time after the
    date that the section gave before for the same step."""
    route = _ROUTE.search(passage.text)
    example = _example(passage, route.start()) if route else None
    if route is None or example is None:
        return
    here = [m for m in passage.mentions if m.start > route.end() and m.what in _DAYS]
    starts = [
        mention
        for earlier, mention in known
        if example.words & content_words(_sentence_text(earlier, mention))
    ]
    if not here or not starts:
        return
    days, said = days_of(starts[-1]), days_of(here[0])
    expected = later(days, example.length) if days else None
    if expected and said and not expected.meets(said):
        yield _wrong(passage, here[0], f"{example.length.text} after {starts[-1].text}", expected)


def _example(passage: Passage, before: int) -> _Example | None:
    mentions = [m for m in passage.mentions if m.end <= before]
    for begun, length in pairwise(mentions):
        is_later = _LATER.match(passage.text[length.end : length.end + _NEAR])
        if begun.what in _DAYS and length.what is MentionKind.LENGTH and is_later:
            start, _end = passage.sentence(begun.start)
            words = content_words(passage.text[start : begun.start])
            return _Example(begun, length, frozenset(w[:6] for w in words if len(w) >= 6))
    return None


def _sentence_text(passage: Passage, mention: Mention) -> str:
    start, end = passage.sentence(mention.start)
    words = content_words(passage.text[start:end])
    return " ".join(word[:6] for word in words if len(word) >= 6)


def _wrong(passage: Passage, said: Mention, what: str, expected: Days) -> Finding:
    message = (
        f"{what[0].upper()}{what[1:]} is {month(expected.first)}, not {said.text}: mend the "
        f"date or "
        "the length, or explain the difference."
    )
    return found(FindingKind.CONTRADICTING, RULE, passage, message, at=said)
