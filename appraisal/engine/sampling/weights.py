"""Weightings drawn as whole numbers that come to 2 to the 32, each possible one as likely as any
other, the same on every machine.

The gaps between sorted random numbers of 32 bits are shares drawn evenly from all that are possible
(drawing each weight by itself and dividing by their sum is not even). Random bits come raw from the
generator, whose bits are promised to stay the same, and every block has a generator of its own, so
that a weighting depends on the seed and on its place alone.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

BLOCK = 8192
WHOLE = 2**32
Block = np.ndarray[Any, np.dtype[np.float64]]


def drawn_blocks(criteria: int, samples: int, seed: int) -> Iterator[Block]:
    """Blocks of weightings, a column for each: together `samples` of them. Each block is written
    over by the next."""
    cuts = np.empty((BLOCK, criteria + 1), dtype=np.int64)
    cuts[:, 0], cuts[:, -1] = 0, WHOLE
    weights = np.empty((criteria, BLOCK))
    for block in range(-(-samples // BLOCK)):
        source = np.random.PCG64(np.random.SeedSequence(seed, spawn_key=(block,)))
        if criteria > 1:
            count = BLOCK * (criteria - 1)
            bits = source.random_raw((count + 1) // 2).view(np.uint32)[:count]
            cuts[:, 1:-1] = bits.reshape(BLOCK, criteria - 1)
            cuts[:, 1:-1].sort(axis=1)
        np.subtract(cuts[:, 1:].T, cuts[:, :-1].T, out=weights, casting="unsafe")
        yield weights[:, : min(BLOCK, samples - block * BLOCK)]


def keeping_order(blocks: Iterator[Block], agreed: tuple[int, ...]) -> Iterator[Block]:
    """The same weightings with their parts given out again, so that who weighs more by the agreed
    weights weighs no less: all that keep that order are as likely as one another. Criteria of equal
    weight are in no order among themselves."""
    sequence = sorted(range(len(agreed)), key=lambda at: agreed[at])
    groups: list[list[int]] = []
    for at in sequence:
        if groups and agreed[groups[-1][0]] == agreed[at]:
            groups[-1].append(at)
        else:
            groups.append([at])
    for block in blocks:
        own = np.sort(block, axis=0)
        given = np.empty_like(block)
        start = 0
        for group in groups:
            part = own[start : start + len(group)]
            # Within a group the parts go round as the columns were drawn, which is at random.
            turns = np.argsort(np.argsort(block[group], axis=0), axis=0)
            given[group] = np.take_along_axis(part, turns, axis=0)
            start += len(group)
        yield given
