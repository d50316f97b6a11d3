"""Tables of what would change the order of options by cost, and of scenarios of costs. Their
amounts come of lines and discount rates that no sheet works out: they are numbers, and the sheet
says so. What follows of these amounts alone, ranks and the distance to the cheapest, is formulas.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import Final

from reports.render.xlsx.grid import Formula, letters, quoted
from reports.render.xlsx.numbers import number_format
from workbench.numbers.ranks import rank_text
from workbench.pages.tables import Table

Cells = Iterator[tuple[tuple[int, int], Formula]]
# By the beginning of a table's name: whether the least amount is first, None where nothing in it
# follows of its amounts.
_TABLES: Final = {
    "costs-scenarios": True,
    "values-scenarios": False,
    "points-scenarios": True,
    "ranks-scenarios": None,
    "costs-switching": True,
    "value-switching": None,
    "rates-switching": None,
}
_APART: Final = Fraction(1, 10**12)  # of an amount: nearer ones are told apart by no sheet
_AS_MADE: Final = "as they were when this workbook was made: they follow no other sheet."


def worth_cells(table: Table, first_row: int) -> dict[tuple[int, int], Formula]:
    """The cells of these tables that follow of the amounts beside them, by row and column of the
    table, whose first row stands in row `first_row` of the sheet, from 1; none of another table."""
    least_first = _TABLES.get(_kind(table))
    if least_first is None:
        return {}
    if _kind(table) == "costs-switching":
        return dict(_to_be_first(table, first_row))
    pairs = range(1, len(table.columns) - 1, 2)
    return {
        place: cell
        for column in pairs
        for place, cell in _ranks(table, column, first_row, least_first=least_first)
    }


def worth_note(table: Table, *, live: bool) -> str:
    """What the sheet says of the numbers of these tables; "" of another table. `live` says that
    some of its cells are formulas."""
    kind = _kind(table)
    if kind not in _TABLES:
        return ""
    if not live:
        return f"Numbers are {_AS_MADE}"
    what = "The distance to the cheapest follows" if kind == "costs-switching" else "Ranks follow"
    return f"{what} the amounts of this sheet. All other numbers are {_AS_MADE}"


def _kind(table: Table) -> str:
    """The name of a table, without the number of its part."""
    return "-".join(table.name.split("-")[:2])


def _ranks(table: Table, column: int, first_row: int, *, least_first: bool) -> Cells:
    """The ranks beside a column of amounts, where they are those of the amounts as a sheet tells
    them apart."""
    amounts = _amounts(table, column)
    if not _are_apart(list(amounts.values())):
        return
    name, last = letters(column), first_row + len(table.rows) - 1
    span = f"{name}${first_row}:{name}${last}"
    for row, amount in amounts.items():
        before = sum((one < amount) if least_first else (one > amount) for one in amounts.values())
        joint = list(amounts.values()).count(amount) > 1
        if table.rows[row].cells[column].text != rank_text(before + 1, joint):
            continue
        own = f"{name}{first_row + row}"
        rank = f"RANK({own},{span},{1 if least_first else 0})"
        text = f"=IF(COUNTIF({span},{own})>1,{rank}&{quoted('=')},{rank})"
        comes_to = rank_text(before + 1, joint) if joint else before + 1
        yield (row, column + 1), Formula(text, comes_to)


def _to_be_first(table: Table, first_row: int) -> Cells:
    """By how much costs must change to be the cheapest, in per cent, from the net present costs."""
    amounts = _amounts(table, 1)
    least = min(amounts.values(), default=Fraction(0))
    last = first_row + len(table.rows) - 1
    for row, amount in amounts.items():
        stated = table.rows[row].cells[2].value
        if amount and stated and Fraction(stated) == (least - amount) / amount * 100:
            own = f"B{first_row + row}"
            text = f"=(MIN(B${first_row}:B${last})-{own})/{own}*100"
            yield (row, 3), Formula(text, Fraction(stated))


def _amounts(table: Table, column: int) -> dict[int, Fraction]:
    """The amounts of a column by row, of those that stand in the sheet as numbers."""
    cells = {at: row.cells[column - 1] for at, row in enumerate(table.rows)}
    return {
        at: Fraction(cell.value)
        for at, cell in cells.items()
        if cell.value and number_format(cell.text, Fraction(cell.value)) is not None
    }


def _are_apart(amounts: list[Fraction]) -> bool:
    """Whether amounts that differ do so by as much as a sheet can tell."""
    pairs = pairwise(sorted(set(amounts)))
    return all(high - low > _APART * max(abs(low), abs(high)) for low, high in pairs)
