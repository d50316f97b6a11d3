"""Makes a PDF in a process of its own: `python -m reports.render.pdf.document`.

The process reads the page, its files and its charts on its standard input and writes the PDF on its
standard output. It knows no Django and no database; the memory that laying out takes goes back when
it ends.
"""

import gc
import pickle
import sys
from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any, BinaryIO, Final

import weasyprint.pdf
from weasyprint import CSS, HTML
from weasyprint.css import ColorProfile
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from reports.render.news import NOBODY, REFUSED, Teller, leave, teller
from reports.render.pdf.accessible import make_accessible
from reports.render.pdf.attachments import Attachment
from reports.render.pdf.boxes import note_boxes
from reports.render.pdf.edges import DoesNotFit, refuse_beyond_edges, spilled_pages
from reports.render.pdf.layout_news import STEPS, told
from reports.render.pictures import picture
from workbench.charts.chart import AnyChart

# A host that cannot exist (RFC 2606): everything of the paper lies beneath it.
BASE = "https://paper.invalid/"
_OPTIONS: Final = {"pdf_variant": "pdf/a-3a", "pdf_tags": True, "full_fonts": False}
_CLOSER: Final = """
html { line-height: 1.3 !important }
main:not(.compact) :is(p, ul, ol) { margin-bottom: 2.6mm !important }
main:not(.compact) .table { margin: 2mm 0 4mm !important }
"""
# A longer paper is not laid out twice: it would take the time and the memory of two.
_MOST_PAGES_TWICE: Final = 60
_TYPES = {".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2", ".png": "image/png"}


class RefusedAddress(ValueError):
    """Raised where the page asks for a file that is not part of the paper."""


class OwnFiles(URLFetcher):  # type: ignore[misc]  # weasyprint has no types
    """Gives WeasyPrint the paper's own files and nothing else: no disk, no network, no other
    scheme."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__(fail_on_errors=True)
        self.files = files

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The file at this address. Raises `RefusedAddress` for any other."""
        name = url.removeprefix(BASE)
        if not url.startswith(BASE) or name not in self.files:
            raise RefusedAddress(f"{url!r} is not part of the paper")
        kind = _TYPES[PurePosixPath(name).suffix]
        return URLFetcherResponse(url, self.files[name], {"Content-Type": kind})


def _closed(file: BinaryIO, *others: Any) -> ColorProfile:
    """A profile of colours whose file is closed again, which WeasyPrint leaves to chance."""
    with file:
        return ColorProfile(BytesIO(file.read()), *others)


def page_of(html: str, files: Mapping[str, bytes], charts: tuple[AnyChart, ...]) -> HTML:
    """The page with its charts drawn, of the paper's own files and no others."""
    drawn = {f"charts/{chart.name}.svg": picture(chart) for chart in charts}
    return HTML(string=html, base_url=BASE, url_fetcher=OwnFiles({**files, **drawn}))


def lay_out(page: HTML) -> Any:
    """The pages. Where one of them would hold a line or two alone, all are set a little closer, if
    that draws them in."""
    found = page.render(font_config=FontConfiguration(), **_OPTIONS)
    spilled = spilled_pages(found)
    if not spilled or len(found.pages) > _MOST_PAGES_TWICE:
        return found
    closer = page.render(
        font_config=FontConfiguration(), stylesheets=[CSS(string=_CLOSER)], **_OPTIONS
    )
    return closer if spilled_pages(closer) < spilled else found


def make_pdf(
    html: str,
    files: Mapping[str, bytes],
    charts: tuple[AnyChart, ...] = (),
    names: Mapping[str, str] = MappingProxyType({}),
    attachments: tuple[Attachment, ...] = (),
    *,
    tell: Teller = NOBODY,
) -> bytes:
    """The page as PDF/UA-1 and PDF/A-3a. `files` are all that it may use, by path beneath `BASE`;
    `charts` are drawn at charts/<name>.svg; `names` say what each anchor is called; `attachments`
    travel in it; `tell` hears what is being done.

    Raises `RefusedAddress` where the page asks for anything else, and `DoesNotFit` where words have
    no room.
    """
    tell.step(0, "Drawing the charts")
    page = page_of(html, files, charts)
    written = BytesIO()
    note_boxes()
    weasyprint.pdf.ColorProfile = _closed
    tell.step(1, "Laying out the pages")
    try:
        with told(tell):
            laid_out = lay_out(page)
            refuse_beyond_edges(laid_out)
            laid_out.write_pdf(written, **_OPTIONS)
    except FatalURLFetchingError as error:
        raise RefusedAddress(str(error.__cause__)) from error
    tell.step(3, "Making it readable for screen readers")
    return make_accessible(written.getvalue(), names, attachments)


def main() -> int:
    # Laying out makes millions of objects and few circles of them: looking for those takes a fifth
    # of the time or more, and frees a fiftieth of the memory, which goes back at the end anyhow.
    gc.disable()
    job = pickle.load(sys.stdin.buffer)  # noqa: S301  our own parent wrote it
    try:
        sys.stdout.buffer.write(make_pdf(*job, tell=teller(STEPS)))
    except (RefusedAddress, DoesNotFit) as error:
        sys.stderr.write(f"The paper was not made: {error}.")
        return REFUSED
    return 0


if __name__ == "__main__":
    leave(main())
