"""Everything a paper is made from, whether it comes from rows or from a case file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from appraisal.engine.option_finance import FinanceBasis
from appraisal.inputs import AppraisalRows, exact
from appraisal.models import Appraisal, Option, StakeholderView
from reports.blocks.options import OptionText
from reports.findings import Findings
from reports.models import Paper


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
        saving_lines=saving_lines(appraisal.saving_lines),
        questions={criterion.code: criterion.question for criterion in rows.criteria},
        addresses=addresses or {},
    )


def saving_lines(lines: Sequence[Mapping[str, Any]]) -> tuple[tuple[str, str], ...]:
    """Name and risk of each line, as the interchange file has them."""
    return tuple((str(line["name"]), str(line.get("risk") or "")) for line in lines)


def case_of_paper(paper: Paper) -> Case:
    """A paper in the database with all it is made from. Raises `ProblemError`."""
    programme = paper.programme
    findings = options = None
    if paper.appraisal_id is not None:
        appraisal = Appraisal.objects.select_related("decision").get(pk=paper.appraisal_id)
        rows = AppraisalRows.of(appraisal)
        findings = findings_of(rows)
        options = _option_texts(rows.options)
    return Case(
        authority=programme.authority.name,
        programme=programme.title,
        paper=PaperText(
            reference=paper.reference,
            house_format=paper.house_format,
            title=paper.title,
            facts=paper.facts,
            sections=tuple(
                SectionText(section.key, section.text, bool(section.exempt))
                for section in paper.sections.order_by("position", "pk")
            ),
        ),
        findings=findings,
        options=options or (),
        plan=programme.plan,
    )


def _option_texts(options: Sequence[Option]) -> tuple[OptionText, ...]:
    said: dict[tuple[int, str], list[tuple[str, str]]] = {}
    for view in StakeholderView.objects.filter(option__in=options).order_by("position", "pk"):
        said.setdefault((view.option_id, view.kind), []).append((view.group, view.text))
    return tuple(
        OptionText(
            code=option.code,
            name=option.name,
            baseline=option.baseline,
            summary=option.summary,
            ownership=option.ownership,
            governance=option.governance,
            benefits=tuple(said.get((option.pk, "benefit"), ())),
            drawbacks=tuple(said.get((option.pk, "drawback"), ())),
        )
        for option in options
    )
