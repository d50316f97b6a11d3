"""Appraisals weighed in words alone: people's decision is the outcome."""

from appraisal.engine.problem import Option, Preferred, Problem, Role
from appraisal.engine.result import OptionResult, Outcome, Result
from appraisal.engine.words.answer import choice_words, view_words
from appraisal.engine.words.names import name_of
from appraisal.engine.words.outcomes import outcome_words
from workbench.numbers.listing import opening


def is_qualitative(problem: Problem) -> bool:
    """Whether every criterion is a consideration."""
    return all(criterion.role is Role.CONSIDERATION for criterion in problem.criteria)


def evaluate_qualitative(problem: Problem) -> Result:
    """The preferred option is taken forward and the others are not; before a decision all are
    undecided. Ranks and totals are None."""
    warnings = () if any(option.baseline for option in problem.options) else (NO_BASELINE,)
    single = (SINGLE_OPTION,) if len(problem.options) == 1 else ()
    return Result(
        reference=problem.reference,
        qualitative=True,
        weighted=False,
        options=tuple(_option(problem, option) for option in problem.options),
        cells=(),
        weights=(),
        dominates=(),
        unseparated=(),
        order_holds=False,
        statements=(),
        warnings=(*warnings, *single),
    )


NO_BASELINE = "No option is marked as the baseline (business as usual, do nothing or do minimum)."
SINGLE_OPTION = "There is only one option, so there is nothing to compare it with."


def _option(problem: Problem, option: Option) -> OptionResult:
    outcome, reason = _decided(problem, option, problem.decision)
    return OptionResult(
        code=option.code,
        outcome=outcome,
        rank=None,
        joint=False,
        total=None,
        failed=(),
        excused=(),
        gaps=(),
        not_applicable=(),
        best_rank=None,
        worst_rank=None,
        reasons=(reason,),
    )


def _decided(problem: Problem, option: Option, decision: Preferred | None) -> tuple[Outcome, str]:
    if decision is None:
        return _told(Outcome.UNDECIDED, ": no preferred option has been recorded yet.")
    if option.code == decision.option:
        why = f": {decision.reason.strip().rstrip('.')}" if decision.reason.strip() else ""
        view = name_of(problem, decision.with_a_view_to) if decision.with_a_view_to else ""
        chosen = choice_words(" as the preferred option", view)
        return _told(Outcome.TAKEN_FORWARD, f"{chosen}{why}.")
    preferred = f"{name_of(problem, decision.option)} is preferred"
    if option.code == decision.with_a_view_to:
        later = view_words("this option later")
        return _told(Outcome.NOT_TAKEN_FORWARD, f" now: {preferred}, {later}.")
    return _told(Outcome.NOT_TAKEN_FORWARD, f": {preferred}.")


def _told(outcome: Outcome, rest: str) -> tuple[Outcome, str]:
    """The outcome with its reason, which begins with the outcome in words."""
    return outcome, f"{opening(outcome_words(outcome))}{rest}"
