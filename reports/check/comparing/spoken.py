"""What a clause compares: its one row, the words of degree that are of an amount, and what it
denies."""

import re

from reports.check.comparing.degrees import Degree
from reports.check.known.said import Said
from reports.check.subjects.concepts import ideas_in
from reports.check.words import word_set

_FOLLOWS = re.compile(r"\s+([a-z'’-]+)")
_PLAIN_WORDS = word_set(
    "than in to for of on from by at with under and but of money than over a each per when if "
    "toward towards out during"
)


def one_row(said: Said) -> int | None:
    """The one row that a clause is about, or the one that its sentence names."""
    for rows in (said.rows, said.whole):
        if len({row for _at, row in rows}) == 1:
            return rows[0][1]
        if rows:
            return None
    return None


def degrees_of(said: Said, found: tuple[Degree, ...]) -> list[Degree]:
    """The words of degree that are no part of a name: "the Better Care Fund"."""
    sentence, first = said.clause.sentence, said.clause.start
    kept = []
    for one in found:
        start, _end = sentence.place(first + one.start, first + one.end)
        typed = sentence.passage.text
        if not typed[start].isupper() or start == sentence.spans[0][0]:
            kept.append(one)
    return kept


def is_of_column(said: Said, degree: Degree) -> bool:
    """Whether "more" or "most" is of an amount, and not of what the next word says of a thing:
    "more independent", "the most usual"."""
    if said.text[degree.start : degree.end] not in ("more", "most", "less", "least"):
        return True
    following = _FOLLOWS.match(said.text, degree.end)
    if following is None or following[1] in _PLAIN_WORDS:
        return True
    ideas = ideas_in(following[1])
    return any(ideas & column.ideas for column in said.table.columns)


def is_denied(text: str, degree: Degree) -> bool:
    words = re.findall(r"\b(?:not|no|never|hardly|cannot|nor)\b|n['’]t\b", text[: degree.start])
    return len(words) % 2 == 1


def speaks_of_rows(said: Said) -> bool:
    return any(word in said.table.group for word in re.findall(r"[a-z]+", said.text))
