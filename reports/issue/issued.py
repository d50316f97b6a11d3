"""An issued version as a paper ready to be rendered, from what it froze and nothing else."""

import json

from reports.casefile.case import PaperCase, case_of
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
        form=version.house_format,
    )
    return ReadyPaper(document, attachments)


def version_case(version: PaperVersion, *, whole: bool = False) -> PaperCase:
    """The case that the version froze, as its papers read it."""
    return case_of(read(Case, json.loads(version.case if whole else version.public)))
