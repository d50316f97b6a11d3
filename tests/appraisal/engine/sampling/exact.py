"""Exact shares of ranks on two and three criteria: the weightings that give them, measured.

Weightings are points between one, two or three corners: a point, a line or a triangle. A line along
which two options tie cuts them in two, and in every part that no such line cuts ranks are the same.
"""

from collections import Counter
from fractions import Fraction
from itertools import combinations, product

CORNERS = {
    count: tuple(tuple(Fraction(a == b) for b in range(count)) for a in range(count))
    for count in (1, 2, 3)
}


def at(point, values):
    """Of a value for each corner, what a point between them has."""
    return sum(part * value for part, value in zip(point, values, strict=True))


def above(region, gap):
    """The part of a region on which a gap, given at each corner, is not below 0."""
    if len(region) == 1:
        return region if at(region[0], gap) >= 0 else ()
    found = []
    for here, there in zip(region, region[1:] + region[:1], strict=True):
        a, b = at(here, gap), at(there, gap)
        if a >= 0:
            found.append(here)
        if a * b < 0:
            part = a / (a - b)
            found.append(tuple(x + part * (y - x) for x, y in zip(here, there, strict=True)))
    return tuple(dict.fromkeys(found))


def size(region):
    """Of a point 1, of a line its part of the whole one, of an area its part of the triangle."""
    if region and len(region[0]) == 1:
        return Fraction(1)
    if region and len(region[0]) == 2:
        parts = [point[0] for point in region]
        return max(parts) - min(parts)
    pairs = zip(region, region[1:] + region[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) if len(region) > 2 else 0


def parts(region, rows):
    """The parts of a region in each of which the options, a row of values each, keep their ranks."""
    found = [region]
    for one, other in combinations(rows, 2):
        gap = [a - b for a, b in zip(one, other, strict=True)]
        if any(gap):
            sides = (gap, [-value for value in gap])
            found = [above(part, side) for part in found for side in sides]
            found = [part for part in found if size(part)]
            if len(region[0]) == 1:
                found = [region]
    return found


def rank_shares(region, choices):
    """How often each option has each rank, and how often one is above another: by (option, rank),
    rank 0 the best, and by (option, "above", other). `choices` are tables that are equally likely,
    each with a row for each option and a value for each corner."""
    found, whole = Counter(), size(region) * len(choices)
    for rows in choices:
        for part in parts(region, rows):
            share = size(part) / whole
            middle = [sum(xs) / len(part) for xs in zip(*part, strict=True)]
            totals = [at(middle, row) for row in rows]
            for a, total in enumerate(totals):
                found[a, sum(other > total for other in totals)] += share
                for b, other in enumerate(totals):
                    found[a, "above", b] += share * (total > other)
    return found


def every_choice(cells):
    """Each table of ratings that may be drawn."""
    flat = [cell for row in cells for cell in row]
    width = len(cells[0])
    return [
        [drawn[start : start + width] for start in range(0, len(flat), width)]
        for drawn in product(*flat)
    ]


def seen_from(corners, rows):
    """The table of a region whose corners are these weightings: what each row has at each."""
    return [[at(corner, row) for corner in corners] for row in rows]
