"""Drawn ranks of small random problems against exact lengths (two criteria) and areas (three)."""

import random
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from appraisal.engine.sampling.answer import half_width
from appraisal.engine.sampling.sample import first_places, ranks
from appraisal.engine.sampling.scores import scores
from appraisal.engine.sampling.weightings import Assessors, Band, Everywhere, Order, whole_shares
from tests.appraisal.engine.sampling.exact import (
    CORNERS,
    above,
    every_choice,
    rank_shares,
    seen_from,
    size,
)

SAMPLES = 8192
WIDTHS = 2.5  # half-widths of 95%: one share in a million lies further off


def holds(count, share):
    return abs(count / SAMPLES - share) <= WIDTHS * half_width(count, SAMPLES)


@st.composite
def tables(draw):
    """Options by two or three criteria, up to three of whose ratings are one of two or three."""
    options, criteria = draw(st.integers(1, 5)), draw(st.integers(2, 3))
    value = st.integers(0, 6)
    cells = [[(draw(value),) for _ in range(criteria)] for _ in range(options)]
    for _ in range(draw(st.integers(0, 3))):
        row = cells[draw(st.integers(0, options - 1))]
        row[draw(st.integers(0, criteria - 1))] = tuple(
            draw(st.lists(value, min_size=2, max_size=3))
        )
    return cells


@st.composite
def weightings(draw, criteria):
    """A way of drawing weights, the corners of all that it draws, and the region between them."""
    weight = st.integers(1, 5)
    row = st.tuples(*[weight] * criteria)
    unit = CORNERS[criteria]
    match draw(st.sampled_from(("everywhere", "band", "order", "assessors"))):
        case "band":
            weights, width = draw(row), draw(st.integers(5, 100))
            region = unit
            for at, own in enumerate(weights):
                share, part = Fraction(own, sum(weights)), Fraction(width, 100)
                for sign, end in ((1, share * (1 - part)), (-1, share * (1 + part))):
                    region = above(region, [sign * (corner[at] - end) for corner in unit])
            return Band(weights, width), unit, region
        case "order":
            weights = draw(row)
            first = [[own >= level for own in weights] for level in sorted(set(weights))]
            corners = [tuple(Fraction(one, sum(row)) for one in row) for row in first]
            return Order(weights), corners, CORNERS[len(corners)]
        case "assessors":
            rows = draw(st.lists(row, min_size=1, max_size=3))
            corners = [tuple(Fraction(own, sum(row)) for own in row) for row in rows]
            return Assessors(tuple(rows)), corners, CORNERS[len(corners)]
        case _:
            return Everywhere(), unit, unit


@settings(max_examples=25)
@given(st.data(), tables(), st.integers(0, 99))
def test_drawn_ranks_lie_within_their_half_widths_of_the_exact_ones(data, cells, seed):
    weighting, corners, region = data.draw(weightings(len(cells[0])))
    choices = [seen_from(corners, rows) for rows in every_choice(cells)]
    if isinstance(weighting, Assessors):
        # Shares of assessors are divided in whole numbers, so that what ties may be a hair apart.
        apart = [
            len(set(map(tuple, rows))) == len(set(map(tuple, seen)))
            for rows, seen in zip(every_choice(cells), choices, strict=True)
        ]
        assume(all(apart))
    exact = rank_shares(region, choices)
    options = range(len(cells))
    answer = ranks([str(at) for at in options], cells, weighting, samples=SAMPLES, seed=seed)
    for a in options:
        assert all(holds(answer.ranks[a][rank], exact[a, rank]) for rank in options)
        assert all(holds(answer.wins[a][b], exact[a, "above", b]) for b in options)
        if answer.confident[a] is not None:
            first = confidence(cells, answer.first_weights[a], a)
            assert holds(answer.confidence(a) * SAMPLES, first)


def confidence(cells, sums, option):
    """How many of the tables that may be drawn put an option first at these weights."""
    weights = whole_shares(sums, 2 ** scores(cells).bits)
    choices = every_choice(cells)
    found = 0
    for rows in choices:
        totals = [sum(v * w for v, w in zip(row, weights, strict=True)) for row in rows]
        found += totals[option] == max(totals)
    return found / len(choices)


@pytest.mark.parametrize("number", range(10))
def test_first_places_of_many_options_are_as_frequent_as_they_are_large(number):
    """By the part of all weightings under which no other option is above."""
    source = random.Random(number)
    criteria = 2 + number % 2
    rows = [[source.randint(0, 10) for _ in range(criteria)] for _ in range(14)]
    cells = [[(value,) for value in row] for row in rows]
    answer = first_places([str(at) for at in range(14)], cells, samples=SAMPLES, seed=number)
    for row, count in zip(rows, answer.counts, strict=True):
        region = CORNERS[criteria]
        for other in rows:
            gap = [a - b for a, b in zip(row, other, strict=True)]
            region = above(region, gap) if region and any(gap) else region
        assert holds(count, size(region))
