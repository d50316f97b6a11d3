"""Whole amounts in words: "two and a half million", "three hundred and fifty", "half a dozen"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from reports.check.reading.number_words import WORDS
from reports.check.words import word_list

_SMALL = WORDS | {"one": 1, "a": 1, "an": 1}
_SCALES = {"thousand": 1000, "million": 10**6, "billion": 10**9}
_PARTS = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "third": Fraction(1, 3)}
_ROOTS = (
    "half a dozen|a dozen|dozen|half a|a quarter of a|three quarters of a|a third of a|"
    + "|".join(sorted(WORDS, key=len, reverse=True))
    + "|one|hundred|thousand|million|billion|an?"
)
_PHRASE = re.compile(
    rf"(?<![\w-])(?<!\d )(?:{_ROOTS})(?:(?:\s+|-)(?:and\s+)?(?:a half|a quarter|three quarters|"
    rf"{_ROOTS}))*(?![\w-])",
    re.IGNORECASE,
)
# Letters of which every number in words has some: a look for them saves most of the searches.
_HINTS = word_list(
    "hundred thousand million billion dozen one two three four five six seven eight nine ten "
    "eleven twelve teen ty"
)


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words, from character `start` to `end` of its text."""

    start: int
    end: int
    text: str
    value: Fraction


def spelled_in(text: str, start: int, end: int) -> Iterator[Spelled]:
    """The numbers in words between two characters of a text, in sequence."""
    plain = text[start:end].lower()
    if not any(hint in plain for hint in _HINTS):
        return
    for match in _PHRASE.finditer(text, start, end):
        value = _value(match[0].lower())
        if value is not None:
            yield Spelled(*match.span(), match[0], value)


def _value(phrase: str) -> Fraction | None:
    """The value of a phrase; None where its words are no number ("a", "one and one")."""
    if "dozen" in phrase:
        dozens = {"half a dozen": 6, "a dozen": 12, "dozen": 12, "two dozen": 24, "three dozen": 36}
        return Fraction(dozens[phrase]) if phrase in dozens else None
    for words, part in (("half a ", 2), ("a quarter of a ", 4), ("a third of a ", 3)):
        if phrase.startswith(words) and phrase[len(words) :] in _SCALES:
            return Fraction(_SCALES[phrase[len(words) :]], part)
    if phrase.startswith("three quarters of a ") and phrase[20:] in _SCALES:
        return Fraction(3 * _SCALES[phrase[20:]], 4)
    return _summed(re.sub(r"\b(?:and )?(a half|a quarter|three quarters)\b", _joined, phrase))


def _joined(match: re.Match[str]) -> str:
    return match[1].replace(" ", "_")


def _summed(phrase: str) -> Fraction | None:
    whole = current = Fraction(0)
    last = None
    for word in phrase.split():
        if word == "and":
            continue
        if word in _SMALL:
            if last is not None and last < 100:
                return None  # "one two": two numbers
            current += _SMALL[word]
            last = _SMALL[word]
        elif word == "hundred":
            current, last = (current or Fraction(1)) * 100, 100
        elif word in _SCALES:
            whole, current, last = whole + (current or 1) * _SCALES[word], Fraction(0), 1000
        elif word in ("a_half", "a_quarter", "three_quarters"):
            current += {"a_half": Fraction(1, 2), "a_quarter": Fraction(1, 4)}.get(
                word, Fraction(3, 4)
            )
        else:
            return None
    value = whole + current
    return None if phrase in ("a", "an") else value
