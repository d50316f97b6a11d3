"""Counts with what they count: "49 providers", "three delivery model options"."""

import re
from collections.abc import Iterator
from fractions import Fraction

from reports.check.reading.mention import Mention, MentionKind, typed_number
from reports.check.reading.number_words import PATTERN, value_of
from reports.check.words import word_set

_COUNT = re.compile(
    r"(?<![\w£/])(?<!\d[.,])(?:(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?![\w%]|,\d|\.\d)"
    rf"|(?P<word>{PATTERN})(?![\w-]))",
    re.IGNORECASE,
)
_MILLIONS = re.compile(r"\s(million|billion)\b")
_WORD = re.compile(r"\s+([A-Za-z][\w'’-]*)")
_STOPS = word_set(
    "of in to and or for with which that who at by from on as is are was were be been have has had "
    "will would could can may might must should do does did than then but if so because when while "
    "where it its they their there this these those a an the per each every not no x times came "
    "come take takes took under over about against between during after before until since"
)
_MOST_WORDS = 4


def count_mentions(text: str) -> Iterator[Mention]:
    """Every number in digits or words, with what it counts. Other kinds of figure are among them:
    `read` leaves those out."""
    for match in _COUNT.finditer(text):
        if match["digits"]:
            value, step = typed_number(match["digits"])
        else:
            value, step = Fraction(value_of(match["word"])), Fraction(1)
        end = match.end()
        if scale := _MILLIONS.match(text, end):
            size = Fraction(10**6 if scale[1] == "million" else 10**9)
            value, step, end = value * size, step * size, scale.end()
        noun = _noun(text, end)
        yield Mention(
            MentionKind.COUNT, match.start(), end, text[match.start() : end], value, step, noun=noun
        )


def _noun(text: str, at: int) -> tuple[str, ...]:
    """The words counted, in lower case, up to the first word that cannot belong to them."""
    words: list[str] = []
    while len(words) < _MOST_WORDS and (match := _WORD.match(text, at)):
        word = match[1].lower().rstrip("'’")
        if word in _STOPS:
            break
        words.append(word)
        at = match.end()
    return tuple(words)
