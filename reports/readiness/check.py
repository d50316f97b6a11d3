"""Runs the check of a paper on a case: turns the case and its house format into the facts that the
check needs."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from appraisal.engine.result import Outcome
from appraisal.engine.words.remarks import not_a_hundred
from appraisal.way_forward.together import combinations_in
from reports.casefile.case import PaperCase, Strand
from reports.casefile.schemes import stated_in
from reports.check.facts import (
    AppraisalFacts,
    ApprovalFact,
    DifferingFigure,
    LengthFact,
    PaperFacts,
    RevisionFact,
)
from reports.check.finding import Finding
from reports.check.paper import check_paper
from reports.check.writing.sections import unfinished_findings
from reports.document.content import Document
from reports.figures.gather import figures_of
from reports.formats.format import HouseFormat
from reports.output.sides import TooLong
from reports.readiness.judged import results_of
from schemes.reconciliation.findings import ReconciledKind
from schemes.reconciliation.tables import working_words


def paper_findings(
    case: PaperCase,
    form: HouseFormat,
    document: Document,
    *,
    explained: Mapping[str, str] | None = None,
    weights_unlocked: Mapping[str, str] | None = None,
    long: TooLong | None = None,
) -> tuple[Finding, ...]:
    """The findings of the check of a composed paper.

    `explained` are officers' explanations by the finding's fingerprint. `weights_unlocked` are
    reasons by appraisal reference ("" for none), for appraisals whose weights changed after rating
    had begun. Both are kept on the site alone: a case file has neither. `long` says that the paper
    fills more sides than it may: counting them takes a second, so that it is asked for.
    """
    facts = facts_of(case, form, explained=explained, weights_unlocked=weights_unlocked)
    if long is not None:
        about = f"{long.sides} of {long.allowed}"
        facts = replace(facts, too_long=LengthFact(about, long.message))
    return check_paper(document, figures_of(case), facts)


def unfinished_in(case: PaperCase, form: HouseFormat, document: Document) -> tuple[Finding, ...]:
    """The parts of a composed paper that nobody has given and nobody has explained. `case` and
    `document` are those of the whole paper, with what is exempt."""
    explained = {one.mark for one in case.paper.explained}
    found = unfinished_findings(document, _unwritten_exempt(case, form))
    return tuple(one for one in found if one.fingerprint not in explained)


def facts_of(
    case: PaperCase,
    form: HouseFormat,
    *,
    explained: Mapping[str, str] | None = None,
    weights_unlocked: Mapping[str, str] | None = None,
) -> PaperFacts:
    """The facts that the check needs besides the words of the paper. `explained` and
    `weights_unlocked` are as for `paper_findings`."""
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
        unwritten_exempt=_unwritten_exempt(case, form),
        results=results_of(case),
        not_together=tuple(
            (one.words, one.reason) for one in combinations_in(case.whole.appraisals) if one.chosen
        ),
    )


def _strands(case: PaperCase) -> tuple[Strand, ...]:
    """The appraisal that the paper is about; all appraisals of the programme where it is about
    none."""
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
            if rating.assessor is None
            and not rating.reason.strip()
            and not rating.not_applicable
            and not findings.results[rating.option].ruled_out
        ),
        weights_unlocked=weights_unlocked,
        not_a_hundred=tuple(not_a_hundred(findings.problem)),
    )


def _reconciled(case: PaperCase) -> Iterator[DifferingFigure]:
    """The stated figures that differ from the computed ones, of the programme and of the schemes
    that the paper is about."""
    for one in stated_in(case.whole):
        is_ours = not case.paper.schemes or not one.scheme or one.scheme in case.paper.schemes
        if one.differs and one.computed is not None and is_ours:
            yield DifferingFigure(
                where=one.where,
                stated=one.stated,
                computed=one.computed,
                working=working_words(one),
                unit=one.unit,
                explained=one.explanation.text if one.explanation else "",
                rebuilt=one.kind is ReconciledKind.LINES,
            )


def _unwritten_exempt(case: PaperCase, form: HouseFormat) -> dict[str, str]:
    """The sections that are exempt and not written, with the headings they stand under: in print
    only the statement that they are exempt stands there."""
    headings = {b.section: h.heading for h in form.walked for b in h.blocks if b.section}
    return {
        one.key: headings.get(one.key, one.key)
        for one in case.paper.sections
        if one.exempt and not one.text.strip()
    }


def _begin(form: HouseFormat) -> str:
    """The word with which the house format begins each recommendation; empty where it asks for
    none."""
    blocks = [block for heading in form.walked for block in heading.blocks]
    return next((str(block.told["begin"]) for block in blocks if block.told.get("begin")), "")
