"""Tables that come as text: CSV in the encodings and with the separators of spreadsheets."""

import csv
import json
from typing import Final

ENDINGS: Final = (".csv", ".tsv", ".txt")
# Twice the largest import, before a machine's memory is spent on what no table is.
MOST_LINES: Final = 100_000
MOST_CELLS: Final = 3_000_000
_MARKS: Final = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))


class TextError(ValueError):
    """Text that holds no table. The message says what to do."""


def decoded(content: bytes) -> str:
    """The text of a file, whatever its spreadsheet wrote it in. Raises `TextError`."""
    encodings: tuple[str, ...]
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            encodings = (encoding,)
            break
    else:
        encodings = (*_unmarked(content), "utf-8", "cp1252")
    for encoding in encodings:
        text = _in(content, encoding)
        if text is not None and "\0" not in text:
            return text
    raise TextError("The file is not text. Save the table as CSV once more and send that.")


def separated(text: str) -> list[list[str]]:
    """The cells of a table. Its first line tells how they are set apart: by tabs, semicolons or
    commas. Raises `TextError`."""
    first = text.lstrip("\r\n").partition("\n")[0]
    marks = first.count(";") > first.count(",")
    separator = "\t" if "\t" in text else ";" if marks else ","
    lines = text.splitlines(keepends=True)
    if len(lines) > MOST_LINES or text.count(separator) > MOST_CELLS:
        raise TextError(
            f"The table has more than {MOST_LINES:,} lines or {MOST_CELLS:,} cells. Send it in "
            "parts, without empty lines."
        )
    try:
        return list(csv.reader(lines, delimiter=separator, strict=False))
    except csv.Error as error:
        raise TextError(
            "A quotation mark in the table is never closed. Remove it, then send it again."
        ) from error


def cells_from(kept: str) -> list[list[str]]:
    """The cells of a table that a page kept as JSON between two steps. Raises `TextError` for
    anything else, since whoever sends the page can write what they like."""
    try:
        rows: list[list[str]] = json.loads(kept)
    except (ValueError, RecursionError) as error:
        raise TextError("This page is incomplete. Send the table once more.") from error
    is_table = isinstance(rows, list) and all(
        isinstance(row, list) and all(isinstance(cell, str) for cell in row) for row in rows
    )
    if not is_table:
        raise TextError("This page is incomplete. Send the table once more.")
    return rows


def _unmarked(content: bytes) -> tuple[str, ...]:
    """UTF-16 without its mark: every other byte of plain letters is nought."""
    start = content[:200]
    if len(start) > 3 and start[1::2].count(0) > len(start) // 4:
        return ("utf-16-le",)
    if len(start) > 3 and start[0::2].count(0) > len(start) // 4:
        return ("utf-16-be",)
    return ()


def _in(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None
