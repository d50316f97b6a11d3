""" "Circa" and "approximately" with no number behind them."""

import re
from collections.abc import Iterator

from reports.check.finding import Finding, FindingKind
from reports.check.passages import Script
from reports.check.telling import found

RULE = "circa"
_ALONE = re.compile(
    r"\b(?:circa|c\.|approx\.|approximately|roughly|around)\s*(?:£\s*)?(?=[,;:.)]|$|(?:if|and|but|per|"
    r"in|over|by)\b)",
    re.IGNORECASE,
)
_FIRM = re.compile(r"\bcirca\b", re.IGNORECASE)
_AROUND = re.compile(r"\baround\b", re.IGNORECASE)


def circa_findings(script: Script) -> Iterator[Finding]:
    for passage in script.typed:
        for match in _ALONE.finditer(passage.text):
            behind = passage.text[match.end() : match.end() + 1]
            # "around" and "c." end sentences of other kinds: only the plain words count there.
            if _AROUND.match(match[0]) or (match[0].lower().startswith("c.") and behind != ","):
                continue
            if not _FIRM.match(match[0]) and behind not in (",", ";", ")", "."):
                continue
            # "(£241k approximately)": the number stands before.
            before = [m for m in passage.mentions if 0 <= match.start() - m.end <= 3]
            if before:
                continue
            message = "No number follows: give the figure, or leave the word out."
            yield found(FindingKind.ERROR, RULE, passage, message, at=match.span())
