"""A table of figures as people paste it from a spreadsheet, read into parts of the case file and
written back.

The first row holds headings with their units in brackets ("Grant (£)"), the first column the names
of the rows. A cell is a number, a range ("3,281 to 13,721") or a word for why there is none.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from schemes.casefile.parts import CaseTable, CaseTableColumn, CaseTableRow
from workbench.numbers.reading.absent import known_word
from workbench.numbers.reading.characters import plain
from workbench.numbers.reading.figures import Asked, moved, read_figure, says_thousands
from workbench.numbers.reading.refusals import ReadingError
from workbench.numbers.reading.units import Unit, heading_parts, read_unit, scaled_said
from workbench.numbers.reading.values import Measure, ReadFigure, ReadMissing, ReadNumber
from workbench.workbooks.formats import FAILED
from workbench.workbooks.texts import TextError, separated

MOST_COLUMNS: Final = 60
MOST_ROWS: Final = 500
MOST_LETTERS: Final = 200_000
LONGEST_NAME: Final = 200
LONGEST_UNIT: Final = 60
MOST_PROBLEMS: Final = 12

Grid = Sequence[Sequence[str]]

UNITS: Final = {"£": "GBP", "gbp": "GBP", "pounds": "GBP"}
# A table is pasted from accounts as well, where (450) is below nought.
_ASKED: Final = Asked(usual_words=True, brackets=True)
NOT_A_NUMBER: Final = "is not a number"


class PasteError(ValueError):
    """A table that cannot be kept. `problems` say cell by cell what to do."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(self.problems))


@dataclass(frozen=True, slots=True)
class Pasted:
    """Columns with their units, rows of amounts. `said` tells of each heading whose unit moved the
    numbers beneath it, such as £000."""

    columns: tuple[CaseTableColumn, ...]
    rows: tuple[CaseTableRow, ...]
    said: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(row.label for row in self.rows)


def read_text(text: str) -> Pasted:
    """A table pasted from a spreadsheet: cells apart by tabs, rows by line ends. Raises
    `PasteError`."""
    return read_grid(grid_of(text))


def grid_of(text: str) -> list[list[str]]:
    """The cells of pasted text. Without any tab it is read as CSV: by commas or semicolons."""
    if len(text) > MOST_LETTERS:
        raise PasteError(
            [f"The table is longer than {MOST_LETTERS:,} letters. Paste a part of it."]
        )
    try:
        return separated(text)
    except TextError as error:
        raise PasteError([str(error)]) from error


def read_grid(cells: Grid) -> Pasted:
    """A table from its cells, empty rows and columns at its edges left out. Raises `PasteError`,
    which names every cell that cannot be read."""
    grid = _trimmed(cells)
    if len(grid) < 2 or max(map(len, grid)) < 2:
        raise PasteError(
            [
                "Paste at least two rows and two columns: headings in the first row, "
                "the names of the rows in the first column."
            ]
        )
    wide = max(map(len, grid))
    if wide - 1 > MOST_COLUMNS or len(grid) - 1 > MOST_ROWS:
        raise PasteError(
            [
                f"The table has {len(grid) - 1:,} rows and {wide - 1:,} columns. At most "
                f"{MOST_ROWS} rows and {MOST_COLUMNS} columns fit: keep the part that matters."
            ]
        )
    grid = [[*row, *[""] * (wide - len(row))] for row in grid]
    problems: list[str] = []
    columns = [
        _column(number, heading, cells, problems)
        for number, (heading, *cells) in enumerate(list(zip(*grid, strict=True))[1:], start=2)
    ]
    labels = [row[0] for row in grid[1:]]
    for name in (*labels, *(one.name for one in columns)):
        if name in FAILED:
            problems.append(f"A formula failed with {name}. Mend it, then send the table again.")
    _check_names([one.name for one in columns], "column", problems)
    _check_names(labels, "row", problems)
    rows = tuple(
        CaseTableRow(
            label,
            tuple(
                _cell(text, one, label, problems) for text, one in zip(cells, columns, strict=True)
            ),
        )
        for label, *cells in grid[1:]
    )
    if problems:
        more = len(problems) - MOST_PROBLEMS
        tail = [f"There are {more} more like these."] if more > 0 else []
        raise PasteError([*problems[:MOST_PROBLEMS], *tail])
    return Pasted(
        tuple(CaseTableColumn(one.name, one.unit) for one in columns),
        rows,
        tuple(scaled_said(one.heading, one.scale) for one in columns if one.scale),
    )


def read_amount(text: str, places: int = 0) -> Any:
    """One cell, its numbers moved by `places`: "1234.5", {"low", "high"} with a "central" value if
    one is written, or {"missing": word}. A word that is not usual stands in square brackets.
    Raises `PasteError`."""
    try:
        return figure_data(moved(read_figure(text, _ASKED), places))
    except ReadingError as error:
        raise PasteError([str(error) if error.is_known else NOT_A_NUMBER]) from error


