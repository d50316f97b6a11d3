"""The case without the name and the words of an option that is exempt."""

from dataclasses import replace

from appraisal.casefile.decision_parts import CaseDecision
from appraisal.casefile.parts import CaseAppraisal, CaseOption, CaseRating
from appraisal.casefile.problem import cost_without_lines
from appraisal.casefile.spread.engine import named_first
from appraisal.casefile.spread.parts import CaseSpread
from reports.casefile.parts import Case
from reports.withheld.items import WITHHELD, WithheldItem
from schemes.casefile.plan_parts import CaseMilestones, CaseSession


def without_option(case: Case, item: WithheldItem) -> Case:
    appraisals = tuple(
        _less_combinations(
            _hidden_option(one, item) if one.reference == item.appraisal else one, item
        )
        for one in case.appraisals
    )
    plan = case.programme.plan
    if plan.milestones is not None:
        plan = replace(plan, milestones=_hidden_steps(plan.milestones, item))
    sessions = tuple(_hidden_feedback(one, item) for one in case.programme.sessions)
    programme = replace(case.programme, plan=plan, sessions=sessions)
    withheld = case.withheld | {(item.appraisal, item.code)}
    return replace(case, appraisals=appraisals, programme=programme, withheld=withheld)


def _hidden_option(part: CaseAppraisal, item: WithheldItem) -> CaseAppraisal:
    code = item.option

    def other(said: str) -> str:
        return item.code if said == code else said

    def option(one: CaseOption) -> CaseOption:
        if one.code != code:
            return one
        return CaseOption(
            item.code,
            item.phrase,
            baseline=one.baseline,
            cost=cost_without_lines(one, part),
            finance=one.finance,
        )

    def rating(one: CaseRating) -> CaseRating:
        if one.option != code:
            return one
        excused = WITHHELD if one.not_applicable else ""
        return replace(one, option=item.code, reason="", evidence=(), not_applicable=excused)

    decision: CaseDecision | None = part.decision
    if decision is not None:
        decision = replace(
            decision,
            preferred=other(decision.preferred),
            with_a_view_to=other(decision.with_a_view_to),
        )
    return replace(
        part,
        partners=tuple(one for one in part.partners if one.option != code),
        ruled_out=tuple(
            replace(one, option=item.code, stage=WITHHELD, who="", when="", why=WITHHELD)
            if one.option == code
            else one
            for one in part.ruled_out
        ),
        considered=tuple(
            replace(one, option=item.code, text=WITHHELD) if one.option == code else one
            for one in part.considered
        ),
        options=tuple(map(option, part.options)),
        ratings=tuple(map(rating, part.ratings)),
        measures=tuple(replace(one, option=other(one.option)) for one in part.measures),
        decision=decision,
        # What was tried of its ratings would tell what they are.
        scenarios=tuple(
            one for one in part.scenarios if all(tried.option != code for tried in one.ratings)
        ),
        spread=part.spread and _less_of(part.spread, code),
    )


def _less_of(spread: CaseSpread, option: str) -> CaseSpread:
    """What assessors gave, without the option, and without who comes first where that is it."""
    told = option not in named_first(spread)
    return CaseSpread(
        ratings=tuple(one for one in spread.ratings if one.option != option),
        totals=tuple(one for one in spread.totals if one.option != option),
        first=spread.first if told else (),
        left_out=spread.left_out if told else (),
    )


def _less_combinations(part: CaseAppraisal, item: WithheldItem) -> CaseAppraisal:
    """The appraisal without what does not go with the option: why would tell what it is."""
    kept = tuple(
        one
        for one in part.not_together
        if (part.reference, one.option) != (item.appraisal, item.option)
        and (one.appraisal, one.other) != (item.appraisal, item.option)
    )
    return part if len(kept) == len(part.not_together) else replace(part, not_together=kept)


def _hidden_steps(part: CaseMilestones, item: WithheldItem) -> CaseMilestones:
    rows = tuple(
        replace(
            row,
            option=item.code,
            name=item.phrase,
            steps=tuple(replace(step, text=WITHHELD) for step in row.steps),
        )
        if row.option == item.option
        else row
        for row in part.rows
    )
    return replace(part, rows=rows)


def _hidden_feedback(part: CaseSession, item: WithheldItem) -> CaseSession:
    """The session without the words on an option that is withheld. Its theme stays."""
    feedback = tuple(
        replace(one, option=item.code, said=WITHHELD, done=one.done and WITHHELD)
        if (one.appraisal, one.option) == (item.appraisal, item.option)
        else one
        for one in part.feedback
    )
    return replace(part, feedback=feedback)
