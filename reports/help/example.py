"""A rule with its example, as the page of rules shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.pages.tables import Cell, Column, Row, Table


@dataclass(frozen=True, slots=True)
class Example:
    """One rule: what holds, a small case as a table, and what follows of it, as worked out."""

    key: str
    heading: str
    rule: str
    table: Table
    follows: tuple[str, ...]


def small_table(
    caption: str, headings: Iterable[str], rows: Iterable[tuple[str, ...]], *, numeric: bool = False
) -> Table:
    """A table of words, or of numbers behind the first column; each row begins with its heading."""
    first, *others = headings
    columns = (Column(first), *(Column(one, numeric) for one in others))
    lines = tuple(Row(Cell(head), tuple(map(Cell, cells))) for head, *cells in rows)
    return Table(caption, columns, lines)
