"""Appraisals weighed in words alone: people's decision is the outcome."""

from appraisal.engine.problem import Option, Preferred, Problem, Role
from appraisal.engine.result import OptionResult, Outcome, Result
from appraisal.engine.words.names import name_of


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
        return Outcome.UNDECIDED, "Undecided: no preferred option has been recorded yet."
    if option.code == decision.option:
        why = f": {decision.reason.strip().rstrip('.')}" if decision.reason.strip() else ""
        view = ""
        if decision.with_a_view_to:
            view = f", with a view to {name_of(problem, decision.with_a_view_to)}"
        return Outcome.TAKEN_FORWARD, f"Taken forward as the preferred option{view}{why}."
    if option.code == decision.with_a_view_to:
        return (
            Outcome.NOT_TAKEN_FORWARD,
            f"Not taken forward now: {name_of(problem, decision.option)} is preferred, "
            "with a view to this option later.",
        )
    preferred = name_of(problem, decision.option)
    return Outcome.NOT_TAKEN_FORWARD, f"Not taken forward: {preferred} is preferred."
