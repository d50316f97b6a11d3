"""Words that make a figure an approximate one: "about", "nearly", "some", "more than"."""

import re
from fractions import Fraction

_ABOUT = re.compile(
    r"\b(?:about|around|some|approximately|approx\.?|roughly|circa|c\.|nearly|almost|close to|"
    r"just (?:over|under|above|below)|just|nearer|in the (?:order|region) of|barely|say)"
    r"\s+(?:a |an |the )?$",
    re.IGNORECASE,
)
_BOUND = re.compile(
    r"\b(?:over|under|above|below|(?:more|less|fewer|greater) than|up to|at least|at most|"
    r"as (?:much|many|little|few) as|within)\s+(?:a |an |the )?$",
    re.IGNORECASE,
)
_OR_SO = re.compile(r"^\s*(?:\w+ )?(?:or so|or thereabouts|approximately|or more|or less)\b", re.I)
_FAR = 24
EXACT = Fraction(0)
# How far a figure may lie from the exact one, as a share of it.
ABOUT, BOUND = Fraction(1, 10), Fraction(1, 4)


def slack_of(text: str, start: int, end: int) -> Fraction:
    """How far the figure from `start` to `end` may lie from the exact one, as a share of it, by the
    words beside it: nothing where it is exact."""
    before = text[max(0, start - _FAR) : start]
    if _ABOUT.search(before) or _OR_SO.match(text[end : end + _FAR]):
        return ABOUT
    return BOUND if _BOUND.search(before) else EXACT
