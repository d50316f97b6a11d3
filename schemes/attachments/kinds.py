"""The kinds of file that may be attached, recognised by their content as well as by their names. No
file is ever opened for people: it is kept and sent back as it came."""

import codecs
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import PurePath
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOST_BYTES: Final = 10 * 1024 * 1024
_MOST_TYPES: Final = 1024 * 1024  # bytes of a package's list of parts; real ones have a few KB
_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MACROS: Final = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def _begins(*starts: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(starts)


def _office(part: str) -> Callable[[bytes], bool]:
    """Whether the content is a Word or Excel package that has this main part and no macros."""

    def known(content: bytes) -> bool:
        package = _package(content)
        if package is None:
            return False
        names = set(package.namelist())
        return {"[Content_Types].xml", part} <= names and not _has_macros(package)

    return known


def _open_document(kind: str) -> Callable[[bytes], bool]:
    """Whether the content is an OpenDocument package of this kind, which its first file states."""

    def known(content: bytes) -> bool:
        package = _package(content)
        if package is None or "mimetype" not in package.namelist():
            return False
        return _start(package, "mimetype", 100) == kind.encode()

    return known


def _package(content: bytes) -> zipfile.ZipFile | None:
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return None


def _start(package: zipfile.ZipFile, name: str, size: int) -> bytes:
    """The first bytes of a part, never more than asked for, however large it unpacks."""
    try:
        with package.open(name) as part:
            return part.read(size)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return b""


def _has_macros(package: zipfile.ZipFile) -> bool:
    if any(name.lower().endswith("vbaproject.bin") for name in package.namelist()):
        return True
    types = _start(package, "[Content_Types].xml", _MOST_TYPES)
    return not types or bool(_MACROS.search(types))


def _is_text(content: bytes) -> bool:
    """Whether the content is plain text in UTF-8, in UTF-16 with its mark, or in the Windows code
    page."""
    coding = "utf-16" if content.startswith(_UTF16) else "utf-8-sig"
    if _is_another_kind(content):
        return False
    try:
        text = content.decode(coding)
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace") if coding == "utf-8-sig" else "\0"
    return not _CONTROLS.search(text)


def _is_another_kind(content: bytes) -> bool:
    """Whether the content begins as a document, a picture, a package or a program does."""
    return content.startswith(
        (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"PK\x03\x04", b"MZ", b"\x7fELF")
    )


KINDS: Final[dict[str, Callable[[bytes], bool]]] = {
    ".pdf": _begins(b"%PDF-"),
    ".docx": _office("word/document.xml"),
    ".xlsx": _office("xl/workbook.xml"),
    ".odt": _open_document("application/vnd.oasis.opendocument.text"),
    ".ods": _open_document("application/vnd.oasis.opendocument.spreadsheet"),
    ".csv": _is_text,
    ".txt": _is_text,
    ".png": _begins(b"\x89PNG\r\n\x1a\n"),
    ".jpg": _begins(b"\xff\xd8\xff"),
    ".jpeg": _begins(b"\xff\xd8\xff"),
}


def safe_name(name: str) -> str:
    """The last part of a file's name with its letters, figures and plain signs alone, at most 150
    characters: what it is saved as when somebody downloads it."""
    last = PurePath(name.replace("\\", "/")).name
    plain = re.sub(r"[^\w .()\-]+", "_", last).strip(" .") or "file"
    stem, suffix = PurePath(plain).stem, PurePath(plain).suffix
    return f"{stem[: 150 - len(suffix)]}{suffix}"


def check_file(name: str, content: bytes) -> None:
    """Raises `ValidationError`, with what to do, for a file that is empty, too large, of another
    kind than those accepted, or not what its name says."""
    suffix = PurePath(name).suffix.lower()
    if not content:
        raise ValidationError(_("The file is empty. Choose another."))
    if len(content) > MOST_BYTES:
        raise ValidationError(_("The file is larger than 10 MB. Attach a smaller one."))
    if suffix not in KINDS:
        raise ValidationError(
            _("Attach a PDF, Word, Excel, OpenDocument, CSV, text, PNG or JPEG file.")
        )
    if not KINDS[suffix](content):
        raise ValidationError(
            _(
                "What is in the file is not %(kind)s as its name says, or it has macros. Save it "
                "again in the program that made it."
            )
            % {"kind": suffix.removeprefix(".").upper()}
        )
