"""What is said to lie between two rows, between the ends of a column, or between a row and its
target."""

import re
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
    chosen = [at for at in said.columns() if at in columns] or columns
    found: dict[str, Fraction] = {}
    if len(rows) == 2:
        for at in chosen:
            one, other = table.value(rows[0], at), table.value(rows[1], at)
            if one is not None and other is not None:
                found[table.columns[at].name] = one - other
    elif not rows and ENDS.search(text):
        for at in chosen:
            values = table.of_column(at).values()
            if len(values) > 2:
                found[table.columns[at].name] = max(values) - min(values)
    elif len(rows) == 1 and _NEXT.search(text):
        for at in chosen:
            values = dict(table.of_column(at).items())
            if rows[0] in values and len(values) > 1:
                mine = values.pop(rows[0])
                found[table.columns[at].name] = min((mine - v for v in values.values()), key=abs)
    elif len(rows) == 1 and _NEEDS.search(text) and MONEY in kind:
        of = target_of(said, rows[0])
        saving = [at for at in columns if "saving" in table.columns[at].ideas]
        for at in saving:
            value = table.value(rows[0], at)
            if of is not None and value is not None:
                found[f"the gap to the target in {table.columns[at].name}"] = value - of
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
