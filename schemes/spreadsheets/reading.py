"""Reads a workbook's schemes and lines as plain values, with every fault by its cell.

What a person reading the sheet cannot see (hidden rows, merged cells, formulas never worked out) is
refused: only what people see is imported.
"""

import io
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import Any, Final, TypeVar

from schemes.spreadsheets.cells import CellError, Plain, read_cell
from schemes.spreadsheets.columns import (
    LINE_COLUMNS,
    LINES,
    SCHEME_COLUMNS,
    SCHEMES,
    SheetColumn,
    column_for,
)
from schemes.spreadsheets.package import (
    FileError,
    SheetLayout,
    check_package,
    column_number,
    layout_of,
    letters,
)

MOST: Final = {SCHEMES: 5_000, LINES: 50_000}
MOST_COLUMNS: Final = 100
# Beyond these a list of faults helps nobody: the same thing is wrong all the way down.
MOST_FAULTS: Final = 200
# Rows between two words of progress.
STEP: Final = 500

Json = dict[str, Any]
Last = TypeVar("Last")


@dataclass(frozen=True, slots=True)
class SheetFault:
    """A fault of one cell or row ("Lines!D14"), with what to do there."""

    place: str
    message: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row with its number and its plain values by column."""

    number: int
    values: dict[str, Plain]


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """One sheet as read. `columns` gives each key the letters its column stands under."""

    name: str
    columns: dict[str, str]
    rows: tuple[SheetRow, ...]

    def place(self, row: SheetRow, key: str) -> str:
        """ "Lines!D14", or the row alone where the column is not there."""
        return f"{self.name}!{self.columns.get(key, 'A')}{row.number}"

    def as_json(self) -> Json:
        rows = [[row.number, row.values] for row in self.rows]
        return {"name": self.name, "columns": self.columns, "rows": rows}

    @classmethod
    def from_json(cls, data: Json) -> "ReadSheet":
        rows = tuple(SheetRow(number, values) for number, values in data["rows"])
        return cls(data["name"], data["columns"], rows)


@dataclass(frozen=True, slots=True)
class WorkbookReading:
    """A workbook as read. Its sheets may only be used where there are no faults."""

    schemes: ReadSheet
    lines: ReadSheet
    faults: tuple[SheetFault, ...] = ()


@dataclass(frozen=True, slots=True)
class RowsRead:
    """How far the reading of one sheet has come."""

    sheet: str
    done: int
    count: int


@dataclass(slots=True)
class _Faults:
    found: list[SheetFault] = field(default_factory=list)
    more: int = 0

    def add(self, place: str, message: str) -> None:
        if len(self.found) < MOST_FAULTS:
            self.found.append(SheetFault(place, message))
        else:
            self.more += 1

    def listed(self) -> tuple[SheetFault, ...]:
        if not self.more:
            return tuple(self.found)
        more = f"There are {self.more:,} more faults. Mend these first and send the file again."
        return (*self.found, SheetFault("The whole file", more))


def last(steps: Generator[Any, None, Last]) -> Last:
    """The result of a generator, for callers who need no progress."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Last = end.value
            return found


def reading(name: str, content: bytes) -> Generator[RowsRead, None, WorkbookReading]:
    """Reads the schemes and lines of an uploaded file called `name`, yielding its progress.

    Raises `FileError` for a file that cannot be taken at all; what is wrong in single cells is
    among the faults.
    """
    check_package(name, content)
    from openpyxl import load_workbook

    try:
        # With defusedxml installed, openpyxl reads all XML through it.
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        return (yield from _reading(book, content))
    except FileError:
        raise
    # A damaged part makes openpyxl raise whatever its parsers happen to meet.
    except Exception as error:
        raise FileError(
            "The workbook cannot be read. Open it in your spreadsheet, save it and send it again."
        ) from error


def _reading(book: Any, content: bytes) -> Generator[RowsRead, None, WorkbookReading]:
    faults = _Faults()
    found: dict[str, Any] = {}
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            faults.add(
                f"Sheet “{sheet.title}”",
                "It is hidden: show it or delete it, so that you see all that is sent.",
            )
        for name in MOST:
            if sheet.title.strip().casefold() == name.casefold():
                found[name] = sheet
    for name in MOST:
        if name not in found:
            faults.add(
                f"Sheet “{name}”",
                f"The workbook has no sheet called {name}. Take the template and fill that in.",
            )
    sheets = {}
    for name in MOST:
        sheets[name] = ReadSheet(name, {}, ())
        if name in found:
            sheets[name] = yield from _sheet(name, found[name], content, faults)
    return WorkbookReading(sheets[SCHEMES], sheets[LINES], faults.listed())


