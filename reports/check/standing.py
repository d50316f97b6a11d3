"""Checks the appraisals and approvals of a paper: what must be settled before it is issued."""

from collections.abc import Iterator

from reports.check.facts import AppraisalFacts, PaperFacts
from reports.check.finding import APPROVAL, Finding, FindingKind, PlaceInPaper

BASELINE, WEIGHTS, REASONS = "baseline", "weights", "reasons"
PER_CENT = "per-cent"
UNDECIDED = "undecided"
TOGETHER = "together"
# The rule by which a paper is too long.
LENGTH = "length"


def standing_findings(facts: PaperFacts) -> Iterator[Finding]:
    """A finding for each missing baseline, late change of weights, weights near 100, rating without
    a reason, undecided option, two decisions that do not go together, a paper that is too long, and
    missing approval."""
    for appraisal in facts.appraisals:
        yield from _appraisal(appraisal)
    for pair, why in facts.not_together:
        message = (
            f"The decisions in force do not go together: {pair}. {why} Record another decision, or "
            "say why both stand."
        )
        place = PlaceInPaper(heading="Way forward")
        yield Finding(FindingKind.ERROR, TOGETHER, place, message, pair)
    if facts.too_long is not None:
        place = PlaceInPaper(heading="Length")
        long = facts.too_long
        yield Finding(FindingKind.QUESTION, LENGTH, place, long.message, about=long.about)
    yield from _approvals(facts)


def _appraisal(one: AppraisalFacts) -> Iterator[Finding]:
    place = PlaceInPaper(heading=one.title)
    if one.options and not one.has_baseline:
        message = (
            f"{one.title} has no baseline option. Which one changes nothing? Mark it or add it, so "
            "that the others can be held against it, or say in the paper why there is none."
        )
        yield Finding(FindingKind.QUESTION, BASELINE, place, message, one.title)
    if one.weights_unlocked is not None:
        reason = one.weights_unlocked or "no reason was given"
        kind = FindingKind.ADVICE if one.weights_unlocked else FindingKind.ERROR
        message = (
            f"The weights of {one.title} were unlocked after scoring had opened ({reason}): the "
            "paper must say so, with the reason."
        )
        yield Finding(kind, WEIGHTS, place, message, one.title)
    for told in one.not_a_hundred:
        yield Finding(FindingKind.QUESTION, PER_CENT, place, f"{one.title}: {told}", told)
    for option, criterion in one.without_reason:
        message = f"The rating of {option} on {criterion} gives no reason: record why it was given."
        yield Finding(FindingKind.ADVICE, REASONS, place, message, f"{option}: {criterion}")
    # One for each, so that each has its own explanation.
    for name in one.undecided:
        message = (
            f"{name} is undecided: give the missing ratings and measures, or say in the paper that "
            "the result is provisional."
        )
        yield Finding(FindingKind.ERROR, UNDECIDED, place, message, f"{one.title}: {name}")


def _approvals(facts: PaperFacts) -> Iterator[Finding]:
    have = {one.role.casefold(): one for one in facts.approvals}
    wanted = [*facts.approvals_wanted]
    known = {role.casefold() for role in wanted}
    wanted += [one.role for one in facts.approvals if one.role.casefold() not in known]
    for role in wanted:
        approval = have.get(role.casefold())
        if approval is None or not approval.state:
            message = f"The {role} has not been asked to approve this paper: ask for it."
        elif approval.state == "requested":
            message = f"The {role} has not yet answered: wait for the approval, or remind them."
        elif approval.state == "returned":
            message = f"The {role} returned this paper with comments: answer them, and ask again."
        elif approval.stale:
            message = f"The paper has changed since the {role} approved it: ask for approval again."
        else:
            continue
        place = PlaceInPaper(heading="Approvals")
        yield Finding(FindingKind.ERROR, APPROVAL, place, message, role)
