"""Words that stand where there is no number: for a figure that is missing, and for nought."""

import re
from typing import Final

from workbench.numbers.reading.refusals import ReadingError, quoted

LONGEST_WORD: Final = 200

# What people write where there is no number, and the word that is kept.
MISSING: Final = {
    "not received": "not received",
    "not applicable": "not applicable",
    "n/a": "not applicable",
    "na": "not applicable",
    "not available": "not available",
    "not known": "not known",
    "n/k": "not known",
    "unknown": "not known",
    "not given": "not given",
    "to be confirmed": "to be confirmed",
    "tbc": "to be confirmed",
    "t.b.c.": "to be confirmed",
    "to be decided": "to be decided",
    "tbd": "to be decided",
}
# Marks that a table leaves where it says nothing.
BLANKS: Final = frozenset({"", "-", "\N{EN DASH}", "\N{EM DASH}"})
# Words that mean 0. They are refused: taken as the reason for a missing figure, they would take it
# out of every sum.
NOTHING: Final = frozenset({"nil", "none", "nothing", "zero", "nought", "no"})
# A number in words is no reason for a missing figure either, nor is a unit by itself.
_NUMBERS: Final = frozenset(
    {
        *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
        *("twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty"),
        *("ninety", "hundred", "thousand", "million", "billion", "half", "quarter", "quarters"),
        *("third", "thirds", "dozen", "and", "a", "to", "pound", "pounds", "point", "per", "cent"),
    }
)
_UNITS: Final = frozenset({"k", "m", "mn", "bn", "p", "gbp", "pc", "pct"})
# How a reason for a missing figure begins where it contains digits: "not received by 2014".
_ABSENT: Final = re.compile(r"(?:not|to be|awaiting|awaited|unknown|withheld)\b", re.IGNORECASE)


def known_word(text: str) -> str | None:
    """The word that is kept for a usual way of saying that a figure is missing."""
    return MISSING.get(text.casefold())


def is_reason(text: str) -> bool:
    """Whether a text can only be a reason why a figure is missing: it has letters and no digits, or
    begins as such a reason does."""
    if re.search(r"\d", text) and not _ABSENT.match(text):
        return False
    return text.casefold() not in _UNITS and any(map(str.isalpha, text))


def reason(text: str) -> str:
    """The reason why a figure is missing, in the words that are kept. Raises `ReadingError`."""
    if text.casefold() in NOTHING:
        raise nought_meant(text)
    if is_in_words(text):
        raise digits_wanted(text)
    if len(text) > LONGEST_WORD:
        raise ReadingError(
            f"{quoted(text)} is too long: say in at most {LONGEST_WORD} letters why the figure is "
            "missing, like “not received”"
        )
    return known_word(text) or text


def is_in_words(text: str) -> bool:
    """Whether a text is a number written in words."""
    words = re.findall(r"[a-z]+", text.casefold())
    return bool(words) and {*words} <= _NUMBERS and not re.search(r"\d", text)


def digits_wanted(text: str) -> ReadingError:
    return ReadingError(f"{quoted(text)} is a number in words: write it in digits")


def nought_meant(text: str) -> ReadingError:
    return ReadingError(f"{quoted(text)} could be missing or nought: write 0 if it is nothing")
