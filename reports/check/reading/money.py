"""Amounts of money: "£1,677,660", "£1.68m", "70k", "£40k to £241k", "£5 to £6m"."""

import re
from collections.abc import Iterator
from fractions import Fraction

from reports.check.reading.mention import Mention, MentionKind, typed_number

_SCALES = {
    "k": Fraction(1000),
    "thousand": Fraction(1000),
    "m": Fraction(10**6),
    "million": Fraction(10**6),
    "bn": Fraction(10**9),
    "billion": Fraction(10**9),
}
_SCALE = r"(?:\s?(?P<scale>k|m|bn|million|billion|thousand)\b)?"
_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_POUNDS = re.compile(rf"(?P<sign>−\s?)?£\s?{_NUMBER}{_SCALE}", re.IGNORECASE)
# Without the sign of currency it is money only where k or m follows at once.
_BARE = re.compile(r"(?<![\w.,£])(?P<number>\d+(?:\.\d+)?)(?P<scale>k|m)\b", re.IGNORECASE)
_RANGE = re.compile(rf"£\s?{_NUMBER}(?=\s?(?:to|–|-|and)\s?£?\d[\d.]*\s?(?P<scale>k|m|bn)\b)")


def money_mentions(text: str) -> Iterator[Mention]:
    """Every amount of money. The first of a range takes the scale of the second where it has
    none."""
    if "£" in text:
        for match in _RANGE.finditer(text):
            has_comma = text.startswith(",", match.end())
            if "." in match["number"] or (len(match["number"]) <= 3 and not has_comma):
                yield _mention(match, "", match["scale"])
        for match in _POUNDS.finditer(text):
            yield _mention(match, match["sign"] or "", match["scale"] or "")
    for match in _BARE.finditer(text):
        yield _mention(match, "", match["scale"])


def _mention(match: re.Match[str], sign: str, scale: str) -> Mention:
    value, step = typed_number(match["number"], _SCALES.get(scale.lower(), Fraction(1)))
    return Mention(MentionKind.MONEY, *match.span(), match[0], -value if sign else value, step)
