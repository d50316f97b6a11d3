"""Words that make a figure a bound rather than exact: "over £50m", "up to 6 months"."""

import re

_AT_LEAST = re.compile(
    r"\b(?:at least|over|more than|no less than|no fewer than|not less than|"
    r"min(?:imum)?\.?(?: of)?|"
    r"above|exceed(?:s|ed|ing)?|beyond)\s+(?:a\s+)?$",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"\b(?:at most|up to|under|less than|fewer than|no more than|not more than|within|"
    r"max(?:imum)?\.?(?: of)?|below|nearly|almost)\s+(?:a\s+)?$",
    re.IGNORECASE,
)
_FAR = 20


def bound_before(text: str, start: int) -> str:
    """The bound that the words before a figure make it: "at least", "at most" or ""."""
    before = text[max(0, start - _FAR) : start]
    if _AT_LEAST.search(before):
        return "at least"
    return "at most" if _AT_MOST.search(before) else ""
