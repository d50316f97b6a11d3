"""The whole check of a paper: from a document, the figures of its case and facts about it to
findings. It reads no database rows."""

from collections.abc import Iterator
from dataclasses import replace

from reports.check.claims.claims import claim_findings
from reports.check.claims.offices import office_findings
from reports.check.clauses.answers import answer_findings
from reports.check.facts import PaperFacts
from reports.check.figure_check import figure_findings
from reports.check.finding import Finding, FindingKind, PlaceInPaper
from reports.check.pairs.elsewhere import RULE as ELSEWHERE
from reports.check.passages import Script, script_of
from reports.check.rules import text_findings
from reports.check.standing import standing_findings
from reports.check.statements.findings import RULE as KNOWN
from reports.check.statements.findings import known_findings
from reports.check.subjects.marking import Names
from reports.check.sums.cover import cover_findings
from reports.check.sums.reconciled import reconciled_findings
from reports.check.writing.links import link_findings, picture_findings
from reports.check.writing.reading_age import reading_age_findings
from reports.check.writing.recommendations import recommendation_findings
from reports.check.writing.sections import section_findings
from reports.document.content import Document
from reports.figures.registry import Figures

# The kinds by which a sentence is told as wrong, or asked about.
_SERIOUS = (FindingKind.CONTRADICTING, FindingKind.ERROR, FindingKind.QUESTION)
# Rules that tell only of sentences of which no other rule tells, or one before them here.
_LAST = {KNOWN: 1, ELSEWHERE: 2}


def check_paper(
    document: Document, figures: Figures, facts: PaperFacts | None = None
) -> tuple[Finding, ...]:
    """All findings: first those on typed figures, in the sequence of the paper, then those of the
    other rules. A finding that an officer has explained carries the explanation."""
    known = facts or PaperFacts()
    script, names = script_of(document), Names(known.results)
    found = _once(
        [
            *claim_findings(script, names, figures),
            *office_findings(script, figures, names),
            *figure_findings(script, figures, names),
            *answer_findings(script, figures),
            *known_findings(script, names, figures),
            *_others(script, document, known),
        ]
    )
    return tuple(_explained(one, known) for one in found)


def _others(script: Script, document: Document, facts: PaperFacts) -> Iterator[Finding]:
    yield from reconciled_findings(script, facts)
    yield from text_findings(script)
    yield from cover_findings(facts)
    yield from section_findings(document, facts)
    yield from link_findings(script, facts)
    yield from picture_findings(facts)
    yield from recommendation_findings(script, facts)
    yield from reading_age_findings(script, facts)
    yield from standing_findings(facts)


def _once(found: list[Finding]) -> Iterator[Finding]:
    """The findings without repeats. Where another rule reports a contradiction in a figure, it is
    not reported as unsupported too; a wrong total of a table is reported once. Of a sentence that
    other rules tell of, the statements are not told again, nor what another sentence tells."""
    told: set[tuple[str, str, str]] = set()
    stated = {one.typed.strip("£") for one in found if one.rule == "reconciled" and one.typed}
    contradicted = {
        (one.excerpt, one.start, one.typed)
        for one in found
        if one.kind is FindingKind.CONTRADICTING and one.rule != "figure"
    }
    first: dict[tuple[PlaceInPaper, str], int] = {}
    for one in found:
        if one.kind in _SERIOUS:
            at = one.place, one.excerpt
            first[at] = min(_LAST.get(one.rule, 0), first.get(at, len(_LAST)))
    for one in found:
        if one.rule in _LAST and first[one.place, one.excerpt] < _LAST[one.rule]:
            continue
        key = (one.fingerprint, str(one.start), one.message)
        if key in told:
            continue
        told.add(key)
        is_told = (one.excerpt, one.start, one.typed) in contradicted
        if one.rule == "figure" and is_told and one.kind is not FindingKind.MATCHING:
            continue
        if one.rule == "table" and one.typed.strip("£") in stated:
            continue
        yield one


def _explained(one: Finding, facts: PaperFacts) -> Finding:
    if not one.may_be_explained:
        return one
    words = facts.explained.get(one.fingerprint, "")
    return replace(one, explained=words) if words and not one.explained else one
