"""Whether a PDF still says what it was made from: its tables worked out again, and every word of it
held against the content that travels with it."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from typing import Any

from appraisal.engine import ENGINE_VERSION
from reports.casefile.file import CaseRefused, read_case
from reports.document.content import Document
from reports.document.content_json import document_from
from reports.document.spoken import Piece, spoken, table_pieces
from reports.output.attached import CASE, CONTENT, MANIFEST, NotOurs, Travelling, travelling
from reports.output.paper import paper_document
from reports.render.pictures import picture
from reports.verify.pdf import ReadPdf, read_pdf
from workbench.pages.tables import Table

MOST_DIFFERENCES = 50
_PAGE = re.compile(r"Page\d+of\d+")
_DRAWN = re.compile(r">([^<>]+)</t")


@dataclass(frozen=True, slots=True)
class PdfVerdict:
    """What came of it. `differences` say where and what, one sentence each; none: identical.
    `sha256` is that of the case in the file, by which an issued version is found."""

    title: str
    reference: str
    version: str
    sha256: str
    engine: str
    tables: int
    differences: tuple[str, ...]

    @property
    def identical(self) -> bool:
        return not self.differences


def verify_pdf(pdf: bytes) -> PdfVerdict:
    """Works the paper's tables out again from the case that the PDF carries, and reads its pages.

    Raises `NotOurs` for a file that is no paper of this product.
    """
    import pikepdf

    try:
        opened = pikepdf.open(BytesIO(pdf))
    except pikepdf.PdfError as error:
        raise NotOurs("This is not a PDF, or one that is damaged or locked.") from error
    with opened:
        carried = travelling(opened)
    manifest = _manifest(carried)
    sha256 = hashlib.sha256(carried.case).hexdigest()
    differences = [*_seals(manifest, carried, sha256)]
    content = None
    try:
        content = document_from(carried.content)
    except (ValueError, TypeError, KeyError) as error:
        differences.append(f"The content that the file carries cannot be read: {error}.")
    tables = 0
    if content is not None:
        again = _again(carried.case, manifest, differences)
        if again is not None:
            tables = len(again.tables)
            differences += table_differences(content.tables, again.tables)
        differences += _read_differences(pdf, content)
    return PdfVerdict(
        title=content.title if content else str(manifest.get("title", "")),
        reference=str(manifest.get("reference", "")),
        version=str(manifest.get("version", "")),
        sha256=sha256,
        engine=str(manifest.get("engine", "")),
        tables=tables,
        differences=tuple(differences[:MOST_DIFFERENCES]),
    )


def _manifest(carried: Travelling) -> Mapping[str, Any]:
    try:
        read = json.loads(carried.manifest)
    except ValueError as error:
        raise NotOurs(f"Its {MANIFEST} cannot be read.") from error
    if not isinstance(read, dict):
        raise NotOurs(f"Its {MANIFEST} cannot be read.")
    return read


def _seals(manifest: Mapping[str, Any], carried: Travelling, sha256: str) -> Iterable[str]:
    if manifest.get("case_sha256") != sha256:
        yield f"The case in the file ({CASE}) is not the one that it was issued with."
    if manifest.get("content_sha256") != hashlib.sha256(carried.content).hexdigest():
        yield f"The content in the file ({CONTENT}) is not the one that it was issued with."


def _again(case: bytes, manifest: Mapping[str, Any], differences: list[str]) -> Document | None:
    """The paper worked out afresh from the case, by the engine of today."""
    try:
        checked = read_case(case)
        whole = manifest.get("whole") is True
        return paper_document(checked.case, str(manifest.get("reference", "")), whole=whole)
    except CaseRefused as error:
        differences.append(f"The case in the file is refused: {error.errors[0]}.")
    except ValueError as error:
        engine = manifest.get("engine")
        said = f" It was made by engine {engine}, this is {ENGINE_VERSION}."
        differences.append(f"The paper cannot be worked out again: {error}.{said}")
    return None


def table_differences(printed: tuple[Table, ...], again: tuple[Table, ...]) -> list[str]:
    """Where two sequences of tables differ, cell by cell."""
    found = []
    for before, after in zip(printed, again, strict=False):
        old, new = list(table_pieces(before)), list(table_pieces(after))
        if len(old) != len(new):
            found.append(
                f"{before.caption}: has {len(before.rows)} rows, worked out {len(after.rows)}."
            )
            continue
        found += [
            f"{one.place}: printed {one.text!r}, worked out {other.text!r}."
            for one, other in zip(old, new, strict=True)
            if one.text != other.text
        ]
    if len(printed) != len(again):
        found.append(f"The paper has {len(printed)} tables, worked out {len(again)}.")
    return found


def _read_differences(pdf: bytes, content: Document) -> list[str]:
    """What the pages say, held against the content, word by word."""
    try:
        read = read_pdf(pdf)
    except (KeyError, AttributeError, TypeError, ValueError) as error:
        return [f"The pages cannot be read as they were made ({type(error).__name__})."]
    found = [*spoken_differences(read, spoken(content)), *_picture_differences(read, content)]
    allowed = {_close(one) for one in (content.header, content.footer, content.draft) if one}
    for number, texts in enumerate(read.artefacts, 1):
        said = _close("".join(texts))
        for one in sorted(allowed, key=len, reverse=True):
            said = said.replace(one, "")
        if rest := _PAGE.sub("", said):
            found.append(f"Page {number} has words outside the paper's text: {rest[:80]!r}.")
    if read.stray:
        found.append(f"The file has words that belong to nothing: {' '.join(read.stray)[:80]!r}.")
    return found


def spoken_differences(read: ReadPdf, pieces: Iterable[Piece]) -> list[str]:
    """The first place where the pages say something else, and what each says there."""
    said = _close("".join(_words(read.root)))
    at, paged = 0, False
    for piece in pieces:
        wanted = _close(piece.text)
        at += _page_number(said, at, wanted) if paged else 0
        again = _close(piece.headings)
        if again and not said.startswith(wanted, at) and said.startswith(again, at):
            at += len(again)
        if not said.startswith(wanted, at):
            until = at + max(len(wanted), _shared(said, at, wanted) + 20)
            return [
                f"{piece.place}: printed {said[at:until]!r}, made as {wanted!r} (words closed up)."
            ]
        at, paged = at + len(wanted), piece.paged
    rest = said[at:]
    return [f"After its end the paper goes on: {rest[:80]!r}."] if rest else []


def _picture_differences(read: ReadPdf, content: Document) -> Iterable[str]:
    """Charts whose words are not those that the chart's description draws."""
    figures = read.root.all("Figure")
    if len(figures) != len(content.charts):
        yield f"The paper has {len(figures)} pictures, made with {len(content.charts)}."
    for figure, chart in zip(figures, content.charts, strict=False):
        drawn = _close(unescape("".join(_DRAWN.findall(picture(chart).decode()))))
        if not _within(_close(figure.text), drawn):
            yield f"The chart {chart.message!r} has other words than its description draws."
        if str(figure.raw.get("/Alt", "")) != chart.alt:
            yield f"The chart {chart.message!r} has other alternative words than it was made with."


def _within(said: str, drawn: str) -> bool:
    """Whether the signs of `said` all stand in `drawn`, in that sequence."""
    rest = iter(drawn)
    return all(sign in rest for sign in said)


def _page_number(said: str, at: int, wanted: str) -> int:
    """How many digits at `at` are the number of a page: as many as leave the next words whole."""
    for count in range(1, 5):
        if not said[at : at + count].isdigit():
            break
        if said.startswith(wanted, at + count):
            return count
    return 0


def _words(element: Any) -> Iterable[str]:
    """The words of the structure; signs of list items and words within pictures are left out."""
    if element.tag in ("Lbl", "Figure"):
        return
    if not element.children:
        yield element.text
        return
    for child in element.children:
        yield from _words(child)


def _shared(said: str, at: int, wanted: str) -> int:
    count = 0
    while count < len(wanted) and said[at + count : at + count + 1] == wanted[count]:
        count += 1
    return count


def _close(text: str) -> str:
    """The text without any space: lines break where they will."""
    return "".join(text.split())
