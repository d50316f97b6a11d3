"""The public case: the whole one without anything that its paper keeps from the public.

What is exempt is taken out of the data before a paper is composed, so that it is in no text, table,
chart, attachment or other data of the public paper.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any

from appraisal.casefile.parts import CaseAppraisal
from reports.blocks.schemes.evidence import begins
from reports.casefile.case import case_of, chosen_paper
from reports.casefile.parts import Case, CaseExemption, CasePaper
from reports.figures import Figures, NoFigure
from reports.figures.gather import figures_of
from reports.figures.naming import part
from reports.public.figures import without_figure
from schemes.casefile.parts import CaseProgramme, CaseScheme
from workbench.rows.slugs import slug_for

WITHHELD = "[exempt information]"
_QUOTED = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_ANCHOR = re.compile(r"\{#([\w-]+)\}")


def own_case(case: Case, reference: str | None = None) -> Case:
    """What one paper rests on: the case without its other papers, without the appraisals and
    schemes it does not speak of where it names some, and without what each assessor said apart, of
    which only the agreed ratings count. Raises `NoPaper`."""
    return case.memo.once(f"own case of {reference}", case, lambda: _own(case, reference))


def _own(case: Case, reference: str | None) -> Case:
    paper = chosen_paper(case.papers, reference)
    kept = replace(case, papers=(paper,), appraisals=tuple(map(_agreed, case.appraisals)))
    if paper.schemes:
        for scheme in case.schemes:
            if scheme.reference not in paper.schemes:
                kept = _without_scheme(kept, scheme.reference)
    if paper.appraisals:
        kept = _speaking_of(kept, paper.appraisals)
    return kept if len(kept.appraisals) == len(case.appraisals) else _less_milestones(kept)


def _speaking_of(case: Case, references: Collection[str]) -> Case:
    """The case of a paper with these of its appraisals alone, and nothing exempt of the others."""
    appraisals = tuple(one for one in case.appraisals if one.reference in references)
    (paper,) = case.papers
    left_out = _appraisals(case) - set(references)
    exempt = tuple(one for one in paper.exempt if not _is_of(one, left_out, case))
    paper = _of_these(replace(paper, exempt=exempt), appraisals)
    return replace(case, appraisals=appraisals, papers=(paper,))


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


def _of_these(paper: CasePaper, appraisals: Iterable[CaseAppraisal]) -> CasePaper:
    """The paper, which names none of the appraisals that are not among these."""
    left = {one.reference for one in appraisals}
    subject = paper.appraisal if paper.appraisal in left else ""
    named = tuple(one for one in paper.appraisals if one in left)
    return replace(paper, appraisal=subject, appraisals=named)


def _less_milestones(case: Case) -> Case:
    """The case without the milestones of options that it does not have."""
    plan = case.programme.plan
    if plan.milestones is None:
        return case
    codes = {"", *(option.code for one in case.appraisals for option in one.options)}
    rows = tuple(row for row in plan.milestones.rows if row.option in codes)
    plan = replace(plan, milestones=replace(plan.milestones, rows=rows))
    return replace(case, programme=replace(case.programme, plan=plan))


def _agreed(part: CaseAppraisal) -> CaseAppraisal:
    agreed = tuple(one for one in part.ratings if not one.assessor)
    return part if len(agreed) == len(part.ratings) else replace(part, ratings=agreed)


def public_case(case: Case, reference: str | None = None) -> Case:
    """What the public may see of the case through this paper. Raises `NoPaper`, and `CannotKeep`
    for a figure that cannot be kept from the public by itself."""
    return case.memo.once(f"public case of {reference}", case, lambda: _public(case, reference))


def _public(case: Case, reference: str | None) -> Case:
    whole = own_case(case, reference)
    (paper,) = whole.papers
    public = whole
    for one in paper.exempt:
        public = _without(public, one)
    hidden = [section for section in paper.sections if section.exempt]
    anchors = {key for section in hidden for key in _ANCHOR.findall(section.text)}
    known, left = _figures(whole), frozenset(_figures(public))
    tables = [one.name for one in paper.exempt if one.kind == "evidence"]
    strands = _appraisals(whole) - _appraisals(public)

    def reading(found: re.Match[str]) -> str:
        name = found[1].partition("|")[0].strip()
        inserted = name.partition(" ")[2].strip() if name.startswith("insert:") else ""
        gone = (
            _is_withheld(name, known, left)
            or name.removeprefix("#") in anchors
            or any(begins(title, inserted.rpartition(" ")[2]) for title in tables)
            or inserted.removeprefix("strand ") in strands
        )
        return WITHHELD if gone else found[0]

    sections = tuple(
        replace(one, text="" if one.exempt else _QUOTED.sub(reading, one.text))
        for one in paper.sections
    )
    # Not even the names of what is kept back.
    shown = replace(public.papers[0], sections=sections, exempt=(), explained=())
    if not paper.show_approvals:
        shown = replace(shown, approvals=())
    return replace(public, papers=(shown,))


def leaks(case: Case, reference: str | None = None) -> list[str]:
    """Where the public text still names an exempt option, scheme or table: a sentence each."""
    (paper,) = own_case(case, reference).papers
    names = [(one.kind, name) for one in paper.exempt for name in _called(case, one)]
    return [
        f"{where} names the exempt {kind} {name!r}. {mend}"
        for where, mend, text in _said_in_public(case, paper, reference)
        for kind, name in names
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE)
    ]


def _said_in_public(
    case: Case, paper: CasePaper, reference: str | None
) -> Iterator[tuple[str, str, str]]:
    """Where officers' words reach the public, what to do about a name there, and the words."""
    hide = "Make the section exempt as well, or take the name out."
    for section in paper.sections:
        if not section.exempt:
            yield f"The section {section.key!r}", hide, section.text
    public = public_case(case, reference)
    out = "Take the name out."
    yield "The words on the way forward", out, public.programme.way_forward
    for one in public.appraisals:
        words = f"{one.decision.reason} {one.decision.next_step}" if one.decision else " "
        yield f"The decision on {one.title!r}", out, words


