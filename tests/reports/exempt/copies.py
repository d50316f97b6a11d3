"""Cases with exempt matter, and all that somebody with a file made of one could find in it."""

import re
import zipfile
from io import BytesIO
from typing import Any

import pytest

from reports.document.content import Document
from reports.public.copies import public_copy
from reports.verify.pdf import read_pdf
from reports.withheld.items import CannotKeep
from tests.reports.cases.typed import typed
from tests.reports.papers.papers import barnet_data
from workbench.pages.tables import Table

REASON = "Open bids would cost the Council its bargaining position."


def exempt(kind: str, name: str, paragraph: str = "3") -> dict[str, str]:
    return {"kind": kind, "name": name, "paragraph": paragraph, "reason": REASON}


def barnet_keeping(*items: dict[str, str]) -> dict[str, Any]:
    """The Barnet case with these things kept from the public."""
    data = barnet_data()
    data["papers"][0]["exempt"] = list(items)
    return data


def barnet_without_words(*items: dict[str, str]) -> dict[str, Any]:
    """The same without officers' words, in which options and amounts stand again and again."""
    data = barnet_keeping(*items)
    for section in data["papers"][0]["sections"]:
        section["text"] = "Words of the officers."
    part = data["appraisals"][0]
    for option in part["options"]:
        for key in ("summary", "ownership", "governance", "benefits", "drawbacks"):
            option.pop(key, None)
    for rating in part["ratings"]:
        rating.pop("reason", None)
    data["programme"].pop("plan", None)
    return data


def public_document(data: dict[str, Any]) -> Document:
    return public_copy(typed(data)).document


def refusals(data: dict[str, Any]) -> tuple[str, ...]:
    """What stops the public copy."""
    with pytest.raises(CannotKeep) as caught:
        public_copy(typed(data))
    return caught.value.faults


def table_named(document: Document, name: str) -> Table:
    (found,) = (one for one in document.tables if one.name == name)
    return found


def all_in(kind: str, made: bytes) -> str:
    """All that somebody with a file of this kind could find in it, spaces closed up."""
    if kind == ".pdf":
        read = read_pdf(made)
        alternatives = [str(e.raw.get("/Alt", "")) for e in read.root.walk()]
        files = [spec.get_file().read_bytes().decode() for spec in read.pdf.attachments.values()]
        artefacts = [text for page in read.artefacts for text in page]
        about = str(read.pdf.docinfo) + str(read.pdf.Root.get("/Metadata").read_bytes())
        said = " ".join([read.text, *alternatives, *files, *artefacts, about])
    elif kind in (".docx", ".xlsx"):
        said = _unzipped(made)
    else:
        said = made.decode()
    return " ".join(said.split())


def _unzipped(made: bytes) -> str:
    with zipfile.ZipFile(BytesIO(made)) as packed:
        parts = [packed.read(name) for name in packed.namelist()]
    text = " ".join(part.decode("utf-8", errors="replace") for part in parts)
    return text + re.sub(r"<[^>]+>", "", text)
