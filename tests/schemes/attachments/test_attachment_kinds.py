"""Which files are taken: by name, by what is in them, by size."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError

from schemes.attachments.kinds import KINDS, MOST_BYTES, check_file, safe_name

TYPES = b"<Types><Override ContentType='application/vnd.sheet.main+xml'/></Types>"


def package(**parts: bytes) -> bytes:
    """A zip file with these parts, "__" standing for a slash and "_dot_" for a full stop."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return made.getvalue()


def office(part: str, types: bytes = TYPES, **more: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("[Content_Types].xml", types)
        file.writestr(part, b"<x/>")
        for name, content in more.items():
            file.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return made.getvalue()


DOCX = office("word/document.xml")
XLSX = office("xl/workbook.xml")
ODT = package(mimetype=b"application/vnd.oasis.opendocument.text")
ODS = package(mimetype=b"application/vnd.oasis.opendocument.spreadsheet")
PDF = b"%PDF-1.7\n%\xe2\xe3"
PNG = b"\x89PNG\r\n\x1a\n\0\0"
JPEG = b"\xff\xd8\xff\xe0\0\x10JFIF"
TEXT = "Café £5\n".encode()
CONTENT = {
    ".pdf": PDF,
    ".docx": DOCX,
    ".xlsx": XLSX,
    ".odt": ODT,
    ".ods": ODS,
    ".csv": TEXT,
    ".txt": TEXT,
    ".png": PNG,
    ".jpg": JPEG,
    ".jpeg": JPEG,
}


@pytest.mark.parametrize("suffix", sorted(KINDS))
def test_file_of_each_kind_is_taken_under_its_own_name_alone(suffix: str) -> None:
    check_file(f"Evidence{suffix.upper()}", CONTENT[suffix])
    for other, content in CONTENT.items():
        if content is CONTENT[suffix]:
            continue
        with pytest.raises(ValidationError, match="is not"):
            check_file(f"evidence{suffix}", content)
        assert other != suffix


@pytest.mark.parametrize("content", ["£1".encode("utf-16"), b"\x93quoted\x94", b"\xef\xbb\xbfa"])
def test_text_of_usual_codings_is_taken(content: bytes) -> None:
    check_file("notes.txt", content)


@pytest.mark.parametrize("content", [b"a\0b", b"\xff\xfeabc", b"MZ\x90", b"\x7fELF", b"\x1b\x07"])
def test_text_that_is_none_is_refused(content: bytes) -> None:
    with pytest.raises(ValidationError, match="is not TXT"):
        check_file("notes.txt", content)


@pytest.mark.parametrize(
    "content",
    [
        office("xl/workbook.xml", xl__vbaProject_dot_bin=b"macro"),
        office("xl/workbook.xml", b"<Types>application/vnd.ms-excel.sheet.macroEnabled</Types>"),
        office("xl/workbook.xml", b""),
        b"PK\x03\x04 cut short",
        package(xl__workbook_dot_xml=b"<x/>"),
    ],
)
def test_workbook_with_macros_or_broken_is_refused(content: bytes) -> None:
    with pytest.raises(ValidationError, match="macros"):
        check_file("model.xlsx", content)


def test_package_whose_part_cannot_be_read_is_refused() -> None:
    broken = bytearray(ODT)
    broken[ODT.index(b"application")] ^= 1
    with pytest.raises(ValidationError, match="is not ODT"):
        check_file("a.odt", bytes(broken))


@pytest.mark.parametrize("name", ["a.exe", "a.html", "a.svg", "a", "a.pdf.js", "a.xlsm"])
def test_file_of_another_kind_is_refused(name: str) -> None:
    with pytest.raises(ValidationError, match="Attach a PDF, Word"):
        check_file(name, PDF)


def test_file_that_is_empty_or_too_large_is_refused() -> None:
    with pytest.raises(ValidationError, match="is empty"):
        check_file("a.pdf", b"")
    check_file("a.pdf", PDF.ljust(MOST_BYTES))
    with pytest.raises(ValidationError, match="larger than 10 MB"):
        check_file("a.pdf", PDF.ljust(MOST_BYTES + 1))


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\x\\Tender 2018 (final).pdf", "Tender 2018 (final).pdf"),
        ('a"; filename=b.html\r\n.csv', "a_ filename_b.html_.csv"),
        ("…", "_"),
        (".", "file"),
        ("x" * 300 + ".docx", "x" * 145 + ".docx"),
    ],
)
def test_name_keeps_nothing_that_could_lead_elsewhere(name: str, kept: str) -> None:
    assert safe_name(name) == kept
