"""The ways of drawing weights: everywhere, near the agreed ones, in their order, or as assessed.

Each draws whole numbers from raw bits, so that every machine draws the same. `block` fills one row
of `out` for each criterion, one column for each weighting, with weights that sum to `2**bits` or,
where a stated division leaves a remainder, to slightly less.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Words = NDArray[np.uint32]


class WeightingsError(ValueError):
    """The weights to draw around cannot be drawn around."""


class Bits:
    """Raw 32-bit numbers of one block; the same for a seed and a block on every machine."""

    def __init__(self, seed: int, *key: int) -> None:
        self._source = np.random.PCG64(np.random.SeedSequence(seed, spawn_key=key))

    def words(self, rows: int, columns: int) -> Words:
        count = rows * columns
        raw: NDArray[Any] = self._source.random_raw((count + 1) // 2)
        return raw.astype("<u8", copy=False).view("<u4")[:count].reshape(rows, columns)


Block = Callable[[Bits, Floats], None]


class Weighting(Protocol):
    """A way of drawing weights."""

    def block(self, criteria: int, bits: int, size: int) -> Block:
        """What fills blocks of `size` weightings."""


def network(count: int) -> tuple[tuple[int, int], ...]:
    """Comparisons that sort so many numbers (Batcher's odd-even merge sort).

    Sorting whole rows against each other is several times quicker than sorting each column.
    """
    pairs = []
    p = 1
    while p < count:
        k = p
        while k:
            for j in range(k % p, count - k, 2 * k):
                for i in range(min(k, count - j - k)):
                    if (i + j) // (2 * p) == (i + j + k) // (2 * p):
                        pairs.append((i + j, i + j + k))
            k //= 2
        p *= 2
    return tuple(pairs)


def spacings(parts: int, bits: int, size: int) -> Block:
    """Weights drawn uniformly from all that sum to `2**bits`: gaps between sorted cuts."""
    pairs = network(parts - 1)
    spare = np.empty(size, np.uint32)
    top = float(2**bits)

    def fill(source: Bits, out: Floats) -> None:
        if parts == 1:
            out[0] = top
            return
        words = source.words(parts - 1, size)
        if bits < 32:
            np.right_shift(words, np.uint32(32 - bits), out=words)
        rows, free = list(words), spare
        for low, high in pairs:
            a, b = rows[low], rows[high]
            np.minimum(a, b, out=free)
            np.maximum(a, b, out=b)
            rows[low], free = free, a
        out[0] = rows[0]
        for index in range(1, parts - 1):
            np.subtract(rows[index], rows[index - 1], out=out[index])
        np.subtract(top, rows[-1], out=out[-1])

    return fill


@dataclass(frozen=True, slots=True)
class Everywhere:
    """Every weighting is as likely as every other."""

    def block(self, criteria: int, bits: int, size: int) -> Block:
        return spacings(criteria, bits, size)


def whole_shares(weights: Sequence[int], total: int) -> tuple[int, ...]:
    """Weights as whole numbers that sum to a total, by largest remainders."""
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        raise WeightingsError("Give weights of at least 0, and one of them above 0.")
    floors = [weight * total // whole for weight in weights]
    order = sorted(
        range(len(weights)), key=lambda index: (-(weights[index] * total % whole), index)
    )
    for index in order[: total - sum(floors)]:
        floors[index] += 1
    return tuple(floors)


@dataclass(frozen=True, slots=True)
class Agreed:
    """The agreed weights every time: for drawing ratings alone."""

    weights: tuple[int, ...]

    def block(self, criteria: int, bits: int, size: int) -> Block:
        column = np.array(whole_shares(self.weights, 2**bits), np.float64)[:, None]

        def fill(source: Bits, out: Floats) -> None:
            out[:] = column

        return fill


@dataclass(frozen=True, slots=True)
class Band:
    """Each weight's share at most so many hundredths of itself above or below what was agreed.

    With a width of 25 a share of 20% is drawn between 15% and 25%. Every weighting in the band is
    as likely as every other: all shares but the widest are drawn in their ranges, the widest takes
    what is left, and the weighting is drawn again where that is outside its range. With 50 equal
    weights one in five is kept, with fewer weights more.
    """

    weights: tuple[int, ...]
    per_cent: int

    def ranges(self, bits: int) -> tuple[tuple[int, int], ...]:
        """Lowest and highest weight of each criterion."""
        if not 0 <= self.per_cent <= 100:
            raise WeightingsError("Give a band of between 0% and 100% of each weight.")
        total = 2**bits
        return tuple(
            (
                share - share * self.per_cent // 100,
                min(total, share + share * self.per_cent // 100),
            )
            for share in whole_shares(self.weights, total)
        )

    def block(self, criteria: int, bits: int, size: int) -> Block:
        ranges = self.ranges(bits)
        if criteria == 1:
            return Agreed(self.weights).block(criteria, bits, size)
        widest = max(range(criteria), key=lambda index: ranges[index][1] - ranges[index][0])
        others = [index for index in range(criteria) if index != widest]
        low = np.array([ranges[index][0] for index in others], np.uint64)[:, None]
        many = np.array([ranges[i][1] - ranges[i][0] + 1 for i in others], np.uint64)[:, None]
        least, most = ranges[widest]

        def fill(source: Bits, out: Floats) -> None:
            done = 0
            while done < size:
                drawn = source.words(criteria - 1, size).astype(np.uint64)
                drawn *= many
                drawn >>= np.uint64(32)
                drawn += low
                rest = 2**bits - drawn.sum(axis=0).astype(np.int64)
                kept = np.flatnonzero((rest >= least) & (rest <= most))[: size - done]
                end = done + len(kept)
                out[others, done:end] = drawn[:, kept]
                out[widest, done:end] = rest[kept]
                done = end

        return fill


@dataclass(frozen=True, slots=True)
class Order:
    """Every weighting that keeps the order of the agreed weights; equal weights stay equal.

    Such weightings are mixtures of "the first criterion alone", "the first two alike", and so on,
    and are drawn by mixing these uniformly. Each share of a mixture is divided in whole numbers.
    """

    weights: tuple[int, ...]

    def block(self, criteria: int, bits: int, size: int) -> Block:
        levels = sorted(set(self.weights), reverse=True)
        members = [[i for i, w in enumerate(self.weights) if w == level] for level in levels]
        mix = spacings(len(levels), bits, size)
        parts = np.empty((len(levels), size))

        def fill(source: Bits, out: Floats) -> None:
            mix(source, parts)
            reached = criteria
            running = np.zeros(size)
            for index in reversed(range(len(levels))):
                np.floor_divide(parts[index], reached, out=parts[index])
                running += parts[index]
                out[members[index]] = running
                reached -= len(members[index])

        return fill


@dataclass(frozen=True, slots=True)
class Assessors:
    """Mixtures of the assessors' own weights, every mixture as likely as every other.

    Mixtures rather than one assessor's weights at a time, because what a meeting agrees lies
    between what its members gave, and because two assessors alone would leave only two weightings.
    """

    weights: tuple[tuple[int, ...], ...]  # a row for each assessor

    def block(self, criteria: int, bits: int, size: int) -> Block:
        if not self.weights:
            raise WeightingsError("No assessor has given weights: ask for them first.")
        shares = np.array([whole_shares(row, 2**31) for row in self.weights], np.uint64)
        mix = spacings(len(shares), bits, size)
        parts = np.empty((len(shares), size))

        def fill(source: Bits, out: Floats) -> None:
            mix(source, parts)
            whole = parts.astype(np.uint64)
            for criterion in range(criteria):
                product = (whole * shares[:, criterion, None]).sum(axis=0)
                out[criterion] = product >> np.uint64(31)

        return fill
