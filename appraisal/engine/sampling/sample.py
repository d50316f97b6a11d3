"""Draws weights, and ratings where assessors differ, and counts the ranks they give."""

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np

from appraisal.engine.sampling.answer import Acceptability, FirstPlaces
from appraisal.engine.sampling.placing import Counting, Firsts, Sorting, placing
from appraisal.engine.sampling.scores import Scores, scores
from appraisal.engine.sampling.weightings import Agreed, Bits, Everywhere, Floats, Weighting

BLOCK = 8192  # weightings at a time, of a bit stream of their own
MOST_SAMPLES = 2**30  # sums of weights stay exact in 64 bits

# Told how many weightings of how many are done; says False to stop.
Progress = Callable[[int, int], bool | None]


class SamplesError(ValueError):
    """The number of weightings or the seed cannot be used."""


class SamplingStopped(Exception):
    """Somebody asked to stop before all weightings were drawn."""


class Table(Protocol):
    """Options by ranking criteria: whole numbers over one denominator, more is better."""

    @property
    def codes(self) -> tuple[str, ...]: ...
    @property
    def values(self) -> tuple[tuple[int, ...], ...]: ...
    @property
    def weights(self) -> tuple[int, ...]: ...


class _Totals:
    """Fills a block of totals, one row for each option."""

    def __init__(self, table: Scores, size: int) -> None:
        self._cells = [[np.array(cell, np.float64) for cell in row] for row in table.cells]
        self._fixed = np.array([[cell[0] for cell in row] for row in table.cells], np.float64)
        self._varies = (
            [[len(set(cell)) > 1 for cell in row] for row in table.cells] if table.varies else []
        )
        self._product = np.empty(size)

    def fill(self, seed: int, block: int, weights: Floats, out: Floats) -> None:
        if not self._varies:
            np.matmul(self._fixed, weights, out=out)
            return
        source = Bits(seed, block, 1)
        size = weights.shape[1]
        for option, row in enumerate(self._cells):
            out[option] = 0
            for criterion, cell in enumerate(row):
                if self._varies[option][criterion]:
                    drawn = source.words(1, size)[0].astype(np.uint64)
                    which = (drawn * np.uint64(len(cell))) >> np.uint64(32)
                    np.multiply(cell[which], weights[criterion], out=self._product[:size])
                else:
                    np.multiply(cell[0], weights[criterion], out=self._product[:size])
                out[option] += self._product[:size]


def _run(
    table: Scores,
    weighting: Weighting,
    counter: Firsts | Counting | Sorting,
    *,
    samples: int,
    seed: int,
    progress: Progress | None,
) -> None:
    if not 1 <= samples <= MOST_SAMPLES:
        raise SamplesError(f"Draw between 1 and {MOST_SAMPLES:,} weightings.")
    if seed < 0:
        raise SamplesError("Give a seed of 0 or more.")
    options, criteria = len(table.cells), len(table.cells[0])
    weights, totals = np.empty((criteria, BLOCK)), np.empty((options, BLOCK))
    fill, values = weighting.block(criteria, table.bits, BLOCK), _Totals(table, BLOCK)
    for block, start in enumerate(range(0, samples, BLOCK)):
        # A last block is drawn whole and counted in part, so that more samples go on from fewer.
        fill(Bits(seed, block), weights)
        values.fill(seed, block, weights, totals)
        size = min(BLOCK, samples - start)
        counter.count(totals[:, :size], weights[:, :size])
        if progress is not None and progress(start + size, samples) is False:
            raise SamplingStopped


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
        progress=_part(progress, table, samples, 0),
    )
    sums = tuple(tuple(map(int, row)) for row in counter.weights)
    confident = tuple(
        _confidence(
            table,
            option,
            row,
            samples=samples,
            seed=seed,
            progress=_part(progress, table, samples, 1 + option),
        )
        for option, row in enumerate(sums)
    )
    return Acceptability(
        codes=tuple(codes),
        samples=samples,
        seed=seed,
        ranks=tuple(tuple(map(int, row)) for row in counter.ranks),
        first_weights=sums,
        wins=tuple(tuple(map(int, row)) for row in counter.wins) if wins else (),
        confident=confident,
        confident_of=samples if table.varies else 1,
        rounded=table.rounded,
    )


def _part(progress: Progress | None, table: Scores, samples: int, before: int) -> Progress | None:
    """Progress of one round of the drawing, `before` of which are done: where ratings are drawn,
    the confidence of each option is as long again as the first."""
    rounds = 1 + len(table.cells) if table.varies else 1

    def told(done: int, _of: int) -> bool | None:
        assert progress is not None
        return progress(before * samples + done, rounds * samples)

    return None if progress is None else told


def _confidence(
    table: Scores,
    option: int,
    sums: tuple[int, ...],
    *,
    samples: int,
    seed: int,
    progress: Progress | None,
) -> int | None:
    """How often the option is first at its central weights, over the drawn ratings."""
    if not any(sums):
        return None
    if not table.varies:
        return 1  # weightings that put an option first have a mean that does
    counter = Firsts(len(table.cells), BLOCK)
    _run(table, Agreed(sums), counter, samples=samples, seed=seed, progress=progress)
    return counter.counts[option]


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
