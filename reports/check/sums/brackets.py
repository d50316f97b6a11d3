"""A figure and its rounded form beside it: "£1,662,833 (£1.7m)", "13,107,100, or about £13.1m"."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from reports.check.finding import Finding, FindingKind
from reports.check.passages import Passage, Script
from reports.check.reading.mention import Mention, MentionKind
from reports.check.telling import found

RULE = "rounded"
_BESIDE = re.compile(
    r"^\s*(?:\(\s*(?:or |about |some |that is |i\.e\. |rounded to |say )*|,?\s*(?:or|rounded to|"
    r"which rounds to|that rounds to|rounding to|shown as|say)\s+(?:about |some |around )?)$",
    re.IGNORECASE,
)
_ROUNDED = re.compile(r"round", re.IGNORECASE)
_NEAR = Fraction(1, 5)


def bracket_findings(script: Script) -> Iterator[Finding]:
    """A finding for each rounded form that its exact figure does not round to."""
    for passage in script.passages:
        amounts = [m for m in passage.mentions if m.what in (MentionKind.MONEY, MentionKind.SHARE)]
        for exact, rounded in pairwise(amounts):
            yield from _beside(passage, exact, rounded)


def _beside(passage: Passage, exact: Mention, rounded: Mention) -> Iterator[Finding]:
    gap = passage.text[exact.end : rounded.start]
    after = passage.text[rounded.end : rounded.end + 12]
    if exact.what is not rounded.what or not _BESIDE.search(gap):
        return
    if re.match(r"\s*(?:to|–|-|and|a|per|each|an)\b", after):
        return  # a range, or another figure altogether
    if exact.number is None or rounded.number is None or rounded.step <= exact.step:
        return
    near = abs(exact.number - rounded.number) <= abs(exact.number) * _NEAR
    if rounded.agrees(exact.number) or not (near or _ROUNDED.search(gap)):
        return
    message = (
        f"{exact.text} does not round to {rounded.text}: mend one of the two, or quote the figure "
        "by name both times."
    )
    yield found(FindingKind.CONTRADICTING, RULE, passage, message, at=rounded)
