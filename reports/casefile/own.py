"""What a paper rests on: its own case."""

from dataclasses import replace

from appraisal.casefile.parts import CaseAppraisal
from reports.casefile.case import chosen_paper
from reports.casefile.parts import Case


def own_case(case: Case, reference: str | None = None) -> Case:
    """What one paper rests on: the case without its other papers, without the schemes it does not
    speak of where it names some, and without what each assessor said apart, of which only the
    agreed ratings count. Raises `NoPaper`."""
    return case.memo.once(f"own case of {reference}", case, lambda: _own(case, reference))


def _own(case: Case, reference: str | None) -> Case:
    paper = chosen_paper(case.papers, reference)
    kept = replace(case, papers=(paper,), appraisals=tuple(map(_agreed, case.appraisals)))
    if paper.schemes:
        for scheme in case.schemes:
            if scheme.reference not in paper.schemes:
                kept = _without_scheme(kept, scheme.reference)
    return kept


def _agreed(part: CaseAppraisal) -> CaseAppraisal:
    agreed = tuple(one for one in part.ratings if not one.assessor)
    return part if len(agreed) == len(part.ratings) else replace(part, ratings=agreed)


def _without_scheme(case: Case, reference: str) -> Case:
    """No scheme, nothing that depends on it or is explained of it, no appraisal that serves it."""
    (paper,) = case.papers
    appraisals = tuple(one for one in case.appraisals if one.scheme != reference)
    if paper.appraisal not in {one.reference for one in appraisals}:
        paper = replace(paper, appraisal="")
    explanations = tuple(
        one for one in case.programme.explanations if not one.where.startswith(f"{reference} ")
    )
    return replace(
        case,
        programme=replace(case.programme, explanations=explanations),
        schemes=tuple(
            replace(one, depends_on=tuple(need for need in one.depends_on if need != reference))
            if reference in one.depends_on
            else one
            for one in case.schemes
            if one.reference != reference
        ),
        appraisals=appraisals,
        papers=(paper,),
    )
