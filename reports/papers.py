"""A paper made from a case: composed in its house format, then rendered as a file of some kind."""

import json
from collections.abc import Callable
from typing import Any

from reports.case import case_of
from reports.compose import compose
from reports.content import Document
from reports.exempt import public_case
from reports.house_format import house_format
from schemes.places import Json


def paper_document(
    data: Json, reference: str | None = None, *, whole: bool = False, draft: str = ""
) -> Document:
    """The content tree of one paper of a checked case: the public paper, which holds nothing that
    is exempt, or the `whole` one. `draft` are the words across its pages.

    Raises `NoPaper`, `FormatError`, `FigureError` or `ProblemError`: each says what to mend.
    """
    case = case_of(data if whole else public_case(data, reference), reference)
    return compose(case, house_format(case.paper.house_format), draft=draft)


def as_pdf(document: Document) -> bytes:
    """Raises `PaperNotMade`."""
    from reports.render.pdf import render_pdf

    return render_pdf(document)


def as_html(document: Document) -> bytes:
    """One file that needs no other."""
    from reports.render.html import standalone_html

    return standalone_html(document).encode()


def as_docx(document: Document) -> bytes:
    """A Word file, to be worked on."""
    from reports.render.docx.paper import render_docx

    return render_docx(document)


def as_json(document: Document) -> bytes:
    """The content tree, each block with its kind."""
    text = json.dumps(_plain(document), ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


RENDERERS: dict[str, Callable[[Document], bytes]] = {
    ".pdf": as_pdf,
    ".docx": as_docx,
    ".html": as_html,
    ".json": as_json,
}
NOT_YET = frozenset({".xlsx"})


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if hasattr(value, "__dataclass_fields__"):
        own = {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
        return {"kind": type(value).__name__.lower(), **own}
    return value if value is None or isinstance(value, str | int | bool) else str(value)
