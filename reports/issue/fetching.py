"""The public PDF of a version, as programs fetch it: what its page gives, put on record alike."""

from django.http import HttpResponse

from reports.access import PaperPlace
from reports.issue.fingerprints import record_issued
from reports.issue.issued import version_copy
from reports.jobs.lately import remember_sent, sent_lately, stamp_of_version
from reports.jobs.views import file_asked_for, send
from reports.models import PaperVersion
from reports.output.copies import PaperCopy
from workbench.models import User
from workbench.rows.slugs import slug_for

_PDF = ".pdf"


class FileNotMade(Exception):
    """Raised where making the file failed, or was cancelled: it is made again from its page."""


def name_of_file(
    place: PaperPlace, row: PaperVersion, copy: PaperCopy, suffix: str, *, marked: bool
) -> str:
    """What a file of a version is called as a download; `marked` as in `PaperCopy.file_name`."""
    base = f"{slug_for(place.programme.reference)}-{place.paper.slug}-{row.number}"
    return copy.file_name(base, suffix, marked=marked)


def public_pdf(place: PaperPlace, row: PaperVersion, *, by: User) -> HttpResponse | None:
    """The file, or None while it is made. Raises `FileNotMade`."""
    copy = PaperCopy.PUBLIC
    stamp = stamp_of_version(row, _PDF, copy)
    file = sent_lately(stamp) or file_asked_for(version_copy(row, copy), _PDF, by=by)
    if file.given_up:
        raise FileNotMade
    try:
        answer = send(file, name_of_file(place, row, copy, _PDF, marked=False))
    except FileNotFoundError:
        return None
    remember_sent(stamp, file)
    record_issued(version=row, copy=copy.value, suffix=_PDF, content=answer.content)
    return answer
