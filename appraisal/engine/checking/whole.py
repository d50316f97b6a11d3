"""Refusing an appraisal that contradicts itself: every contradiction, each with its place."""

from collections.abc import Hashable, Iterable, Iterator

from appraisal.engine.checking.criteria import criterion_faults
from appraisal.engine.checking.fault import Fault, ProblemError
from appraisal.engine.checking.hints import unknown
from appraisal.engine.checking.ratings import measurement_faults, rating_faults
from appraisal.engine.checking.weights import weight_faults
from appraisal.engine.problem import Problem, Role

__all__ = ["Fault", "ProblemError", "faults"]


def faults(problem: Problem) -> tuple[Fault, ...]:
    """Every contradiction of the problem, in the sequence of the interchange file; empty where
    `evaluate` will answer. Places are paths from the appraisal on, as `ratings[3].level`."""
    return (
        *_option_faults(problem),
        *_criterion_code_faults(problem),
        *criterion_faults(problem),
        *weight_faults(problem),
        *measurement_faults(problem),
        *rating_faults(problem),
        *_ruled_out_faults(problem),
        *_shortlist_faults(problem),
        *_decision_faults(problem),
    )


def repeated(values: Iterable[Hashable]) -> Iterator[int]:
    """The indexes of the values that stood before."""
    seen: set[Hashable] = set()
    for index, value in enumerate(values):
        if value in seen:
            yield index
        seen.add(value)


def _option_faults(problem: Problem) -> Iterator[Fault]:
    if not problem.options:
        yield Fault("options", "at least one option is needed")
    for index in repeated(option.code for option in problem.options):
        code = problem.options[index].code
        yield Fault(f"options[{index}].code", f'"{code}" is the code of another option')
    baselines = [index for index, option in enumerate(problem.options) if option.baseline]
    for index in baselines[1:]:
        first = problem.options[baselines[0]].code
        yield Fault(f"options[{index}].baseline", f'"{first}" is the baseline already')


def _criterion_code_faults(problem: Problem) -> Iterator[Fault]:
    if not problem.criteria:
        yield Fault("criteria", "at least one criterion is needed")
    for index in repeated(criterion.code for criterion in problem.criteria):
        code = problem.criteria[index].code
        yield Fault(f"criteria[{index}].code", f'"{code}" is the code of another criterion')


def _shortlist_faults(problem: Problem) -> Iterator[Fault]:
    shortlist = problem.shortlist
    if shortlist.kind not in ("all", "top", "threshold"):
        yield Fault("shortlist.kind", f'"{shortlist.kind}" is not "all", "top" or "threshold"')
    if shortlist.kind == "top" and (shortlist.count is None or shortlist.count < 1):
        yield Fault("shortlist.count", "a shortlist of the first options needs a count from 1")
    if shortlist.kind == "threshold":
        if shortlist.total is None:
            yield Fault("shortlist.total", "a shortlist by threshold needs the total to reach")
        if not any(c.role is Role.RANKING and c.weight is not None for c in problem.criteria):
            yield Fault("shortlist.kind", "a threshold needs weights on the ranking criteria")


def _ruled_out_faults(problem: Problem) -> Iterator[Fault]:
    codes = [option.code for option in problem.options]
    out = [one.option for one in problem.ruled_out]
    for index, code in enumerate(out):
        if code not in codes:
            yield Fault(f"ruled_out[{index}].option", unknown(code, "an option", codes))
    for index in repeated(out):
        yield Fault(f"ruled_out[{index}].option", f'"{out[index]}" is ruled out already')
    if codes and set(codes) <= set(out):
        yield Fault("ruled_out", "every option is ruled out, so that none is left to judge")


def _decision_faults(problem: Problem) -> Iterator[Fault]:
    decision = problem.decision
    if decision is None:
        return
    codes = [option.code for option in problem.options]
    if decision.option not in codes:
        yield Fault("decision.preferred", unknown(decision.option, "an option", codes))
    out = {one.option for one in problem.ruled_out}
    for key, code in (("preferred", decision.option), ("with_a_view_to", decision.with_a_view_to)):
        if code in out:
            yield Fault(f"decision.{key}", f'"{code}" was ruled out before the decision')
    if decision.with_a_view_to is None:
        return
    if decision.with_a_view_to not in codes:
        message = unknown(decision.with_a_view_to, "an option", codes)
        yield Fault("decision.with_a_view_to", message)
    elif decision.with_a_view_to == decision.option:
        yield Fault("decision.with_a_view_to", "this is the preferred option itself")
