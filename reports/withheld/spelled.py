"""Large numbers in words, or half in words: "four hundred and twelve thousand", "412 thousand"."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from reports.check.reading.mention import Mention, MentionKind
from reports.check.reading.number_words import WORDS
from reports.check.reading.read import read

_UNITS = {"zero": 0, "one": 1, **WORDS}
_SIZES = {"thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_ANY = "|".join([*sorted(_UNITS, key=len, reverse=True), *_SIZES, "hundred", r"\d[\d,]*(?:\.\d+)?"])
_RUN = re.compile(rf"\b(?:{_ANY})(?:(?:[\s-]+|\s+and\s+)(?:{_ANY}))+\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?|\d[\d,]*(?:\.\d+)?")


def spelled_mentions(text: str) -> Iterator[Mention]:
    """Numbers of a thousand and more that are written in words, as counts."""
    for found in _RUN.finditer(text):
        value = _value(found[0].casefold())
        if value >= 1000:
            yield Mention(MentionKind.COUNT, found.start(), found.end(), found[0], value)


def _value(words: str) -> Fraction:
    whole = part = Fraction(0)
    for word in _WORD.findall(words):
        if word in _SIZES:
            whole += (part or 1) * _SIZES[word]
            part = Fraction(0)
        elif word == "hundred":
            part = (part or Fraction(1)) * 100
        elif word in _UNITS:
            part += _UNITS[word]
        elif word != "and":
            part += Fraction(word.replace(",", ""))
    return whole + part


@lru_cache(maxsize=8192)  # most texts of a paper are looked at several times
def every_mention(text: str) -> tuple[Mention, ...]:
    """Every number of a text, in sequence: in figures, in words, and half in words."""
    plain = read(text)
    spelled = [
        one
        for one in spelled_mentions(text)
        if not any(it.start <= one.start and one.end <= it.end for it in plain)
    ]
    return tuple(sorted((*plain, *spelled), key=lambda one: one.start))
