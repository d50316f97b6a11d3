"""Dominance: what holds under every weighting of the ranking criteria.

Source: docs/design.md, 4, point 6.
"""

from collections.abc import Mapping

from appraisal.engine.scales import Edge


def covers(first: Mapping[str, Edge], second: Mapping[str, Edge]) -> bool:
    """Whether `first` does at least as well as `second` under every weighting.

    Both map the criteria that apply to an option to its values, more being better. With V for
    the weighted mean over an option's applicable criteria, V(first) - V(second) is a sum over
    pairs (j of first, i of second) of w_j w_i (a_j - b_i). Where both criteria apply to both
    options the pairs (j, i) and (i, j) share a product and reduce to the criteria themselves;
    every other pair has a product of its own, so its difference must not be negative.
    """
    if first.keys() == second.keys():
        return all(value >= second[code] for code, value in first.items())
    return all(
        value >= other
        for code, value in first.items()
        for against, other in second.items()
        if code == against or code not in second or against not in first
    )


def dominates(first: Mapping[str, Edge], second: Mapping[str, Edge]) -> bool:
    """Whether `first` is at least as good under every weighting and better under some."""
    return covers(first, second) and not covers(second, first)


def are_separated(first: Mapping[str, Edge], second: Mapping[str, Edge]) -> bool:
    """Whether dominance orders the two or they are equal under every weighting."""
    return covers(first, second) or covers(second, first)
