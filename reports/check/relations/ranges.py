"""Ranges that run from the larger figure to the smaller: "between £240,000 and £40,000"."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from reports.check.finding import Finding, FindingKind
from reports.check.reading.mention import Mention, MentionKind
from reports.check.relations.sentence import Sentence
from reports.check.telling import found

RULE = "range"
_KINDS = (
    MentionKind.MONEY,
    MentionKind.COUNT,
    MentionKind.SHARE,
    MentionKind.LENGTH,
    MentionKind.YEAR,
)
_ABOUT = r"(?:(?:about|some|around|approximately|roughly|say|the years?)\s+)*"
_BETWEEN = re.compile(
    rf"(?P<ahead>(?:[\w'’-]+\s+){{0,3}})\b(?P<word>between)\s+{_ABOUT}$", re.IGNORECASE
)
_RANGE_FROM = re.compile(
    r"\b(?:rang(?:es?|ed|ing)|var(?:y|ies|ied|ying)|anything|anywhere|somewhere|spread|"
    r"extend(?:s|ing)?|"
    rf"differ(?:s|ing)?)(?:\s+[\w'’-]+){{0,3}}?\s+from\s+{_ABOUT}$",
    re.IGNORECASE,
)
_IN_RANGE = re.compile(
    r"\b(?:range|region|band|bracket)(?: of| from|:)?\s+(?:from )?$", re.IGNORECASE
)
_BOUNDS = re.compile(
    r"^(?:\s+[\w'’-]+){0,3},?\s+(?:and|but|to|or)\s+(?:[\w'’-]+ ){0,5}$", re.IGNORECASE
)
_DASH = re.compile(r"^\s?[–-]\s?$")
_DASH_SPACED = re.compile(r"^\s*[–-]\s*$")
_VOTES = re.compile(
    r"\b(?:vot\w+|won|lost|beat\w*|score\w*|by|ratio|approximately|option|scale)\b[^.]*$", re.I
)
_STARTS = re.compile(r"\b(?:start|begin)(?:s|ing)? (?:from|at)\s+$", re.IGNORECASE)
_GOES_UP = re.compile(
    r"^[^.;]{0,30}\b(?:and|,)[^.;]{0,12}(?:go|rise|run|reach|increase|up)(?:s|es|"
    r"ing)?(?: up)?(?: to)?\s+"
    r"(?:about |a maximum of )?$",
    re.IGNORECASE,
)
_NEEDED = re.compile(
    r"\b(?:needs?|takes?|lasts?|requires?|waits?|after|within|between|anything|"
    r"be)(?: \w+)? (?:from )?$",
    re.I,
)
_FEWEST = 10  # of a range of things with a dash: hours and votes have smaller ones
_AND = re.compile(rf"^(?:\s+[a-z]+)?\s+(?:and|to)\s+{_ABOUT}$")
_TO = re.compile(rf"^(?:\s+[a-z]+){{0,2}}\s+(?:up\s+)?to\s+{_ABOUT}$")
# Two figures that something lies or happens between, in whatever sequence they come.
_NOT_A_RANGE = re.compile(
    r"\b(?:differences?|gap|split|shared?|divided?|choice|choose|chosen|distinction|distinguish|"
    r"transfer\w*|compar\w+|link|balance|ratio|half[\s-]?way|mid[\s-]?way|f[ae]ll\w*|drop\w*|"
    r"reduc\w+|declin\w+|decreas\w+|down|relation\w*|differ\w*|mov\w+|swap\w*|variance)\b",
    re.IGNORECASE,
)


def range_findings(sentences: Iterable[Sentence]) -> Iterator[Finding]:
    """A finding for each range whose first figure is the larger."""
    for sentence in sentences:
        numbers = sentence.of_kind(*_KINDS)
        for first, second in pairwise(numbers):
            yield from _pair(sentence, first, second)


def _pair(sentence: Sentence, first: Mention, second: Mention) -> Iterator[Finding]:
    one, other = first.number, second.number
    if one is None or other is None or one <= other:
        return
    shared = first.what is MentionKind.COUNT and second.what is MentionKind.LENGTH
    alike = first.what is second.what and first.unit == second.unit
    if shared and not first.noun:
        if not _is_shared(sentence, first, second):
            return
    elif not alike or not _is_range(sentence, first, second):
        return
    message = (
        f"{first.text} is more than {second.text}: exchange the two, so that the range begins with "
        "the smaller, or mend one of them."
    )
    yield found(FindingKind.CONTRADICTING, RULE, sentence.passage, message, at=second)


def _is_shared(sentence: Sentence, first: Mention, second: Mention) -> bool:
    """Whether two figures share their unit: "between 14 and 10 weeks"."""
    before, gap = sentence.before(first.start, 60), sentence.gap(first, second)
    between = _BETWEEN.search(before)
    if between:
        return bool(_AND.match(gap)) and not _NOT_A_RANGE.search(between["ahead"])
    return bool(_NEEDED.search(before) and _TO.match(gap))


def _is_dashed(first: Mention, second: Mention) -> bool:
    """Whether two figures with a dash between them can be a range: not 24-7, nor 9-5."""
    if first.what is MentionKind.COUNT:
        return bool(second.noun) and (second.number or 0) >= _FEWEST
    return first.what in (MentionKind.MONEY, MentionKind.SHARE)


def _is_range(sentence: Sentence, first: Mention, second: Mention) -> bool:
    before, gap = sentence.before(first.start, 60), sentence.gap(first, second)
    if _STARTS.search(before):
        return bool(_GOES_UP.match(gap))
    if first.bound or second.bound:
        return (first.bound, second.bound) == ("at least", "at most") and bool(_BOUNDS.match(gap))
    if _DASH.match(gap):
        return _is_dashed(first, second) and not _VOTES.search(before)
    if _IN_RANGE.search(before):
        return bool(_TO.match(gap) or _DASH_SPACED.match(gap))
    if between := _BETWEEN.search(before):
        return bool(_AND.match(gap)) and not _NOT_A_RANGE.search(between["ahead"])
    return bool(_RANGE_FROM.search(before) and _TO.match(gap))
