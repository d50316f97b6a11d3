"""Days and months: "17 September 2021", "5th and 6th March", "18/12/2015", "end of April 2012"."""

import re
from collections.abc import Iterator
from datetime import date

from reports.check.reading.mention import NO_YEAR, Mention, MentionKind
from schemes.finance.years import MONTH_NAMES

_MONTHS = {name[:3].lower(): at for at, name in enumerate(MONTH_NAMES, start=1)}
_MONTH = "(?:" + "|".join(f"{n}|{n[:3]}" if n != "May" else n for n in MONTH_NAMES) + r"|Sept)\.?"
_TH = r"\s?(?:st|nd|rd|th)?"
_DAY = re.compile(
    rf"\b(?P<day>\d{{1,2}}){_TH}(?:\s*(?:,|and|to|–|-|&)\s*\d{{1,2}}{_TH})*\s+(?:of\s+)?"
    rf"(?P<month>{_MONTH})(?:,?\s+(?P<year>(?:19|20)\d\d))?\b"
)
_SLASHED = re.compile(r"\b(\d{1,2})/(\d{1,2})/((?:19|20)?\d\d)\b")
_ISO = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
# The first letters spare the search from trying every month at every letter.
_IN_MONTH = re.compile(rf"\b(?=[JFMASOND])(?P<month>{_MONTH})\s+(?P<year>(?:19|20)\d\d)\b")
_PART = re.compile(r"\b(?P<part>beginning|start|end|early|late|mid)[\s-](?:of\s+)?$")
_FAR = 14


def day_mentions(text: str) -> Iterator[Mention]:
    """Every date, with or without a year, and every month with its year."""
    for match in _DAY.finditer(text):
        year = int(match["year"]) if match["year"] else NO_YEAR
        yield from _mention(match, year, _month(match["month"]), int(match["day"]))
    for match in _SLASHED.finditer(text):
        year = int(match[3]) if len(match[3]) == 4 else 2000 + int(match[3])
        yield from _mention(match, year, int(match[2]), int(match[1]))
    for match in _ISO.finditer(text):
        yield from _mention(match, int(match[1]), int(match[2]), int(match[3]))
    for match in _IN_MONTH.finditer(text):
        first = date(int(match["year"]), _month(match["month"]), 1)
        before = max(0, match.start() - _FAR)
        part = _PART.search(text[before : match.start()])
        start = before + part.start() if part else match.start()
        yield Mention(
            MentionKind.MONTH,
            start,
            match.end(),
            text[start : match.end()],
            first,
            unit=part["part"] if part else "",
        )


def _month(name: str) -> int:
    return _MONTHS[name[:3].lower()]


def _mention(match: re.Match[str], year: int, month: int, day: int) -> Iterator[Mention]:
    try:
        value = date(year, month, day)
    except ValueError:
        return
    yield Mention(MentionKind.DATE, *match.span(), match[0], value)
