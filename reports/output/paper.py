"""A paper made from a case: composed in its house format, ready to be rendered."""

import json
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from reports.casefile.canonical import case_text
from reports.casefile.case import case_of
from reports.casefile.findings import Findings
from reports.casefile.parts import Case
from reports.compose import compose
from reports.document.content import Document
from reports.formats.shelf import house_format, house_format_text
from reports.output.attached import CASE, travelling_with
from reports.public.case import own_case, public_case
from reports.render.pdf.attachments import Attachment
from workbench.casefile.parts import read

# Across every page of a paper that is not issued.
DRAFT = gettext_lazy("Draft, not issued")


@dataclass(frozen=True, slots=True)
class ReadyPaper:
    """A paper ready to be rendered: its content, and the files that travel in its PDF."""

    document: Document
    attachments: tuple[Attachment, ...] = ()

    @property
    def findings(self) -> tuple[Findings, ...]:
        """The appraisals that its workbook works out again, from the case that travels with it: a
        paper that waited in a row, or was issued, has no other."""
        case = next((one.content for one in self.attachments if one.name == CASE), None)
        if case is None:
            return ()
        found = case_of(read(Case, json.loads(case)), self.document.reference).findings
        return () if found is None else (found,)


def paper_of(
    case: Case, reference: str | None = None, *, whole: bool = False, draft: str = ""
) -> ReadyPaper:
    """One paper of a checked case: the public paper, which holds nothing that is exempt, or the
    `whole` one. `draft` are the words across its pages.

    Raises `NoPaper`, `FormatError`, `FigureError` or `ProblemError`: each says what to mend.
    """
    seen = own_case(case, reference) if whole else public_case(case, reference)
    own = case_of(seen, reference)
    document = compose(own, house_format(own.paper.house_format), draft=draft)
    form = house_format_text(own.paper.house_format)
    carried = travelling_with(document, case_text(seen).encode(), whole=whole, form=form)
    return ReadyPaper(document, carried)


def paper_document(
    case: Case, reference: str | None = None, *, whole: bool = False, draft: str = ""
) -> Document:
    """The content tree of `paper_of`."""
    return paper_of(case, reference, whole=whole, draft=draft).document
