"""What the parts of a decision are called, and of what people said beside the ratings."""

from typing import Any

from appraisal.casefile import decision_parts as a
from appraisal.casefile.parts import CaseCostScenario
from appraisal.models import Decision, PartnerAnswer
from reports.changes.parts.appraisals import criterion, option, share, when, written
from reports.changes.parts.label import FieldLabel, Names, PartLabel, choice, part
from workbench.numbers.listing import listed


def _of(noun: str) -> Any:
    """The noun with the role and the authority of the person."""

    def called(one: Any, _names: Names) -> str:
        who = ", ".join(filter(None, (one.role, one.authority)))
        return f"the {noun} of {who}" if who else f"the {noun} of somebody"

    return called


def _partner(one: a.CasePartner, names: Names) -> str:
    return f"the answer of {one.authority} on {names.option(one.option)}"


def _considered(one: a.CaseConsidered, names: Names) -> str:
    return f"what is said of {names.option(one.option)} on {names.criterion(one.criterion)}"


DECIDED: dict[type, PartLabel] = {
    a.CaseDecision: part(
        "the decision",
        preferred=FieldLabel("preferred option", option),
        with_a_view_to=FieldLabel("option kept in view", option),
        reason="reason",
        present="number of authorities present",
        entitled="number of authorities entitled to decide",
        decided_on=FieldLabel("day", when),
        next_step="next step",
        made_by=FieldLabel("way in which it was made", choice(Decision.MadeBy)),
        took_part="people who took part",
        votes="votes",
        dissent="dissent",
    ),
    a.CaseTookPart: part(
        lambda one, _names: listed(filter(None, (one.role, one.authority))),
        key=lambda one: (one.role, one.authority),
        role="role",
        authority="authority",
    ),
    a.CaseVotes: part(
        lambda one, _names: f"the votes of {one.authority}",
        key=lambda one: one.authority,
        authority="authority",
        for_="votes for it",
        against="votes against it",
        abstained="abstentions",
    ),
    a.CaseDissent: part(
        _of("dissent"),
        key=lambda one: (one.role, one.authority),
        role="role",
        authority="authority",
        why=FieldLabel("reason", written),
    ),
    a.CaseCondition: part(
        lambda one, _names: f"the condition “{one.condition}”",
        key=lambda one: one.condition,
        condition=FieldLabel("words", written),
        owner="owner",
        by=FieldLabel("day by which it is to be met", when),
        met_on=FieldLabel("day on which it was met", when),
    ),
    a.CasePartner: part(
        _partner,
        key=lambda one: (one.authority, one.option),
        authority="authority",
        option=FieldLabel("option", option),
        answer=FieldLabel("answer", choice(PartnerAnswer.Answer)),
        by=FieldLabel("day by which it decides", when),
        decided_on=FieldLabel("day on which it decided", when),
    ),
    a.CaseRuledOut: part(
        lambda one, names: f"the ruling out of {names.option(one.option)}",
        key=lambda one: one.option,
        option=FieldLabel("option", option),
        stage="stage",
        why=FieldLabel("reason", written),
        when=FieldLabel("day", when),
        who="role of who did it",
    ),
    a.CaseConsidered: part(
        _considered,
        key=lambda one: (one.option, one.criterion),
        option=FieldLabel("option", option),
        criterion=FieldLabel("criterion", criterion),
        text=FieldLabel("words", written),
    ),
    a.CaseNotTogether: part(
        lambda one, names: f"what does not go with {names.option(one.option)}",
        key=lambda one: (one.option, one.appraisal, one.other),
        option=FieldLabel("option", option),
        appraisal="other appraisal",
        other="code of its option",
        reason=FieldLabel("reason", written),
    ),
    CaseCostScenario: part(
        lambda one, _names: f"the scenario “{one.name}”",
        key=lambda one: one.name,
        name="name",
        cost_change=FieldLabel("change of costs", share),
        cost_yearly=FieldLabel("change of costs in each year", share),
        saving_change=FieldLabel("change of savings", share),
        saving_yearly=FieldLabel("change of savings in each year", share),
        discount_rate=FieldLabel("discount rate", share),
        why=FieldLabel("why it is tried", written),
    ),
    a.CaseInterest: part(
        _of("interest"),
        key=lambda one: (one.role, one.authority, one.interest),
        role="role",
        authority="authority",
        interest=FieldLabel("interest", written),
        action=FieldLabel("what was done", written),
        on=FieldLabel("day", when),
    ),
}
