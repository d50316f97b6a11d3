"""How a decision was made, in sentences for pages and papers."""

from collections.abc import Sequence
from datetime import date

from appraisal.casefile.decision_parts import CaseCondition, CaseDecision, CaseVotes
from workbench.dates import day
from workbench.numbers.listing import count_words, counts_alike, listed, opening


def made_sentence(decision: CaseDecision) -> str:
    """When and how it was decided, and by how many: "It was decided on 7 March 2016 by consensus;
    7 of the 10 entitled took part." Nothing where none of it is known."""
    parts = []
    if decision.decided_on:
        parts.append(f"on {day(date.fromisoformat(decision.decided_on))}")
    if decision.made_by == "consensus":
        parts.append("by consensus")
    if decision.made_by == "votes":
        parts.append(f"by votes: {votes_words(decision.votes)}" if decision.votes else "by votes")
    turnout = turnout_words(decision)
    if not parts:
        return f"{opening(turnout)}." if turnout else ""
    made = f"It was decided {' '.join(parts)}"
    return f"{made}; {turnout}." if turnout else f"{made}."


def turnout_words(decision: CaseDecision) -> str:
    """How many took part, of how many, in digits: "7 of the 10 entitled took part"."""
    if decision.present is None:
        return ""
    if decision.entitled is None:
        return f"{decision.present} took part"
    if decision.present == decision.entitled:
        return f"all {decision.present} entitled took part"
    return f"{decision.present} of the {decision.entitled} entitled took part"


def votes_words(votes: Sequence[CaseVotes]) -> str:
    """All votes together: "five for, one against and one abstained"."""
    ways = (
        (sum(one.for_ for one in votes), "for"),
        (sum(one.against for one in votes), "against"),
        (sum(one.abstained for one in votes), "abstained"),
    )
    counts = counts_alike(*(count for count, _ in ways))
    told = zip(counts, ways, strict=True)
    return listed(f"{words if count else 'none'} {way}" for words, (count, way) in told)


def reason_sentence(decision: CaseDecision) -> str:
    """The reason where one was given."""
    reason = " ".join(decision.reason.split())
    return f"The reason given: {_ended(reason)}" if reason else ""


def next_sentence(decision: CaseDecision) -> str:
    """What comes next, where that was said."""
    step = " ".join(decision.next_step.split())
    return f"Next step: {_ended(step)}" if step else ""


def conditions_sentence(conditions: Sequence[CaseCondition]) -> str:
    """How many conditions there are and how many of them are met."""
    count = len(conditions)
    if not count:
        return ""
    met = sum(bool(one.met_on) for one in conditions)
    if count == 1:
        return f"It has one condition, which is {'met' if met else 'still open'}."
    verb = "is" if met == 1 else "are"
    if met == count:
        told = "both of them" if count == 2 else "all of them"
        return f"It has {count_words(count)} conditions, {told} met."
    some, all_ = counts_alike(met, count)
    told = f"{some} of them {verb} met" if met else "none of them is met yet"
    return f"It has {all_} conditions: {told}."


def who_words(role: str, authority: str) -> str:
    """A person by role and authority: "Treasurer, Broxbourne"."""
    return ", ".join(filter(None, (role, authority)))


def _ended(text: str) -> str:
    return opening(text if text.endswith((".", "!", "?")) else f"{text}.")
