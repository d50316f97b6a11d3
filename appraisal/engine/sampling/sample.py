"""Draws weights, and ratings where assessors differ, and counts the ranks they give."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from appraisal.engine.sampling.answer import Acceptability, FirstPlaces
from appraisal.engine.sampling.blocks import BLOCK, Progress, blocks
from appraisal.engine.sampling.confidence import confident
from appraisal.engine.sampling.placing import Counting, Firsts, Sorting, placing
from appraisal.engine.sampling.ratings import Ratings
from appraisal.engine.sampling.scores import Scores, scores
from appraisal.engine.sampling.weightings import Bits, Everywhere, Weighting


class Table(Protocol):
    """Options by ranking criteria: whole numbers over one denominator, more is better."""

    @property
    def codes(self) -> tuple[str, ...]: ...
    @property
    def values(self) -> tuple[tuple[int, ...], ...]: ...
    @property
    def weights(self) -> tuple[int, ...]: ...


def _run(
    table: Scores,
    weighting: Weighting,
    counter: Firsts | Counting | Sorting,
    *,
    samples: int,
    seed: int,
    progress: Progress | None,
    parts: int = 1,
) -> None:
    """Counts the ranks that drawn weights give, and drawn ratings where some vary. `progress` is
    told of it as the first of so many parts."""
    options, criteria = len(table.cells), len(table.cells[0])
    weights, totals = np.empty((criteria, BLOCK)), np.empty((options, BLOCK))
    product = np.empty(BLOCK)
    fill, ratings = weighting.block(criteria, table.bits, BLOCK), Ratings(table, BLOCK)
    for block in blocks(samples, seed, progress, parts=parts):
        # A last block is drawn whole and counted in part, so that more samples go on from fewer.
        fill(Bits(seed, block.number), weights)
        np.matmul(ratings.agreed, weights, out=totals)
        if table.varies:
            for option, columns, drawn in ratings.drawn(seed, block):
                for criterion, row in zip(columns, drawn, strict=True):
                    np.multiply(row, weights[criterion], out=product)
                    totals[option] += product
        counter.count(totals[:, : block.size], weights[:, : block.size])


def first_places(
    codes: Sequence[str],
    cells: Sequence[Sequence[Sequence[int]]],
    weighting: Weighting | None = None,
    *,
    samples: int,
    seed: int,
    progress: Progress | None = None,
) -> FirstPlaces:
    """How many weightings put each option first: several times quicker than all ranks.

    `cells[option][criterion]` holds the ratings that are equally likely, as whole numbers over one
    denominator, more is better; one where the rating is agreed.
    """
    table = scores(cells)
    counter = Firsts(len(table.cells), BLOCK)
    _run(table, weighting or Everywhere(), counter, samples=samples, seed=seed, progress=progress)
    return FirstPlaces(tuple(codes), samples, seed, tuple(counter.counts), table.rounded)


def ranks(
    codes: Sequence[str],
    cells: Sequence[Sequence[Sequence[int]]],
    weighting: Weighting | None = None,
    *,
    samples: int,
    seed: int,
    wins: bool = True,
    progress: Progress | None = None,
) -> Acceptability:
    """How many weightings give each option each rank, with central weights and confidence.

    `cells` as for `first_places`. `wins` asks who is above whom as well, which
    takes as long again for many options.
    """
    table = scores(cells)
    counter = placing(len(table.cells), len(table.cells[0]), BLOCK, wins=wins)
    _run(
        table,
        weighting or Everywhere(),
        counter,
        samples=samples,
        seed=seed,
        progress=progress,
        parts=2 if table.varies else 1,
    )
    sums = tuple(tuple(map(int, row)) for row in counter.weights)
    return Acceptability(
        codes=tuple(codes),
        samples=samples,
        seed=seed,
        ranks=tuple(tuple(map(int, row)) for row in counter.ranks),
        first_weights=sums,
        wins=tuple(tuple(map(int, row)) for row in counter.wins) if wins else (),
        confident=(
            confident(table, sums, samples=samples, seed=seed, progress=progress)
            if table.varies
            # Weightings that put an option first have a mean that does.
            else tuple(1 if any(row) else None for row in sums)
        ),
        confident_of=samples if table.varies else 1,
        rounded=table.rounded,
    )


def sample(
    table: Table, weighting: Weighting | None = None, *, samples: int = 10_000, seed: int = 1
) -> Acceptability:
    """Ranks of the agreed ratings of the options taken forward."""
    return ranks(table.codes, agreed(table), weighting, samples=samples, seed=seed)


def sample_first(
    table: Table, weighting: Weighting | None = None, *, samples: int = 10_000, seed: int = 1
) -> FirstPlaces:
    """First places of the agreed ratings of the options taken forward."""
    return first_places(table.codes, agreed(table), weighting, samples=samples, seed=seed)


def agreed(table: Table) -> tuple[tuple[tuple[int], ...], ...]:
    """Agreed ratings as cells that hold one rating each."""
    return tuple(tuple((value,) for value in row) for row in table.values)
