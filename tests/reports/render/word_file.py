"""The Word file of a paper with every block, made once for all tests that read it, and its parts."""

import io
import zipfile
from functools import cache

import docx
from docx.document import Document as Word
from lxml import etree

from reports.render.docx.paper import render_docx
from tests.reports.cases.every_block import paper_with_every_block

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def made() -> bytes:
    return render_docx(paper_with_every_block())


@cache
def opened() -> Word:
    return docx.Document(io.BytesIO(made()))


def part(name: str, content: bytes | None = None) -> etree._Element:
    """A part of this file, or of another one."""
    with zipfile.ZipFile(io.BytesIO(content or made())) as package:
        return etree.fromstring(package.read(name))
