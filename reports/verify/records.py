"""Verifying by what is on record here: the bytes of every file of an issued version.

Whoever alters a paper can make it whole in itself, seal and all; the record of what was issued is
out of their reach. So where a file is on record, or says that it is a version of which files are,
its bytes decide.
"""

import hashlib
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

from reports.models import IssuedFile, PaperVersion
from reports.output.attached import MANIFEST, NotOurs
from reports.output.kinds import FILE_KINDS
from reports.verify.verdict import By, CannotBeChecked, Difference, Verdict
from reports.verify.verify import note_from, verify_pdf

_HEAD = 1024  # within so many bytes a PDF says that it is one
_OTHER_BYTES = Difference(
    "Its bytes are not those of any file that was issued as this version, though nothing that "
    "shows was found to differ: it was saved anew, or altered with care."
)
_OTHER_KIND = (
    "This is not a PDF, and not on record here as a file of an issued version. Another kind of "
    "file can be told by that record alone."
)


@dataclass(frozen=True, slots=True)
class Verified:
    """The verdict on a file, with the file or the version on record here that it is, or says it
    is."""

    verdict: Verdict
    version: PaperVersion | None = None
    file: IssuedFile | None = None


def verify_file(content: bytes) -> Verified:
    """The verdict on a file of any kind. Raises `NotOurs` and `CannotBeChecked` as `verify_pdf`
    does."""
    if (found := on_record(content)) is not None:
        return Verified(_as_issued(found), found.version, found)
    if b"%PDF-" not in content[:_HEAD]:
        raise NotOurs(_OTHER_KIND)
    try:
        verdict = verify_pdf(content)
    except CannotBeChecked:
        claimed = claimed_version(content)
        if claimed is None or not _is_recorded(claimed):
            raise
        verdict = Verdict(By.BYTES, title=claimed.paper.title, version=claimed.number)
        return Verified(replace(verdict, differences=(_OTHER_BYTES,)), claimed)
    claimed = claimed_version(content)
    if claimed is None or not _is_recorded(claimed):
        return Verified(verdict, claimed)
    differences = verdict.differences or (_OTHER_BYTES,)
    return Verified(replace(verdict, by=By.BYTES, differences=differences), claimed)


def on_record(content: bytes) -> IssuedFile | None:
    """The file of an issued version that these bytes are, if any."""
    found: IssuedFile | None = IssuedFile.objects.with_sum(hashlib.sha256(content).hexdigest())
    return found


def claimed_version(content: bytes) -> PaperVersion | None:
    """The version on record here that a paper's PDF says it is: by its case, or by its reference,
    number and moment of issue."""
    note = _note(content)
    number, moment = str(note.get("version") or ""), str(note.get("issued_at") or "")
    if not number:
        return None
    rows = PaperVersion.objects.light().select_related("paper__programme")
    by_case = PaperVersion.objects.issued_with(str(note.get("case_sha256") or ""))
    if by_case is not None and by_case.number == number:
        return by_case
    same = rows.filter(number=number, paper__reference=str(note.get("reference") or ""))
    return next(
        (one for one in same if one.issued_at.isoformat(timespec="seconds") == moment), None
    )


def _note(content: bytes) -> Any:
    import pikepdf

    try:
        with pikepdf.open(BytesIO(content)) as opened:
            return note_from(opened.attachments[MANIFEST].get_file().read_bytes())
    except Exception:
        return {}


def _is_recorded(version: PaperVersion) -> bool:
    """Whether every PDF of this version that went out is on record: it is so since versions keep
    their house format."""
    kept = PaperVersion.objects.filter(pk=version.pk).exclude(house_format="").exists()
    return kept and version.files.filter(suffix=".pdf").exists()


def _as_issued(file: IssuedFile) -> Verdict:
    version = file.version
    return Verdict(
        By.BYTES,
        title=version.paper.title,
        reference=version.paper.reference,
        version=version.number,
        sha256=version.public_sha256 if file.copy == file.Copy.PUBLIC else version.case_sha256,
        engine=version.engine,
    )


def kind_of(file: IssuedFile) -> str:
    """What kind of file it is, in words: "PDF"."""
    return str(FILE_KINDS[file.suffix].name)
