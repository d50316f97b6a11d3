"""Checks whether an uploaded file is a workbook that may be opened at all, from its zip directory
and its plain XML, before anything reads its values.

A workbook is a zip of XML files. A few kilobytes of it can unpack to more than a machine holds, and
XML can say "ten times what stood before" ten times over; macros and links to other workbooks have
no place in a file of figures.
"""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import Any, Final
from xml.parsers import expat

LARGEST: Final = 10 * 1024 * 1024
LARGEST_UNPACKED: Final = 120 * 1024 * 1024
# Real workbooks shrink to a tenth or a thirtieth; a bomb to a thousandth.
LARGEST_RATIO: Final = 100
RATIO_FROM: Final = 8 * 1024 * 1024
MOST_PARTS: Final = 500

_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MEGABYTE: Final = 1024 * 1024
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.ASCII)


class FileError(ValueError):
    """A file that is not taken. The message says what to do instead."""


@dataclass(slots=True)
class SheetLayout:
    """What a sheet holds besides values: its size, hidden rows and columns, merged cells, formulas
    without a saved value. Rows and columns count from 1."""

    last_row: int = 0
    last_column: int = 0
    rows: int = 0
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    unsaved_formulas: list[str] = field(default_factory=list)


def check_package(name: str, content: bytes) -> None:
    """Raises `FileError` unless the file is an XLSX workbook without macros or outside links that
    unpacks to a bearable size and whose XML defines nothing of its own."""
    if len(content) > LARGEST:
        raise FileError(
            f"The file is larger than {LARGEST // _MEGABYTE} MB. Send the schemes in parts."
        )
    _check_kind(name, content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_directory(package)
            for part in package.infolist():
                if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                    _check_xml(package.read(part))
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError) as error:
        raise _broken() from error


def layout_of(content: bytes, path: str) -> SheetLayout:
    """The layout of one sheet of a checked package. `path` is within the package."""
    layout = SheetLayout()
    with zipfile.ZipFile(io.BytesIO(content)) as package, package.open(path.lstrip("/")) as part:
        reader = _SheetReader(layout)
        try:
            reader.parser.ParseFile(part)
        except expat.ExpatError as error:
            raise _broken() from error
    return layout


def _check_kind(name: str, content: bytes) -> None:
    if content.startswith(_OLD):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise FileError("The workbook has a password. Save it as .xlsx without one.")
        raise FileError("This is an old kind of workbook (.xls). Save it as .xlsx and send that.")
    if name.lower().endswith((".xlsm", ".xltm", ".xlam")):
        raise _macros()
    if not name.lower().endswith(".xlsx"):
        raise FileError("Send a workbook that ends in .xlsx: the template, filled in.")
    if not content.startswith(b"PK"):
        raise FileError("The file is not a workbook, whatever its name. Save it as .xlsx again.")


def _check_directory(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    _check_size(parts)
    _check_contents(parts)


def _check_size(parts: list[zipfile.ZipInfo]) -> None:
    """Raises `FileError` where a machine could not bear what unpacks."""
    packed = sum(part.compress_size for part in parts)
    unpacked = sum(part.file_size for part in parts)
    if unpacked > LARGEST_UNPACKED or len(parts) > MOST_PARTS:
        raise FileError(
            f"The workbook unpacks to more than {LARGEST_UNPACKED // _MEGABYTE} MB or "
            f"{MOST_PARTS} parts. Copy the schemes into a fresh template and send that."
        )
    if unpacked > RATIO_FROM and unpacked > LARGEST_RATIO * max(packed, 1):
        raise FileError(
            f"The workbook unpacks to more than {LARGEST_RATIO} times its size, as no table of "
            "schemes does. Copy the schemes into a fresh template and send that."
        )


def _check_contents(parts: list[zipfile.ZipInfo]) -> None:
    """Raises `FileError` unless these are the parts of an open workbook of plain figures."""
    names = [part.filename.lower() for part in parts]
    if "[content_types].xml" not in names or "xl/workbook.xml" not in names:
        raise FileError("The file is a zip, but no workbook. Send the template, filled in.")
    if any(part.flag_bits & 1 for part in parts):
        raise FileError("The workbook has a password. Save it as .xlsx without one.")
    if any("vbaproject" in name or name.startswith("xl/macrosheets/") for name in names):
        raise _macros()
    if any(name.startswith("xl/externallinks/") for name in names):
        raise FileError(
            "The workbook takes values from other workbooks. Break the links (Data, Edit links), "
            "so that it holds its own values, and send it again."
        )


def _check_xml(content: bytes) -> None:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise _broken() from error


def _refuse_doctype(*_declared: Any) -> None:
    raise FileError(
        "The workbook has been tampered with: its parts define entities, which no spreadsheet "
        "writes. Copy the schemes into a fresh template and send that."
    )


class _SheetReader:
    """Fills in the layout from the XML of one sheet."""

    def __init__(self, layout: SheetLayout) -> None:
        self.layout = layout
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.StartDoctypeDeclHandler = _refuse_doctype
        self.row = 0
        self.column = 0
        self.hidden = False
        self.counted = False
        self.cell = ""
        self.has_formula = False
        self.has_value = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if name == "c":
            self._start_cell(attributes.get("r", ""))
        elif name in {"v", "is"}:
            if self.has_formula:
                self.parser.CharacterDataHandler = self._text
            else:
                self._value()
        elif name == "f":
            self.has_formula = True
        elif name == "row":
            self.row = _number(attributes.get("r")) or self.row + 1
            self.column = 0
            self.hidden = attributes.get("hidden") in {"1", "true"}
            self.counted = False
        elif name == "col" and attributes.get("hidden") in {"1", "true"}:
            ends = (_number(attributes.get("min")), _number(attributes.get("max")))
            self.layout.hidden_columns.append(ends)
        elif name == "mergeCell":
            self.layout.merged.append(attributes.get("ref", ""))

    def end(self, tag: str) -> None:
        if tag.endswith(" c") or tag == "c":
            if self.has_formula:
                self.parser.CharacterDataHandler = None
                if not self.has_value:
                    self.layout.unsaved_formulas.append(self.cell)
            self.has_formula = False

    def _start_cell(self, reference: str) -> None:
        match = _REFERENCE.fullmatch(reference)
        self.column = column_number(match[1]) if match else self.column + 1
        self.cell = reference or f"{letters(self.column)}{self.row}"
        self.has_formula = self.has_value = False

    def _text(self, _text: str) -> None:
        if not self.has_value:
            self._value()

    def _value(self) -> None:
        layout = self.layout
        self.has_value = True
        layout.last_row = max(layout.last_row, self.row)
        layout.last_column = max(layout.last_column, self.column)
        if not self.counted:
            self.counted = True
            layout.rows += 1
            if self.hidden:
                layout.hidden_rows.append(self.row)


def letters(column: int) -> str:
    """1 as A, 27 as AA."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def column_number(name: str) -> int:
    """A as 1, AA as 27."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 0


def _macros() -> FileError:
    return FileError("The workbook has macros. Save it as .xlsx, which cannot keep them.")


def _broken() -> FileError:
    return FileError("The workbook is damaged. Open it in your spreadsheet, save it and try again.")
