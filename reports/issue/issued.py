"""An issued version as a paper ready to be rendered, from what it froze and nothing else."""

import json

from django.http import Http404

from reports.access import PaperPlace
from reports.casefile.parts import Case
from reports.document.content_json import document_from
from reports.models import PaperVersion
from reports.output.attached import travelling_with
from reports.output.paper import ReadyPaper
from workbench.casefile.parts import read


def version_paper(version: PaperVersion, *, whole: bool = False) -> ReadyPaper:
    """The public paper of the version, or the `whole` one."""
    document = document_from(version.whole_content if whole else version.content)
    attachments = travelling_with(
        document,
        (version.case if whole else version.public).encode(),
        whole=whole,
        version=version.number,
        issued_at=version.issued_at.isoformat(timespec="seconds"),
    )
    return ReadyPaper(document, attachments)


def version_case(version: PaperVersion, *, whole: bool = False) -> Case:
    """The case that the version froze, the public one or the `whole` one."""
    return read(Case, json.loads(version.case if whole else version.public))


def version_at(place: PaperPlace, number: str) -> PaperVersion:
    """The version of this number of the paper at this place. Raises `Http404`."""
    found = place.paper.versions.filter(number=number).first()
    if found is None:
        raise Http404
    found.paper = place.paper
    return found
