"""How sure an appraisal's first place is, as `appraise` prints it."""

from collections.abc import Sequence

from appraisal.engine.problem import Problem
from appraisal.engine.result import Result
from appraisal.engine.robustness.exactly import exactly_told, left_out_told
from appraisal.engine.robustness.table import whole_table
from appraisal.engine.robustness.told import Told
from appraisal.engine.robustness.work import robustness
from workbench.casefile.faults import Json

SAMPLES, SEED = 10_000, 1


def robustness_data(problem: Problem, result: Result, carried: Sequence[Told] = ()) -> Json:
    """Who never comes first, exactly, and how often each option does over weightings drawn evenly
    from all that are possible, where that can be told; and what follows in sentences. `carried` is
    what the case itself says of assessors left out."""
    from appraisal.engine.sampling.sample import sample_first

    found, table = robustness(problem, result), whole_table(problem, result)
    data: Json = {}
    if found is not None and table is not None:
        first = sample_first(table, samples=SAMPLES, seed=SEED)
        data = {
            "samples": SAMPLES,
            "seed": SEED,
            "first": {option: float(share) for option, share in first.shares.items()},
            "never_first": list(found.never_first),
            "always_first": list(found.always),
        }
    told = list(robustness_told(problem, result, carried))
    return data | ({"told": told} if told or data else {})


def robustness_told(
    problem: Problem, result: Result, carried: Sequence[Told] = ()
) -> tuple[str, ...]:
    """The sentences of how sure the first place is, or the one that says why there are none."""
    found = robustness(problem, result)
    told = (*exactly_told(problem, result, found), *left_out_told(problem, result), *carried)
    return tuple(one.sentence for one in told)
