"""A paper as a tagged PDF, laid out in a child process with a time limit."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from reports.document.content import Document, Notes, Paragraph
from reports.layout.fitting import CannotLayOut
from reports.render.child import SECONDS_ALLOWED, PaperNotMade, Watch, in_child
from reports.render.html import paper_html
from reports.render.pdf.attachments import Attachment
from reports.render.pdf.draft import page_rules, watermarks
from reports.render.pdf.running import printed, running_heads
from reports.render.style import STYLE_SHEET, style_files
from workbench.council.logo import Logo, logo_for, logo_of

__all__ = ["Extent", "PaperNotMade", "extent_of", "make_in_child", "render_pdf"]

_BASE = "https://paper.invalid/"


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a paper reaches: how far down each of its pages is filled, from 0 to 1, and where
    each anchor stands, in pages from the beginning (1.5 is the middle of the second page)."""

    filled: Sequence[float]
    places: Mapping[str, float]


def render_pdf(
    document: Document,
    *,
    attachments: Iterable[Attachment] = (),
    made_at: datetime | None = None,
    logo: bytes = b"",
    seconds: float = SECONDS_ALLOWED,
    watch: Watch | None = None,
    pause: float = 0,
) -> bytes:
    """The paper as bytes of a PDF that is PDF/UA-1 and PDF/A-3a, with the attachments in it: the
    same content, made at the same moment, gives the same bytes. Without a moment the file says
    none. `logo` is the authority's own. `watch` and `pause` are those of `in_child`.

    Raises `PaperNotMade` where something of the paper cannot be laid out, or the renderer fails or
    takes longer than `seconds`, and `RenderStopped` where `watch` says no.
    """
    set_out = _set_out(document)
    own = logo_for(document.authority, logo)
    html = _html(document, set_out, made_at, own)
    return make_in_child(html, set_out, seconds, attachments, watch=watch, pause=pause, logo=own)


def extent_of(document: Document, *, seconds: float = SECONDS_ALLOWED) -> Extent:
    """How far the paper reaches in print. Raises `PaperNotMade` as `render_pdf` does."""
    set_out = _set_out(document)
    own = logo_of(document.authority)
    html = _html(document, set_out, None, own)
    module = "reports.render.pdf.extent"
    return Extent(**json.loads(make_in_child(html, set_out, seconds, module=module, logo=own)))


def make_in_child(
    html: str,
    document: Document,
    seconds: float,
    attachments: Iterable[Attachment] = (),
    *,
    watch: Watch | None = None,
    pause: float = 0,
    module: str = "reports.render.pdf.document",
    logo: Logo | None = None,
) -> bytes:
    # The parent never imports the child's module, which brings the whole layout engine with it.
    files = style_files() | watermarks(document.draft)
    if logo is not None:
        files[logo.name] = logo.content
    job = (html, files, document.charts, link_names(document), tuple(attachments))
    return in_child(module, job, seconds=seconds, watch=watch, pause=pause)


def _set_out(document: Document) -> Document:
    try:
        return printed(document)
    except CannotLayOut as error:
        raise PaperNotMade(str(error)) from error


def _html(document: Document, set_out: Document, made_at: datetime | None, own: Logo | None) -> str:
    return paper_html(
        set_out,
        style_sheet=f"{_BASE}{STYLE_SHEET}",
        rules=running_heads(document) + (page_rules(_BASE) if document.draft else ""),
        charts={chart.name: f"{_BASE}charts/{chart.name}.svg" for chart in set_out.charts},
        made_at=made_at,
        logo=f"{_BASE}{own.name}" if own else "",
    )


def link_names(document: Document) -> dict[str, str]:
    """The names of the places that links may lead to, by anchor."""
    names = {heading.key: heading.title for heading in document.headings}
    for block in document.walk():
        if isinstance(block, Paragraph) and block.key and block.number:
            names[block.key] = f"Paragraph {block.number}"
        elif isinstance(block, Notes):
            for note in block.notes:
                names[note.key] = f"Note {note.mark}"
                names[note.back] = f"Back to the mark of note {note.mark}"
    return names