def _sheet(
    name: str, source: Any, content: bytes, faults: _Faults
) -> Generator[RowsRead, None, ReadSheet]:
    layout = layout_of(content, source._worksheet_path)
    if layout.rows - 1 > MOST[name] or layout.last_row - 1 > 2 * MOST[name]:
        faults.add(
            f"Sheet “{name}”",
            f"It has {layout.rows:,} rows, down to row {layout.last_row:,}. At most "
            f"{MOST[name]:,} fit in one import: send them in parts, without gaps.",
        )
        return ReadSheet(name, {}, ())
    if layout.last_column > MOST_COLUMNS:
        faults.add(
            f"Sheet “{name}”",
            f"Something stands as far right as column {letters(layout.last_column)}. Delete what "
            f"is not of the template: at most {MOST_COLUMNS} columns are read.",
        )
        return ReadSheet(name, {}, ())
    _layout_faults(name, layout, faults)
    grid = source.iter_rows(
        min_row=1,
        max_row=max(layout.last_row, 1),
        max_col=max(layout.last_column, 1),
        values_only=True,
    )
    known = SCHEME_COLUMNS if name == SCHEMES else LINE_COLUMNS
    columns = _headings(name, next(grid, ()), known, faults)
    skipped = set(layout.unsaved_formulas)
    rows: list[SheetRow] = []
    for row in _rows(name, grid, columns, skipped, faults) if columns else ():
        rows.append(row)
        if len(rows) % STEP == 0:
            yield RowsRead(name, len(rows), max(layout.rows - 1, len(rows)))
    places = {column.key: letters(at + 1) for at, column in columns}
    return ReadSheet(name, places, tuple(rows))


def _layout_faults(name: str, layout: SheetLayout, faults: _Faults) -> None:
    if layout.hidden_rows:
        faults.add(
            f"{name}!A{layout.hidden_rows[0]}",
            f"{_runs(layout.hidden_rows)} hidden. Take off the filter, and show or delete hidden "
            "rows.",
        )
    for first, last in layout.hidden_columns:
        if first <= layout.last_column:
            left, right = letters(first), letters(min(last, layout.last_column))
            which = f"Column {left} is" if left == right else f"Columns {left} to {right} are"
            faults.add(f"{name}!{left}1", f"{which} hidden. Show or delete them.")
    for merged in layout.merged:
        corner = re.match(r"[A-Z]+", merged)
        if corner and column_number(corner[0]) <= layout.last_column:
            faults.add(
                f"{name}!{merged}",
                "These cells are merged. Unmerge them and write each row's own value in it.",
            )
    for cell in layout.unsaved_formulas:
        faults.add(
            f"{name}!{cell}",
            "The formula here was never worked out. Open the file in your spreadsheet, save it "
            "there and send it again, or put the value in its place.",
        )


def _headings(
    name: str, cells: tuple[Any, ...], known: tuple[SheetColumn, ...], faults: _Faults
) -> list[tuple[int, SheetColumn]]:
    columns: list[tuple[int, SheetColumn]] = []
    seen: dict[str, str] = {}
    for at, cell in enumerate(cells):
        heading = " ".join(str(cell).split()) if cell is not None else ""
        if not heading:
            continue
        place = f"{name}!{letters(at + 1)}1"
        column = column_for(heading, known, years=name == LINES)
        if column is None:
            faults.add(
                place,
                f"“{heading[:60]}” is no column of the template. Correct the heading, or delete "
                "the column.",
            )
        elif column.key in seen:
            faults.add(
                place, f"“{heading}” stands in column {seen[column.key]} already. Keep one of them."
            )
        else:
            seen[column.key] = letters(at + 1)
            columns.append((at, column))
    for column in known:
        if column.required and column.key not in seen:
            faults.add(
                f"{name}!A1",
                f"There is no column “{column.heading}”. The first row holds the headings, as in "
                "the template.",
            )
    return columns


def _rows(
    name: str,
    grid: Iterator[tuple[Any, ...]],
    columns: list[tuple[int, SheetColumn]],
    skipped: set[str],
    faults: _Faults,
) -> Iterator[SheetRow]:
    headed = {at for at, _column in columns}
    for number, cells in enumerate(grid, start=2):
        if all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in cells):
            continue
        values: dict[str, Plain] = {}
        for at, column in columns:
            place = f"{letters(at + 1)}{number}"
            if place in skipped:
                continue
            try:
                values[column.key] = read_cell(cells[at] if at < len(cells) else None, column)
            except CellError as error:
                faults.add(f"{name}!{place}", f"{column.heading} {error}.")
        for at, cell in enumerate(cells):
            if at not in headed and cell is not None and str(cell).strip():
                faults.add(
                    f"{name}!{letters(at + 1)}{number}",
                    "Something stands here, in a column without a heading. Delete it.",
                )
        yield SheetRow(number, values)


def _runs(rows: list[int]) -> str:
    if len(rows) == 1:
        return f"Row {rows[0]} is"
    if rows[-1] - rows[0] == len(rows) - 1:
        return f"Rows {rows[0]} to {rows[-1]} are"
    shown = ", ".join(map(str, rows[:5]))
    return f"Rows {shown}{' and more' if len(rows) > 5 else ''} are"
