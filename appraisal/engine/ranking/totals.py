"""Totals, shares and ranks, all exact (docs/design.md, 4, points 5 and 6)."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from appraisal.engine.problem import Better, Problem, TotalAs
from appraisal.engine.readings import Reading, counting_criteria, is_weighted, ranking_criteria
from appraisal.engine.result import CellState
from appraisal.engine.scales import ZERO, Edge, points_range


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


def units_of(problem: Problem) -> dict[str, Fraction]:
    """What points of each ranking criterion are divided by before criteria are compared."""
    greatest = greatest_points(problem)
    if problem.total_as is TotalAs.PERCENT:
        return greatest
    if problem.total_as is TotalAs.VALUE:
        return {code: 1 / each for code, (_, each) in value_scales(problem).items()}
    return dict.fromkeys(greatest, Fraction(1))


class Adding:
    """How the points of one appraisal add up and compare: what holds for every option is worked out
    once."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.is_weighted = is_weighted(problem)
        self.sign = 1 if problem.better is Better.HIGHER else -1
        self.scales = value_scales(problem)
        self._counting = tuple(criterion.code for criterion in counting_criteria(problem))
        self._each: dict[frozenset[str], dict[str, Fraction]] = {}
        self._units = {
            code: None if unit == 1 else self.sign / unit
            for code, unit in units_of(problem).items()
        }

    def each(self, codes: Iterable[str]) -> dict[str, Fraction]:
        """As `share_per_point`, for each set of criteria once."""
        key = frozenset(codes)
        if key not in self._each:
            self._each[key] = share_per_point(self.problem, key)
        return self._each[key]

    def shares(self, readings: Mapping[str, Reading]) -> dict[str, Fraction] | None:
        """Each criterion's part of the option's total, in the units of the total; they sum to it
        exactly. None where a counting criterion is missing, and without weights."""
        if not self.is_weighted:
            return None
        codes = [
            code for code in self._counting if readings[code].state is not CellState.NOT_APPLICABLE
        ]
        each = self.each(codes)
        shares = {}
        for code in codes:
            points = readings[code].points
            if points is None:
                return None
            least = self.scales[code][0]
            shares[code] = each[code] * (points - least if least else points)
        return shares

    def merits(self, points: Mapping[str, Edge]) -> dict[str, Edge]:
        """Values to compare between criteria, more being better: oriented points, as a part of the
        criterion's greatest where totals are per cent of the maximum, of its range where they are
        values."""
        found = {}
        for code, (value, nudge) in points.items():
            least, unit = self.scales[code][0], self._units[code]
            above = value - least if least else value
            if unit is not None:
                found[code] = (above * unit, nudge * unit)
            else:
                found[code] = (above, nudge) if self.sign == 1 else (-above, -nudge)
        return found

    def strength(self, points: Mapping[str, Edge]) -> dict[str, Edge]:
        """What ranks compare by dominance, more being better: the total alone where the criteria
        carry weights, else the merit on every criterion."""
        if not self.is_weighted:
            return self.merits(points)
        return {"total": weigh(self.each(points), oriented(self.problem, points))}

    def strength_of_total(self, total: Fraction) -> dict[str, Edge]:
        """As `strength`, for an option whose total is known."""
        return {"total": (self.sign * total, ZERO)}
