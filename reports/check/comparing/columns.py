"""Statements on the columns of one row: that one has more than another, or is the larger part of a
whole."""

import re
from collections.abc import Iterator
from fractions import Fraction

from reports.check.comparing.degrees import compared
from reports.check.comparing.spoken import (
    degrees_of,
    is_denied,
    one_row,
)
from reports.check.known.said import Said
from reports.check.known.tables import MONEY, POINTS, shown, told
from reports.check.known.verdict import Verdict
from workbench.numbers.text import pounds_and_pence

_MAJOR = (
    r"(?:most|the (?:bulk|majority|lion['’]s share)|(?:the |a )?(?:greater|larger|bigger|major|"
    r"best|main|largest|biggest) (?:part|share|portion|slice|proportion)|(?:more|over) than half|"
    r"(?:more than|over) (?:a )?half|mostly|mainly|largely|chiefly|primarily)"
)
_MINOR = (
    r"(?:less than half|under half|(?:the |a )?(?:smaller|lesser|minor|small) (?:part|share|"
    r"portion|slice|proportion)|a minority|hardly any|little of)"
)
_SHARE = re.compile(rf"\b(?:(?P<major>{_MAJOR})|(?P<minor>{_MINOR}))\b")


def two_columns(said: Said) -> Iterator[Verdict]:
    """One row of which one column is said to have more than another."""
    row, text = one_row(said), said.text
    degrees = [one for one in degrees_of(said, compared(text)) if one.of == "amount"]
    if row is None or len(degrees) != 1 or len(said.table.columns) < 2:
        return
    degree = degrees[0]
    than = (
        re.search(r"\b(?:than|compared with)\b", text[degree.end :]) if not degree.is_verb else None
    )
    if than is None and not degree.is_verb:
        return
    cut = degree.end + (than.end() if than else 0)
    left = said.table.columns_said(said.ideas(text[: degree.end]))
    right = said.table.columns_said(said.ideas(text[cut:]))
    money = [
        at
        for at, one in enumerate(said.table.columns)
        if one.kind == MONEY and "total" not in one.name.casefold().split()
    ]
    if len(right) == 1 and (left == right or len(left) > 1) and len(money) == 2:
        left = tuple(at for at in money if at not in right)
    if len(left) != 1 or len(right) != 1 or left == right:
        return
    mine, its = said.table.value(row, left[0]), said.table.value(row, right[0])
    columns = said.table.columns
    if mine is None or its is None or columns[left[0]].kind != columns[right[0]].kind:
        return
    if columns[left[0]].kind == POINTS:
        return
    if ((mine - its) * degree.way > 0) is is_denied(text, degree):
        yield Verdict(
            said.clause,
            degree.start,
            degree.end,
            f"{told(said.table, left[0], (row,))}, and {columns[right[0]].name} as "
            f"{shown(columns[right[0]], its)}",
        )


def major_part(said: Said) -> Iterator[Verdict]:
    """What is said to be the larger or the smaller part of a whole."""
    match = _SHARE.search(said.text)
    row = one_row(said)
    if match is None or row is None:
        return
    if said.clause.is_denied(match.start()):
        return
    parts = _parts(said, row, match)
    if parts is None:
        return
    mine, whole, text = parts
    is_major = bool(match["major"])
    if (2 * mine > whole) is not is_major and 2 * mine != whole:
        yield Verdict(said.clause, match.start(), match.end(), text)


def _parts(said: Said, row: int, match: re.Match[str]) -> tuple[Fraction, Fraction, str] | None:
    """A part and its whole as a clause names them."""
    table = said.table
    if len(table.columns) == 1:
        values = table.of_column(0)
        if table.name not in ("the funding", "the budget") or row not in values:
            return None
        whole = sum(values.values(), Fraction(0))
        return values[row], whole, told(table, 0, (row,)) + f", of {pounds_and_pence(whole)}"
    wholes = [
        at
        for at, one in enumerate(table.columns)
        if "total" in one.name.casefold().split() and one.kind == MONEY
    ]
    parts = [
        at
        for at in said.table.columns_said(
            said.ideas(said.text[: match.start()] + said.text[match.end() :])
        )
        if at not in wholes
    ]
    named_whole = [
        at for at in said.table.columns_said(said.ideas(said.text[match.end() :])) if at in wholes
    ]
    before = [
        at
        for at in said.table.columns_said(said.ideas(said.text[: match.start()]))
        if at not in named_whole
    ]
    part = before[:1] if len(before) == 1 and named_whole else parts if len(parts) == 1 else []
    whole_at = named_whole[:1] or wholes[:1]
    if not part or not whole_at or part == whole_at:
        return None
    mine, whole_value = table.value(row, part[0]), table.value(row, whole_at[0])
    if mine is None or whole_value is None or mine > whole_value:
        return None
    if table.columns[part[0]].kind != MONEY:
        return None
    of = table.columns[whole_at[0]]
    text = f"{told(table, part[0], (row,))}, of {of.name} {shown(of, whole_value)}"
    return mine, whole_value, text
