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


def value_scales(problem: Problem) -> dict[str, tuple[Fraction, Fraction]]:
    """Where totals are values: the points of each ranking criterion that stand for 0, the least
    that its scale can give, and what each point above them is worth, so that the most is 100.
    Elsewhere points are counted as they are: from 0, each for 1."""
    ranges = {c.code: points_range(c.scale) for c in ranking_criteria(problem) if c.scale}
    if problem.total_as is not TotalAs.VALUE:
        return {code: (ZERO, Fraction(1)) for code in ranges}
    return {code: (least, 100 / (most - least)) for code, (least, most) in ranges.items()}


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
    Value: the weight over the applicable weight, times what a point above the least is worth.
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
        case TotalAs.VALUE:
            factor = 1 / sum(held.values(), ZERO)
            scales = value_scales(problem)
            return {code: weight * factor * scales[code][1] for code, weight in held.items()}
    return {code: weight * factor for code, weight in held.items()}


def find_shares(problem: Problem, readings: Mapping[str, Reading]) -> dict[str, Fraction] | None:
    """Each criterion's part of the option's total, in the units of the total; they sum to it
    exactly. None where a counting criterion is missing. Only for weighted appraisals."""
    shares, scales = {}, value_scales(problem)
    for code, each in share_per_point(problem, applicable(problem, readings)).items():
        points = readings[code].points
        if points is None:
            return None
        shares[code] = each * (points - scales[code][0])
    return shares


def oriented(problem: Problem, points: Mapping[str, Edge]) -> dict[str, Edge]:
    """Points above those that stand for nothing, turned so that more is better."""
    sign, scales = 1 if problem.better is Better.HIGHER else -1, value_scales(problem)
    return {
        code: (sign * (value - scales[code][0]), sign * nudge)
        for code, (value, nudge) in points.items()
    }


def weigh(each: Mapping[str, Fraction], values: Mapping[str, Edge]) -> Edge:
    """The sum of values, each times what one point on its criterion adds."""
    return (
        sum((each[code] * value for code, (value, _) in values.items()), ZERO),
        sum((each[code] * nudge for code, (_, nudge) in values.items()), ZERO),
    )


def merits(problem: Problem, points: Mapping[str, Edge]) -> dict[str, Edge]:
    """Values to compare between criteria, more being better: oriented points, as a part of the
    criterion's greatest where totals are per cent of the maximum, of its range where they are
    values."""
    values, units = oriented(problem, points), units_of(problem)
    return {
        code: (value / units[code], nudge / units[code]) for code, (value, nudge) in values.items()
    }


def units_of(problem: Problem) -> dict[str, Fraction]:
    """What points of each ranking criterion are divided by before criteria are compared."""
    greatest = greatest_points(problem)
    if problem.total_as is TotalAs.PERCENT:
        return greatest
    if problem.total_as is TotalAs.VALUE:
        return {code: 1 / each for code, (_, each) in value_scales(problem).items()}
    return dict.fromkeys(greatest, Fraction(1))


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
