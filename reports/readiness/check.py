"""The one bridge from a case and its house format to the check of its paper."""

from collections.abc import Iterator, Mapping

from appraisal.engine.result import Outcome
from reports.casefile.case import PaperCase, Strand
from reports.casefile.schemes import stated_in
from reports.check.facts import (
    AppraisalFacts,
    ApprovalFact,
    DifferingFigure,
    PaperFacts,
    RevisionFact,
)
from reports.check.finding import Finding
from reports.check.paper import check_paper
from reports.document.content import Document
from reports.figures.gather import figures_of
from reports.formats.format import HouseFormat
from schemes.reconciliation.findings import ReconciledKind


def paper_findings(
    case: PaperCase,
    form: HouseFormat,
    document: Document,
    *,
    explained: Mapping[str, str] | None = None,
    weights_unlocked: Mapping[str, str] | None = None,
) -> tuple[Finding, ...]:
    """The findings of a composed paper.

    `explained` are officers' words by fingerprint; `weights_unlocked` the reasons by appraisal, for
    those whose weights were unlocked after scoring had opened: no case file says so.
    """
    facts = facts_of(case, form, explained=explained, weights_unlocked=weights_unlocked)
    return check_paper(document, figures_of(case), facts)


def facts_of(
    case: PaperCase,
    form: HouseFormat,
    *,
    explained: Mapping[str, str] | None = None,
    weights_unlocked: Mapping[str, str] | None = None,
) -> PaperFacts:
    """What the check needs to know of the paper besides its words."""
    paper = case.paper
    unlocked = weights_unlocked or {}
    last = paper.revisions[-1] if paper.revisions else None
    return PaperFacts(
        appraisals=tuple(
            _appraisal(strand, unlocked.get(strand.reference)) for strand in _strands(case)
        ),
        reconciled=tuple(_reconciled(case)),
        approvals_wanted=form.approvals,
        approvals=tuple(ApprovalFact(one.role, one.state, one.stale) for one in paper.approvals),
        cover={key: str(value) for key, value in paper.facts.items()},
        revision=None if last is None else RevisionFact(last.version, last.on),
        summary=next((one.key for one in paper.sections if "summary" in one.key), ""),
        recommendations_begin=_begin(form),
        sources={one.key: one.text for one in paper.sections},
        explained=explained or {},
    )


def _strands(case: PaperCase) -> tuple[Strand, ...]:
    """The appraisal that the paper speaks of, or all of the programme."""
    if case.findings is None:
        return case.strands
    own = case.findings.problem.reference
    return tuple(strand for strand in case.strands if strand.reference == own)


def _appraisal(strand: Strand, weights_unlocked: str | None) -> AppraisalFacts:
    findings = strand.findings
    names = {code: option.name for code, option in findings.options.items()}
    return AppraisalFacts(
        reference=strand.reference,
        title=strand.title,
        options=tuple(names.values()),
        has_baseline=any(option.baseline for option in findings.options.values()),
        undecided=tuple(
            names[one.code] for one in findings.result.options if one.outcome is Outcome.UNDECIDED
        ),
        without_reason=tuple(
            (names[rating.option], findings.criteria[rating.criterion].name)
            for rating in findings.problem.ratings
            if rating.assessor is None and not rating.reason.strip() and not rating.not_applicable
        ),
        weights_unlocked=weights_unlocked,
    )


def _reconciled(case: PaperCase) -> Iterator[DifferingFigure]:
    """What does not agree in the programme and in the schemes that the paper speaks of."""
    for one in stated_in(case.whole):
        is_ours = not case.paper.schemes or not one.scheme or one.scheme in case.paper.schemes
        if one.differs and one.computed is not None and is_ours:
            yield DifferingFigure(
                where=one.where,
                stated=one.stated,
                computed=one.computed,
                working=one.working,
                unit=one.unit,
                explained=one.explanation.text if one.explanation else "",
                rebuilt=one.kind is ReconciledKind.LINES,
            )


def _begin(form: HouseFormat) -> str:
    """The word with which the format has each recommendation begin."""
    blocks = [block for heading in form.walked for block in heading.blocks]
    return next((str(block.told["begin"]) for block in blocks if block.told.get("begin")), "")
