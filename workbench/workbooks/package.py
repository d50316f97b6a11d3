"""Checks whether an uploaded file is a workbook that may be opened at all, from its zip directory
and its plain XML, before anything reads its values.

A workbook is a zip of XML files. A few kilobytes of it can unpack to more than a machine holds, and
XML can say "ten times what stood before" ten times over; macros and links to other workbooks have
no place in a file of figures.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import Any, Final
from xml.parsers import expat

LARGEST: Final = 10 * 1024 * 1024
LARGEST_UNPACKED: Final = 120 * 1024 * 1024
# Real workbooks shrink to a tenth or a thirtieth; a bomb to a thousandth.
LARGEST_RATIO: Final = 100
RATIO_FROM: Final = 8 * 1024 * 1024
MOST_PARTS: Final = 500
# A filled cell takes four: fifty thousand lines of thirty columns.
MOST_TAGS: Final = 6_000_000

_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MEGABYTE: Final = 1024 * 1024


class FileError(ValueError):
    """A file that is not taken. The message says what to do instead."""


@dataclass(frozen=True, slots=True)
class Remedies:
    """What to do, where a file is too large, has to be made anew, or is no workbook at all; and how
    many `tags` its parts may have together, each of which takes a reader its time, whatever stands
    in it."""

    parts: str = "Send the schemes in parts."
    fresh: str = "Copy the schemes into a fresh template and send that."
    filled: str = "Send the template, filled in."
    ending: str = (
        "Send a file that ends in .xlsx, the template filled in, or a sheet of it in .csv."
    )
    tags: int = MOST_TAGS


OF_SCHEMES: Final = Remedies()


def check_package(name: str, content: bytes, remedies: Remedies = OF_SCHEMES) -> None:
    """Raises `FileError` unless the file is an XLSX workbook without macros or outside links that
    unpacks to a bearable size and whose XML defines nothing of its own."""
    if len(content) > LARGEST:
        raise FileError(f"The file is larger than {LARGEST // _MEGABYTE} MB. {remedies.parts}")
    _check_kind(name, content, remedies)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _check_directory(package, remedies)
            tags = 0
            for part in package.infolist():
                if part.filename.lower().endswith((".xml", ".rels", ".vml")):
                    text = package.read(part)
                    tags += text.count(b"<")
                    if tags > remedies.tags:
                        raise too_many_cells(remedies)
                    _check_xml(text, remedies)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError) as error:
        raise broken() from error


def _check_kind(name: str, content: bytes, remedies: Remedies) -> None:
    if content.startswith(_OLD):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise FileError("The workbook has a password. Save it as .xlsx without one.")
        raise FileError("This is an old kind of workbook (.xls). Save it as .xlsx and send that.")
    if name.lower().endswith((".xlsm", ".xltm", ".xlam")):
        raise _macros()
    if not name.lower().endswith(".xlsx"):
        raise FileError(remedies.ending)
    if not content.startswith(b"PK"):
        raise FileError("The file is not a workbook, whatever its name. Save it as .xlsx again.")


def _check_directory(package: zipfile.ZipFile, remedies: Remedies) -> None:
    parts = package.infolist()
    _check_size(parts, remedies)
    _check_contents(parts, remedies)


def _check_size(parts: list[zipfile.ZipInfo], remedies: Remedies) -> None:
    """Raises `FileError` where a machine could not bear what unpacks."""
    packed = sum(part.compress_size for part in parts)
    unpacked = sum(part.file_size for part in parts)
    if unpacked > LARGEST_UNPACKED or len(parts) > MOST_PARTS:
        raise FileError(
            f"The workbook unpacks to more than {LARGEST_UNPACKED // _MEGABYTE} MB or "
            f"{MOST_PARTS} parts. {remedies.fresh}"
        )
    if unpacked > RATIO_FROM and unpacked > LARGEST_RATIO * max(packed, 1):
        raise FileError(
            f"The workbook unpacks to more than {LARGEST_RATIO} times its size, as no table does. "
            f"{remedies.fresh}"
        )


def _check_contents(parts: list[zipfile.ZipInfo], remedies: Remedies) -> None:
    """Raises `FileError` unless these are the parts of an open workbook of plain figures."""
    names = [part.filename.lower() for part in parts]
    if "[content_types].xml" not in names or "xl/workbook.xml" not in names:
        raise FileError(f"The file is a zip, but no workbook. {remedies.filled}")
    if any(part.flag_bits & 1 for part in parts):
        raise FileError("The workbook has a password. Save it as .xlsx without one.")
    if any("vbaproject" in name or name.startswith("xl/macrosheets/") for name in names):
        raise _macros()
    if any(name.startswith("xl/externallinks/") for name in names):
        raise FileError(
            "The workbook takes values from other workbooks. Break the links (Data, Edit links), "
            "so that it holds its own values, and send it again."
        )


def _check_xml(content: bytes, remedies: Remedies) -> None:
    def refuse(*_declared: Any) -> None:
        raise tampered(remedies)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise broken() from error


def too_many_cells(remedies: Remedies) -> FileError:
    return FileError(f"The workbook has too many cells, filled or formatted. {remedies.parts}")


def tampered(remedies: Remedies) -> FileError:
    return FileError(
        "The workbook has been tampered with: its parts define entities, which no spreadsheet "
        f"writes. {remedies.fresh}"
    )


def _macros() -> FileError:
    return FileError("The workbook has macros. Save it as .xlsx, which cannot keep them.")


def broken() -> FileError:
    return FileError("The workbook is damaged. Open it in your spreadsheet, save it and try again.")