def figure_data(found: ReadFigure) -> Any:
    """What was read, in the shape of the case file."""
    if isinstance(found, ReadMissing):
        return {"missing": found.word}
    if isinstance(found, ReadNumber):
        return found.digits
    data = {"low": found.low.digits, "high": found.high.digits}
    return data | ({"central": found.central.digits} if found.central else {})


def unit_text(unit: str) -> str:
    """A unit as headings print it: "£" for GBP."""
    return "£" if unit == "GBP" else unit


def heading_text(column: CaseTableColumn) -> str:
    """ "Grant (£)", as it can be pasted again."""
    return f"{column.name} ({unit_text(column.unit)})" if column.unit else column.name


def amount_text(value: Any) -> str:
    """A cell as it can be pasted again."""
    if isinstance(value, dict):
        if "missing" in value:
            word = str(value["missing"])
            return word if known_word(word) == word else f"[{word}]"
        about = f" (about {value['central']})" if "central" in value else ""
        return f"{value['low']} to {value['high']}{about}"
    return str(value)


def grid_text(table: Pasted | CaseTable) -> list[list[str]]:
    """The table's cells as texts, headings first."""
    return [
        ["", *map(heading_text, table.columns)],
        *([row.label, *map(amount_text, row.values)] for row in table.rows),
    ]


def paste_text(cells: Grid) -> str:
    """Cells as text apart by tabs, as a spreadsheet copies them."""
    return "\n".join("\t".join(re.sub(r"\s+", " ", cell) for cell in row) for row in cells)


def _trimmed(cells: Grid) -> list[list[str]]:
    grid = [[plain(cell) for cell in row] for row in cells]
    grid = [row for row in grid if any(row)]
    wide = max((index + 1 for row in grid for index, cell in enumerate(row) if cell), default=0)
    first = min((index for row in grid[1:] for index, cell in enumerate(row) if cell), default=0)
    return [row[first:wide] for row in grid]


@dataclass(frozen=True, slots=True)
class PastedColumn:
    """A column as its heading says: its name, the unit in which its figures are kept, and what
    moves them there, such as £000; None where they stay as they are written."""

    heading: str
    name: str
    unit: str
    scale: Unit | None = None

    @property
    def places(self) -> int:
        return self.scale.places if self.scale else 0


def _column(number: int, heading: str, cells: Iterable[str], problems: list[str]) -> PastedColumn:
    name, unit = heading_parts(heading)
    if not name:
        problems.append(f"Column {number} has no heading. Write one in the first row.")
    if len(unit) > LONGEST_UNIT:
        problems.append(f"The unit of “{name}” is too long. Use at most {LONGEST_UNIT} letters.")
    if not unit and any(cell.endswith("%") for cell in cells):
        unit = "%"
    if scale := _scale(unit):
        unit = "GBP" if scale.measure is Measure.POUNDS else ""
    return PastedColumn(heading, name, UNITS.get(unit.casefold(), unit), scale)


def _check_names(names: Sequence[str], kind: str, problems: list[str]) -> None:
    seen: set[str] = set()
    for number, name in enumerate(names, start=2):
        if not name and kind == "row":
            problems.append(f"Row {number} has no name. Write one in the first column.")
        elif len(name) > LONGEST_NAME:
            problems.append(f"The name of {kind} {number} is too long. Use {LONGEST_NAME} letters.")
        elif name and name in seen:
            problems.append(f"Two {kind}s are called “{name}”. Give each its own name.")
        seen.add(name)


def _cell(text: str, column: PastedColumn, label: str, problems: list[str]) -> Any:
    if column.unit == "%" and text.rstrip("%").strip():
        text = text.removesuffix("%").rstrip()
    try:
        if column.places and says_thousands(text):
            raise PasteError(
                [
                    f"“{text[:40]}” says thousands or millions, and so does the heading: write the "
                    "digits alone"
                ]
            )
        return read_amount(text, column.places)
    except PasteError as error:
        where = f"Row “{label}”, column “{column.name}”"
        if error.problems == (NOT_A_NUMBER,):
            problems.append(
                f"{where}: “{text[:40]}” is not a number. Write digits, a range such as "
                "40 to 241, or “not received”."
            )
        else:
            problems.append(f"{where}: {error.problems[0]}.")
        return None


def _scale(text: str) -> Unit | None:
    """The unit of a heading that counts in thousands or millions; None for any other."""
    try:
        unit = read_unit(text)
    except ReadingError:
        return None
    return unit if unit.places > 0 else None
