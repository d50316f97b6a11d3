"""Contradictions within the weights, and within groups of criteria."""

from collections.abc import Iterator

from appraisal.engine.checking.fault import Fault
from appraisal.engine.checking.hints import unknown
from appraisal.engine.problem import Criterion, Problem, Role

_ALL_ZERO = "are all zero: give one more than 0"


def weight_faults(problem: Problem) -> Iterator[Fault]:
    """Weights: on all ranking criteria or on none, none below zero, not all of them zero; of groups
    and of the criteria in each of them alike."""
    ranking = [(i, c) for i, c in enumerate(problem.criteria) if c.role is Role.RANKING]
    weighted = [c.own_weight for _, c in ranking if c.own_weight is not None]
    for index, criterion in ranking:
        place, weight = f"criteria[{index}].weight", criterion.own_weight
        if weight is None and weighted:
            yield Fault(place, "other ranking criteria carry a weight: give this one a weight too")
        elif weight is not None and weight < 0:
            yield Fault(place, "a weight is zero or more")
    yield from _group_faults(problem, is_weighted=bool(weighted))
    yield from _zero_faults(problem, ranking)


def _group_faults(problem: Problem, *, is_weighted: bool) -> Iterator[Fault]:
    names = [group.name for group in problem.groups]
    for index, criterion in enumerate(problem.criteria):
        if criterion.group and criterion.role is not Role.RANKING:
            yield Fault(f"criteria[{index}].group", "only a ranking criterion stands in a group")
        elif criterion.group and criterion.group not in names:
            message = unknown(criterion.group, "a group of this appraisal", names)
            yield Fault(f"criteria[{index}].group", message)
    used = {criterion.group for criterion in problem.criteria}
    for index, group in enumerate(problem.groups):
        place = f"groups[{index}]"
        if group.name in names[:index]:
            yield Fault(f"{place}.name", f'"{group.name}" is the name of another group')
        if group.name not in used:
            message = f'no criterion is in the group "{group.name}": put one in, or remove it'
            yield Fault(place, message)
        if group.weight is not None and group.weight < 0:
            yield Fault(f"{place}.weight", "a weight is zero or more")
        if group.weight is None and is_weighted:
            message = f'the criteria carry weights: give the group "{group.name}" a weight too'
            yield Fault(f"{place}.weight", message)
        if group.weight is not None and not is_weighted:
            message = (
                f'the group "{group.name}" carries a weight and its criteria do not: weigh them '
                "too, or none"
            )
            yield Fault(f"{place}.weight", message)


def _zero_faults(problem: Problem, ranking: list[tuple[int, Criterion]]) -> Iterator[Fault]:
    """Levels of weights of which none is more than nought."""
    at = {
        f"criteria[{index}].weight": one.weight
        for index, one in ranking
        if not one.group and one.weight is not None
    } | {
        f"groups[{index}].weight": one.weight
        for index, one in enumerate(problem.groups)
        if one.weight is not None
    }
    if at and not any(at.values()):
        yield Fault(next(iter(at)), f"the weights {_ALL_ZERO}")
        return
    found = False
    for index, group in enumerate(problem.groups):
        within = [c.within for _, c in ranking if c.group == group.name and c.within is not None]
        if within and not any(within):
            found = True
            message = f'the weights within the group "{group.name}" {_ALL_ZERO}'
            yield Fault(f"groups[{index}]", message)
    overall = [c.weight for _, c in ranking if c.weight is not None]
    if at and overall and not found and not any(overall):
        # The one level that carries weight is of a group without criteria, or weights were moved.
        yield Fault(next(iter(at)), f"the weights of all criteria {_ALL_ZERO}")
