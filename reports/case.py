"""Everything a paper is made from. A paper of the database is made from its export, so that a
page, a command and a case file can only give the same paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from appraisal.case_problem import finance_from_case, number, problem_from_case
from appraisal.engine.option_finance import FinanceBasis
from appraisal.engine.outcome import evaluate
from appraisal.inputs import AppraisalRows, exact
from reports.blocks.options import OptionText
from reports.findings import Findings
from schemes.places import Json


class NoPaper(ValueError):
    """The case has no such paper; the message says which it has."""


@dataclass(frozen=True, slots=True)
class SectionText:
    """One section as its officer wrote it; an exempt one is never printed for the public."""

    key: str
    text: str
    exempt: bool = False


@dataclass(frozen=True, slots=True)
class PaperText:
    reference: str
    house_format: str
    title: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    sections: tuple[SectionText, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One paper with the programme and the appraisal it speaks of. `findings` is None for a
    paper without an appraisal; `plan` has the shape of the interchange file."""

    authority: str
    programme: str
    paper: PaperText
    findings: Findings | None = None
    options: tuple[OptionText, ...] = ()
    plan: Mapping[str, Any] = field(default_factory=dict)


def case_of(data: Json, reference: str | None = None) -> Case:
    """The paper of this reference, or the only one, in a checked case file.

    Raises `NoPaper` where there is none or the choice is open, `ProblemError` where the appraisal
    contradicts itself.
    """
    paper = _chosen(data.get("papers", []), reference)
    appraisals = {one["reference"]: one for one in data.get("appraisals", [])}
    appraisal = appraisals.get(paper.get("appraisal"))
    if appraisal is not None and not (appraisal.get("options") and appraisal.get("criteria")):
        appraisal = None  # only begun: nothing can be said of it yet
    programme = data["programme"]
    return Case(
        authority=programme.get("authority") or "Authority not given",
        programme=programme["title"],
        paper=PaperText(
            reference=paper["reference"],
            house_format=paper["house_format"],
            title=paper["title"],
            facts=paper.get("facts", {}),
            sections=tuple(
                SectionText(one["key"], one.get("text", ""), bool(one.get("exempt")))
                for one in paper.get("sections", [])
            ),
        ),
        findings=None if appraisal is None else _findings(appraisal),
        options=() if appraisal is None else tuple(map(_option_text, appraisal["options"])),
        plan=programme.get("plan", {}),
    )


def findings_of(rows: AppraisalRows, addresses: Mapping[str, str] | None = None) -> Findings:
    """The findings of an appraisal's rows, without a further query. Raises `ProblemError`."""
    appraisal = rows.appraisal
    return Findings(
        problem=rows.problem,
        result=rows.result,
        finance=rows.finance,
        basis=FinanceBasis(
            in_scope_value=exact(appraisal.in_scope_value),
            target=exact(appraisal.savings_target),
            wider_savings=exact(appraisal.wider_savings),
        ),
        saving_lines=_saving_lines(appraisal.saving_lines),
        questions={criterion.code: criterion.question for criterion in rows.criteria},
        addresses=addresses or {},
    )


def _chosen(papers: Sequence[Json], reference: str | None) -> Json:
    known = ", ".join(paper["reference"] for paper in papers)
    if not papers:
        raise NoPaper("This case has no paper.")
    if reference is None and len(papers) > 1:
        raise NoPaper(f"This case has several papers: name one with --paper ({known}).")
    for paper in papers:
        if reference in (None, paper["reference"]):
            return paper
    raise NoPaper(f"This case has no paper {reference!r}; it has {known}.")


def _findings(appraisal: Json) -> Findings:
    problem = problem_from_case(appraisal)
    money = appraisal.get("finance", {})
    return Findings(
        problem=problem,
        result=evaluate(problem),
        finance=finance_from_case(appraisal),
        basis=FinanceBasis(
            in_scope_value=number(money.get("in_scope_value")),
            target=number(money.get("target")),
            wider_savings=number(money.get("wider_savings")),
        ),
        saving_lines=_saving_lines(money.get("lines", [])),
        questions={one["code"]: one.get("question", "") for one in appraisal["criteria"]},
    )


def _saving_lines(lines: Sequence[Mapping[str, Any]]) -> tuple[tuple[str, str], ...]:
    """Name and risk of each line."""
    return tuple((str(line["name"]), str(line.get("risk") or "")) for line in lines)


def _option_text(option: Json) -> OptionText:
    def said(key: str) -> tuple[tuple[str, str], ...]:
        return tuple((one["group"], one["text"]) for one in option.get(key, []))

    return OptionText(
        code=option["code"],
        name=option["name"],
        baseline=option.get("baseline", False),
        summary=option.get("summary", ""),
        ownership=option.get("ownership", ""),
        governance=option.get("governance", ""),
        benefits=said("benefits"),
        drawbacks=said("drawbacks"),
    )
