"""Numbers in words: "three", "forty-nine". "One" is left out: it is seldom a count."""

import re

from reports.check.words import word_list

_UNITS = word_list(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = word_list("twenty thirty forty fifty sixty seventy eighty ninety")

WORDS = {word: value for value, word in enumerate(_UNITS, start=2)}
WORDS |= {word: 10 * value for value, word in enumerate(_TENS, start=2)}
WORDS |= {
    f"{tens}-{unit}": 10 * at + value
    for at, tens in enumerate(_TENS, start=2)
    for value, unit in enumerate(("one", *_UNITS[:8]), start=1)
}
# The first letters spare the search from trying every word at every letter.
PATTERN = (
    rf"(?=[tfsenTFSEN])(?:(?:{'|'.join(_TENS)})(?:-(?:one|{'|'.join(_UNITS[:8])}))?"
    rf"|{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
)
_WORD = re.compile(r"[a-z]+")
_ROOTS = frozenset((*_UNITS, *_TENS, "one"))


def has_number_word(text: str) -> bool:
    """Whether the text contains a number in words."""
    return not _ROOTS.isdisjoint(_WORD.findall(text.lower()))


def value_of(text: str) -> int:
    """The value of a number in words."""
    return WORDS[text.lower()]
