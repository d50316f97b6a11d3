"""A paper made from a case: composed in its house format, ready to be rendered."""

import json
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext_lazy

from reports.casefile.canonical import case_text
from reports.casefile.case import PaperCase, case_of
from reports.casefile.findings import Findings
from reports.casefile.own import own_case
from reports.casefile.parts import Case
from reports.compose import compose
from reports.document.content import Document
from reports.formats.shelf import house_format, house_format_text
from reports.output.attached import CASE, travelling_with
from reports.output.copies import PaperCopy
from reports.output.marked import marked
from reports.output.part_two import part_two
from reports.public.copies import public_copy
from reports.public.printed import printed_case
from reports.render.pdf.attachments import Attachment
from reports.withheld.items import not_for_publication
from workbench.casefile.parts import read
from workbench.rows.slugs import slug_for

# Across every page of a paper that is not issued.
DRAFT = gettext_lazy("Draft, not issued")


@dataclass(frozen=True, slots=True)
class ReadyPaper:
    """A paper ready to be rendered: its content, the files that travel in its PDF, and the moment
    that its files say it was made: of an issued version that of its issue, so that they have the
    same bytes whenever they are made; of a draft when the file is made. `logo` is the authority's
    own; without one it has that of the site."""

    document: Document
    attachments: tuple[Attachment, ...] = ()
    made_at: datetime | None = None
    logo: bytes = b""

    def at(self, moment: datetime) -> "ReadyPaper":
        """The paper made at this moment, where it has none of its own."""
        return replace(self, made_at=self.made_at or moment)

    @property
    def own_case(self) -> PaperCase | None:
        """The case that travels with the paper, which its workbook works out again: a paper that
        waited in a row, or was issued, has no other."""
        case = next((one.content for one in self.attachments if one.name == CASE), None)
        if case is None:
            return None
        return case_of(read(Case, json.loads(case)), self.document.reference)

    @property
    def findings(self) -> tuple[Findings, ...]:
        return findings_in(self.own_case)


def findings_in(case: PaperCase | None) -> tuple[Findings, ...]:
    """The appraisal that a paper is about; all that it speaks of where it is about none."""
    if case is None:
        return ()
    if case.findings is not None:
        return (case.findings,)
    return tuple(strand.findings for strand in case.strands)


def subjects_in(case: PaperCase | None) -> dict[str, str]:
    """The references of a paper's schemes by the anchors of their headings; none where it has a
    single one, which need not be named."""
    schemes = () if case is None else case.whole.schemes
    return {slug_for(one.reference): one.reference for one in schemes} if len(schemes) > 1 else {}


def paper_of(
    case: Case, reference: str | None = None, *, whole: bool = False, draft: str = ""
) -> ReadyPaper:
    """One paper of a checked case: the public paper, which holds nothing that is exempt, or the
    `whole` one. `draft` are the words across its pages.

    Raises `NoPaper`, `FormatError`, `FigureError`, `ProblemError` or `CannotKeep`: each says what
    to mend.
    """
    if not whole:
        copy = public_copy(case, reference, draft=draft)
        text = case_text(copy.case).encode()
        form_text = house_format_text(own_case(case, reference).papers[0].house_format)
        travelling = travelling_with(
            copy.document, text, from_print=copy.from_print, form=form_text
        )
        return ReadyPaper(copy.document, travelling)
    seen = own_case(case, reference)
    document = _whole_document(seen, reference, draft)
    form_text = house_format_text(seen.papers[0].house_format)
    text = case_text(seen).encode()
    return ReadyPaper(document, travelling_with(document, text, whole=True, form=form_text))


def _whole_document(own: Case, reference: str | None, draft: str) -> Document:
    case = case_of(own, reference)
    form = house_format(case.paper.house_format)
    document = compose(case, form, draft=draft)
    return marked(document, not_for_publication(case.paper, form.exempt_list))


def part_two_of(
    case: Case,
    reference: str | None = None,
    *,
    draft: str = "",
    version: str = "",
    issued_at: datetime | None = None,
    form: str = "",
) -> ReadyPaper:
    """Part 2 of one paper of a checked case: its exempt matter alone. Raises as `paper_of` does,
    `CannotKeep` for a paper that keeps nothing from the public."""
    document = part_two(case, reference, draft=draft)
    printed = case_text(printed_case(document, own_case(case, reference))).encode()
    whole = own_case(case, reference)
    travelling = travelling_with(
        document,
        printed,
        whole=True,
        from_print=True,
        version=version,
        issued_at=issued_at.isoformat(timespec="seconds") if issued_at else "",
        form=form or house_format_text(whole.papers[0].house_format),
    )
    return ReadyPaper(document, travelling, issued_at)


def copy_of(case: Case, reference: str | None, copy: PaperCopy, *, draft: str = "") -> ReadyPaper:
    """The copy that is asked for. Raises as `paper_of` and `part_two_of` do."""
    if copy is PaperCopy.PART_TWO:
        return part_two_of(case, reference, draft=draft)
    return paper_of(case, reference, whole=copy is PaperCopy.WHOLE, draft=draft)


def paper_document(
    case: Case, reference: str | None = None, *, whole: bool = False, draft: str = ""
) -> Document:
    """The content tree of `paper_of`, without the files that travel with it. Raises as it does."""
    if whole:
        return _whole_document(own_case(case, reference), reference, draft)
    return public_copy(case, reference, draft=draft).document
