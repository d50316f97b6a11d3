"""One number written twice beside itself: in words and digits ("six (7)", "two and a half million
pounds, or £2.4m"), or in two units ("18 months (two years)")."""

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from reports.check.finding import Finding, FindingKind
from reports.check.reading.mention import Mention, MentionKind
from reports.check.reading.portions import portions_in
from reports.check.reading.spelled import Spelled, spelled_in
from reports.check.relations.sentence import Sentence
from reports.check.telling import found
from workbench.numbers.text import plain_share

RULE = "restated"
_NUMBER = (
    r"(?P<pound>£\s?)?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:\s?(?P<scale>k|m|bn|thousand|million|billion)\b)?"
)
_BRACKET_BEHIND = re.compile(rf"^\s*\(\s*(?:or |that is |i\.e\. )?{_NUMBER}\s*\)", re.IGNORECASE)
_NOUN_BRACKET = re.compile(rf"^\s+pounds?\s*\(\s*(?:or |that is |i\.e\. )?{_NUMBER}\s*\)", re.I)
_OR_BEHIND = re.compile(
    rf"^(?:\s+pounds?)?\s*,\s*(?:or|that is|i\.e\.,?|in figures)\s+{_NUMBER}(?=\s*[,.;:)]|\s*$|"
    rf"\s+(?:is|was|"
    r"will|would|has|had|are|were|of|for|in|to|a year)\b)",
    re.IGNORECASE,
)
_DIGITS_BEFORE = re.compile(
    rf"{_NUMBER}(?:\s+pounds?)?\s*(?:\(\s*|,\s*(?:or|that is|in words)\s+)$", re.I
)
_CLOSES = re.compile(r"^(?:\s+pounds?)?\s*(?:\)|,)", re.IGNORECASE)
_SCALES = {"k": 1000, "thousand": 1000, "m": 10**6, "million": 10**6, "bn": 10**9, "billion": 10**9}
_SHARE_GAP = re.compile(r"^(?:\s+of(?:\s+[\w'’-]+){1,3})?\s*\(\s*(?:that is |or |i\.e\. )?$")
_CLOSED = re.compile(r"^\s*\)")
_PER_CENT = re.compile(r"^\s+per ?cent\s*\(\s*(?P<digits>\d+(?:\.\d+)?)\s?(?:%|per ?cent)\s*\)")
_LENGTH_GAP = re.compile(
    r"^\s*(?:\(\s*(?:or |that is |i\.e\. )*|,\s*(?:that is|i\.e\.,?|which is)\s+)$"
)
_LENGTH_END = re.compile(r"^\s*(?:\)|[,.;]|$)")
_DAYS = {"day": (1, 1), "week": (7, 7), "month": (28, 31), "year": (365, 366)}
_ROOM = Fraction(12, 100)


def restated_findings(sentences: Iterable[Sentence]) -> Iterator[Finding]:
    """A finding for each number that is another one in its second form."""
    for sentence in sentences:
        if not sentence.mentions:
            continue
        text = sentence.passage.text
        for spelled in spelled_in(text, sentence.start, sentence.end):
            yield from _in_digits(sentence, spelled)
        yield from _lengths(sentence, sentence.mentions)
        yield from _shares(sentence)


def _in_digits(sentence: Sentence, spelled: Spelled) -> Iterator[Finding]:
    """Compares a number in words with the digits directly behind or before it."""
    after, before = sentence.after(spelled.end, 48), sentence.before(spelled.start, 40)
    match = _BRACKET_BEHIND.match(after) or _NOUN_BRACKET.match(after) or _OR_BEHIND.match(after)
    at = spelled.end
    if match is None and _CLOSES.match(after):
        match = _DIGITS_BEFORE.search(before)
        at = spelled.start - len(before)
    if match is None or _is_reference(match, spelled):
        return
    value, step = _typed(match)
    if abs(value - spelled.value) < step or (value == spelled.value):
        return
    message = (
        f"“{spelled.text}” and “{match['digits']}{match['scale'] or ''}” are two numbers: mend "
        f"one of "
        "them."
    )
    span = (at + match.start("digits"), at + match.end("digits"))
    yield found(FindingKind.CONTRADICTING, RULE, sentence.passage, message, at=span)


def _is_reference(match: re.Match[str], spelled: Spelled) -> bool:
    """Whether the digits are hardly meant as the same number: a year, the mark of a note, or money
    beside a small number of something else."""
    value, _step = _typed(match)
    is_year = not match["pound"] and not match["scale"] and 1900 <= value <= 2100
    money = match["pound"] and "pound" not in match[0].lower() and spelled.value < 1000
    far = max(value, spelled.value) > 20 * min(value, spelled.value)
    return bool(is_year or money or far)


def _typed(match: re.Match[str]) -> tuple[Fraction, Fraction]:
    plain = match["digits"].replace(",", "")
    scale = _SCALES[match["scale"].lower()] if match["scale"] else 1
    places = len(plain.partition(".")[2])
    step = Fraction(scale, 10**places) if match["scale"] or places else Fraction(0)
    return Fraction(plain) * scale, step / 2


def _shares(sentence: Sentence) -> Iterator[Finding]:
    """Compares a fraction with the percentage in brackets behind it, "half (51%)", and a percentage
    in words with its digits."""
    text = sentence.passage.text
    shares = sentence.of_kind(MentionKind.SHARE)
    if not shares:
        return
    for portion in portions_in(text, sentence.start, sentence.end, ()):
        for share in shares:
            gap = text[portion.end : share.start]
            if portion.value >= 1 or not _SHARE_GAP.match(gap):
                continue
            apart = abs((share.number or 0) - portion.value)
            room = _ROOM / 4 + portion.slack / 2 + share.step
            if apart > room and _CLOSED.match(sentence.after(share.end, 3)):
                message = (
                    f"“{portion.text}” is {plain_share(portion.value)}, and this says "
                    f"{share.text}: mend "
                    "one of the two."
                )
                yield found(FindingKind.CONTRADICTING, RULE, sentence.passage, message, at=share)
    for spelled in spelled_in(text, sentence.start, sentence.end):
        match = _PER_CENT.match(sentence.after(spelled.end, 40))
        if match and spelled.value != Fraction(match["digits"]):
            message = (
                f"“{spelled.text} per cent” and {match['digits']}% are two numbers: mend one of "
                "them."
            )
            span = (spelled.end + match.start("digits"), spelled.end + match.end("digits"))
            yield found(FindingKind.CONTRADICTING, RULE, sentence.passage, message, at=span)


def _lengths(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[Finding]:
    """Compares a length of time with the same in another unit, in brackets behind it."""
    for one, other in pairwise(mentions):
        if one.what is not MentionKind.LENGTH or other.what is not MentionKind.LENGTH:
            continue
        if one.unit == other.unit or one.unit not in _DAYS or other.unit not in _DAYS:
            continue
        if one.bound or other.bound or "working" in one.text + other.text:
            continue
        if not _LENGTH_GAP.match(sentence.gap(one, other)) or not _LENGTH_END.match(
            sentence.after(other.end, 3)
        ):
            continue
        (low, high), (its_low, its_high) = _days(one), _days(other)
        if low * (1 - _ROOM) <= its_high and its_low <= high * (1 + _ROOM):
            continue
        message = (
            f"{one.text} and {other.text} are not the same length of time: mend one of the two."
        )
        yield found(FindingKind.CONTRADICTING, RULE, sentence.passage, message, at=other)


def _days(length: Mention) -> tuple[Fraction, Fraction]:
    number, (fewest, most) = length.number or Fraction(0), _DAYS[length.unit]
    return number * fewest, number * most
