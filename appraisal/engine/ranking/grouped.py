"""Weights in two levels: groups of criteria, and criteria within them (docs/design.md, 4, point 6).

A group's weight stands beside the other groups and the criteria that are in none; a criterion in a
group shares that weight out with the others there. What a criterion weighs overall is the group's
weight times its part of the weights within the group, exact.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

from appraisal.engine.problem import Criterion, Group, Problem
from appraisal.engine.readings import is_weighted, ranking_criteria
from appraisal.engine.result import GroupShare
from appraisal.engine.scales import ZERO

Key = TypeVar("Key", bound=Hashable)


def weighed(criteria: Sequence[Criterion], groups: Sequence[Group]) -> tuple[Criterion, ...]:
    """The criteria with what each weighs beside all others, worked out of the own weights of all of
    them and of their groups."""
    own = [(one.group or None, one.own_weight) for one in criteria]
    found = overall_weights(own, {one.name: one.weight for one in groups})
    return tuple(
        replace(one, weight=weight) if one.group else one
        for one, weight in zip(criteria, found, strict=True)
    )


def overall_weights(
    own: Sequence[tuple[Key | None, Fraction | None]], groups: Mapping[Key, Fraction | None]
) -> list[Fraction | None]:
    """What each criterion weighs beside all others. `own` has the group of each, None for none, and
    its own weight; `groups` the weight of each group. One whose group is not known, or carries no
    weight, weighs what it says itself: such an appraisal contradicts itself."""
    sums: dict[Key | None, Fraction] = {}
    for group, weight in own:
        sums[group] = sums.get(group, ZERO) + (weight or ZERO)
    found: list[Fraction | None] = []
    for group, weight in own:
        of_group = None if group is None else groups.get(group)
        if weight is None or of_group is None:
            found.append(weight)
        else:
            found.append(of_group * weight / sums[group] if sums[group] else ZERO)
    return found


def group_shares(problem: Problem) -> tuple[GroupShare, ...]:
    """The groups that have criteria, as they stand on the page, by the weights that count now."""
    whole = sum((one.weight or ZERO for one in ranking_criteria(problem)), ZERO)
    found = []
    for group in problem.groups:
        members = members_of(problem, group.name)
        if not members:
            continue
        held = sum((one.weight or ZERO for one in members), ZERO)
        found.append(
            GroupShare(
                group.name,
                held / whole if is_weighted(problem) and whole else None,
                {one.code: share for one, share in zip(members, _shares(members), strict=True)},
            )
        )
    return tuple(found)


def members_of(problem: Problem, group: str) -> tuple[Criterion, ...]:
    """The ranking criteria of a group, in page sequence."""
    return tuple(one for one in ranking_criteria(problem) if one.group == group)


def _shares(members: Sequence[Criterion]) -> list[Fraction | None]:
    """Each one's part of the group's weight; where the group carries nothing, its part of the
    weights as they were given."""
    for weights in ([one.weight for one in members], [one.within for one in members]):
        whole = sum((weight or ZERO for weight in weights), ZERO)
        if whole:
            return [(weight or ZERO) / whole for weight in weights]
    return [None] * len(members)


Level = tuple[tuple[str, Fraction], ...]


def weight_levels(problem: Problem) -> tuple[tuple[str, Level], ...]:
    """The weights that stand beside one another, each with what carries it, by name: those of the
    groups and of the criteria in none, under "", then those within each group, under its name."""
    ranking = [one for one in ranking_criteria(problem) if one.own_weight is not None]
    top = [(one.name, one.weight or ZERO) for one in ranking if not one.group]
    top += [(one.name, one.weight) for one in problem.groups if one.weight is not None]
    levels: dict[str, list[tuple[str, Fraction]]] = {"": top} | {g.name: [] for g in problem.groups}
    for one in ranking:
        if one.group in levels and one.group:
            levels[one.group].append((one.name, one.within or ZERO))
    return tuple((name, tuple(level)) for name, level in levels.items())
