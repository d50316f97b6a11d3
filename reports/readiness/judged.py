"""The results of a paper's case, as the check of its sentences takes them."""

import re
from collections.abc import Iterator
from fractions import Fraction

from appraisal.engine.option_finance import FINANCE_MEASURES
from appraisal.engine.problem import LevelScale
from appraisal.engine.result import CellState, OptionResult
from reports.casefile.case import PaperCase, Strand
from reports.casefile.naming import part
from reports.check.subjects.judged import (
    CaseResults,
    Judged,
    JudgedCriterion,
    JudgedOption,
    NamedScheme,
)

# Two or more words with capitals: "The Barnet Group".
_BODY = re.compile(r"\b(?!The )[A-Z][a-z]+(?: [A-Z][a-z]+)+")


def results_of(case: PaperCase) -> CaseResults:
    """The results of every appraisal of the programme, and the names of its schemes."""
    return CaseResults(
        appraisals=tuple(map(_judged, case.strands)),
        schemes=tuple(
            NamedScheme(part(one.reference), one.reference, one.title, one.spellings)
            for one in case.whole.schemes
        ),
        title=case.programme,
        home=part(case.findings.problem.reference) if case.findings else "",
    )


def _judged(strand: Strand) -> Judged:
    findings, decision = strand.findings, strand.decision
    scales = [c.scale for c in findings.problem.criteria if isinstance(c.scale, LevelScale)]
    return Judged(
        key=part(findings.problem.reference),
        title=strand.title,
        options=tuple(_option(strand, one) for one in findings.result.options),
        criteria=tuple(
            JudgedCriterion(one.code, one.name, one.role) for one in findings.problem.criteria
        ),
        strand=strand.name,
        levels=frozenset(
            (level.name or level.key).casefold() for scale in scales for level in scale.levels
        ),
        preferred=decision.preferred if decision else "",
        with_a_view_to=decision.with_a_view_to if decision else "",
        present=decision.present if decision else None,
        entitled=decision.entitled if decision else None,
    )


def _option(strand: Strand, result: OptionResult) -> JudgedOption:
    findings = strand.findings
    cells = [one for one in findings.result.cells if one.option == result.code]
    rated = [one for one in cells if one.state is CellState.RATED]
    return JudgedOption(
        code=result.code,
        name=findings.options[result.code].name,
        outcome=result.outcome,
        rank=result.rank,
        joint=result.joint,
        total=result.total,
        failed=frozenset(result.failed) | frozenset(result.excused),
        levels={
            one.criterion: findings.level(findings.criteria[one.criterion], one.level).casefold()
            for one in rated
            if one.level is not None
        },
        points={one.criterion: one.points for one in rated if one.points is not None},
        amounts=dict(_amounts(strand, result.code)),
        also=_bodies(strand, result.code),
        facts=tuple(
            (fact.label, fact.text)
            for one in strand.options
            if one.code == result.code
            for fact in one.facts
        ),
        is_baseline=findings.options[result.code].baseline,
    )


def _bodies(strand: Strand, code: str) -> tuple[str, ...]:
    """The names of bodies in what is said of an option's ownership and of no other's."""
    owned = {one.code: one.ownership for one in strand.options}
    others = " ".join(text for its, text in owned.items() if its != code)
    found = _BODY.findall(owned.get(code, ""))
    return tuple(dict.fromkeys(one.casefold() for one in found if one not in others))


def _amounts(strand: Strand, code: str) -> Iterator[tuple[str, Fraction]]:
    """Money and measures of an option by their names in small letters."""
    problem = strand.findings.problem
    told = {one.key: one.name for one in problem.measure_definitions}
    for one in problem.measurements:
        if one.option == code:
            yield told.get(one.measure, one.measure.replace("_", " ")).casefold(), one.value
    for row in strand.findings.finance:
        for measure in FINANCE_MEASURES:
            value = getattr(row, measure.key)
            if row.option == code and value is not None:
                yield measure.name.casefold(), value
