"""How often each option is first at its own central weights, over ratings drawn once for all."""

import numpy as np

from appraisal.engine.sampling.blocks import BLOCK, Progress, blocks
from appraisal.engine.sampling.ratings import Ratings
from appraisal.engine.sampling.scores import Scores
from appraisal.engine.sampling.weightings import whole_shares


def confident(
    table: Scores,
    sums: tuple[tuple[int, ...], ...],
    *,
    samples: int,
    seed: int,
    progress: Progress | None,
) -> tuple[int | None, ...]:
    """How many of the drawn ratings put each option first, alone or jointly, at its central
    weights; None for an option that no weighting puts first.

    `sums` are the weights that put each option first, a row for each, all 0 where none does. The
    ratings are those that were drawn beside the weights: one drawing serves the weights of all.
    """
    leaders = [option for option, row in enumerate(sums) if any(row)]
    central = np.array([whole_shares(sums[at], 2**table.bits) for at in leaders], np.float64)
    ratings = Ratings(table, BLOCK)
    agreed = central @ ratings.agreed.T  # leaders by options
    unmoved = [at for at, columns in enumerate(ratings.varying) if not columns]
    place = {option: at for at, option in enumerate(leaders)}
    best, own, totals = (np.empty((len(leaders), BLOCK)) for _ in range(3))
    counts = np.zeros(len(leaders), np.int64)
    for block in blocks(samples, seed, progress, part=1, parts=2):
        best[:] = agreed[:, unmoved].max(axis=1, initial=-1)[:, None]
        own[:] = agreed[range(len(leaders)), leaders][:, None]
        for option, columns, drawn in ratings.drawn(seed, block):
            np.matmul(central[:, columns], drawn, out=totals)
            totals += agreed[:, option, None]
            np.maximum(best, totals, out=best)
            if option in place:
                own[place[option]] = totals[place[option]]
        counts += (own[:, : block.size] == best[:, : block.size]).sum(axis=1)
    found = dict(zip(leaders, map(int, counts), strict=True))
    return tuple(found.get(option) for option in range(len(sums)))
