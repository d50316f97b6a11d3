"""What people decided and said beside the ratings, as parts of an appraisal in the case file."""

from dataclasses import dataclass

from workbench.casefile.parts import called


@dataclass(frozen=True, slots=True)
class CaseTookPart:
    """One who took part in a decision, by role and authority."""

    role: str = ""
    authority: str = ""


@dataclass(frozen=True, slots=True)
class CaseVotes:
    """How many votes an authority gave to a decision, each way."""

    authority: str
    for_: int = called("for", default=0)
    against: int = 0
    abstained: int = 0


@dataclass(frozen=True, slots=True)
class CaseDissent:
    """One who did not agree to a decision, by role and authority, and why."""

    role: str = ""
    authority: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class CaseDecision:
    """What people decided, by the codes of options. `made_by` is consensus, votes or nothing."""

    preferred: str
    with_a_view_to: str = ""
    reason: str = ""
    present: int | None = None
    entitled: int | None = None
    decided_on: str = ""
    next_step: str = ""
    made_by: str = ""
    took_part: tuple[CaseTookPart, ...] = ()
    votes: tuple[CaseVotes, ...] = ()
    dissent: tuple[CaseDissent, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseCondition:
    """A condition of the decision: who sees to it, by which day, and the day on which it was met;
    without that day it is open."""

    condition: str
    owner: str = ""
    by: str = ""
    met_on: str = ""


@dataclass(frozen=True, slots=True)
class CasePartner:
    """Whether an authority would join an option, by when it decides, and when it did."""

    authority: str
    option: str
    answer: str = "not-answered"
    by: str = ""
    decided_on: str = ""


@dataclass(frozen=True, slots=True)
class CaseRuledOut:
    """An option that was ruled out early: at which stage, when, why and by whom, a role."""

    option: str
    stage: str
    why: str
    when: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class CaseNotTogether:
    """That an option of this appraisal does not go with an `other` one of another `appraisal`, by
    their codes and its reference, and why."""

    option: str
    appraisal: str
    other: str
    reason: str


@dataclass(frozen=True, slots=True)
class CaseConsidered:
    """How an option stands on a consideration, in words."""

    option: str
    criterion: str
    text: str


@dataclass(frozen=True, slots=True)
class CaseInterest:
    """What a person declared, by role and authority, and what was done about it; without an
    interest, that there is none to declare."""

    role: str = ""
    authority: str = ""
    interest: str = ""
    action: str = ""
    on: str = ""
