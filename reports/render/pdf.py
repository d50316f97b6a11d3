"""A paper as a tagged PDF, laid out in a child process with a time limit."""

import pickle
import subprocess
import sys
from collections.abc import Iterable

from django.conf import settings

from reports.content import Document
from reports.render.attachments import Attachment
from reports.render.html import STYLE_SHEET, paper_html, style_files

SECONDS_ALLOWED = 120
_BASE = "https://paper.invalid/"


class PaperNotMade(RuntimeError):
    """The PDF could not be made; the message says what to do."""


def render_pdf(
    document: Document,
    *,
    attachments: Iterable[Attachment] = (),
    seconds: float = SECONDS_ALLOWED,
) -> bytes:
    """The paper as PDF/UA-1 bytes, with the attachments in it: the same content gives the same
    bytes.

    Raises `PaperNotMade` where the renderer refuses, fails or takes longer than `seconds`.
    """
    return make_in_child(
        paper_html(
            document,
            style_sheet=f"{_BASE}{STYLE_SHEET}",
            charts={chart.name: f"{_BASE}charts/{chart.name}.svg" for chart in document.charts},
        ),
        document,
        seconds,
        attachments,
    )


def make_in_child(
    html: str, document: Document, seconds: float, attachments: Iterable[Attachment] = ()
) -> bytes:
    # The parent never imports the child's module, which brings the whole layout engine with it.
    names = {heading.key: heading.title for heading in document.headings}
    job = pickle.dumps((html, style_files(), document.charts, names, tuple(attachments)))
    try:
        done = subprocess.run(
            [sys.executable, "-m", "reports.render.document"],
            input=job,
            capture_output=True,
            timeout=seconds,
            cwd=settings.BASE_DIR,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PaperNotMade(
            f"The paper took longer than {seconds:.0f} seconds to lay out. "
            "Shorten its longest tables, then try again."
        ) from error
    if done.returncode == 2:
        raise PaperNotMade(f"The paper was not made: {done.stderr.decode().strip()}.")
    if done.returncode:
        raise PaperNotMade(
            "The PDF renderer failed. Check that its system libraries are installed "
            f"(`make setup` does): {_last_line(done.stderr)}"
        )
    return done.stdout


def _last_line(errors: bytes) -> str:
    lines = errors.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else "it gave no reason."
