"""What a sample says: exact counts, and the shares and half-widths that follow from them."""

from dataclasses import dataclass
from fractions import Fraction
from math import sqrt

Z = 1.959963984540054  # 95% of a normal distribution lies within this many standard deviations


def half_width(count: int, samples: int) -> float:
    """Half of the width of Wilson's 95% interval of a share, of 1.

    At most 0.98 over the root of the samples, and above 0 where nothing or everything was counted.
    """
    share = count / samples
    spread = sqrt(share * (1 - share) / samples + Z * Z / (4 * samples * samples))
    return Z / (1 + Z * Z / samples) * spread


@dataclass(frozen=True, slots=True)
class FirstPlaces:
    """How many weightings put each option first; options that tie there are all first."""

    codes: tuple[str, ...]
    samples: int
    seed: int
    counts: tuple[int, ...]
    rounded: bool  # the ratings were finer than can be told apart exactly, and were rounded

    @property
    def shares(self) -> dict[str, Fraction]:
        return {
            code: Fraction(count, self.samples)
            for code, count in zip(self.codes, self.counts, strict=True)
        }

    @property
    def half_widths(self) -> dict[str, float]:
        return {
            code: half_width(count, self.samples)
            for code, count in zip(self.codes, self.counts, strict=True)
        }


@dataclass(frozen=True, slots=True)
class Acceptability:
    """How many weightings gave each option each rank, and which weights put it first.

    `ranks[option][rank]` counts from rank 1 at index 0; options that tie share the best of their
    ranks, so that a rank's column may hold more or fewer than all weightings. `first_weights` are
    sums of the drawn weights over the weightings that put an option first, alone or jointly.
    `wins[a][b]` counts the weightings under which a's total is above b's; empty if not asked for.
    `confident` counts, of `confident_of`, how often the option is first at its central weights.
    """

    codes: tuple[str, ...]
    samples: int
    seed: int
    ranks: tuple[tuple[int, ...], ...]
    first_weights: tuple[tuple[int, ...], ...]
    wins: tuple[tuple[int, ...], ...]
    confident: tuple[int | None, ...]
    confident_of: int
    rounded: bool

    @property
    def first(self) -> FirstPlaces:
        counts = tuple(row[0] for row in self.ranks)
        return FirstPlaces(self.codes, self.samples, self.seed, counts, self.rounded)

    def share(self, option: int, rank: int) -> Fraction:
        """Share of the weightings that give an option (an index) a rank (1 is best)."""
        return Fraction(self.ranks[option][rank - 1], self.samples)

    def half_width(self, option: int, rank: int) -> float:
        return half_width(self.ranks[option][rank - 1], self.samples)

    def central_weights(self, option: int) -> tuple[Fraction, ...] | None:
        """Mean of the weightings that put the option first, as shares; None if none does."""
        sums = self.first_weights[option]
        whole = sum(sums)
        return tuple(Fraction(each, whole) for each in sums) if whole else None

    def confidence(self, option: int) -> Fraction | None:
        """Share of the drawn ratings under which the option is first at its central weights."""
        count = self.confident[option]
        return None if count is None else Fraction(count, self.confident_of)
