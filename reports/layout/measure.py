"""How much room the cells of a table need, in mm."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.layout.advances import words_width
from reports.layout.sheet import MM_PER_POINT
from workbench.pages.tables import Cell, Table

_WORD = re.compile(r"[^\s-]+-*|-+")
# The mark beside a word on a tint, with its borders; a focus has a bar instead.
_MARKS = {"": 0.0, "not-applicable": 1.7, "focus": 3.4}
_MARK = 6.8
_BULLET = 4.0
LONGEST_WORD = 42.0
"""The most room that a word may ask of a column of words: a longer one is broken."""


@dataclass(frozen=True, slots=True)
class Need:
    """What a cell needs: `least` is the width of its longest word, `whole` that of all its words on
    one line, `lines` how many lines it has at least."""

    least: float
    whole: float
    lines: int = 1


@dataclass(frozen=True, slots=True)
class Needs:
    """The needs of a table's cells: `heads` of its heading row, `rows` of the others, each a need
    for every column."""

    heads: tuple[Need, ...]
    rows: tuple[tuple[Need, ...], ...]

    def least(self, column: int) -> float:
        """The least width of a column."""
        return max(row[column].least for row in (self.heads, *self.rows))

    def most(self, column: int) -> float:
        """The width at which every cell of a column has its words on one line."""
        return max(row[column].whole for row in (self.heads, *self.rows))


def needs_of(table: Table, points: float, longest: float = LONGEST_WORD) -> Needs:
    """The needs of a table in type of this size. A word of more than `longest` mm may be broken; an
    amount never is."""
    em = points * MM_PER_POINT
    heads = tuple(
        _words(column.heading, em, bold=True, longest=longest) for column in table.columns
    )
    rows = tuple(
        (
            _cell(row.heading, em, bold=True, longest=longest),
            *(_cell(cell, em, bold=row.total, longest=longest) for cell in row.cells),
        )
        for row in table.rows
    )
    return Needs(heads, rows)


def _cell(cell: Cell, em: float, *, bold: bool, longest: float) -> Need:
    extra = _MARKS.get(cell.kind, _MARK)
    if cell.is_amount:
        width = words_width(cell.text, bold=bold or bool(cell.kind)) * em + extra
        main = Need(width, width)
    elif cell.items:
        items = [_words(item, em, bold=bold, longest=longest) for item in cell.items]
        least = max(one.least for one in items) + _BULLET
        main = Need(least, max(one.whole for one in items) + _BULLET, len(items))
    else:
        said = _words(cell.text, em, bold=bold or extra == _MARK, longest=longest)
        main = Need(said.least + extra, said.whole + extra)
    if not cell.note:
        return main
    note = _words(cell.note, em, bold=False, longest=longest)
    return Need(max(main.least, note.least), max(main.whole, note.whole), main.lines + 1)


def _words(text: str, em: float, *, bold: bool, longest: float) -> Need:
    widths = [words_width(word, bold=bold) * em for word in _WORD.findall(text)]
    return Need(min(max(widths, default=0.0), longest), words_width(text, bold=bold) * em)


def lines_in(need: Need, width: float) -> float:
    """How many lines the words of a cell take in a column of this width, not rounded: words leave
    the ends of lines empty, a twelfth of them on the whole."""
    return max(need.lines, need.whole * 1.08 / max(width, 1.0))


def rows_lines(needs: Needs, widths: tuple[float, ...]) -> Iterator[float]:
    """How many lines each row takes."""
    for row in needs.rows:
        yield max(lines_in(need, width) for need, width in zip(row, widths, strict=True))
