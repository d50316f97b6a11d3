"""What travels inside a paper's PDF: the public case, the content tree, and a note of both."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from appraisal.engine import ENGINE_VERSION
from reports.document.content import Document
from reports.document.content_json import content_json
from reports.render.pdf.attachments import Attachment, attachments_in

if TYPE_CHECKING:
    import pikepdf

CASE, CONTENT, MANIFEST, HOUSE_FORMAT = "case.json", "content.json", "paper.json", "format.json"
FORMAT = "options-appraisal-paper/1"
_JSON = "application/json"


class NotOurs(ValueError):
    """A file that is no paper of this product; the message says why."""


@dataclass(frozen=True, slots=True)
class Travelling:
    """The files that a paper carries, byte for byte. `form` is its house format, where it carries
    that."""

    case: bytes
    content: bytes
    manifest: bytes
    form: bytes | None = None


def travelling_with(
    document: Document,
    case: bytes,
    *,
    whole: bool = False,
    from_print: bool = False,
    version: str = "",
    issued_at: str = "",
    form: str = "",
) -> tuple[Attachment, ...]:
    """The files for one paper: `case` is the one it was made from in its canonical form, or, where
    something is withheld from it, holds what is printed (`from_print`); `version` is its number
    where it is issued; `form` the text of its house format, so that it can be checked where that is
    not known."""
    content = content_json(document)
    manifest = {
        "format": FORMAT,
        "reference": document.reference,
        "title": document.title,
        "whole": whole,
        "worked_from": "print" if from_print else "case",
        "version": version,
        "issued_at": issued_at,
        "engine": ENGINE_VERSION,
        "case_sha256": hashlib.sha256(case).hexdigest(),
        "content_sha256": hashlib.sha256(content).hexdigest(),
    }
    note = (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()
    about = "The house format that this paper was made in"
    return (
        Attachment(CASE, case, "The case that this paper was made from", _JSON),
        Attachment(CONTENT, content, "The content of this paper", _JSON),
        *([Attachment(HOUSE_FORMAT, form.encode(), about, _JSON)] if form else []),
        Attachment(MANIFEST, note, "What this paper is, and the sums of its parts", _JSON),
    )


def travelling(opened: "pikepdf.Pdf") -> Travelling:
    """The files in an opened PDF. Raises `NotOurs` where one of them is not there."""
    files: Mapping[str, bytes] = attachments_in(opened)
    lacking = [name for name in (CASE, CONTENT, MANIFEST) if name not in files]
    if lacking:
        raise NotOurs(f"This PDF is no paper of the workbench: it carries no {', '.join(lacking)}.")
    return Travelling(files[CASE], files[CONTENT], files[MANIFEST], files.get(HOUSE_FORMAT))
