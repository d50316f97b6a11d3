"""The papers of the cases for tests: made once, since laying out some fifty pages takes seconds."""

from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from reports.casefile.file import read_case
from reports.document.content import Document
from reports.document.content_json import content_json
from reports.output.paper import paper_document
from reports.render.pdf.paper import render_pdf
from reports.verify.pdf import ReadPdf, read_pdf
from tests.once import once

BARNET = Path(settings.BASE_DIR) / "fixtures" / "barnet.json"


@cache
def barnet_document() -> Document:
    return paper_document(read_case(BARNET).case)


@cache
def laid_out(document: Document) -> bytes:
    """The document as a PDF, for all tests that read one; those of laying out itself do it anew."""
    return once(lambda: render_pdf(document), content_json(document))


def barnet_pdf() -> bytes:
    return laid_out(barnet_document())


@cache
def barnet_read() -> ReadPdf:
    return read_pdf(barnet_pdf())


def barnet_data() -> dict[str, Any]:
    """A copy of the case to change."""
    return read_case(BARNET).data


@cache
def document_of(case: str) -> Document:
    """The only paper of a case that comes with the product, by the name of its file."""
    return paper_document(read_case(BARNET.with_stem(case)).case)


def pdf_of(case: str) -> bytes:
    return laid_out(document_of(case))
