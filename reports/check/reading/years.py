"""Years: financial ones ("2018/19", "18/19") and those of the calendar."""

import re
from collections.abc import Iterator
from fractions import Fraction

from reports.check.reading.mention import Mention, MentionKind
from schemes.finance.years import FinancialYear

_PAIR = re.compile(r"(?<![\d/.£])((?:19|20)?\d\d)\s?[/–-]\s?((?:19|20)?\d\d)(?![\d/%]|\.\d)")
_SINGLE = re.compile(r"(?<![\d,.£/])((?:19|20)\d\d)(?![\d,]\d|[%/]|\.\d|\s?(?:k|m|bn)\b)")
_BEFORE = re.compile(
    r"(?:\b(?i:in|since|by|from|until|till|of|to|between|and|or|during|before|after|early|late|mid|"
    r"spring|summer|autumn|winter|years?|through|for|end|beginning|the|this|that|last|its|their)"
    r"|\b[A-Z]\w*|[(–-]|[,;:.])\s*$"
)
_FAR = 20  # characters before a number that can show that it is a year
_COUNTED = re.compile(r"\s+(?!is\b|was\b|has\b|as\b|this\b)(?:[a-z]+s|people|children|staff)\b")


def year_mentions(text: str) -> Iterator[Mention]:
    """Every year. A number such as 2000 before a noun ("2000 cases") is a count, not a year."""
    for match in _PAIR.finditer(text):
        start = int(match[1]) if len(match[1]) == 4 else 2000 + int(match[1])
        if (start + 1) % 100 != int(match[2]) % 100 or (len(match[1]) == 2 and "/" not in match[0]):
            continue
        value = str(FinancialYear(start))
        yield Mention(MentionKind.FINANCIAL_YEAR, *match.span(), match[0], value)
    for match in _SINGLE.finditer(text):
        before = text[max(0, match.start() - _FAR) : match.start()]
        told = not before.strip() or _BEFORE.search(before)
        if told and not _COUNTED.match(text, match.end()):
            yield Mention(MentionKind.YEAR, *match.span(), match[0], Fraction(match[1]))
