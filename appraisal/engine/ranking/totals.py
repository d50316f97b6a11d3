"""Totals, shares and ranks, all exact (docs/design.md, 4, points 5 and 6)."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import TypeVar

from appraisal.engine.problem import Better, Problem, TotalAs
from appraisal.engine.readings import Reading, counting_criteria, is_weighted, ranking_criteria
from appraisal.engine.result import CellState
from appraisal.engine.scales import ZERO, Edge, points_range

Key = TypeVar("Key")


def greatest_points(problem: Problem) -> dict[str, Fraction]:
    """The most points each ranking criterion can give, by code."""
    return {c.code: points_range(c.scale)[1] for c in ranking_criteria(problem) if c.scale}


def applicable(problem: Problem, readings: Mapping[str, Reading]) -> tuple[str, ...]:
    """The counting criteria that apply to the option, known or missing."""
    return tuple(
        criterion.code
        for criterion in counting_criteria(problem)
        if readings[criterion.code].state is not CellState.NOT_APPLICABLE
    )


def share_per_point(problem: Problem, codes: Iterable[str]) -> dict[str, Fraction]:
    """What one point on each criterion adds to the total of an option to which `codes` apply.

    Points: the weight, times all weight over the applicable weight. Average: the weight over the
    applicable weight. Percent: 100 x the weight over the greatest the applicable criteria give.
    """
    weights = {c.code: c.weight or ZERO for c in counting_criteria(problem)}
    held = {code: weights[code] for code in codes}
    match problem.total_as:
        case TotalAs.POINTS:
            factor = sum(weights.values(), ZERO) / sum(held.values(), ZERO)
        case TotalAs.AVERAGE:
            factor = 1 / sum(held.values(), ZERO)
        case TotalAs.PERCENT:
            greatest = greatest_points(problem)
            factor = 100 / sum((w * greatest[code] for code, w in held.items()), ZERO)
    return {code: weight * factor for code, weight in held.items()}


def find_shares(problem: Problem, readings: Mapping[str, Reading]) -> dict[str, Fraction] | None:
    """Each criterion's part of the option's total, in the units of the total; they sum to it
    exactly. None where a counting criterion is missing. Only for weighted appraisals."""
    shares = {}
    for code, each in share_per_point(problem, applicable(problem, readings)).items():
        points = readings[code].points
        if points is None:
            return None
        shares[code] = each * points
    return shares


def oriented(problem: Problem, points: Mapping[str, Edge]) -> dict[str, Edge]:
    """Points turned so that more is better."""
    sign = 1 if problem.better is Better.HIGHER else -1
    return {code: (sign * value, sign * nudge) for code, (value, nudge) in points.items()}


def weigh(each: Mapping[str, Fraction], values: Mapping[str, Edge]) -> Edge:
    """The sum of values, each times what one point on its criterion adds."""
    return (
        sum((each[code] * value for code, (value, _) in values.items()), ZERO),
        sum((each[code] * nudge for code, (_, nudge) in values.items()), ZERO),
    )


def merits(problem: Problem, points: Mapping[str, Edge]) -> dict[str, Edge]:
    """Values to compare between criteria, more being better: oriented points, as a part of the
    criterion's greatest where totals are per cent of the maximum."""
    values = oriented(problem, points)
    if problem.total_as is not TotalAs.PERCENT:
        return values
    greatest = greatest_points(problem)
    return {
        code: (value / greatest[code], nudge / greatest[code])
        for code, (value, nudge) in values.items()
    }


def strength(problem: Problem, points: Mapping[str, Edge]) -> dict[str, Edge]:
    """What ranks compare by dominance, more being better: the total alone where the criteria
    carry weights, else the merit on every criterion."""
    if not is_weighted(problem):
        return merits(problem, points)
    return {"total": weigh(share_per_point(problem, points), oriented(problem, points))}


def rank_all(keys: Iterable[Key], beats: Callable[[Key, Key], bool]) -> dict[Key, int]:
    """One plus the number that beat each: joint ranks share the first place they cover, and the
    next rank skips (1, 1, 3)."""
    sequence = tuple(keys)
    return {key: 1 + sum(beats(other, key) for other in sequence) for key in sequence}
