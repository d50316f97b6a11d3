"""A drawing goes on block by block: each has a stream of bits of its own, so that what one block
draws depends on the seed and its number alone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

BLOCK: Final = 8192  # draws at a time
MOST_SAMPLES: Final = 2**30  # sums of weights stay exact in 64 bits

# Told how many draws of how many are done; says False to stop.
Progress = Callable[[int, int], bool | None]


class SamplesError(ValueError):
    """The number of draws or the seed cannot be used."""


class SamplingStopped(Exception):
    """Somebody asked to stop before everything was drawn."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block by its number, and how many of its draws count: the last one's perhaps in part."""

    number: int
    size: int
    tell: Callable[[int, int], None]  # that so many of so many options are done


def blocks(
    samples: int, seed: int, progress: Progress | None, *, part: int = 0, parts: int = 1
) -> Iterator[Block]:
    """The blocks of so many draws. `progress` is told after each, and within it as `tell` is
    called, as though this were the part of that index (0 is first) of so many equal parts.

    Raises `SamplesError`, and `SamplingStopped` where `progress` says so.
    """
    if not 1 <= samples <= MOST_SAMPLES:
        raise SamplesError(f"Draw between 1 and {MOST_SAMPLES:,} weightings.")
    if seed < 0:
        raise SamplesError("Give a seed of 0 or more.")
    for number, start in enumerate(range(0, samples, BLOCK)):
        size = min(BLOCK, samples - start)

        def tell(done: int, of: int, begun: int = part * samples + start, size: int = size) -> None:
            if progress and progress(begun + size * done // of, parts * samples) is False:
                raise SamplingStopped

        yield Block(number, size, tell)
        tell(1, 1)
