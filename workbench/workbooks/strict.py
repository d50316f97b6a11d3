"""Strict Open XML workbooks, which name everything otherwise, as the ordinary kind."""

import io
import re
import zipfile
from typing import Final

_STRICT: Final = b"http://purl.oclc.org/ooxml/"
_ORDINARY: Final = b"http://schemas.openxmlformats.org/"
# Names that differ by more than the year in them.
_NAMES: Final = {
    b"officeDocument/extendedProperties": b"officeDocument/2006/extended-properties",
    b"officeDocument/customProperties": b"officeDocument/2006/custom-properties",
    b"officeDocument/relationships/extendedProperties": (
        b"officeDocument/2006/relationships/extended-properties"
    ),
    b"officeDocument/relationships/customProperties": (
        b"officeDocument/2006/relationships/custom-properties"
    ),
}
_NAME: Final = re.compile(rb"""(?<=["'])http://purl\.oclc\.org/ooxml/([^"']*)""")


def ordinary(content: bytes) -> bytes:
    """A checked workbook whose names are those of the ordinary kind, with the same cells."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if _STRICT not in package.read("xl/workbook.xml"):
            return content
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
            for part in package.infolist():
                data = package.read(part)
                if part.filename.lower().endswith((".xml", ".rels")):
                    data = _NAME.sub(_named, data)
                new.writestr(part.filename, data)
    return written.getvalue()


def _named(match: re.Match[bytes]) -> bytes:
    name = match[1]
    if name in _NAMES:
        return _ORDINARY + _NAMES[name]
    kind, _slash, rest = name.partition(b"/")
    return _ORDINARY + kind + b"/2006/" + rest
