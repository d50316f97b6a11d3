"""One sample in a process of its own: prints its milliseconds and the peak of memory in MB."""

import sys
import time
from pathlib import Path

import numpy as np

from appraisal.engine.sampling.blocks import BLOCK
from appraisal.engine.sampling.sample import first_places, ranks
from appraisal.engine.sampling.weightings import Bits, Everywhere
from tests.benchmarks.robust.problems import ratings


def main(door: str, options: int, criteria: int, samples: int) -> None:
    found = ratings(options, criteria)
    rows = [[(value,) for value in row] for row in found]
    assessed = [[(value, 1 + value // 2, 101 - value) for value in row] for row in found]
    codes = [str(index) for index in range(options)]

    def run(count: int) -> None:
        if door == "draw":
            fill, out = Everywhere().block(criteria, 32, BLOCK), np.empty((criteria, BLOCK))
            for block in range(0, count, BLOCK):
                fill(Bits(1, block), out)
        elif door == "first":
            first_places(codes, rows, samples=count, seed=1)
        elif door == "assessed":
            ranks(codes, assessed, samples=count, seed=1, wins=False)
        else:
            ranks(codes, rows, samples=count, seed=1, wins=False)

    run(min(samples, BLOCK))
    start = time.perf_counter()
    run(samples)
    took = (time.perf_counter() - start) * 1000
    print(f"{took:.3f} {peak_mb():.0f}")


def peak_mb() -> float:
    """Of this program alone: what `resource` tells includes the process that started it."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]))
