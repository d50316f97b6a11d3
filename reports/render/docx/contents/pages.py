"""The pages that the list of contents of a Word file names, from an office program where there is
one.

Only Word knows where Word breaks a page. An office program that has a typeface of the same widths
as ours comes to nearly the same; without one no number is printed, for a wrong one would be taken
for right.
"""

import json
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from tempfile import TemporaryDirectory
from typing import Final

from django.conf import settings

from reports.document.content import Contents, Document
from reports.render.child import PaperNotMade, in_child
from reports.render.docx.paper import render_docx
from reports.render.docx.styles import FONT

_SECONDS: Final = 30
_ANY_PAGE: Final = 88
# Typefaces with the widths of Arial, letter by letter.
_SAME_WIDTHS: Final = frozenset({FONT, "Liberation Sans", "Arimo"})


def page_numbers(content: bytes, bookmarks: Iterable[str]) -> Mapping[str, int]:
    """The page of each bookmark of a Word file, from 1; nothing where no program can tell, where it
    takes too long, or where it did not find every one of them."""
    wanted = list(bookmarks)
    office = office_program()
    if office is None or not wanted:
        return {}
    module = "reports.render.docx.contents.office"
    # Ours, so that it goes even where the process is ended.
    with TemporaryDirectory(prefix="office-", ignore_cleanup_errors=True) as folder:
        job = (office, content, wanted, folder)
        try:
            found: dict[str, int] = json.loads(in_child(module, job, seconds=_SECONDS))
        except PaperNotMade:
            return {}
    return found if set(found) == set(wanted) else {}


def office_program() -> str | None:
    """The program that pages are asked of; None without one, or without a typeface that lines
    break alike in."""
    program = shutil.which(settings.OFFICE) if settings.OFFICE else None
    return program if program and _typeface() in _SAME_WIDTHS else None


@cache
def _typeface() -> str:
    """The typeface that this machine prints instead of ours, or nothing where it cannot be told."""
    asks = shutil.which("fc-match")
    if asks is None:
        return ""
    done = subprocess.run(  # noqa: S603  our own words
        [asks, "-f", "%{family[0]}", FONT], capture_output=True, check=False, timeout=10
    )
    return done.stdout.decode(errors="replace").strip()


def docx_with_pages(
    document: Document, made_at: datetime | None = None, logo: bytes = b""
) -> bytes:
    """The paper for Word, its contents with pages where they can be told. Raises `PaperNotMade`."""
    if office_program() is None or not any(isinstance(b, Contents) for b in document.walk()):
        return render_docx(document, made_at=made_at, logo=logo)
    asked: list[str] = []

    def unknown(bookmark: str) -> int:
        asked.append(bookmark)
        return _ANY_PAGE

    # Pages are told of a file that has numbers already, so that these take no further room.
    pages = page_numbers(render_docx(document, unknown, logo=logo), asked)
    return render_docx(document, pages.get, made_at, logo)
