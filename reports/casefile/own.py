"""What a paper rests on: its own case."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from appraisal.casefile.parts import CaseAppraisal
from appraisal.casefile.spread.engine import spread_made
from appraisal.states import released_in
from reports.casefile.case import chosen_paper
from reports.casefile.naming import part
from reports.casefile.parts import Case, CaseExemption, CasePaper
from schemes.casefile.parts import CaseProgramme
from schemes.casefile.sums.ties import untied
from workbench.rows.slugs import slug_for


def own_case(case: Case, reference: str | None = None) -> Case:
    """What one paper rests on: the case without its other papers, without the appraisals and
    schemes it does not speak of where it names some, without comments, and without what each
    assessor said and weighed apart, of which only what was agreed counts: how far they lie apart
    stands in its place, without names. Raises `NoPaper`."""
    return case.memo.once(f"own case of {reference}", case, lambda: _own(case, reference))


def _own(case: Case, reference: str | None) -> Case:
    paper = chosen_paper(case.papers, reference)
    scoring = case.programme.scoring
    appraisals = tuple(_agreed(one, scoring) for one in case.appraisals)
    kept = replace(case, papers=(paper,), appraisals=appraisals, comments=())
    if paper.schemes:
        for scheme in case.schemes:
            if scheme.reference not in paper.schemes:
                kept = _without_scheme(kept, scheme.reference)
    if paper.appraisals:
        kept = _speaking_of(kept, paper.appraisals)
    if len(kept.appraisals) == len(case.appraisals):
        return kept
    return less_made_of(_less_combinations(_less_of_options(kept)))


def _speaking_of(case: Case, references: Collection[str]) -> Case:
    """The case of a paper with these of its appraisals alone, and nothing exempt of the others."""
    appraisals = tuple(one for one in case.appraisals if one.reference in references)
    (paper,) = case.papers
    left_out = {one.reference for one in case.appraisals} - set(references)
    exempt = tuple(one for one in paper.exempt if not _is_of(one, left_out, case))
    paper = of_these(replace(paper, exempt=exempt), appraisals)
    programme = _less_follow_up(case.programme, "", appraisals)
    return replace(case, programme=programme, appraisals=appraisals, papers=(paper,))


def _is_of(exempt: CaseExemption, appraisals: Collection[str], case: Case) -> bool:
    """Whether it is an option or a figure of these appraisals, and nothing else of that name."""
    match exempt.kind:
        case "option":
            return exempt.name.rpartition("/")[0] in appraisals
        case "figure":
            first = exempt.name.partition(".")[0]
            others = {slug_for(scheme.reference) for scheme in case.schemes}
            return first in set(map(part, appraisals)) - others - {"programme", "budget"}
    return False


def of_these(paper: CasePaper, appraisals: Iterable[CaseAppraisal]) -> CasePaper:
    """The paper, which names none of the appraisals that are not among these."""
    left = {one.reference for one in appraisals}
    subject = paper.appraisal if paper.appraisal in left else ""
    named = tuple(one for one in paper.appraisals if one in left)
    return replace(paper, appraisal=subject, appraisals=named)


def _less_follow_up(
    programme: CaseProgramme, scheme: str, appraisals: Iterable[CaseAppraisal]
) -> CaseProgramme:
    """The programme without the actions and contracts of this scheme, and without the actions of
    appraisals that are not among these."""
    left = {"", *(one.reference for one in appraisals)}
    actions = tuple(
        one
        for one in programme.actions
        if one.appraisal in left and (not scheme or one.scheme != scheme)
    )
    contracts = tuple(one for one in programme.contracts if not scheme or one.scheme != scheme)
    return replace(programme, actions=actions, contracts=contracts)


def _less_combinations(case: Case) -> Case:
    """The case without what does not go with options that it does not have."""
    left = {one.reference for one in case.appraisals}
    appraisals = tuple(
        replace(part, not_together=tuple(x for x in part.not_together if x.appraisal in left))
        for part in case.appraisals
    )
    return replace(case, appraisals=appraisals)


def less_made_of(case: Case) -> Case:
    """The case without where a scheme comes from, for schemes that were made of an option that it
    does not have."""
    options = {(one.reference, option.code) for one in case.appraisals for option in one.options}
    schemes = tuple(
        replace(one, from_option=None)
        if one.from_option and (one.from_option.appraisal, one.from_option.option) not in options
        else one
        for one in case.schemes
    )
    return replace(case, schemes=schemes)


def _less_of_options(case: Case) -> Case:
    """The case without the milestones of options that it does not have, and without what was said
    of them."""
    programme = case.programme
    options = {(one.reference, option.code) for one in case.appraisals for option in one.options}
    sessions = tuple(
        replace(
            one,
            feedback=tuple(
                said
                for said in one.feedback
                if not said.option or (said.appraisal, said.option) in options
            ),
        )
        for one in programme.sessions
    )
    plan = programme.plan
    if plan.milestones is not None:
        codes = {"", *(code for _appraisal, code in options)}
        rows = tuple(row for row in plan.milestones.rows if row.option in codes)
        plan = replace(plan, milestones=replace(plan.milestones, rows=rows))
    return replace(case, programme=replace(programme, plan=plan, sessions=sessions))


def _agreed(part: CaseAppraisal, scoring: str) -> CaseAppraisal:
    """The appraisal with agreed ratings alone and, once its results are released, how far its
    assessors lie apart."""
    agreed = tuple(one for one in part.ratings if not one.assessor)
    if not released_in(scoring, part.state):
        part = replace(part, spread=None)
    elif len(agreed) < len(part.ratings):
        part = replace(part, spread=spread_made(part))
    if len(agreed) == len(part.ratings) and not part.weights_of:
        return part
    rated = {one.assessor for one in part.ratings if one.assessor}
    assessors = tuple(one for one in part.assessors if one.code in rated)
    return replace(part, ratings=agreed, weights_of=(), assessors=assessors)


def _without_scheme(case: Case, reference: str) -> Case:
    """No scheme, nothing that depends on it or is explained of it, no appraisal that serves it."""
    (paper,) = case.papers
    appraisals = tuple(one for one in case.appraisals if one.scheme != reference)
    paper = of_these(paper, appraisals)
    (gone,) = (one for one in case.schemes if one.reference == reference)
    programme, schemes = untied(case.programme, case.schemes, gone)
    programme = _less_follow_up(programme, reference, appraisals)
    explanations = tuple(
        one for one in case.programme.explanations if not one.where.startswith(f"{reference} ")
    )
    return replace(
        case,
        programme=replace(programme, explanations=explanations),
        schemes=tuple(
            replace(one, depends_on=tuple(need for need in one.depends_on if need != reference))
            if reference in one.depends_on
            else one
            for one in schemes
            if one.reference != reference
        ),
        appraisals=appraisals,
        papers=(paper,),
    )
