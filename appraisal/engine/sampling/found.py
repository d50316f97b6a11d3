"""What was counted over weightings drawn at random."""

from dataclasses import dataclass
from math import sqrt

WIDTH = 1.96  # standard errors on either side that hold 95% of what chance does


@dataclass(frozen=True, slots=True)
class Sampled:
    """Counts over `samples` weightings drawn with `seed`, those who tie sharing the best rank.

    `options` and `criteria` are codes; `ranks[i][r]` is how often option i had rank r + 1, `wins[i]
    [k]` how often it stood above option k, and `central[i]` the mean weighting, as shares of 1,
    of those that put option i first: None where none did.
    """

    options: tuple[str, ...]
    criteria: tuple[str, ...]
    samples: int
    seed: int
    ranks: tuple[tuple[int, ...], ...]
    wins: tuple[tuple[int, ...], ...]
    central: tuple[tuple[float, ...] | None, ...]

    def share(self, option: str, rank: int = 1) -> float:
        """How often an option had a rank, of 1."""
        return self.ranks[self.options.index(option)][rank - 1] / self.samples

    def half_width(self, option: str, rank: int = 1) -> float:
        """Half the width of the interval that holds the true share 95 times in 100, of 1."""
        share = self.share(option, rank)
        return WIDTH * sqrt(share * (1 - share) / self.samples)
