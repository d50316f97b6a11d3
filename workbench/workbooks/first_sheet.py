"""The first visible sheet of a workbook, for tables that need no template."""

import io
from collections.abc import Callable
from typing import Any

from workbench.workbooks.cells import Most, SheetCells, cells_of
from workbench.workbooks.layout import letters
from workbench.workbooks.package import FileError, Remedies, check_package
from workbench.workbooks.strict import ordinary


def first_sheet(name: str, content: bytes, most: Most, remedies: Remedies) -> SheetCells:
    """The sheet that somebody sees who opens the workbook. Raises `FileError`, which says what to
    do, for one that has none, that cannot be read, or that holds more than `most`. A table may
    begin lower down or further right: twice as many rows and columns are looked at."""
    check_package(name, content, remedies)
    content = ordinary(content)
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = next((one for one in book.worksheets if one.sheet_state == "visible"), None)
        if sheet is None:
            raise FileError("The workbook has no visible sheet. Show the one with the table.")
        cells = cells_of(content, sheet, Most(most.rows + 1, 2 * most.columns))
    except FileError:
        raise
    # A damaged part makes openpyxl raise whatever its parsers happen to meet.
    except Exception as error:
        raise FileError(
            "The workbook cannot be read. Save it once more as .xlsx, or paste the table."
        ) from error
    layout = cells.layout
    if (
        layout.rows > most.rows
        or layout.last_row > 2 * most.rows
        or layout.last_column > 2 * most.columns
    ):
        raise FileError(
            f"The sheet has {layout.rows:,} rows, down to row {layout.last_row:,} and across to "
            f"column {letters(layout.last_column)}. At most {most.rows:,} rows and "
            f"{most.columns} columns are read. {remedies.parts}"
        )
    return cells


def texts_of(
    cells: SheetCells, shown: Callable[[Any, str | None], str]
) -> tuple[list[list[str]], list[str]]:
    """The cells as texts, and what is wrong, each with its place. `shown` makes the text of a value
    and its format, and raises `ValueError` with what is wrong with it."""
    layout = cells.layout
    problems = [f"Cell {place}: {message}" for place, message in layout.in_words()]
    grid: list[list[str]] = []
    for number, row in enumerate(cells.grid(), start=1):
        texts: list[str] = []
        for at, value in enumerate(row, start=1):
            if value is None:
                texts.append("")
                continue
            where = f"{letters(at)}{number}"
            try:
                texts.append(shown(value, layout.formats.get(where)))
            except ValueError as error:
                problems.append(f"Cell {where}: {error}")
                texts.append("")
        grid.append(texts)
    return grid, problems
