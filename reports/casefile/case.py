"""Everything a paper is made from. A paper of the database is made from its export, so that a
page, a command and a case file can only give the same paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from appraisal.casefile.parts import CaseAppraisal, CaseSavingLine
from appraisal.casefile.problem import basis_of, finance_of, problem_of
from appraisal.casefile.rows import AppraisalRows
from appraisal.engine.outcome import evaluate
from reports.blocks.appraisal.options import OptionText
from reports.casefile.findings import Findings
from reports.casefile.parts import Case
from workbench.casefile.faults import Json
from workbench.casefile.parts import read


class NoPaper(ValueError):
    """The case has no such paper; the message says which it has."""


@dataclass(frozen=True, slots=True)
class SectionText:
    """One section as its officer wrote it. `exempt` says by which paragraph and why the public may
    not see it; the public case has no text of such a section."""

    key: str
    text: str
    exempt: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Approval:
    """Whether one role approved the paper: nothing yet, requested, given or returned, on which day
    (2021-04-08). `stale`: the paper has changed since."""

    role: str
    state: str = ""
    on: str = ""
    comment: str = ""
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """One line of the revision record."""

    version: str
    on: str = ""
    author: str = ""
    status: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class PaperText:
    """One paper as it stands in the case. `schemes` are the references it speaks of, all of the
    programme where it names none. `show_approvals` is false where the paper prints none: the copy
    for the public of one that leaves them out."""

    reference: str
    house_format: str
    title: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    sections: tuple[SectionText, ...] = ()
    approvals: tuple[Approval, ...] = ()
    revisions: tuple[Revision, ...] = ()
    schemes: tuple[str, ...] = ()
    show_approvals: bool = True
    background: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Strand:
    """One appraisal of the programme with what is written of its options; `name` is what it
    decides of the way forward in a few words, or nothing."""

    reference: str
    title: str
    question: str
    findings: Findings
    options: tuple[OptionText, ...]
    decision: Mapping[str, Any]
    name: str = ""


@dataclass(frozen=True, slots=True)
class PaperCase:
    """One paper with the programme and the appraisal it speaks of. `findings` is None for a
    paper without an appraisal; `strands` are all the appraisals of the programme that have begun,
    in sequence; `data` is the `whole` case in the shape of the interchange file."""

    authority: str
    programme: str
    paper: PaperText
    whole: Case
    findings: Findings | None = None
    options: tuple[OptionText, ...] = ()
    strands: tuple[Strand, ...] = ()
    data: Mapping[str, Any] = field(default_factory=dict)


def case_of(data: Json, reference: str | None = None) -> PaperCase:
    """The paper of this reference, or the only one, in a checked case file.

    Raises `NoPaper` where there is none or the choice is open, `ProblemError` where the appraisal
    contradicts itself.
    """
    paper = chosen_paper(data.get("papers", []), reference)
    # One that has only begun says nothing yet.
    strands = tuple(
        _strand(one)
        for one in data.get("appraisals", [])
        if one.get("options") and one.get("criteria")
    )
    subject = next((one for one in strands if one.reference == paper.get("appraisal")), None)
    programme = data["programme"]
    return PaperCase(
        authority=programme.get("authority") or "Authority not given",
        programme=programme["title"],
        paper=paper_text(paper),
        whole=read(Case, data),
        findings=None if subject is None else subject.findings,
        options=() if subject is None else subject.options,
        strands=strands,
        data=data,
    )


def paper_text(paper: Json) -> PaperText:
    """A paper of a case file, its parts named."""
    return PaperText(
        reference=paper["reference"],
        house_format=paper["house_format"],
        title=paper["title"],
        facts=paper.get("facts", {}),
        sections=tuple(
            SectionText(one["key"], one.get("text", ""), one.get("exempt") or {})
            for one in paper.get("sections", [])
        ),
        approvals=tuple(
            Approval(
                one["role"],
                one.get("state", ""),
                one.get("on", ""),
                one.get("comment", ""),
                one.get("stale", False),
            )
            for one in paper.get("approvals", [])
        ),
        revisions=tuple(
            Revision(
                one["version"],
                one.get("on", ""),
                one.get("author", ""),
                one.get("status", ""),
                one.get("note", ""),
            )
            for one in paper.get("revisions", [])
        ),
        schemes=tuple(paper.get("schemes", ())),
        # Where they are left out for the public, the whole paper still has them.
        background=tuple(paper.get("background", ())),
        show_approvals=paper.get("show_approvals", True) or "approvals" in paper,
    )


def findings_of(rows: AppraisalRows, addresses: Mapping[str, str] | None = None) -> Findings:
    """The findings of an appraisal's rows, without a further query. Raises `ProblemError`."""
    return Findings(
        problem=rows.problem,
        result=rows.result,
        finance=rows.finance,
        basis=basis_of(rows.part),
        saving_lines=_saving_lines(rows.part.finance.lines),
        questions={criterion.code: criterion.question for criterion in rows.criteria},
        addresses=addresses or {},
    )


def chosen_paper(papers: Sequence[Json], reference: str | None) -> Json:
    """The paper of this reference, or the only one. Raises `NoPaper`."""
    known = ", ".join(paper["reference"] for paper in papers)
    if not papers:
        raise NoPaper("This case has no paper.")
    if reference is None and len(papers) > 1:
        raise NoPaper(f"This case has several papers: name one with --paper ({known}).")
    for paper in papers:
        if reference in (None, paper["reference"]):
            return paper
    raise NoPaper(f"This case has no paper {reference!r}; it has {known}.")


def _strand(appraisal: Json) -> Strand:
    return Strand(
        reference=appraisal["reference"],
        title=appraisal["title"],
        question=appraisal.get("question", ""),
        findings=_findings(read(CaseAppraisal, appraisal)),
        options=tuple(map(_option_text, appraisal["options"])),
        decision=appraisal.get("decision") or {},
        name=appraisal.get("strand", ""),
    )


def _findings(part: CaseAppraisal) -> Findings:
    problem = problem_of(part)
    return Findings(
        problem=problem,
        result=evaluate(problem),
        finance=finance_of(part),
        basis=basis_of(part),
        saving_lines=_saving_lines(part.finance.lines),
        questions={one.code: one.question for one in part.criteria},
    )


def _saving_lines(lines: Sequence[CaseSavingLine]) -> tuple[tuple[str, str], ...]:
    """Name and risk of each line."""
    return tuple((line.name, line.risk) for line in lines)


def _option_text(option: Json) -> OptionText:
    def said(key: str) -> tuple[tuple[str, str], ...]:
        return tuple((one.get("group", ""), one["text"]) for one in option.get(key, []))

    return OptionText(
        code=option["code"],
        name=option["name"],
        baseline=option.get("baseline", False),
        summary=option.get("summary", ""),
        ownership=option.get("ownership", ""),
        governance=option.get("governance", ""),
        benefits=said("benefits"),
        drawbacks=said("drawbacks"),
        facts=tuple((one["label"], one["text"]) for one in option.get("facts", [])),
    )
