"""What is said to lie between two rows, between the ends of a column, or between a row and its
target."""

import re
from collections.abc import Mapping
from fractions import Fraction

from reports.check.amounts.typed import TypedAmount
from reports.check.known.said import Said
from reports.check.known.tables import COUNT, MONEY, SHARE
from reports.check.known.verdict import Verdict
from workbench.numbers.text import plain_number, pounds_and_pence

ENDS = re.compile(
    r"\b(?:best|highest|dearest|largest|first|top)(?=\b|_)[^.;]{0,30}\b(?:worst|lowest|cheapest|smallest|"
    r"last|bottom|weakest)\b|\b(?:lowest|cheapest|smallest|worst)\b[^.;]{0,30}\b(?:highest|dearest|"
    r"largest|best)\b"
)
_NEXT = re.compile(
    r"\b(?:next best|next[- ]placed|runner-?up|second(?:[- ]placed|[- ]best)?|nearest (?:rival|"
    r"challenger)|next option|rest of the field|rest|field)\b"
)
_NEEDS = re.compile(r"\b(?:targets?|goals?|needs?|must (?:find|save)|requires?|sought|required)\b")


def target_of(said: Said, row: int) -> Fraction | None:
    """What the share of the target of a row is a share of."""
    columns = said.table.columns
    share = next(
        (at for at, c in enumerate(columns) if c.kind == SHARE and "target" in c.ideas), None
    )
    saving = next(
        (at for at, c in enumerate(columns) if c.kind == MONEY and "saving" in c.ideas), None
    )
    if share is None or saving is None:
        return None
    of, part = said.table.value(row, share), said.table.value(row, saving)
    return part / of if of and part is not None else None


def _differences(
    said: Said, kind: tuple[str, ...], noun: frozenset[str]
) -> dict[str, Fraction] | None:
    """What lies between the two that a clause names, by column; None where it names no two."""
    table, text = said.table, said.text
    rows = [*dict.fromkeys(row for _at, row in said.rows)]
    columns = [at for at, one in enumerate(table.columns) if one.kind in kind]
    if COUNT in kind:
        columns = [at for at in columns if noun & set(table.columns[at].unit.split())]
    if len(rows) == 1 and _NEEDS.search(text) and not _NEXT.search(text) and MONEY in kind:
        return _to_target(said, rows[0], columns)
    found: dict[str, Fraction] = {}
    for at in [at for at in said.columns() if at in columns] or columns:
        apart = _apart(table.of_column(at), rows, text)
        if apart is not None:
            found[table.columns[at].name] = apart
    return found or None


def _apart(values: Mapping[int, Fraction], rows: list[int], text: str) -> Fraction | None:
    """How far apart two rows are, or the ends of a column, or a row and the next."""
    if any(row not in values for row in rows):
        return None
    if len(rows) == 2:
        return values[rows[0]] - values[rows[1]]
    if not rows and ENDS.search(text) and len(values) > 2:
        return max(values.values()) - min(values.values())
    others = [value for row, value in values.items() if row not in rows]
    if len(rows) == 1 and _NEXT.search(text) and others:
        return min((values[rows[0]] - other for other in others), key=abs)
    return None


def _to_target(said: Said, row: int, columns: list[int]) -> dict[str, Fraction] | None:
    """How far what a row saves is from its target."""
    of, table = target_of(said, row), said.table
    found = {
        f"the gap to the target in {table.columns[at].name}": value - of
        for at in columns
        if "saving" in table.columns[at].ideas
        and (value := table.value(row, at)) is not None
        and of is not None
    }
    return found or None


def between(said: Said, one: TypedAmount) -> list[Verdict]:
    """What is said to lie between two, or an empty list where nothing is said of two."""
    noun = frozenset(one.mention.noun if one.mention else ())
    found = _differences(said, one.kind, noun)
    if found is None:
        return []
    rows = [*dict.fromkeys(row for _at, row in said.rows)]
    values = [
        value
        for row in rows
        for at, column in enumerate(said.table.columns)
        if column.kind in one.kind and (value := said.table.value(row, at)) is not None
    ]
    truth = ""
    if not any(map(one.agrees, found.values())):
        if any(map(one.agrees, values)):
            return []
        if all(value == 0 for value in found.values()):
            return []
        name, value = next(iter(found.items()))
        shown_as = pounds_and_pence(abs(value)) if MONEY in one.kind else plain_number(abs(value))
        truth = f"by the case, what lies between in {name} is {shown_as}"
        if name.startswith("the gap"):
            truth = f"by the case, {name} is {shown_as}"
    return [Verdict(said.clause, one.start, one.end, truth)]
