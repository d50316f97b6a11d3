"""Replaces a typed figure in the Markdown of a section by a quotation of the figure by name."""

import re

_QUOTED = re.compile(r"\{\{.*?\}\}", re.S)
_SIGNS = re.compile(r"[*_\[\]{}#|`\\]+|\s+")


class FigureNotFound(ValueError):
    """The text no longer has the figure."""


def linked(text: str, typed: str, replacement: str, excerpt: str, start: int) -> str:
    """The text with the figure `typed` replaced by `replacement`.

    Where the text has the same figure several times, the one is replaced whose surroundings are
    most like those in `excerpt`, a sentence as printed in which the figure begins at `start`.
    Figures within {{ }} are quotations already and are left alone.

    Raises `FigureNotFound` where no such figure is left.
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
    """A pattern for the figure that does not match a part of a longer one."""
    return rf"(?<![\w£.,-]){re.escape(typed)}(?![\w%]|[.,]\d)"


def _alike(text: str, start: int, end: int, before: str, after: str) -> int:
    """How many characters before and after the figure are the same as in the excerpt."""
    back = _shared(_plain(text[:start])[::-1], before[::-1])
    return back + _shared(_plain(text[end:]), after)


def _shared(one: str, other: str) -> int:
    """How many characters the two texts have in common from their beginning."""
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def _plain(text: str) -> str:
    """The text without the signs of Markdown and without spaces, which print differently."""
    return _SIGNS.sub("", text)
