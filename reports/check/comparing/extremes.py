"""Statements that one row has the most or the least of all."""

import re
from collections.abc import Iterator
from fractions import Fraction

from reports.check.comparing.degrees import compared, greatest
from reports.check.comparing.spoken import (
    degrees_of,
    is_of_column,
    one_row,
)
from reports.check.known.said import Said
from reports.check.known.tables import told
from reports.check.known.verdict import Verdict, judged
from reports.check.reading.mention import MentionKind
from reports.check.subjects.concepts import ideas_in

_ALL_OTHERS = re.compile(
    r"\b(?:than|as|of|over|from|beats?|exceeds?|outperforms?|ahead of|to)\s+(?:any|all|every|each)"
    r"(?: one)?(?: of)?(?: the| its)?(?: \w+)? ?(?:others?|rest|competitors|rivals)\b|"
    r"\bthan (?:anyone|anything|anybody|everyone|the rest|(?:any|all) (?:of )?the \w+)\b"
)
_NO_OTHER = re.compile(
    r"\b(?:no|none of the|nobody|nothing|not one)(?: single)? ?(?:others?|else|\w+)?\b"
)
_SOME = re.compile(
    r"\b(?:one of|at|among|amongst|some of|joint|equal|third|fourth|two|three|four|of the two|"
    r"nearly|almost|not)(?: of)?(?: the| its)? $|"
    r"\b(?:of|over|than|from|behind|to) the (?:next|second)[- ]$|[\ue800-\uebff] $"
)
_STATES = re.compile(
    r"\b(?:is|are|was|were|has|have|had|takes?|took|gets?|got|makes?|made|bears?|carr\w+|receiv\w+|"
    r"brings?|costs?|will|would|accounts?)\b"
)
_NTH = re.compile(r"\b(?:(?P<two>second|next|second-)|(?P<three>third))(?:[- ]| the )?$")
_PART_OF = re.compile(
    r"\b(?:among|of|out of|between) (?:the )?(?:options? |ones? |those )?(?:that |which )?"
    r"(?:shortlist\w*|remain\w*|taken forward|left|survivors|two|outside|alternatives to|others)\b|"
    r"\b(?:options?|models?|ones?|those|routes?) (?:left|remaining|still|shortlisted|taken|which|"
    r"that)\b|\bremaining (?:options|models|ones)\b|\bleft in the\b"
)


def extreme(said: Said) -> Iterator[Verdict]:
    """One row that is said to have the most or the least of all."""
    text = said.text
    if len(said.table.rows) < 3 and said.table.name != "the funding":
        return
    degrees = degrees_of(said, greatest(text))
    others = _ALL_OTHERS.search(text)
    if others is not None:
        more = degrees_of(said, compared(text))
        degrees = [one for one in more if one.start < others.end()][:1]
    first = said.rows[0][0] - said.start if said.rows else 0
    no_other = _NO_OTHER.search(text[: max(first, 0)])
    if no_other is not None and others is None:
        more = degrees_of(said, compared(text))
        degrees = [one for one in more if no_other.end() <= one.start][-1:]
    row = one_row(said)
    if row is None or len(degrees) != 1 or _PART_OF.search(text):
        return
    if said.is_loose and not _STATES.search(text):
        return
    degree = degrees[0]
    before = text[: degree.start]
    if not is_of_column(said, degree):
        return
    most_of = text[degree.start : degree.end] == "most" and re.match(r" of\b", text[degree.end :])
    if (
        most_of
        or _SOME.search(before)
        or re.match(
            r"-|\s+likely\b",
            text[degree.end :],
        )
    ):
        return
    if no_other is None and said.clause.is_denied(degree.start):
        return
    nth = _NTH.search(before)
    place = 2 if nth and nth["two"] else 3 if nth else 1
    way = -1 if no_other is not None and degree.is_verb else 1

    def wrong(column: int) -> str | None:
        values = _among(said, column, text, row)
        on = degree.on(said.table.columns[column]) * way
        if not on or row not in values or len(values) < 3 or len(set(values.values())) == 1:
            return None
        ahead = [one for one, value in values.items() if (value - values[row]) * on > 0]
        level = [one for one, value in values.items() if value == values[row]]
        if len(ahead) < place <= len(ahead) + len(level):
            return ""
        best = sorted(values, key=lambda one: -values[one] * on)[place - 1]
        return told(said.table, column, (best, row))

    columns = said.columns() or (said.overall() if degree.of == "worth" else ())
    is_mixed = "lines" in said.table.group  # savings beside costs
    if not columns and len(said.table.columns) == 1 and degree.of == "amount" and not is_mixed:
        of = ideas_in(said.table.name) & ideas_in(said.clause.sentence.text)
        amounts = {one.what for one in said.clause.sentence.said.values()}
        columns = (0,) if of or MentionKind.MONEY in amounts else ()
    yield from judged(said, columns, wrong, degree.start, degree.end)


def _among(said: Said, column: int, text: str, row: int) -> dict[int, Fraction]:
    """The values of a column by row, of the rows that a text speaks of: "of the follow-up
    meetings"."""
    values, rows = dict(said.table.of_column(column)), said.table.rows
    every = [rows[at].of for at in values]
    if not any(every):
        return values
    shared = frozenset.intersection(*every)
    match = re.search(r"\b(?:of|among) (?:all )?(?:the|these|our) ([^,;.]+)", text)
    said_of = (ideas_in(match[1]) - shared) & rows[row].of if match else frozenset()
    return {at: value for at, value in values.items() if said_of <= rows[at].of}
