"""Everything a paper is made from: the paper, the case it rests on, and what the engine says of its
appraisals."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings

from appraisal.casefile.decision_parts import CaseDecision
from appraisal.casefile.parts import CaseAppraisal, CaseOption
from reports.casefile.findings import Findings, case_findings
from reports.casefile.parts import Case, CasePaper
from reports.casefile.schemes import delivery_in


class NoPaper(ValueError):
    """The case has no such paper; the message says which it has."""


@dataclass(frozen=True, slots=True)
class Strand:
    """One appraisal of the programme with what is written of its options; `name` is what it
    decides of the way forward in a few words, or nothing. `part` is the whole of it."""

    part: CaseAppraisal
    reference: str
    title: str
    question: str
    findings: Findings
    options: tuple[CaseOption, ...]
    decision: CaseDecision | None = None
    name: str = ""


@dataclass(frozen=True)
class PaperCase:
    """One paper with the `whole` case it stands in. `strands` are all the appraisals of the
    programme that have begun, in sequence; `subject` is the one the paper speaks of, if any."""

    paper: CasePaper
    whole: Case
    strands: tuple[Strand, ...] = ()
    subject: Strand | None = None

    @property
    def authority(self) -> str:
        """The programme's own, else the council whose site this is."""
        return self.whole.programme.authority or str(settings.COUNCIL_NAME)

    @property
    def programme(self) -> str:
        """Its title."""
        return self.whole.programme.title

    @property
    def as_at(self) -> date | None:
        """The day as at which it tells what is overdue: that of its meeting, else the last of the
        month of its delivery; None where it has neither."""
        try:
            return date.fromisoformat(str(self.paper.facts.get("meeting_date", "")))
        except ValueError:
            report = delivery_in(self.whole, self.paper.schemes)
        if report is None:
            return None
        year, month = report.at.year, report.at.month
        return date(year, month, calendar.monthrange(year, month)[1])

    @property
    def findings(self) -> Findings | None:
        """What came of the paper's appraisal; None for a paper without one."""
        return None if self.subject is None else self.subject.findings

    @property
    def options(self) -> tuple[CaseOption, ...]:
        """The options of the paper's appraisal."""
        return () if self.subject is None else self.subject.options


def case_of(case: Case, reference: str | None = None) -> PaperCase:
    """The paper of this reference, or the only one, in a case.

    Raises `NoPaper` where there is none or the choice is open, `ProblemError` where the appraisal
    contradicts itself.
    """
    paper = chosen_paper(case.papers, reference)
    # One that has only begun says nothing yet.
    strands = tuple(
        Strand(
            part=one,
            reference=one.reference,
            title=one.title,
            question=one.question,
            findings=case_findings(case, one),
            options=one.options,
            decision=one.decision,
            name=one.strand,
        )
        for one in case.appraisals
        if one.options and one.criteria
    )
    subject = next((one for one in strands if one.reference == paper.appraisal), None)
    return PaperCase(paper, case, strands, subject)


def chosen_paper(papers: Sequence[CasePaper], reference: str | None) -> CasePaper:
    """The paper of this reference, or the only one. Raises `NoPaper`."""
    known = ", ".join(paper.reference for paper in papers)
    if not papers:
        raise NoPaper("This case has no paper.")
    if reference is None and len(papers) > 1:
        raise NoPaper(f"This case has several papers: name one with --paper ({known}).")
    for paper in papers:
        if reference in (None, paper.reference):
            return paper
    raise NoPaper(f"This case has no paper {reference!r}; it has {known}.")
