"""Whether a PDF is still as it was made, from nothing but the PDF.

Its seal, a sum of every part taken when it was made, is worked out again. Whoever alters a paper
can take a new seal of it; so its tables are worked out again as well, its words held against the
content that travels with it, and its letters against the typeface. What nobody can hide from is
the record of the bytes of issued files (`records.py`).
"""

import gc
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from reports.document.content import Document
from reports.document.content_json import document_from
from reports.output.attached import CASE, CONTENT, MANIFEST, NotOurs, Travelling, travelling
from reports.render.pdf.running import printed
from reports.render.seal.carried import NOTE, seal_in, sum_of_note
from reports.render.seal.objects import TooLarge
from reports.render.seal.seal import Seal, Sealing
from reports.verify.again import Again, tables_again
from reports.verify.glyphs import glyph_differences
from reports.verify.pdf import ReadPdf, Unreadable, read_pages
from reports.verify.plain import rule_differences
from reports.verify.said import said_differences
from reports.verify.sealed import seal_differences
from reports.verify.verdict import By, CannotBeChecked, Difference, Verdict

MOST_DIFFERENCES = 300
_DAMAGED = "This is not a PDF, or one that is damaged or locked."
_NO_SEAL = (
    "it carries no seal of what it was made as: its words and tables are as they were made, but "
    "nothing says so of what else its pages show, or of notes upon them."
)
_NOT_WHOLE = "A part of the file is damaged, so that it cannot be held against its seal."
_NO_WORDS = "The words of its pages cannot be read in the way that a paper's can."
_NO_PARTS = "Its pages and settings cannot be read in the way that a paper's can."
_NO_LETTERS = "The letters of its fonts cannot be read in the way that a paper's can."
_UNSEALED = (
    "What the pages show besides words, notes upon them, and the settings of the file were not "
    "looked at, because the file carries no seal of them."
)


def verify_pdf(pdf: bytes) -> Verdict:
    """Looks at all that the PDF holds. Raises `NotOurs` for a file that is no paper of this
    product, and `CannotBeChecked` for one that says too little to be checked here."""
    import pikepdf

    try:
        with _collecting_later(), pikepdf.open(BytesIO(pdf)) as opened:
            return _verified(opened)
    except NotOurs:
        raise
    except TooLarge as error:
        raise NotOurs(f"This PDF cannot be read. {error}") from error
    except Exception as error:
        # Anybody may send anything: what is wrong with it is told in no words of a program.
        raise NotOurs(_DAMAGED) from error


@contextmanager
def _collecting_later() -> Iterator[None]:
    """Looking at a paper makes some hundred thousand objects and few circles of them: looking for
    those on the way takes an eighth of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _verified(opened: Any) -> Verdict:
    carried = travelling(opened)
    note = note_from(carried.manifest)
    sha256 = hashlib.sha256(carried.case).hexdigest()
    found: list[Difference] = [*_sums(note, carried, sha256)]
    content = _content(carried, found)
    again = _again(carried, note, content, found) if content else Again()
    seal = _seal(note, found)
    if seal is not None and seal.parts.get("note") != sum_of_note(note):
        found.append(Difference(f"What the file says of itself ({MANIFEST}) was changed."))
    _look(opened, seal, _as_printed(content, found), found)
    if not found and (seal is None or again.why_not):
        raise CannotBeChecked(again.why_not or _NO_SEAL)
    left = [again.withheld, again.why_not and f"The tables were not compared: {again.why_not}"]
    return Verdict(
        by=By.CONTENT,
        differences=tuple(dict.fromkeys(found))[:MOST_DIFFERENCES],
        not_looked_at=tuple(filter(None, [*left, "" if seal else _UNSEALED])),
        title=content.title if content else _text(note, "title"),
        reference=_text(note, "reference"),
        version=_text(note, "version"),
        draft=content.draft if content else "",
        sha256=sha256,
        engine=_text(note, "engine"),
        tables=again.tables,
    )


def note_from(text: bytes) -> Mapping[str, Any]:
    """What a paper says of itself. Raises `NotOurs`."""
    try:
        read = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotOurs(f"Its {MANIFEST} cannot be read.") from error
    if not isinstance(read, dict):
        raise NotOurs(f"Its {MANIFEST} cannot be read.")
    return read


def _text(note: Mapping[str, Any], name: str) -> str:
    return str(note.get(name) or "")


def _sums(note: Mapping[str, Any], carried: Travelling, sha256: str) -> Iterator[Difference]:
    if note.get("case_sha256") != sha256:
        yield Difference(f"The case in the file ({CASE}) is not the one that it was issued with.")
    if note.get("content_sha256") != hashlib.sha256(carried.content).hexdigest():
        yield Difference(
            f"The content in the file ({CONTENT}) is not the one that it was issued with."
        )


def _content(carried: Travelling, found: list[Difference]) -> Document | None:
    try:
        return document_from(carried.content)
    except Exception:
        what = f"The content in the file ({CONTENT}) cannot be read: it was changed or damaged."
        found.append(Difference(what))
        return None


def _as_printed(content: Document | None, found: list[Difference]) -> Document | None:
    """The content as its pages have it."""
    try:
        return printed(content) if content else None
    except Exception:
        found.append(Difference(f"The content in the file ({CONTENT}) cannot be laid out."))
        return None


def _again(
    carried: Travelling, note: Mapping[str, Any], content: Document, found: list[Difference]
) -> Again:
    try:
        again = tables_again(carried, note, content)
    except Exception:
        what = "The paper cannot be worked out again from the case in the file."
        again = Again(differences=(Difference(what),))
    found += again.differences
    return again


def _seal(note: Mapping[str, Any], found: list[Difference]) -> Seal | None:
    try:
        return seal_in(note)
    except ValueError:
        found.append(Difference("The seal in the file cannot be read: it was changed or damaged."))
        return None


def _look(
    opened: Any, seal: Seal | None, content: Document | None, found: list[Difference]
) -> None:
    """Looks at the pages: by the seal, by their words, by their letters."""
    sealing: list[Sealing] = []
    if not _tried(found, _NOT_WHOLE, lambda: sealing.append(Sealing(opened, apart=NOTE))):
        return
    now, before = sealing[0], len(found)
    if seal is not None:
        _tried(found, _NOT_WHOLE, lambda: found.extend(list(seal_differences(seal, now))))
    noticed = len(found) > before
    if content is not None:
        read: list[ReadPdf] = []
        if _tried(found, _NO_WORDS, lambda: read.append(read_pages(now.objects, now.tokens))):
            _tried(found, _NO_WORDS, lambda: found.extend(list(said_differences(read[0], content))))
            # What a seal that was taken anew cannot tell.
            if not noticed:
                rules = rule_differences(now, read[0], content)
                _tried(found, _NO_PARTS, lambda: found.extend(list(rules)))
    _tried(found, _NO_LETTERS, lambda: found.extend(list(glyph_differences(now.objects))))


def _tried(found: list[Difference], what: str, look: Callable[[], None]) -> bool:
    """Whether a look at the file succeeded; where it did not, `what` is put down. Anything may be
    wrong with a file that somebody altered."""
    try:
        look()
    except TooLarge:
        raise
    except Unreadable as error:
        found.append(Difference(str(error), error.page))
    except Exception:
        found.append(Difference(what))
    else:
        return True
    return False
