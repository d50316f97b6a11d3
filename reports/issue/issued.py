"""An issued version as a paper ready to be rendered, from what it froze and nothing else."""

import json
from dataclasses import replace
from datetime import date

from django.http import Http404
from django.utils.translation import gettext as _

from reports.access import PaperPlace
from reports.casefile.parts import Case
from reports.document.content_json import document_from
from reports.issue.altered import require_as_issued
from reports.models import PaperVersion
from reports.output.attached import travelling_with
from reports.output.copies import PaperCopy
from reports.output.paper import ReadyPaper, part_two_of
from reports.withheld.items import keeps_something
from workbench.casefile.parts import read
from workbench.council.uploaded import logo_bytes
from workbench.dates import day


def last_issued_words(number: str, on: date) -> str:
    """Which version of a paper was issued last, and when."""
    return _("Version %(number)s is the last one issued, on %(day)s.") % {
        "number": number,
        "day": day(on),
    }


def version_copy(version: PaperVersion, copy: PaperCopy) -> ReadyPaper:
    """The copy of the version that is asked for. Raises `CannotKeep` for part 2 of a version that
    kept nothing from the public."""
    if copy is not PaperCopy.PART_TWO:
        return version_paper(version, whole=copy is PaperCopy.WHOLE)
    case = read(Case, json.loads(version.case))
    found = part_two_of(
        case,
        version=version.number,
        issued_at=version.issued_at,
        form=version.house_format,
    )
    return replace(found, logo=_logo(version))


def version_paper(version: PaperVersion, *, whole: bool = False) -> ReadyPaper:
    """The public paper of the version, or the `whole` one."""
    document = document_from(version.whole_content if whole else version.content)
    attachments = travelling_with(
        document,
        (version.case if whole else version.public).encode(),
        whole=whole,
        from_print=not whole and _is_of_print(version),
        version=version.number,
        issued_at=version.issued_at.isoformat(timespec="seconds"),
        form=version.house_format,
    )
    return ReadyPaper(document, attachments, version.issued_at, _logo(version))


def _logo(version: PaperVersion) -> bytes:
    return logo_bytes(version.paper.programme.authority_id)


def version_keeps_something(version: PaperVersion) -> bool:
    """Whether the version has something that the public may not see."""
    (paper,) = read(Case, json.loads(version.case)).papers
    return keeps_something(paper)


def _is_of_print(version: PaperVersion) -> bool:
    """Whether the public case of the version holds what is printed and nothing to work with."""
    public = json.loads(version.public)
    (paper,) = read(Case, json.loads(version.case)).papers
    return keeps_something(paper) and not (public.get("appraisals") or public.get("schemes"))


def version_case(version: PaperVersion, *, whole: bool = False) -> Case:
    """The case that the version froze, the public one or the `whole` one."""
    return read(Case, json.loads(version.case if whole else version.public))


def version_at(place: PaperPlace, number: str) -> PaperVersion:
    """The version of this number of the paper at this place. Raises `Http404`, and
    `VersionAltered` where it is not what was issued."""
    found = place.paper.versions.filter(number=number).first()
    if found is None:
        raise Http404
    found.paper = place.paper
    return require_as_issued(found)
