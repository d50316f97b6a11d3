"""Sums that a table states, as formulas.

A total row says that it adds up and not which rows. It becomes a formula only where one reading of
it gives every number of the row exactly; a stated total that its parts do not come to stays the
number that was stated.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from reports.render.xlsx.grid import Formula, letters
from workbench.pages.tables import Row, Table

_ACROSS: Final = ("all years", "total", "all schemes, £")
Values = Sequence[Sequence[Fraction | None]]
Signed = Mapping[int, int]  # the sign with which each row counts


def live_sums(table: Table, first_row: int) -> dict[tuple[int, int], Formula]:
    """The cells of totals as formulas, by row and column of the table, whose first row stands in
    row `first_row` of the sheet, from 1."""
    values = [[None, *(_value(cell.value) for cell in row.cells)] for row in table.rows]
    made = dict(_across(table, values, first_row))
    for at, row in enumerate(table.rows):
        if row.total:
            made |= dict(_down(table, values, at, first_row))
    return made


def _value(text: str) -> Fraction | None:
    return Fraction(text) if text else None


def _down(
    table: Table, values: Values, at: int, first_row: int
) -> Iterable[tuple[tuple[int, int], Formula]]:
    """The cells of one total row, by the first reading that gives all its numbers."""
    stated = {column: value for column, value in enumerate(values[at]) if value is not None}
    reading = next((one for one in _readings(table.rows, at) if _holds(one, values, stated)), None)
    if reading is None:
        return
    for column, value in stated.items():
        name = letters(column)
        added = _spans([row for row, sign in reading.items() if sign > 0], name, first_row)
        taken = _spans([row for row, sign in reading.items() if sign < 0], name, first_row)
        formula = f"=SUM({added})" + (f"-SUM({taken})" if taken else "")
        yield (at, column), Formula(formula, value)


def _readings(rows: Sequence[Row], at: int) -> Iterable[Signed]:
    """The ways to read a total: the rows since the total before it, all rows that are no totals,
    all totals before it, and the first row less those after it."""
    before = [row for row in range(at) if rows[row].total]
    since = list(range(before[-1] + 1 if before else 0, at))
    plain = [row for row in range(at) if not rows[row].total]
    for kind in (since, plain, before):
        yield dict.fromkeys(kind, 1)
    yield {row: 1 if row == since[0] else -1 for row in since} if len(since) > 1 else {}


def _holds(reading: Signed, values: Values, stated: Mapping[int, Fraction]) -> bool:
    """Whether the reading gives every number of the row, and could give another: of two rows or
    more at least two are known to be more than nothing."""
    if not reading or not stated:
        return False
    weighty = {
        row
        for row in reading
        for column in stated
        if values[row][column] not in (None, Fraction(0))
    }
    told = len(reading) == 1 or len(weighty) > 1
    return told and all(
        sum((sign * (values[row][column] or 0) for row, sign in reading.items()), Fraction(0))
        == value
        for column, value in stated.items()
    )


def _spans(rows: Sequence[int], name: str, first_row: int) -> str:
    """The rows as spans of a column: B4:B7,B9."""
    spans: list[list[int]] = []
    for row in rows:
        if spans and spans[-1][1] == row - 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    ends = [(f"{name}{low + first_row}", f"{name}{high + first_row}") for low, high in spans]
    return ",".join(low if low == high else f"{low}:{high}" for low, high in ends)


def _across(
    table: Table, values: Values, first_row: int
) -> Iterable[tuple[tuple[int, int], Formula]]:
    """The cells of a column of all years, where the years of a row come to it."""
    last = len(table.columns) - 1
    heading = table.columns[last].heading.casefold()
    if last < 2 or not heading.startswith(_ACROSS):
        return
    for at, row in enumerate(values):
        parts, whole = [value for value in row[1:last] if value is not None], row[last]
        if whole is not None and sum(map(bool, parts)) > 1 and sum(parts, Fraction(0)) == whole:
            place = at + first_row
            yield (at, last), Formula(f"=SUM(B{place}:{letters(last - 1)}{place})", whole)
