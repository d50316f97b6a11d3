"""Ranks of options from their totals, a block of weightings at a time, counted as they come.

Totals are whole numbers below 2**53 in floats, so that equal totals are equal. All arrays are made
once and filled again for each block, which is twice as quick as making them anew.
"""

import numpy as np
from numpy.typing import NDArray

from appraisal.engine.sampling.weightings import Floats

BY_COUNTING = 12  # options up to which counting who is above whom is quicker than sorting

Counts = NDArray[np.int64]


class Firsts:
    """Counts who is first, alone or jointly."""

    def __init__(self, options: int, size: int) -> None:
        self.counts: list[int] = [0] * options
        self._best = np.empty(size)
        self._is_best = np.empty(size, np.bool_)

    def count(self, totals: Floats, weights: Floats) -> None:
        size = totals.shape[1]
        best, is_best = self._best[:size], self._is_best[:size]
        np.maximum.reduce(totals, axis=0, out=best)
        for option, row in enumerate(totals):
            np.equal(row, best, out=is_best)
            self.counts[option] += int(np.count_nonzero(is_best))


class Counting:
    """Ranks of few options: one more than the options above."""

    def __init__(self, options: int, criteria: int, size: int) -> None:
        self.ranks: Counts = np.zeros((options, options), np.int64)
        self.weights: Counts = np.zeros((options, criteria), np.int64)
        self.wins: Counts = np.zeros((options, options), np.int64)
        self._above = np.empty((options, size), np.int8)
        self._beats = np.empty(size, np.bool_)
        self._first = np.empty((options, size))

    def count(self, totals: Floats, weights: Floats) -> None:
        options, size = totals.shape
        above, beats = self._above[:, :size], self._beats[:size]
        above.fill(0)
        ones = beats.view(np.int8)
        for a in range(options):
            for b in range(options):
                if a != b:
                    np.greater(totals[a], totals[b], out=beats)
                    self.wins[a, b] += np.count_nonzero(beats)
                    np.add(above[b], ones, out=above[b])
        for option in range(options):
            for rank in range(options):
                np.equal(above[option], rank, out=beats)
                self.ranks[option, rank] += np.count_nonzero(beats)
        first = self._first[:, :size]
        np.equal(above, 0, out=first, casting="unsafe")
        self.weights += np.matmul(first, weights.T).astype(np.int64)


class Sorting:
    """Ranks of many options: totals and option in one key, sorted, neighbours compared for ties."""

    def __init__(self, options: int, criteria: int, size: int, *, wins: bool) -> None:
        self.ranks: Counts = np.zeros((options, options), np.int64)
        self.weights: Counts = np.zeros((options, criteria), np.int64)
        self.wins: Counts = np.zeros((options, options), np.int64)
        self._asks_wins = wins
        self._bits = (options - 1).bit_length()
        self._keys = np.empty((size, options), np.int64)
        self._index = np.empty((size, options), np.int64)
        self._tied = np.empty((size, options - 1), np.bool_)
        self._beats = np.empty(size, np.bool_)
        self._rank = np.arange(options)

    def count(self, totals: Floats, weights: Floats) -> None:
        options, size = totals.shape
        keys, index, tied = self._keys[:size], self._index[:size], self._tied[:size]
        keys[...] = totals.T
        np.negative(keys, out=keys)
        np.left_shift(keys, self._bits, out=keys)
        np.add(keys, np.arange(options), out=keys)
        keys.sort(axis=1)
        np.bitwise_and(keys, 2**self._bits - 1, out=index)
        np.right_shift(keys, self._bits, out=keys)
        np.equal(keys[:, 1:], keys[:, :-1], out=tied)
        leaders = index[:, 0]
        self._add_weights(leaders, weights)
        np.multiply(index, options, out=index)
        np.add(index, self._rank, out=index)
        if tied.any():
            self._mend_ties(index, tied, weights)
        found = np.bincount(index.ravel(), minlength=options * options)
        self.ranks += found.reshape(options, options)
        if self._asks_wins:
            self._count_wins(totals)

    def _add_weights(self, leaders: Counts, weights: Floats) -> None:
        options = len(self.ranks)
        for criterion, row in enumerate(weights):
            sums = np.bincount(leaders, weights=row, minlength=options)
            self.weights[:, criterion] += sums.astype(np.int64)

    def _mend_ties(self, index: Counts, tied: NDArray[np.bool_], weights: Floats) -> None:
        """Gives all who tie the best of their ranks, in the weightings that have a tie."""
        options = len(self.ranks)
        rows = np.flatnonzero(tied.any(axis=1))
        begins = np.zeros((len(rows), options), np.int64)
        begins[:, 1:] = np.where(tied[rows], 0, self._rank[1:])
        best = np.maximum.accumulate(begins, axis=1)
        index[rows] += best - self._rank
        joint = best == 0
        joint[:, 0] = False
        row, place = np.nonzero(joint)
        column = rows[row]
        leaders = index[column, place] // options
        np.add.at(self.weights, leaders, weights[:, column].T.astype(np.int64))

    def _count_wins(self, totals: Floats) -> None:
        size = totals.shape[1]
        beats = self._beats[:size]
        for a, row in enumerate(totals):
            for b, other in enumerate(totals):
                if a != b:
                    np.greater(row, other, out=beats)
                    self.wins[a, b] += np.count_nonzero(beats)


def placing(options: int, criteria: int, size: int, *, wins: bool) -> Counting | Sorting:
    """What counts ranks for so many options."""
    if options <= BY_COUNTING:
        return Counting(options, criteria, size)
    return Sorting(options, criteria, size, wins=wins)
