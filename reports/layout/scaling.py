"""Money of a table in thousands or millions, where the table is too wide for whole pounds.

Only print is scaled: a cell keeps its exact `value`, which workbooks show.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from workbench.numbers.text import number
from workbench.pages.tables import Cell, Row, Table

_AMOUNT = re.compile(r"(?P<about>about )?(?P<minus>[-−]?)(?P<sign>£?)(?P<digits>\d[\d,]*(\.\d+)?)")
_IN_NOTE = re.compile(r"(?P<minus>[-−]?)(?P<sign>£?)(?P<digits>\d[\d,]*(\.\d+)?)")
_UNIT = re.compile(r"(?P<before>,? ?\(?)£(?!\d)(?P<after>\)?)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that money is printed in: its name, how many pounds it is, and the least amount that
    a table must hold before it is printed so."""

    name: str
    pounds: int
    least: int


UNITS: Final = (
    Unit("thousands", 1_000, 1_000_000),
    Unit("millions", 1_000_000, 100_000_000),
)


def scaled(table: Table, unit: Unit) -> Table | None:
    """The table with its money in this unit, to one decimal place where any amount needs it, and
    the unit in its caption. None where it holds no amount that is large enough, or a figure that
    cannot be told from money."""
    by_caption = bool(_UNIT.search(table.caption))
    columns = tuple(
        bool(_UNIT.search(one.heading)) or (by_caption and at > 0 and one.numeric)
        for at, one in enumerate(table.columns)
    )
    amounts = list(_amounts(table, columns))
    if not amounts or max(map(abs, amounts)) < unit.least:
        return None
    places = 0 if all(amount % unit.pounds == 0 for amount in amounts) else 1
    try:
        rows = tuple(_row(row, columns, unit, places) for row in table.rows)
    except _Unclear:
        return None
    return replace(
        table.captioned(_caption(table.caption, unit)),
        columns=tuple(
            one.saying(_UNIT.sub("", one.heading).strip() or "Amount") for one in table.columns
        ),
        rows=rows,
    )


class _Unclear(Exception):
    """Raised where a number beside money may be money or not."""


def _amounts(table: Table, columns: tuple[bool, ...]) -> Iterator[Fraction]:
    for row in table.rows:
        for cell, money in zip((row.heading, *row.cells), columns, strict=True):
            found = _AMOUNT.fullmatch(cell.text)
            if found and (money or found["sign"]):
                yield _value(cell, found)


def _value(cell: Cell, found: re.Match[str]) -> Fraction:
    """The exact amount behind a cell; what is printed where none is known."""
    if cell.value:
        return Fraction(cell.value)
    value = Fraction(found["digits"].replace(",", ""))
    return -value if found["minus"] else value


def _row(row: Row, columns: tuple[bool, ...], unit: Unit, places: int) -> Row:
    cells = []
    for cell, money in zip((row.heading, *row.cells), columns, strict=True):
        found = _AMOUNT.fullmatch(cell.text)
        if found and (money or found["sign"]):
            text = number(_value(cell, found) / unit.pounds, places)
            less = cell.saying(f"{found['about'] or ''}{text}")
            cells.append(replace(less, note=_note(cell, unit, places)))
        elif "£" in cell.text or (money and _is_unclear(cell.text)):
            raise _Unclear
        else:
            cells.append(cell)
    return replace(row, heading=cells[0], cells=tuple(cells[1:]))


def _is_unclear(text: str) -> bool:
    """Whether digits in a cell of money may be money; a percentage is not."""
    return any(map(str.isdigit, text)) and not text.endswith("%")


def _note(cell: Cell, unit: Unit, places: int) -> str:
    def one(found: re.Match[str]) -> str:
        if not found["sign"] and "," not in found["digits"]:
            raise _Unclear
        value = Fraction(found["digits"].replace(",", "")) / unit.pounds
        return number(-value if found["minus"] else value, places)

    return _IN_NOTE.sub(one, cell.note)


def _caption(caption: str, unit: Unit) -> str:
    if _UNIT.search(caption):
        return _UNIT.sub(rf"\g<before>£ {unit.name}\g<after>", caption, count=1)
    return f"{caption} (money in £ {unit.name})"
