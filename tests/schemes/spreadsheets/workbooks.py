"""Workbooks for tests: what people send, right and wrong."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook

from schemes.spreadsheets.read.sheets import WorkbookReading
from schemes.spreadsheets.reading import last, reading

SCHEME_HEADINGS = ("Reference", "Title", "Status", "Theme", "Headline saving (£)")
LINE_HEADINGS = ("Scheme", "Name", "Kind", "Unit value (£)", "Volume", "Likelihood", "Starts")

Rows = Sequence[Sequence[Any]]


def book_of(
    schemes: Rows = (),
    lines: Rows = (),
    *,
    scheme_headings: Sequence[Any] = SCHEME_HEADINGS,
    line_headings: Sequence[Any] = LINE_HEADINGS,
) -> Workbook:
    """A workbook with these rows under their headings."""
    book = Workbook()
    del book["Sheet"]
    for name, headings, rows in (
        ("Schemes", scheme_headings, schemes),
        ("Lines", line_headings, lines),
    ):
        sheet = book.create_sheet(name)
        for row in (headings, *rows):
            sheet.append(list(row))
    return book


def packed(book: Workbook) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def content_of(schemes: Rows = (), lines: Rows = (), **headings: Any) -> bytes:
    return packed(book_of(schemes, lines, **headings))


def repacked(content: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The workbook with these parts put in, or in place of its own."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return written.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name)


def read_workbook(name: str, content: bytes) -> WorkbookReading:
    """What the workbook says, read to its end."""
    return last(reading(name, content))
