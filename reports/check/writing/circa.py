""" "Circa" and "approximately" with no number behind them."""

import re
from collections.abc import Iterator

from reports.check.finding import Finding, FindingKind
from reports.check.passages import Passage, Script
from reports.check.telling import found

RULE = "circa"
_BESIDE = 3  # characters
_LONGEST = 60  # characters of a figure
_ALONE = re.compile(
    r"\b(?P<firm>circa)\s*(?:£\s*)?(?=[,;:.)]|$|(?:if|and|but|per|in|over|by)\b)|"
    r"\b(?:approx\.|approximately)\s*(?=[,;:.]|$)",
    re.IGNORECASE,
)


def _is_behind(passage: Passage, at: int) -> bool:
    """Whether a figure ends directly before character `at`."""
    near = passage.mentions_in(max(0, at - _LONGEST), at)
    return bool(near) and 0 <= at - near[-1].end <= _BESIDE


def circa_findings(script: Script) -> Iterator[Finding]:
    """A finding for each "circa" or "approximately" without a number. "Approximately" may stand
    alone ("they are alike, approximately"), so it is a question."""
    for passage in script.typed:
        for match in _ALONE.finditer(passage.text):
            # "£241k approximately": the number stands before.
            if _is_behind(passage, match.start()):
                continue
            if match["firm"]:
                kind = FindingKind.ERROR
                message = "No number follows: give the figure, or leave the word out."
            else:
                kind, message = FindingKind.QUESTION, "Is a number missing here?"
            yield found(kind, RULE, passage, message, at=match.span())
