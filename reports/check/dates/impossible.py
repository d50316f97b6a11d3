"""Days that no calendar has: "31 June", "29 February 2015", "31/09/2018"."""

import calendar
import re
from collections.abc import Iterator

from reports.check.finding import Finding, FindingKind
from reports.check.passages import PassageKind, Script
from reports.check.telling import found
from schemes.finance.years import MONTH_NAMES

RULE = "calendar"
_MONTHS = {name[:3].lower(): at for at, name in enumerate(MONTH_NAMES, start=1)}
_NAME = "(?:" + "|".join(f"{n}|{n[:3]}" if n != "May" else n for n in MONTH_NAMES) + r"|Sept)\.?"
_DAY_FIRST = re.compile(
    rf"(?<![\w.,/£-])(?P<day>\d{{1,2}})(?:\s?(?:st|nd|rd|th))?\s+(?:of\s+)?(?P<month>{_NAME})\b"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_NAME})\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![\d,.]\d|[/%-]|\s*(?:%|per|to\b))"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
)
_SLASHED = re.compile(
    r"(?<![\d/])(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>(?:19|20)\d\d)(?![\d/])"
)
_LEAP, _MOST = 2000, 39


def calendar_findings(script: Script) -> Iterator[Finding]:
    """A finding for each day that its month does not have."""
    for passage in script.passages:
        if passage.kind is PassageKind.HEADING and not passage.typed:
            continue
        for pattern in (_DAY_FIRST, _MONTH_FIRST, _SLASHED):
            for match in pattern.finditer(passage.text):
                wrong = _wrong(match)
                if wrong:
                    yield found(FindingKind.ERROR, RULE, passage, wrong, at=match.span())


def _wrong(match: re.Match[str]) -> str:
    """What is wrong with a date; empty where nothing is, or it is none."""
    written = match["month"]
    month = int(written) if written.isdigit() else _MONTHS[written[:3].lower()]
    day = int(match["day"])
    year = int(match["year"]) if match["year"] else _LEAP
    if not 1 <= month <= 12:
        # 03/18/2016 is a day as Americans write it.
        return "" if day <= 12 else f"{match[0]} has no month {month}: mend the date."
    last = calendar.monthrange(year, month)[1]
    if 1 <= day <= last or day > _MOST or (day > 31 and not match["year"]):
        return ""
    in_year = f" {year}" if match["year"] else ""
    return f"{MONTH_NAMES[month - 1]}{in_year} has {last} days, and this says {day}: mend the date."