def _called(case: Case, exempt: CaseExemption) -> Iterable[str]:
    """What people call a thing that is exempt."""
    match exempt.kind:
        case "option":
            reference, _, code = exempt.name.rpartition("/")
            return [
                option.name
                for one in case.appraisals
                if one.reference == reference
                for option in one.options
                if option.code == code
            ]
        case "scheme":
            found = [one for one in case.schemes if one.reference == exempt.name]
            return [text for one in found for text in (one.reference, one.title)]
        case "evidence" | "attachment":
            return [exempt.name]
    return []


def _without(case: Case, exempt: CaseExemption) -> Case:
    match exempt.kind:
        case "option":
            reference, _, code = exempt.name.rpartition("/")
            return _without_option(case, reference, code)
        case "scheme":
            return _without_scheme(case, exempt.name)
        case "evidence":
            return _without_evidence(case, exempt.name)
        case "figure":
            return without_figure(case, exempt.name)
        case "attachment":
            (paper,) = case.papers
            left = tuple(line for line in paper.background if line != exempt.name)
            return replace(case, papers=(replace(paper, background=left),))
    return case


def _without_option(case: Case, reference: str, code: str) -> Case:
    """No option, no rating or measure of it, and no decision that speaks of it."""
    appraisals = []
    for one in case.appraisals:
        kept = _less_option(one, code) if one.reference == reference else one
        if kept.options:
            appraisals.append(kept)
    kept_case = replace(case, appraisals=tuple(appraisals))
    (paper,) = case.papers
    kept_case = replace(kept_case, papers=(_of_these(paper, appraisals),))
    plan = case.programme.plan
    if plan.milestones is not None:
        rows = tuple(row for row in plan.milestones.rows if row.option != code)
        plan = replace(plan, milestones=replace(plan.milestones, rows=rows))
        kept_case = replace(kept_case, programme=replace(case.programme, plan=plan))
    return kept_case


def _less_option(part: CaseAppraisal, code: str) -> CaseAppraisal:
    decision = part.decision
    if decision is not None and decision.with_a_view_to == code:
        decision = replace(decision, with_a_view_to="")
    if decision is not None and decision.preferred == code:
        decision = None
    return replace(
        part,
        options=tuple(one for one in part.options if one.code != code),
        ratings=tuple(one for one in part.ratings if one.option != code),
        measures=tuple(one for one in part.measures if one.option != code),
        decision=decision,
    )


def _without_scheme(case: Case, reference: str) -> Case:
    """No scheme, nothing that depends on it or is explained of it, no appraisal that serves it."""
    (paper,) = case.papers
    appraisals = tuple(one for one in case.appraisals if one.scheme != reference)
    paper = replace(paper, schemes=tuple(one for one in paper.schemes if one != reference))
    paper = _of_these(paper, appraisals)
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


def _without_evidence(case: Case, title: str) -> Case:
    def left(owner: CaseProgramme | CaseScheme) -> Any:
        return tuple(one for one in owner.evidence if one.title != title)

    return replace(
        case,
        programme=replace(case.programme, evidence=left(case.programme)),
        schemes=tuple(replace(one, evidence=left(one)) for one in case.schemes),
    )


def _appraisals(case: Case) -> set[str]:
    return {one.reference for one in case.appraisals}


def _figures(case: Case) -> Figures:
    return figures_of(case_of(case))


def _is_withheld(name: str, known: Figures, left: frozenset[str]) -> bool:
    """Whether the figure that officers call so is one that the public case lacks."""
    try:
        return known.find(name).name not in left
    except NoFigure:
        return False
