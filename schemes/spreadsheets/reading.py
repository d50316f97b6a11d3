"""Reads the schemes and lines of a workbook or a CSV file as plain values, with every fault by its
cell.

What a person reading the sheet cannot see (hidden rows, merged cells, formulas never worked out) is
refused: only what people see is imported.
"""

import io
from collections.abc import Collection, Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from schemes.spreadsheets.cells import read_cell
from schemes.spreadsheets.columns import (
    LINE_COLUMNS,
    LINES,
    SCHEME_COLUMNS,
    SCHEMES,
    CellKind,
    SheetColumn,
)
from schemes.spreadsheets.read.figures import CellError, Plain
from schemes.spreadsheets.read.headings import HeadingError, column_for, heading_said
from schemes.spreadsheets.read.sheets import (
    ReadSheet,
    RowsRead,
    SheetFaults,
    SheetRow,
    WorkbookReading,
)
from workbench.numbers.reading.characters import plain
from workbench.workbooks.cells import Most, cells_of
from workbench.workbooks.layout import SheetLayout, letters
from workbench.workbooks.package import LARGEST, OF_SCHEMES, FileError, check_package
from workbench.workbooks.strict import ordinary
from workbench.workbooks.texts import ENDINGS, TextError, decoded, separated

MOST: Final = {SCHEMES: 5_000, LINES: 50_000}
MOST_COLUMNS: Final = 100
# Rows between two words of progress.
STEP: Final = 500

Last = TypeVar("Last")


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
    if name.lower().endswith(ENDINGS):
        return (yield from _text_reading(content))
    check_package(name, content)
    content = ordinary(content)
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
    faults = SheetFaults()
    found: dict[str, Any] = {}
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            faults.add(
                f"Sheet “{sheet.title}”",
                "It is hidden: show it or delete it, so that you see all that is sent.",
            )
        for name in MOST:
            if plain(sheet.title).casefold() == name.casefold():
                found[name] = sheet
    for name in MOST:
        if name not in found:
            faults.lacks(
                f"Sheet “{name}”",
                f"The workbook has no sheet called {name}. Take the template and fill that in.",
            )
    sheets = {}
    for name in MOST:
        sheets[name] = ReadSheet(name, {}, ())
        if name in found:
            sheets[name] = yield from _sheet(name, found[name], content, faults)
    return _read(sheets, faults)


def _read(sheets: dict[str, ReadSheet], faults: SheetFaults) -> WorkbookReading:
    return WorkbookReading(
        sheets[SCHEMES], sheets[LINES], faults.listed(), tuple(faults.notes), faults.is_whole
    )


def _text_reading(content: bytes) -> Generator[RowsRead, None, WorkbookReading]:
    """Reads a CSV file, which holds schemes or lines: its headings tell which."""
    if len(content) > LARGEST:
        raise FileError(f"The file is too large. {OF_SCHEMES.parts}")
    try:
        grid = separated(decoded(content))
    except TextError as error:
        raise FileError(str(error)) from error
    while grid and not any(cell.strip() for cell in grid[-1]):
        del grid[-1]
    headings = {plain(cell).casefold() for cell in (grid or [[]])[0]}
    name = LINES if {"scheme", "kind"} & headings else SCHEMES
    faults = SheetFaults()
    sheets = {one: ReadSheet(one, {}, ()) for one in MOST}
    wide = max(map(len, grid), default=0)
    if len(grid) - 1 > MOST[name] or wide > MOST_COLUMNS:
        faults.lacks(
            "The whole file",
            f"It has {max(len(grid) - 1, 0):,} rows and {wide:,} columns. At most {MOST[name]:,} "
            f"rows and {MOST_COLUMNS} columns fit in one import: send them in parts.",
        )
    else:
        layout = SheetLayout(last_row=len(grid), last_column=wide, rows=len(grid))
        sheets[name] = yield from _table(name, iter(grid), layout, faults)
    return _read(sheets, faults)


