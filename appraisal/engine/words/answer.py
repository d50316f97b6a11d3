"""The answer of an appraisal in a sentence, fit to stand first on a page or in a paper."""

from collections.abc import Iterable

from appraisal.engine.problem import Problem
from appraisal.engine.result import OptionResult, Result
from appraisal.engine.words.names import name_of, names_of
from workbench.numbers.listing import count_words, opening


def answer_sentence(problem: Problem, result: Result) -> str:
    """What was decided; before that which option comes first, or why none does."""
    decision = problem.decision
    if decision is not None:
        view = name_of(problem, decision.with_a_view_to) if decision.with_a_view_to else ""
        return f"{preferred_words(name_of(problem, decision.option), view)}."
    if result.qualitative:
        return "No option has been preferred yet: the criteria are weighed in words."
    if len(result.undecided) == len(result.options):
        return "There is no answer yet: every option still lacks a rating that matters."
    text = _first(problem, result)
    if not result.undecided:
        return opening(text)
    verb = "is" if len(result.undecided) == 1 else "are"
    waiting = _names(problem, result.undecided)
    return f"Provisionally, {text} {waiting} {verb} still undecided."


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
        stopped = all(option.failed for option in result.options)
        why = ": the gateways stop them all" if stopped else ""
        return f"no option is taken forward{why}."
    leaders = [option for option in forward if option.rank == forward[0].rank]
    rest = [option for option in forward if option.rank != forward[0].rank]
    names = _names(problem, leaders)
    if not rest:
        if len(leaders) == 1:
            return f"{names} is the only option taken forward."
        return f"{names} share the first place, and no other option is taken forward."
    verb = "comes first" if len(leaders) == 1 else "share the first place"
    return (
        f"{names} {verb} of the {count_words(len(forward))} options taken forward, "
        f"ahead of {_names(problem, rest)}."
    )


def _names(problem: Problem, options: Iterable[OptionResult]) -> str:
    return names_of(problem, (option.code for option in options))
