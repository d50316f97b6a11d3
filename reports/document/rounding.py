"""Says below a table of the product that its rounded parts may not add to their totals."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from reports.document.content import Block, Landscape, TableBlock, plain
from workbench.pages.tables import Cell, Row, Table

ROUNDED = "Figures are rounded, so parts may not add to totals."
_PRINTED = re.compile(r"(?P<sign>[−-])?£?(?P<digits>\d[\d,]*(?:\.\d+)?)(?P<unit>%|k|m|bn)?")
_ALL = Fraction(1)


def with_rounding_notes(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with a note below each table of the product whose printed parts miss a total that
    the exact ones give. Tables that officers typed are theirs to explain."""
    noted: list[Block] = []
    for block in blocks:
        if isinstance(block, Landscape):
            noted.append(replace(block, blocks=with_rounding_notes(block.blocks)))
            continue
        noted.append(block)
        if isinstance(block, TableBlock) and not block.section and misses_a_total(block.table):
            noted.append(replace(plain(ROUNDED), continued=True))
    return tuple(noted)


def misses_a_total(table: Table) -> bool:
    """Whether a total of the table is the sum of its exact parts, but not of those printed; so too
    for a column of shares that come to 100% exactly."""
    columns = range(len(table.columns) - 1)
    for at, row in enumerate(table.rows):
        if row.total and any(_misses(row.cells[i], _above(table.rows[:at], i)) for i in columns):
            return True
        if len(row.cells) > 2 and _misses(row.cells[-1], row.cells[:-1]):
            return True
    if any(row.total for row in table.rows):
        return False
    return any(_misses_whole([row.cells[i] for row in table.rows]) for i in columns)


def _above(rows: Sequence[Row], column: int) -> list[Cell]:
    """The cells that a total adds up: those since the total before it."""
    after = max((at for at, row in enumerate(rows) if row.total), default=-1)
    return [row.cells[column] for row in rows[after + 1 :]]


def _misses(total: Cell, parts: Sequence[Cell]) -> bool:
    known = [part for part in parts if _printed(part) is not None and _exact(part) is not None]
    exact, printed = _exact(total), _printed(total)
    if exact is None or printed is None or len(known) < 2:
        return False
    if sum((_exact(one) or Fraction(0) for one in known), Fraction(0)) != exact:
        return False
    return sum((_printed(one) or Fraction(0) for one in known), Fraction(0)) != printed


def _misses_whole(cells: Sequence[Cell]) -> bool:
    """Whether shares that come to one exactly are printed so that they do not."""
    if any(cell.text.endswith("%") is False or _exact(cell) is None for cell in cells):
        return False
    if sum((_exact(one) or Fraction(0) for one in cells), Fraction(0)) != _ALL or len(cells) < 2:
        return False
    return sum((_printed(one) or Fraction(0) for one in cells), Fraction(0)) != 100


def _exact(cell: Cell) -> Fraction | None:
    """The exact value behind a cell; None where it has none."""
    try:
        return Fraction(cell.value) if cell.value else None
    except (ValueError, ZeroDivisionError):
        return None


def _printed(cell: Cell) -> Fraction | None:
    """The number that a cell prints; None where it prints words."""
    match = _PRINTED.fullmatch(cell.text.strip())
    if match is None:
        return None
    number = Fraction(match["digits"].replace(",", ""))
    return -number if match["sign"] else number
