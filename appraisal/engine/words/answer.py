"""The answer of an appraisal in a sentence, fit to stand first on a page or in a paper."""

from collections.abc import Iterable, Sequence

from appraisal.engine.problem import Preferred, Problem
from appraisal.engine.result import OptionResult, Outcome, Result
from appraisal.engine.words.names import name_of, names_briefly, names_of
from appraisal.engine.words.outcomes import outcome_words
from workbench.numbers.listing import count_words, opening
from workbench.numbers.ranks import ordinal


def answer_sentence(problem: Problem, result: Result) -> str:
    """What was decided, and against which order where that is another; before that which option
    comes first, or why none does."""
    decision = problem.decision
    if decision is not None:
        view = name_of(problem, decision.with_a_view_to) if decision.with_a_view_to else ""
        if not is_first(result, decision.option):
            return _against_the_order(problem, result, decision, view)
        return f"{preferred_words(name_of(problem, decision.option), view)}."
    if result.qualitative:
        return "No option has been preferred yet: the criteria are weighed in words."
    if len(result.undecided) == len(result.judged):
        return "There is no answer yet: every option still lacks a rating that matters."
    text = _first(problem, result)
    if not result.undecided:
        return opening(text)
    verb = "is" if len(result.undecided) == 1 else "are"
    waiting = _briefly(problem, result.undecided)
    return f"Provisionally, {text} {waiting} {verb} still undecided."


def is_first(result: Result, code: str) -> bool:
    """Whether the option is taken forward in the first place, alone or with others. An appraisal in
    words ranks nothing, so that whatever is preferred there is first."""
    found = next(one for one in result.options if one.code == code)
    return result.qualitative or (found.rank == 1 and found.outcome is Outcome.TAKEN_FORWARD)


def _against_the_order(problem: Problem, result: Result, decision: Preferred, view: str) -> str:
    """The decision for an option that is not first: where it stands, which one does come first,
    and the reason that was given."""
    found = next(one for one in result.options if one.code == decision.option)
    name = name_of(problem, decision.option)
    sentence = f"The preferred option is {name}, which {_place(result, found)}"
    said = [f"{sentence}{_ahead(problem, result, found)}."]
    if view:
        said.append(f"It is preferred {view_words(view)}.")
    reason = " ".join(decision.reason.split())
    ended = reason if reason.endswith((".", "!", "?")) else f"{reason}."
    said.append(f"The reason given: {ended}" if reason else "No reason is recorded.")
    return " ".join(said)


def _place(result: Result, found: OptionResult) -> str:
    """ "ranks second", "is not feasible by the criteria"."""
    if found.outcome is Outcome.UNDECIDED:
        return f"is still {outcome_words(found.outcome)}"
    fate = f"is {outcome_words(found.outcome)} by the criteria"
    if found.rank is None:
        return fate
    so_far = " so far" if result.undecided else ""
    rank = f"ranks {'joint ' if found.joint else ''}{ordinal(found.rank)}{so_far}"
    return rank if found.outcome is Outcome.TAKEN_FORWARD else f"{rank} and {fate}"


def _ahead(problem: Problem, result: Result, found: OptionResult) -> str:
    """Which other options are first, as the end of a sentence; "" where none is."""
    leaders = [one for one in result.options if one.rank == 1 and one is not found]
    if not leaders:
        return ""
    names = _names(problem, leaders)
    if len(leaders) > 1:
        return f"; {names} share the first place"
    (leader,) = leaders
    if leader.outcome is Outcome.TAKEN_FORWARD:
        return f"; {names} ranks first"
    return f"; {names} ranks first and is {outcome_words(leader.outcome)} by the criteria"


def preferred_words(option: str, view: str = "") -> str:
    """The decision: "Mutual is the preferred option, with a view to Trust"."""
    return f"{option} is the preferred option{_later(view)}"


def choice_words(option: str, view: str = "") -> str:
    """The option chosen, without a verb: "Mutual, with a view to Trust"."""
    return f"{option}{_later(view)}"


def view_words(view: str) -> str:
    """What the choice may later lead to: "with a view to Trust"."""
    return f"with a view to {view}"


def _later(view: str) -> str:
    return f", {view_words(view)}" if view else ""


def _first(problem: Problem, result: Result) -> str:
    """Which options come first among those taken forward, and ahead of which."""
    forward = result.taken_forward
    if not forward:
        stopped = all(option.failed for option in result.judged)
        why = ": the gateways stop them all" if stopped else ""
        return f"no option is taken forward{why}."
    leaders = [option for option in forward if option.rank == forward[0].rank]
    rest = [option for option in forward if option.rank != forward[0].rank]
    names = _briefly(problem, leaders, among=len(forward))
    if not rest:
        if len(leaders) == 1:
            return f"{names} is the only option taken forward."
        return f"{names} share the first place, and no other option is taken forward."
    verb = "comes first" if len(leaders) == 1 else "share the first place"
    return (
        f"{names} {verb} of the {count_words(len(forward))} options taken forward, "
        f"ahead of {_briefly(problem, rest, among=len(forward))}."
    )


def _briefly(problem: Problem, options: Sequence[OptionResult], among: int = 0) -> str:
    """Their names, as `names_briefly` gives them."""
    return names_briefly(problem, (option.code for option in options), among)


def _names(problem: Problem, options: Iterable[OptionResult]) -> str:
    return names_of(problem, (option.code for option in options))
