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
    """What a cell needs: `least` is the width of its longest word, `whole` that of its longest
    line. `pieces` are the widths of its texts that each begin a line, items of a list and a note
    among them, and `ragged` what words leave empty at the end of a line: half a word."""

    least: float
    whole: float
    pieces: tuple[float, ...]
    ragged: float = 0.0


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
        _words(column.printed, em, bold=True, longest=longest) for column in table.columns
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
    bold = bold or any(run.strong for run in cell.runs)
    if cell.is_amount:
        width = words_width(cell.text, bold=bold or bool(cell.kind)) * em + extra
        said = [Need(width, width, (width,))]
    elif cell.items:
        said = [_words(item, em, bold=bold, longest=longest, beside=_BULLET) for item in cell.items]
    else:
        bold = bold or extra == _MARK
        said = [_words(cell.printed, em, bold=bold, longest=longest, beside=extra)]
    if cell.note:
        said.append(_words(cell.note, em, bold=False, longest=longest))
    return Need(
        max(one.least for one in said),
        max(one.whole for one in said),
        tuple(piece for one in said for piece in one.pieces),
        max(one.ragged for one in said),
    )


def _words(text: str, em: float, *, bold: bool, longest: float, beside: float = 0.0) -> Need:
    """What a text needs, with what stands `beside` each of its lines."""
    widths = [words_width(word, bold=bold) * em for word in _WORD.findall(text)]
    whole = words_width(text, bold=bold) * em + beside
    ragged = whole / len(widths) / 2 if len(widths) > 1 else 0.0
    least = min(max(widths, default=0.0), longest) + beside
    return Need(least, whole, (whole,), ragged)


def lines_in(need: Need, width: float) -> float:
    """How many lines the words of a cell are likely to take in a column of this width, not
    rounded."""
    inner = max(width - need.ragged, width * 0.4, 1.0)
    return sum(max(1.0, piece / inner if piece > width else 1.0) for piece in need.pieces)


def rows_lines(needs: Needs, widths: tuple[float, ...]) -> Iterator[float]:
    """How many lines each row takes."""
    for row in needs.rows:
        yield max(lines_in(need, width) for need, width in zip(row, widths, strict=True))
