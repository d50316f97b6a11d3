"""Ranks under many weightings with one peer library, run by the peers' own Python.

Arguments: library, options, criteria, weightings. Weights are drawn before the clock starts, to the
peer's advantage. Prints milliseconds.
"""

import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from problems import ratings


def scikit_criteria(table, weightings):
    from skcriteria.agg.simple import wsm

    return [wsm(table, weights)[0] for weights in weightings]


def pymcdm(table, weightings):
    from pymcdm.helpers import rrankdata
    from pymcdm.methods import WSM

    method, types = WSM(), np.ones(table.shape[1])
    return [rrankdata(method(table, w, types, validation=False)) for w in weightings]


def pyrepo_mcda(table, weightings):
    from pyrepo_mcda.additions import rank_preferences
    from pyrepo_mcda.mcda_methods import SAW

    method, types = SAW(), np.ones(table.shape[1])
    return [rank_preferences(method(table, w, types), reverse=True) for w in weightings]


def pydecision(table, weightings):
    from pyDecision.algorithm import saw_method

    types = ["max"] * table.shape[1]
    found = []
    for weights in weightings:
        flow = saw_method(table, types, weights, graph=False, verbose=False)
        found.append(flow[:, 1].argsort()[::-1].argsort() + 1)
    return found


PEERS = {
    "scikit-criteria": scikit_criteria,
    "pymcdm": pymcdm,
    "pyrepo-mcda": pyrepo_mcda,
    "pyDecision": pydecision,
}


def main(name: str, options: int, criteria: int, samples: int) -> None:
    table = np.array(ratings(options, criteria), float)
    weightings = np.random.default_rng(1).dirichlet(np.ones(criteria), samples)
    peer = PEERS[name]
    peer(table, weightings[:10])
    start = time.perf_counter()
    peer(table, weightings)
    print(f"{(time.perf_counter() - start) * 1000:.3f}")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:5]))
