"""Finds options that are rejected in one place of a paper and go forward in another."""

import re
from collections.abc import Iterator

from reports.check.finding import Finding, FindingKind
from reports.check.passages import Passage, Script
from reports.check.telling import found

RULE = "chosen"
_OPTION = r"[Oo]ption (?P<name>[A-Z]|\d{1,2})\b"
_REJECTED = re.compile(
    rf"\b(?:rejected|ruled out|dismissed|discounted) {_OPTION}|"
    rf"{_OPTION.replace('name', 'also')}(?:,[^,;]*,)? (?:was|has been|is) (?:rejected|ruled out|"
    r"dismissed|discounted|not taken forward)"
)
_FORWARD = re.compile(
    rf"{_OPTION}(?:,[^,;]*,)? (?:is|was|has been|goes|will be|would be)(?: \w+){{0,3}} "
    r"(?:consulted|forward|recommended|preferred|chosen|proposed|taken forward)\b|"
    rf"\b(?:recommended|preferred|chosen|proposed)(?: option)?(?: is|:| was)? "
    rf"{_OPTION.replace('name', 'also')}|"
    rf"{_OPTION.replace('name', 'third')}(?:,[^,;]*,)? is what [^,.;]{{0,40}}consulted"
)


def chosen_findings(script: Script) -> Iterator[Finding]:
    """A question for each option of one chapter that is rejected and goes forward."""
    rejected = list(_places(script, _REJECTED))
    asked = set()
    for passage, label, at in _places(script, _FORWARD):
        for other, its_label, _at in rejected:
            same = label == its_label and passage.trail[:1] == other.trail[:1]
            if same and (passage.trail[:1], label) not in asked:
                asked.add((passage.trail[:1], label))
                message = (
                    f"Option {label} goes forward here, and {other.place.text} says that it was "
                    "rejected: are these two different options? If so, give them different names."
                )
                yield found(FindingKind.QUESTION, RULE, passage, message, at=at)


def _places(
    script: Script, pattern: re.Pattern[str]
) -> Iterator[tuple[Passage, str, tuple[int, int]]]:
    for passage in script.passages:
        if "ption" in passage.text:
            for match in pattern.finditer(passage.text):
                label = next(filter(None, match.groupdict().values()))
                yield passage, label, match.span()
