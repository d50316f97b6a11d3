"""First places on random problems against exact lengths (two criteria) and areas (three)."""

import random
from fractions import Fraction
from math import sqrt

import pytest

from appraisal.engine.sampling.sample import first_places

SAMPLES = 20_000
CORNERS = [(Fraction(0), Fraction(0)), (Fraction(1), Fraction(0)), (Fraction(0), Fraction(1))]


def kept(corners, gap):
    """The part of a polygon of weights (the third is what is left) on which a gap is not below 0."""

    def above(corner):
        x, y = corner
        return x * gap[0] + y * gap[1] + (1 - x - y) * gap[2]

    found = []
    for here, there in zip(corners, corners[1:] + corners[:1], strict=True):
        a, b = above(here), above(there)
        if a >= 0:
            found.append(here)
        if a * b < 0:
            part = a / (a - b)
            found.append(tuple(x + part * (y - x) for x, y in zip(here, there, strict=True)))
    return found


def area(corners):
    """Of the whole triangle of weights."""
    pairs = zip(corners, corners[1:] + corners[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) if len(corners) > 2 else 0


def exact_share(rows, row):
    corners = CORNERS
    for other in rows:
        gap = [a - b for a, b in zip(row, other, strict=True)]
        if corners and any(gap):
            corners = kept(corners, gap)
    return float(area(corners))


def exact_share_of_two(rows, row):
    low, high = Fraction(0), Fraction(1)
    for other in rows:
        first, second = row[0] - other[0], row[1] - other[1]
        if first > second:
            low = max(low, Fraction(-second, first - second))
        elif first < second:
            high = min(high, Fraction(second, second - first))
        elif first < 0:
            return 0.0
    return float(max(Fraction(0), high - low))


@pytest.mark.parametrize("number", range(40))
def test_first_places_are_as_frequent_as_they_are_large(number):
    source = random.Random(number)
    criteria, options = source.choice((2, 3)), source.randint(2, 14)
    rows = [[source.randint(0, 10) for _ in range(criteria)] for _ in range(options)]
    codes = [str(index) for index in range(options)]
    cells = [[(value,) for value in row] for row in rows]
    answer = first_places(codes, cells, samples=SAMPLES, seed=number)
    exact = exact_share if criteria == 3 else exact_share_of_two
    for row, count in zip(rows, answer.counts, strict=True):
        share = exact(rows, row)
        error = sqrt(share * (1 - share) / SAMPLES)
        assert abs(count / SAMPLES - share) <= 3 * error + 1e-9
