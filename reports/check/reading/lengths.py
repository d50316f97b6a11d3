"""Lengths of time: "45 days", "ten months", "18-month"."""

import re
from collections.abc import Iterator
from fractions import Fraction

from reports.check.reading.mention import Mention, MentionKind, typed_number
from reports.check.reading.number_words import PATTERN, value_of

_LENGTH = re.compile(
    rf"(?=[\dotfsenOTFSEN])(?<![\w.,£/])(?:(?P<digits>\d+(?:\.\d+)?)|(?P<word>one|{PATTERN}))[\s-]?"
    r"(?:further\s+|full\s+|more\s+|clear\s+|working\s+|calendar\s+|financial\s+|whole\s+|consecutive\s+)?"
    r"(?P<unit>hour|day|week|month|mth|year)s?['’]?\b",
    re.IGNORECASE,
)
_UNITS = {"mth": "month"}


def length_mentions(text: str) -> Iterator[Mention]:
    """Every length of time, in hours, days, weeks, months or years."""
    for match in _LENGTH.finditer(text):
        if match["digits"]:
            value, step = typed_number(match["digits"])
        else:
            word = match["word"].lower()
            value, step = Fraction(1 if word == "one" else value_of(word)), Fraction(1)
        unit = match["unit"].lower()
        yield Mention(
            MentionKind.LENGTH, *match.span(), match[0], value, step, unit=_UNITS.get(unit, unit)
        )