def _sheet(
    name: str, source: Any, content: bytes, faults: SheetFaults
) -> Generator[RowsRead, None, ReadSheet]:
    # The headings are one row more.
    cells = cells_of(content, source, Most(MOST[name] + 2, MOST_COLUMNS))
    layout = cells.layout
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
    for place, message in layout.in_words():
        faults.add(f"{name}!{place}", message)
    return (yield from _table(name, cells.grid(), layout, faults))


def _table(
    name: str, grid: Iterator[Iterable[Any]], layout: SheetLayout, faults: SheetFaults
) -> Generator[RowsRead, None, ReadSheet]:
    """Reads the cells of one sheet, headings first."""
    known = SCHEME_COLUMNS if name == SCHEMES else LINE_COLUMNS
    first = tuple(next(grid, ()))
    columns = _headings(name, first, known, faults)
    head = _Head(columns, {at for at, cell in enumerate(first) if _heading(cell)})
    rows: list[SheetRow] = []
    for row in _rows(name, grid, head, layout, faults) if columns else ():
        rows.append(row)
        if len(rows) % STEP == 0:
            yield RowsRead(name, len(rows), max(layout.rows - 1, len(rows)))
    places = {column.key: letters(at + 1) for at, column in columns}
    return ReadSheet(name, places, tuple(rows))


@dataclass(frozen=True, slots=True)
class _Head:
    """The first row of a sheet: the columns that it names, and where any heading stands. One that
    is refused is told once, and not again of each cell beneath it."""

    columns: list[tuple[int, SheetColumn]]
    headed: Collection[int]


def _heading(cell: Any) -> str:
    return plain(str(cell)) if cell is not None else ""


def _headings(
    name: str, cells: Iterable[Any], known: tuple[SheetColumn, ...], faults: SheetFaults
) -> list[tuple[int, SheetColumn]]:
    columns: list[tuple[int, SheetColumn]] = []
    seen: dict[str, str] = {}
    for at, cell in enumerate(cells):
        heading = _heading(cell)
        if not heading:
            continue
        place = f"{name}!{letters(at + 1)}1"
        try:
            column = column_for(heading, known, years=name == LINES)
        except HeadingError as error:
            faults.lacks(place, f"“{heading[:60]}” {error}.")
            continue
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
            if said := heading_said(heading, column):
                faults.notes.append(said)
    for column in known:
        if column.required and column.key not in seen:
            faults.lacks(
                f"{name}!A1",
                f"There is no column “{column.heading}”. The first row holds the headings, as in "
                "the template.",
            )
    return columns


def _rows(
    name: str,
    grid: Iterator[Iterable[Any]],
    head: _Head,
    layout: SheetLayout,
    faults: SheetFaults,
) -> Iterator[SheetRow]:
    skipped, formats = set(layout.unsaved_formulas), layout.formats
    named = [(at, letters(at + 1), column) for at, column in head.columns]
    for number, row in enumerate(grid, start=2):
        cells = tuple(row)
        if all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in cells):
            continue
        values: dict[str, Plain] = {}
        width = len(cells)
        for at, under, column in named:
            cell = cells[at] if at < width else None
            if cell is None and not skipped and not column.required:
                # Most cells are empty, and mean what `read_cell` says of them.
                values[column.key] = [] if column.form is CellKind.LIST else ""
                continue
            place = f"{under}{number}"
            if place in skipped:
                continue
            try:
                values[column.key] = read_cell(cell, column, formats.get(place))
            except CellError as error:
                faults.add(f"{name}!{place}", f"{column.heading} {error}.")
        for at, cell in enumerate(cells):
            if at not in head.headed and cell is not None and str(cell).strip():
                faults.add(
                    f"{name}!{letters(at + 1)}{number}",
                    "Something stands here, in a column without a heading. Delete it.",
                )
        yield SheetRow(number, values, faulty=len(values) < len(named))
