"""Counts how the options of a table rank under weightings drawn at random.

Weights are whole numbers below 2 to the 32, values whole numbers below 2 to the 20: their sums are
exact as floats of 64 bits (below 2 to the 53), so that no rank depends on the machine or on how the
work is cut up. Values that are greater are rounded to a millionth of their range first.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

import numpy as np

from appraisal.engine.robustness.table import WholeTable
from appraisal.engine.sampling.found import Sampled
from appraisal.engine.sampling.weights import BLOCK, Block, drawn_blocks, keeping_order

FEW = 12  # options up to which comparing all pairs is quicker than sorting
MOST = 2**20
Counts = np.ndarray[Any, np.dtype[np.int64]]
Scores = np.ndarray[Any, np.dtype[np.float64]]
Told = Callable[[int], bool]


def sample(
    table: WholeTable,
    *,
    samples: int = 10_000,
    seed: int = 1,
    in_order: bool = False,
    told: Told | None = None,
) -> Sampled | None:
    """Ranks over weightings drawn evenly from all that are possible, or with `in_order` from those
    that keep the order of importance of the agreed weights. `told` is asked after every block, with
    how many weightings are done, whether to go on; None is returned where it said no."""
    values = _values(table)
    count = len(table.options)
    ranks = np.zeros((count, count), dtype=np.int64)
    wins = np.zeros((count, count), dtype=np.int64)
    central = np.zeros((count, len(table.criteria)))
    done = 0
    for block in _blocks(table, samples, seed, in_order=in_order):
        scores = values @ block
        _count(scores, ranks, wins)
        first = scores == scores.max(axis=0)
        central += first @ block.T
        done += block.shape[1]
        if told is not None and not told(done):
            return None
    return Sampled(
        options=table.options,
        criteria=table.criteria,
        samples=samples,
        seed=seed,
        ranks=tuple(tuple(map(int, row)) for row in ranks),
        wins=tuple(tuple(map(int, row)) for row in wins),
        central=tuple(map(_mean, central)),
    )


def first_counts(table: WholeTable, *, samples: int = 10_000, seed: int = 1) -> dict[str, int]:
    """How often each option comes first, alone or jointly: the first column of `sample` alone."""
    values = _values(table)
    counts = np.zeros(len(table.options), dtype=np.int64)
    scores = np.empty((len(table.options), BLOCK))
    for block in _blocks(table, samples, seed, in_order=False):
        if block.shape[1] < BLOCK:
            scores = np.empty((len(table.options), block.shape[1]))
        np.matmul(values, block, out=scores)
        counts += np.count_nonzero(scores == scores.max(axis=0), axis=1)
    return dict(zip(table.options, map(int, counts), strict=True))


def _blocks(table: WholeTable, samples: int, seed: int, *, in_order: bool) -> Iterator[Block]:
    blocks = drawn_blocks(len(table.criteria), samples, seed)
    return keeping_order(blocks, table.weights) if in_order else blocks


def _values(table: WholeTable) -> Scores:
    """Values from 0 on each criterion, which changes no difference, small enough to be exact."""
    least = [min(column) for column in zip(*table.values, strict=True)]
    rows = [[value - low for value, low in zip(row, least, strict=True)] for row in table.values]
    most = max(map(max, rows))
    if most >= MOST:
        rows = [
            [int(Fraction(value * (MOST - 1), most) + Fraction(1, 2)) for value in row]
            for row in rows
        ]
    return np.array(rows, dtype=np.float64)


def _count(scores: Scores, ranks: Counts, wins: Counts) -> None:
    """Adds the ranks of one block, and who stands above whom."""
    count, drawn = scores.shape
    if count <= FEW:
        above = np.zeros((count, drawn), dtype=np.int8)
        for one in range(count):
            better = scores > scores[one]
            above[one] = better.sum(axis=0, dtype=np.int8)
            wins[:, one] += np.count_nonzero(better, axis=1)
        for one in range(count):
            ranks[one] += np.bincount(above[one], minlength=count)
        return
    order = np.argsort(-scores, axis=0, kind="stable")
    own = np.take_along_axis(scores, order, axis=0)
    # Who equals the one before shares its place.
    places = np.zeros((count, drawn), dtype=np.int64)
    places[1:] = np.where(own[1:] == own[:-1], 0, np.arange(1, count)[:, None])
    np.maximum.accumulate(places, axis=0, out=places)
    flat = order * count + places
    ranks += np.bincount(flat.ravel(), minlength=count * count).reshape(count, count)
    for one in range(count):
        wins[:, one] += np.count_nonzero(scores > scores[one], axis=1)


def _mean(row: Scores) -> tuple[float, ...] | None:
    whole = row.sum()
    return tuple(map(float, row / whole)) if whole else None
