"""Sampling of ranks against a loop in C and peer libraries, and its growth; runs interleaved, one BLAS thread."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.robust.problems import ratings

HERE = Path(__file__).parent
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
RUNS = 7
PEERS = ("scikit-criteria", "pymcdm", "pyrepo-mcda", "pyDecision")
FEWER = 50  # peers run a fiftieth of the weightings, and their time is multiplied


def robustness() -> None:
    with tempfile.TemporaryDirectory() as folder:
        loop = compiled_loop(Path(folder))
        peers = peers_installed(Path(folder))
        for size in ((8, 8), (50, 20)):
            against(loop, peers, *size, 100_000)
    growth()


def peers_installed(folder: Path) -> Path | None:
    """A Python of their own for the peers; None where they cannot be installed."""
    python = folder / "peers" / "bin" / "python"
    uv = [str(Path(sys.executable).parent / "uv"), "--quiet"]
    try:
        subprocess.run([*uv, "venv", "--python", sys.executable, folder / "peers"], check=True)
        subprocess.run([*uv, "pip", "sync", "--python", python, HERE / "peers.txt"], check=True)
    except (OSError, subprocess.CalledProcessError):
        print("  The peers cannot be installed here: they are left out.")
        return None
    return python


def compiled_loop(folder: Path) -> Path | None:
    """The loop in C, compiled here; None where the machine has no compiler."""
    if (compiler := shutil.which("cc")) is None:
        print("  No C compiler: the loop in C is left out.")
        return None
    program = folder / "loop"
    command = [compiler, "-O3", "-march=native", "-o", str(program), str(HERE / "loop.c")]
    subprocess.run(command, check=True)
    return program


def _ours(door: str, options: int, criteria: int, samples: int) -> tuple[float, float]:
    command = [sys.executable, "-m", "tests.benchmarks.robust.ours", door]
    out = _output([*command, str(options), str(criteria), str(samples)])
    took, peak = map(float, out.split())
    return took, peak


def _output(command: list[str]) -> str:
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, env=os.environ | ONE_THREAD
    )
    return done.stdout


def against(
    loop: Path | None, peers: Path | None, options: int, criteria: int, samples: int
) -> None:
    flat = [str(value) for row in ratings(options, criteria) for value in row]
    taken: dict[str, list[float]] = {"ranks": [], "first": [], "draw": [], "c": []}
    taken |= {peer: [] for peer in PEERS if peers}
    for run in range(RUNS):
        for door in ("ranks", "first", "draw"):
            taken[door].append(_ours(door, options, criteria, samples)[0])
        if loop:
            size = [str(options), str(criteria), str(samples)]
            taken["c"].append(float(_output([str(loop), *size, *flat])))
        if peers and run < 3:
            for peer in PEERS:
                fewer = [str(options), str(criteria), str(samples // FEWER)]
                out = _output([str(peers), str(HERE / "peers.py"), peer, *fewer])
                taken[peer].append(float(out.split()[-1]) * FEWER)
    middle = {name: statistics.median(times) for name, times in taken.items() if times}
    print(f"  {options} x {criteria}, {samples:,} weightings, medians of {RUNS}")
    print(f"    all ranks {middle['ranks']:8.1f} ms, first places {middle['first']:8.1f} ms")
    print(f"    first places are {middle['ranks'] / middle['first']:.1f} times faster")
    draw, rest = middle["draw"], middle["first"] - middle["draw"]
    print(
        f"    drawing alone {draw:8.1f} ms, {draw / middle['first']:.0%} of first places and "
        f"{draw / middle['ranks']:.0%} of all ranks; without it first places are "
        f"{(middle['ranks'] - draw) / rest if rest > 0 else 0:.1f} times faster"
    )
    if "c" in middle:
        ratio = middle["ranks"] / middle["c"]
        print(f"    loop in C {middle['c']:8.1f} ms: ours takes {ratio:.2f} of it (goal 1.5)")
    goal = " (goal 200)" if options == 8 else ""  # at 50 x 20 the loop in C is itself under 100
    for peer in PEERS:
        if peer in middle:
            times = middle[peer] / middle["ranks"]
            print(f"    {peer:16} {middle[peer]:8.0f} ms: ours is {times:.0f} times faster{goal}")


def growth() -> None:
    print("  Growth: options x criteria, weightings, ms for all ranks, peak MB")
    for options, criteria in ((5, 5), (8, 8), (30, 30), (50, 20), (200, 50), (1000, 50)):
        took, peak = _ours("ranks", options, criteria, 10_000)
        print(f"    {options:>5} x {criteria:<3} {10_000:>11,} {took:10.1f} {peak:6.0f}")
    for samples in (1_000, 100_000, 1_000_000, 10_000_000):
        took, peak = _ours("ranks", 8, 8, samples)
        print(f"    {8:>5} x {8:<3} {samples:>11,} {took:10.1f} {peak:6.0f}")
    print("  Each rating one of three, with how often each option is first at its central weights")
    for options, criteria in ((5, 5), (8, 8), (30, 30), (50, 20)):
        took, peak = _ours("assessed", options, criteria, 10_000)
        print(f"    {options:>5} x {criteria:<3} {10_000:>11,} {took:10.1f} {peak:6.0f}")
