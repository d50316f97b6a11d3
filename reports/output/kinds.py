"""The kinds of file that a paper is made as: each is one row with its words and its renderer.

A new kind is a row here. Renderers are imported where they are called, so that the site starts
without them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from reports.document.content_json import content_json
from reports.output.paper import ReadyPaper, findings_in, subjects_in
from reports.render.child import SECONDS_ALLOWED, Watch, in_child


class Renderer(Protocol):
    """Makes the file. Raises `PaperNotMade`."""

    def __call__(self, paper: ReadyPaper) -> bytes: ...


class WatchedRenderer(Protocol):
    """Makes the file in a child process: the arguments are those of `in_child`."""

    def __call__(
        self, paper: ReadyPaper, *, seconds: float, watch: Watch | None, pause: float
    ) -> bytes: ...


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of file. `suffix` ends its name (".pdf"), `name` is what it is called in a sentence,
    `title` what it is offered as, `command_name` what the command line says of it.

    A file of at most `small` blocks and rows of tables is made in a second or two, which is no time
    to send anybody away. `watched` is its own way of being made in a child process; one without is
    rendered in a child that knows the whole site.
    """

    suffix: str
    media_type: str
    name: str | Promise
    title: str | Promise
    command_name: str
    render: Renderer
    small: int = 3000
    watched: WatchedRenderer | None = None

    @property
    def word(self) -> str:
        """The suffix as a word of an address: "pdf"."""
        return self.suffix.removeprefix(".")

    def make(
        self, paper: ReadyPaper, *, seconds: float, watch: Watch | None, pause: float
    ) -> bytes:
        """The file, from a child process that is watched. Raises `PaperNotMade` and
        `RenderStopped`."""
        if self.watched is not None:
            return self.watched(paper, seconds=seconds, watch=watch, pause=pause)
        job = (self.suffix, paper)
        return in_child("reports.output.any_kind", job, seconds=seconds, watch=watch, pause=pause)


def as_pdf(
    paper: ReadyPaper,
    *,
    seconds: float = SECONDS_ALLOWED,
    watch: Watch | None = None,
    pause: float = 0,
) -> bytes:
    """From a child that knows the layout engine alone. Raises `PaperNotMade`."""
    from reports.render.pdf.paper import render_pdf

    return render_pdf(
        paper.document,
        attachments=paper.attachments,
        made_at=paper.made_at,
        logo=paper.logo,
        seconds=seconds,
        watch=watch,
        pause=pause,
    )


def as_html(paper: ReadyPaper) -> bytes:
    """One file that needs no other."""
    from reports.render.html import standalone_html

    return standalone_html(paper.document, paper.made_at, paper.logo).encode()


def as_docx(paper: ReadyPaper) -> bytes:
    """A Word file, to be worked on. Raises `PaperNotMade`."""
    from reports.render.docx.contents.pages import docx_with_pages

    return docx_with_pages(paper.document, paper.made_at, paper.logo)


def as_xlsx(paper: ReadyPaper) -> bytes:
    """A workbook of the paper's tables, and of its appraisals at work."""
    from reports.render.xlsx.book import render_xlsx

    own = paper.own_case
    return render_xlsx(paper.document, findings_in(own), subjects_in(own), paper.made_at)


def as_json(paper: ReadyPaper) -> bytes:
    """The content tree, each part named."""
    return content_json(paper.document)


_ROWS: Final = (
    FileKind(
        ".pdf",
        "application/pdf",
        name=_("PDF"),
        title=_("PDF, to read and print"),
        command_name="PDF/UA-1 and PDF/A-3a",
        render=as_pdf,
        small=100,  # five pages or so: laying out pages takes long
        watched=as_pdf,
    ),
    FileKind(
        ".docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        name=_("Word file"),
        title=_("Word (DOCX), to work on"),
        command_name="a Word file",
        render=as_docx,
    ),
    FileKind(
        ".html",
        "text/html; charset=utf-8",
        name=_("web page"),
        title=_("Web page (HTML)"),
        command_name="a web page in one file",
        render=as_html,
    ),
    FileKind(
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        name=_("workbook"),
        title=_("Workbook (XLSX), with its tables"),
        command_name="a workbook of its tables",
        render=as_xlsx,
    ),
    FileKind(
        ".json",
        "application/json",
        name=_("data"),
        title=_("Data (JSON)"),
        command_name="its content",
        render=as_json,
    ),
)
# By suffix, as they are offered.
FILE_KINDS: Final[Mapping[str, FileKind]] = {kind.suffix: kind for kind in _ROWS}
