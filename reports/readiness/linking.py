"""A typed figure in the Markdown of a section, replaced by the figure's name."""

import re

_QUOTED = re.compile(r"\{\{.*?\}\}", re.S)
_SIGNS = re.compile(r"[*_\[\]{}#|`\\]+|\s+")


class FigureNotFound(ValueError):
    """The text has no such figure any more."""


def linked(text: str, typed: str, replacement: str, excerpt: str, start: int) -> str:
    """`text` with the figure `typed` that stands at `start` of the printed `excerpt` replaced. Of
    several alike it is the one whose neighbourhood reads most like the excerpt.

    Raises `FigureNotFound` where the text has none outside of braces.
    """
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    places = [
        found.start()
        for found in re.finditer(_whole(typed), text)
        if not any(first <= found.start() < last for first, last in quoted)
    ]
    if not places:
        raise FigureNotFound(f"{typed!r} is not in the text any more.")
    before, after = _plain(excerpt[:start]), _plain(excerpt[start + len(typed) :])
    best = max(places, key=lambda at: _alike(text, at, at + len(typed), before, after))
    return f"{text[:best]}{replacement}{text[best + len(typed) :]}"


def _whole(typed: str) -> str:
    """The figure by itself, not within a longer one."""
    return rf"(?<![\w£.,-]){re.escape(typed)}(?![\w%]|[.,]\d)"


def _alike(text: str, start: int, end: int, before: str, after: str) -> int:
    """How many characters around the figure agree with the excerpt."""
    back = _shared(_plain(text[:start])[::-1], before[::-1])
    return back + _shared(_plain(text[end:]), after)


def _shared(one: str, other: str) -> int:
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def _plain(text: str) -> str:
    """Without Markdown's signs and without spaces, which do not print as they stand."""
    return _SIGNS.sub("", text)
