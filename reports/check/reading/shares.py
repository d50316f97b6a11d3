"""Percentages: "86%", "54.5 per cent", held as shares of one."""

import re
from collections.abc import Iterator
from fractions import Fraction

from reports.check.reading.mention import Mention, MentionKind, typed_number

_SHARE = re.compile(r"(?<![\w.,£])(\d+(?:\.\d+)?)\s?(?:%|per cent\b|percent\b)")


def share_mentions(text: str) -> Iterator[Mention]:
    """Every percentage, as a share of one."""
    if "%" not in text and "cent" not in text:
        return
    for match in _SHARE.finditer(text):
        value, step = typed_number(match[1], Fraction(1, 100))
        yield Mention(MentionKind.SHARE, *match.span(), match[0], value, step)
