"""Numbers that are not figures: references, acts, addresses, ages, times of day.

Each number of the text is judged by the words directly before and behind it, which is many times
faster than a search for every kind of reference.
"""

import re
from collections.abc import Iterator, Sequence

_NUMBER = re.compile(r"\d+(?:\.\d+)*[A-Z]?(?![\w%])|\d+")
_FAR = 28  # characters before a number that can make it a reference

_LABEL = re.compile(
    r"\b(?:sections?|schedules?|paragraphs?|paras?\.?|appendi(?:x|ces)|annex|tables?|figures?|"
    r"graphs?|charts?|criteri(?:on|a)|options?|stages?|phases?|tiers?|parts?|items?|pages?|pp?\.?|"
    r"versions?|recommendations?|articles?|chapters?|strands?|grades?|bands?|scales?|clauses?|notes?|"
    r"box|steps?|workstreams?|minutes?|rules?|standing orders?|objectives?|priority|outcomes?|"
    r"lots?)"
    r"\s*\(?$",
    re.IGNORECASE,
)
# 4.3, 4.4 and 4.6 behind a label; whole numbers are joined by "and", "or" and "to"
_MORE_DOTTED = re.compile(r"(?:\s*(?:,|and|or|to|&|–|-)\s*\d+(?:\.\d+)+)+")
_MORE_WHOLE = re.compile(
    r"(?:\(\w+\))*(?:(?:\s*,\s*\d{1,2})*\s*(?:and|or|to|&|–|-)\s*\d{1,3})?\b(?!\.\d|,\d)"
)
_ACT = re.compile(
    r"\b(?:Act|Acts|Order|Regulations?|Measure|Bill|Code|Guidance|Directive),?\s+\(?$"
)
_AMENDED = re.compile(r"\)?(?:\s*\((?:as )?amended(?: in)? \d{4}\))?")
_CODE_BEFORE = re.compile(r"[A-Za-z](?:[-./]|\s?/\s?)?$|\b[A-Z]{1,3}/[A-Z][. ]\s?$|\b[A-Z]{2}\s$")
_CODE_BEHIND = re.compile(r"[\w./-]*\w")
_AGED = re.compile(
    r"\b(?:age[ds]?|ages)\s+(?:of\s+)?(?:over|under|between|from)?\s*$|"
    r"\b(?:people|adults|children|persons)\s+\($",
    re.IGNORECASE,
)
_MORE_AGES = re.compile(r"\s*(?:to|and|or|-|–)\s*(?:\d+|over|under|more|above|older|younger)\b")
_OLD = re.compile(
    r"\+|\s+(?:and|or|years? and)\s+(?:over|under|older|younger|above)\b|"
    r"(?:\s*(?:-|–|to)\s*\d{1,2})?[\s-]year[\s-]olds?\b"
)
_OVER = re.compile(r"\b(?:over|under)[\s-]$", re.IGNORECASE)
_OLDER = re.compile(r"s\b|\s*(?:[,.;:)]|and\b|who\b|$)")
_CLOCK = re.compile(r":\d{2}\b(?:\s?[ap]m\b)?|\s?[ap]m\b")
_DOTTED_CLOCK = re.compile(r"\d{1,2}\.\d{2}")
_PHONE = re.compile(r"0\d{2,4}[\s-]?\d{3,4}[\s-]?\d{3,4}\b")
_ALWAYS = re.compile(r"\b24\s?/\s?7\b")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_MAIL = re.compile(r"[\w.+-]+@[\w.-]+")
# A number of a paragraph of this paper: "set out in 4.3", "4.4 above".
_POINTED = re.compile(r"(?:\b(?:in|see|at|under|and|to|by|from)\s|,\s)$")
_UNIT = re.compile(r"\s?(?:%|m\b|k\b|bn|million|per|times|years?|months?|weeks?|days?|hours?)")


def reference_spans(
    text: str, numbers: frozenset[str], taken: Sequence[int] = ()
) -> Iterator[tuple[int, int]]:
    """The first and last character (not included) of each number that is no figure. `numbers` are
    those of the paper's own headings and paragraphs; `taken` says of each character whether it
    belongs to a figure that was found already, whose numbers nothing asks about again."""
    if "http" in text or "www." in text:
        yield from (match.span() for match in _ADDRESS.finditer(text))
    if "@" in text:
        yield from (match.span() for match in _MAIL.finditer(text))
    if "24" in text:
        yield from (match.span() for match in _ALWAYS.finditer(text))
    done = 0
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        if start < done or (taken and taken[start]):
            continue
        until = _reference_end(text, start, end, numbers)
        if until:
            done = until
            yield start, until


def _reference_end(text: str, start: int, end: int, numbers: frozenset[str]) -> int:
    """Where the reference that begins here ends; 0 where it is none."""
    before = text[max(0, start - _FAR) : start]
    number = text[start:end]
    if _LABEL.search(before):
        more = (_MORE_DOTTED if "." in number else _MORE_WHOLE).match(text, end)
        return more.end() if more else end
    if _ACT.search(before) and len(number) == 4:
        more = _AMENDED.match(text, end)
        return more.end() if more else end
    if _CODE_BEFORE.search(before) or (number[-1].isalpha() and number[-1] not in "KM"):
        more = _CODE_BEHIND.match(text, start)
        return more.end() if more else end
    return _plain_end(text, start, end, before) or _pointed_end(text, start, end, before, numbers)


def _plain_end(text: str, start: int, end: int, before: str) -> int:
    """The end of an age, a time of day or a telephone number; 0 where it is none of these."""
    number = text[start:end]
    if _AGED.search(before):
        more = _MORE_AGES.match(text, end)
        return more.end() if more else end
    if old := _OLD.match(text, end):
        return old.end()
    if _OVER.search(before) and len(number) == 2 and _OLDER.match(text, end):
        return end
    if (clock := _CLOCK.match(text, end)) and (number.isdigit() or _DOTTED_CLOCK.fullmatch(number)):
        return clock.end()
    if number[0] == "0" and (phone := _PHONE.match(text, start)):
        return phone.end()
    return 0


def _pointed_end(text: str, start: int, end: int, before: str, numbers: frozenset[str]) -> int:
    """The end of a paragraph's number, or of any number with three parts or more, which no figure
    has; 0 where it is neither."""
    number = text[start:end]
    if number.count(".") > 1:
        return end
    if number in numbers and "." in number and _POINTED.search(before):
        return 0 if _UNIT.match(text, end) else end
    return 0
