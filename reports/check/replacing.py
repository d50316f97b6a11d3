"""Puts the name of a figure in the place of what was typed, in the Markdown of its section."""

import re
from collections.abc import Iterator

from reports.check.finding import Finding

_MARKUP = re.compile(r"[*_`\[\]\\]+|\]\([^)]*\)")
_QUOTED = re.compile(r"\{\{[^{}]*\}\}")
_AROUND = 60  # characters that tell one place from another


class NotThere(ValueError):
    """The text has changed since it was checked. The message says what to do."""


def linked(source: str, finding: Finding) -> str:
    """`source` with the finding's replacement in place of what was typed. Raises `NotThere`."""
    before = _plain(finding.excerpt[: finding.start])
    after = _plain(finding.excerpt[finding.start + len(finding.typed) :])
    best, most = -1, -1
    for at in _occurrences(source, finding.typed):
        end = at + len(finding.typed)
        alike = _common_end(_plain(source[max(0, at - _AROUND) : at]), before)
        alike += _common_start(_plain(source[end : end + _AROUND]), after)
        if alike > most:
            best, most = at, alike
    if best < 0 or not finding.replacement:
        raise NotThere(f"{finding.typed} no longer stands in this section: check the paper again.")
    return source[:best] + finding.replacement + source[best + len(finding.typed) :]


def _occurrences(source: str, typed: str) -> Iterator[int]:
    """Where the words stand whole, outside of what is quoted already."""
    quoted = [match.span() for match in _QUOTED.finditer(source)]
    for match in re.finditer(rf"(?<![\w.,£]){re.escape(typed)}(?!\w|[.,]\d)", source):
        if not any(start <= match.start() < end for start, end in quoted):
            yield match.start()


def _plain(text: str) -> str:
    return " ".join(_MARKUP.sub("", _QUOTED.sub("", text)).split())


def _common_end(one: str, other: str) -> int:
    return _common_start(one[::-1], other[::-1])


def _common_start(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
