"""One table for pages, papers and spreadsheets, its texts made once, in Python.

Every table has a caption, one heading row and a heading for each row; no cell is merged or blank. A
cell without a value says why there is none.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_AMOUNT = re.compile(r"[-−+]?£?\d[\d,]*(\.\d+)?[%km]?")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell says. `kind` is one of "", pass, fail, excused, high, medium, low, missing,
    not-applicable, focus; `note` is a second, smaller line; `value` is the exact number behind
    the text, as text, for spreadsheets and CSV. `items` are the text as a list, where it is one:
    those who cannot print a list within a cell print the text."""

    text: str
    kind: str = ""
    note: str = ""
    href: str = ""
    value: str = ""
    items: tuple[str, ...] = ()

    @property
    def is_amount(self) -> bool:
        """Whether the text is one number, which no line may break: £1,234,567 or −40%."""
        return _AMOUNT.fullmatch(self.text) is not None


def listing(items: Iterable[str], none: str) -> Cell:
    """A cell that shows a list of texts, or the words `none` if there are none."""
    found = tuple(items)
    return Cell("; ".join(found), items=found) if found else Cell(none)


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, with its unit; numbers and their headings stand to the right. Where the
    table can be sorted by it, `href` leads there and `sorted` says which way it is sorted now
    (ascending, descending or nothing)."""

    heading: str
    numeric: bool = False
    href: str = ""
    sorted: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its heading cell, then one cell for each column after the first."""

    heading: Cell
    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A whole table; the first column holds the row headings. `cards`: becomes cards on a narrow
    screen, else it scrolls in its own region. `wide`: wants a landscape sheet in a workbook.
    `either_way`: its rows may stand as columns, where a paper has room for it so alone."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    cards: bool = True
    wide: bool = False
    name: str = ""
    either_way: bool = False

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) + 1 != len(self.columns):
                raise ValueError(
                    f"{self.caption}: row {row.heading.text!r} has {len(row.cells)} cells "
                    f"for {len(self.columns) - 1} columns."
                )
            for cell in (row.heading, *row.cells):
                if not cell.text.strip():
                    raise ValueError(
                        f"{self.caption}: a cell of row {row.heading.text!r} is blank; "
                        "say why nothing stands there."
                    )

    @property
    def body(self) -> Iterable[tuple[Row, Iterable[tuple[Column, Cell]]]]:
        """Rows with their cells beside the columns they stand in, for templates."""
        return [(row, list(zip(self.columns[1:], row.cells, strict=True))) for row in self.rows]
