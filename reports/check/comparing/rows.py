"""Statements that one row has more than another, or as much."""

import re
from collections.abc import Iterator

from reports.check.comparing.degrees import compared, equal_in
from reports.check.comparing.spoken import (
    degrees_of,
    is_denied,
    is_of_column,
    speaks_of_rows,
)
from reports.check.known.said import Said
from reports.check.known.tables import told
from reports.check.known.verdict import Verdict, judged

_FRONTED = re.compile(
    r"^\W*(?:compared (?:with|to)|next to|set against|relative to|against|unlike|beside)\b"
)


def two_rows(said: Said) -> Iterator[Verdict]:
    """One row that is said to have more than another."""
    text = said.text
    here = [(at - said.start, row) for at, row in said.rows if said.start <= at]
    if len({row for _at, row in here}) != 2:
        return
    (first, one), (second, other) = here[0], here[1]
    degrees = [
        degree
        for degree in degrees_of(said, compared(text))
        if not re.match(r" (?:likely|or less|of a)\b", text[degree.end :])
    ]
    if len(degrees) != 1 or re.search(r"\b(?:or|nor|neither|both|whether)\b", text):
        return
    degree = degrees[0]
    if second < degree.start and not _FRONTED.match(text) and "than" in text[degree.end :]:
        return
    if second < degree.start or _FRONTED.match(text):
        one, other = other, one
        if not _FRONTED.match(text):
            return
    denied = is_denied(text, degree)
    if first > degree.end and not re.search(r"\bthan\b", text[first:second]):
        return
    if not is_of_column(said, degree):
        return

    def wrong(column: int) -> str | None:
        mine, its = said.table.value(one, column), said.table.value(other, column)
        on = degree.on(said.table.columns[column])
        if mine is None or its is None or not on:
            return None
        more = (mine - its) * on > 0
        return "" if more is not denied else told(said.table, column, (one, other))

    columns = said.columns()
    if not columns and degree.of == "worth":
        columns = said.overall()
    one_thing = len(said.table.columns) == 1 and "lines" not in said.table.group
    if not columns and one_thing and text[degree.end :].startswith(" than"):
        columns = (0,)
    yield from judged(said, columns, wrong, degree.start, degree.end)


def alike(said: Said) -> Iterator[Verdict]:
    """Rows that are said to be equal."""
    match = equal_in(said.text)
    rows = [row for _at, row in said.rows]
    if match is None:
        return
    everyone = re.search(r"\b(?:all|each|every|everyone|both)\b", said.text)
    if len(rows) != 2 and not (everyone and not rows):
        return
    if re.search(r"\b(?:gap|difference|share|distance)\b", said.text):
        return

    def wrong(column: int) -> str | None:
        values = said.table.of_column(column)
        among = rows or [*values]
        if any(row not in values for row in among) or len(among) < 2:
            return None
        if len({values[row] for row in among}) == 1:
            return ""
        ends = sorted(among, key=lambda row: values[row])
        return told(said.table, column, (ends[-1], ends[0]))

    if not rows and not speaks_of_rows(said):
        return
    columns = said.columns() if rows else said.table.columns_said(said.ideas(said.text))
    if not columns and rows and re.search(r"\b(?:neck and neck|level with|on a par)\b", said.text):
        columns = said.overall()
    yield from judged(said, columns, wrong, match.start(), match.end())
