"""The content of a file to be made: its key, which is a hash of it, and the bytes that wait in its
row."""

import base64
import hashlib
import json
import zlib
from collections.abc import Iterable
from datetime import datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Final

from django.conf import settings

from reports.document.content_json import content_json, document_from
from reports.jobs.sources import sources_of, tag_libraries
from reports.output.paper import ReadyPaper
from reports.render.html import PAPER_TEMPLATE
from reports.render.moments import in_utc
from reports.render.pdf.attachments import Attachment
from reports.render.style import style_files
from workbench.council.logo import logo

# What is run to make a file, in a process of its own or in the one that serves it.
RENDERING: Final = (
    "reports.output.any_kind",
    "reports.render.pdf.document",
    # The engine of templates loads every library of tags, whichever a template asks for.
    *tag_libraries(Path(settings.BASE_DIR)),
)
_LIBRARIES: Final = ("weasyprint", "pikepdf", "python-docx", "resvg-py", "xlsxwriter")


class NotContent(ValueError):
    """Raised for bytes that are not the packed content of a paper."""


def key_of(paper: ReadyPaper, kind: str) -> str:
    """A hash of content, kind and renderer, as 64 hexadecimal digits: equal for files that would be
    the same."""
    hashed = hashlib.sha256()
    for part in _parts(paper, kind):
        # Each behind its length, so that no two sets of parts read the same.
        hashed.update(len(part).to_bytes(8, "big") + part)
    return hashed.hexdigest()


def _parts(paper: ReadyPaper, kind: str) -> Iterable[bytes]:
    yield renderer_version().encode()
    yield kind.encode()
    yield in_utc(paper.made_at).encode()
    yield paper.logo
    yield content_json(paper.document)
    for one in paper.attachments:
        yield from (one.name.encode(), one.mime.encode(), one.description.encode(), one.content)


def renderer_version() -> str:
    """What a file's look depends on besides its content: the renderers and the council's logo."""
    own = logo()
    return f"{renderers()}-{own.version if own else ''}"


@cache
def renderers() -> str:
    """A hash of the modules that the making of a file imports, the templates and style of papers,
    the libraries."""
    root = Path(settings.BASE_DIR)
    templates = root / "templates"
    # A paper's page, and whatever of the site's templates its blocks are made with.
    ours = [templates / PAPER_TEMPLATE, *sorted((templates / "includes").glob("*.html"))]
    ours += sources_of(RENDERING, root)
    hashed = hashlib.sha256()
    for file in ours:
        hashed.update(file.read_bytes())
    for name, made in sorted(style_files().items()):
        hashed.update(name.encode() + made)
    for library in _LIBRARIES:
        hashed.update(version(library).encode())
    return hashed.hexdigest()


def pack(paper: ReadyPaper) -> bytes:
    """The content as compressed JSON, a twentieth of the paper's size."""
    attached = [
        [one.name, base64.b64encode(one.content).decode(), one.description, one.mime]
        for one in paper.attachments
    ]
    whole = {
        "document": content_json(paper.document).decode(),
        "attachments": attached,
        "made_at": in_utc(paper.made_at),
        "logo": base64.b64encode(paper.logo).decode(),
    }
    return zlib.compress(json.dumps(whole).encode())


def unpack(packed: bytes) -> ReadyPaper:
    """The content from what `pack` made. Raises `NotContent` for anything else."""
    try:
        whole = json.loads(zlib.decompress(packed))
        attached = (
            Attachment(name, base64.b64decode(content, validate=True), description, mime)
            for name, content, description, mime in whole["attachments"]
        )
        made_at = datetime.fromisoformat(said) if (said := whole.get("made_at")) else None
        own = base64.b64decode(whole.get("logo", ""), validate=True)
        return ReadyPaper(document_from(whole["document"]), tuple(attached), made_at, own)
    except (zlib.error, ValueError, TypeError, KeyError) as error:
        raise NotContent(f"The content kept for a paper cannot be read: {error}") from error
