"""The cells of an uploaded spreadsheet file: CSV, or the first sheet of an XLSX workbook."""

import io
import zipfile
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from schemes.evidence.pasting import MOST_COLUMNS, MOST_ROWS, PasteError, grid_of

LARGEST: Final = 2 * 1024 * 1024
# An XLSX file is a packed folder: a small file may unpack to more than a machine holds.
LARGEST_UNPACKED: Final = 40 * 1024 * 1024
MOST_PACKED_FILES: Final = 500


def read_file(name: str, content: bytes) -> list[list[str]]:
    """The cells of the file as texts. The ending of its name gives the kind of file. Raises
    `PasteError`, which says what to do."""
    if len(content) > LARGEST:
        raise PasteError([f"The file is larger than {LARGEST // 1024 // 1024} MB. Send a part."])
    lower = name.lower()
    if lower.endswith((".csv", ".txt", ".tsv")):
        return grid_of(_decoded(content))
    if lower.endswith(".xlsx"):
        return _workbook_cells(content)
    raise PasteError(
        ["Send a file that ends in .xlsx or .csv. Your spreadsheet can save its table as either."]
    )


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise PasteError(["The file is not text. Save the table as CSV once more and send that."])


def _workbook_cells(content: bytes) -> list[list[str]]:
    from openpyxl import load_workbook

    _check_package(content)
    try:
        values = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        formulas = load_workbook(io.BytesIO(content), read_only=True, data_only=False)
        names = [sheet.title for sheet in values.worksheets if sheet.sheet_state == "visible"]
        if not names:
            raise PasteError(["The workbook has no visible sheet. Show the one with the table."])
        return _sheet_cells(values[names[0]], formulas[names[0]])
    except PasteError:
        raise
    # openpyxl raises whatever a broken file makes its parsers raise.
    except Exception as error:
        raise PasteError(
            ["The workbook cannot be read. Save it once more as .xlsx, or paste the table."]
        ) from error


def _check_package(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
    except zipfile.BadZipFile as error:
        raise PasteError(["The file is not a workbook. Save it once more as .xlsx."]) from error
    if len(parts) > MOST_PACKED_FILES or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise PasteError(["The workbook unpacks to too much. Send one sheet with the table alone."])
    if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
        raise PasteError(["The workbook has macros. Save it as .xlsx without them."])


def _sheet_cells(values: Any, formulas: Any) -> list[list[str]]:
    problems: list[str] = []
    # A sheet may claim a million rows: no more is read than a table can hold.
    size = {"max_row": MOST_ROWS + 2, "max_col": MOST_COLUMNS + 2}
    values.reset_dimensions()
    formulas.reset_dimensions()
    grid = []
    for number, (row, written) in enumerate(
        zip(values.iter_rows(**size), formulas.iter_rows(**size), strict=False), start=1
    ):
        grid.append(
            [
                _cell_text(cell.value, source.value, f"{_letters(at)}{number}", problems)
                for at, (cell, source) in enumerate(zip(row, written, strict=False))
            ]
        )
    if problems:
        raise PasteError(problems[:12])
    return grid


def _cell_text(value: Any, written: Any, where: str, problems: list[str]) -> str:
    if value is None:
        if isinstance(written, str) and written.startswith("="):
            problems.append(
                f"Cell {where}: the formula has no saved result. Open the file in your "
                "spreadsheet, save it there and send it again."
            )
        return ""
    if isinstance(value, bool | datetime | date | time):
        problems.append(f"Cell {where}: this is a date or a true/false, not a number or a word.")
        return ""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        # A spreadsheet shows 15 digits; the rest is how its machine stores them.
        return format(Decimal(f"{value:.15g}"), "f")
    text = str(value)
    if text.startswith("#") and text.endswith(("!", "?", "/A")):
        problems.append(f"Cell {where}: the formula failed with {text}. Mend it, then send again.")
    return text


def _letters(at: int) -> str:
    text = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        text = chr(65 + rest) + text
    return text
