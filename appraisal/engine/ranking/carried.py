"""What each weight carries of all that can be reached, as the length of its scale has it.

Source: docs/design.md, 4, point 5.
"""

from fractions import Fraction

from appraisal.engine.problem import Problem, TotalAs
from appraisal.engine.ranking.totals import greatest_points
from appraisal.engine.readings import is_weighted, ranking_criteria
from appraisal.engine.scales import ZERO


def reaches(problem: Problem) -> dict[str, Fraction]:
    """The most points of each ranking criterion, by code, where scales differ in length and weights
    do not count as they stand; empty where they do: the scales are of one length, or totals are
    values."""
    most = greatest_points(problem)
    if problem.total_as is TotalAs.VALUE or len(set(most.values())) < 2:
        return {}
    return most


def carried_shares(problem: Problem) -> dict[str, Fraction]:
    """The part of the greatest total that each ranking criterion can give, of 1, by code: its
    weight times the most points of its scale, over all of these. Where totals are values every
    scale has the same length, and it is the share of all weight. Empty without weights, and where
    nothing above 0 can be reached."""
    if not is_weighted(problem):
        return {}
    weights = {c.code: c.weight or ZERO for c in ranking_criteria(problem)}
    if problem.total_as is not TotalAs.VALUE:
        most = greatest_points(problem)
        weights = {code: weight * most[code] for code, weight in weights.items()}
    whole = sum(weights.values(), ZERO)
    if whole <= 0 or min(weights.values()) < 0:
        return {}
    return {code: weight / whole for code, weight in weights.items()}
