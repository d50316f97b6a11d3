"""One table for pages, papers and spreadsheets, its texts made once, in Python.

Every table has a caption, one heading row and a heading for each row; no cell is merged or blank. A
cell without a value says why there is none.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from workbench.pages.runs import Run, printed, reworded, trimmed, words_of

Change = Callable[[Run], Run]

_AMOUNT = re.compile(r"[-−+]?£?\d[\d,]*(\.\d+)?[%km]?")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell says. `kind` is one of "", pass, fail, excused, high, medium, low, missing,
    not-applicable, focus; `note` is a second, smaller line; `value` is the exact number behind
    the text, as text, for spreadsheets and CSV. `items` are the text as a list, where it is one:
    those who cannot print a list within a cell print the text. `runs` are the words with what they
    carry, where they carry anything: `text` is then the same words without the marks of notes."""

    text: str
    kind: str = ""
    note: str = ""
    href: str = ""
    value: str = ""
    items: tuple[str, ...] = ()
    runs: tuple[Run, ...] = ()

    @property
    def printed(self) -> str:
        """The words as they are printed, the marks of notes among them."""
        return printed(self.runs) if self.runs else self.text

    @property
    def is_amount(self) -> bool:
        """Whether the text is one number, which no line may break: £1,234,567 or −40%."""
        return _AMOUNT.fullmatch(self.text) is not None

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands here. The mark of a note has its number later."""
        return not (self.text.strip() or any(run.note or run.href for run in self.runs))

    def saying(self, text: str) -> "Cell":
        """The cell with another text, which carries what the text carried."""
        if text == self.text:
            return self
        return replace(self, text=text, runs=reworded(self.runs, text))

    def changed(self, change: Change) -> "Cell":
        """The cell with `change` applied to its runs."""
        if not self.runs:
            return self
        runs = tuple(map(change, self.runs))
        return replace(self, text=words_of(runs), runs=runs)


def worded(runs: Iterable[Run]) -> Cell:
    """A cell that says these words with what they carry."""
    kept = carrying(runs)
    return Cell(words_of(kept) if kept else words_of(runs).strip(), runs=kept)


def carrying(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs, where one of them carries something; nothing for plain words."""
    kept = trimmed(runs)
    return () if all(run.is_plain for run in kept) else kept


def listing(items: Iterable[str], none: str) -> Cell:
    """A cell that shows a list of texts, or the words `none` if there are none."""
    found = tuple(items)
    return Cell("; ".join(found), items=found) if found else Cell(none)


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, with its unit; numbers and their headings stand to the right. Where the
    table can be sorted by it, `href` leads there and `sorted` says which way it is sorted now
    (ascending, descending or nothing). `runs` are those of a `Cell`. `aside`: a narrow window
    leaves it out of a long list, and it stands where the row leads to."""

    heading: str
    numeric: bool = False
    href: str = ""
    sorted: str = ""
    runs: tuple[Run, ...] = ()
    aside: bool = False

    @property
    def printed(self) -> str:
        """The heading as it is printed, the marks of notes among its words."""
        return printed(self.runs) if self.runs else self.heading

    def saying(self, heading: str) -> "Column":
        """The column with another heading, which carries what the heading carried."""
        if heading == self.heading:
            return self
        return replace(self, heading=heading, runs=reworded(self.runs, heading))

    def changed(self, change: Change) -> "Column":
        """The column with `change` applied to the runs of its heading."""
        if not self.runs:
            return self
        runs = tuple(map(change, self.runs))
        return replace(self, heading=words_of(runs), runs=runs)


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its heading cell, then one cell for each column after the first."""

    heading: Cell
    cells: tuple[Cell, ...]
    total: bool = False

    def changed(self, change: Change) -> "Row":
        """The row with `change` applied to the runs of its cells."""
        cells = tuple(cell.changed(change) for cell in self.cells)
        return replace(self, heading=self.heading.changed(change), cells=cells)


MOST_ACROSS = 5  # columns that hold the longest amounts on a wide screen
MOST_DOWN = 12  # rows that are read without losing sight of the headings


@dataclass(frozen=True, slots=True)
class Table:
    """A whole table; the first column holds the row headings. `cards`: becomes cards on a narrow
    screen, else it scrolls in its own region. `wide`: wants a landscape sheet in a workbook.
    `either_way`: its rows may stand as columns, where a paper has room for it so alone.
    `caption_runs` are the caption's words with what they carry, as those of a `Cell`."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    cards: bool = True
    wide: bool = False
    name: str = ""
    either_way: bool = False
    caption_runs: tuple[Run, ...] = ()

    @property
    def scrolls(self) -> bool:
        """Whether it stands in a region that scrolls by itself, so that amounts of any length leave
        the page as wide as it is."""
        return not self.cards or len(self.columns) > MOST_ACROSS

    @property
    def is_long(self) -> bool:
        """Whether the region that it stands in is no higher than a window, with its head row and
        its first column held in place."""
        return len(self.rows) > MOST_DOWN

    def captioned(self, caption: str) -> "Table":
        """The table with another caption, which carries what the caption carried."""
        if caption == self.caption:
            return self
        return replace(self, caption=caption, caption_runs=reworded(self.caption_runs, caption))

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) + 1 != len(self.columns):
                raise ValueError(
                    f"{self.caption}: row {row.heading.text!r} has {len(row.cells)} cells "
                    f"for {len(self.columns) - 1} columns."
                )
            for cell in (row.heading, *row.cells):
                if cell.is_blank:
                    raise ValueError(
                        f"{self.caption}: a cell of row {row.heading.text!r} is blank; "
                        "say why nothing stands there."
                    )

    @property
    def printed_caption(self) -> str:
        """The caption as it is printed, the marks of notes among its words."""
        return printed(self.caption_runs) if self.caption_runs else self.caption

    def changed(self, change: Change) -> "Table":
        """The table with `change` applied to all its runs."""
        if next(self.runs, None) is None:
            return self
        caption = tuple(map(change, self.caption_runs))
        return replace(
            self,
            caption=words_of(caption) if caption else self.caption,
            caption_runs=caption,
            columns=tuple(column.changed(change) for column in self.columns),
            rows=tuple(row.changed(change) for row in self.rows),
        )

    @property
    def runs(self) -> Iterator[Run]:
        """All words that carry something, with those beside them, in reading order."""
        yield from self.caption_runs
        for column in self.columns:
            yield from column.runs
        for row in self.rows:
            for cell in (row.heading, *row.cells):
                yield from cell.runs

    @property
    def body(self) -> Iterable[tuple[Row, Iterable[tuple[Column, Cell]]]]:
        """Rows with their cells beside the columns they stand in, for templates."""
        return [(row, list(zip(self.columns[1:], row.cells, strict=True))) for row in self.rows]
