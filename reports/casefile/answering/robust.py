"""How sure an appraisal's first place is, as `appraise` prints it."""

from appraisal.engine.problem import Problem
from appraisal.engine.result import Result
from appraisal.engine.robustness.table import whole_table
from appraisal.engine.robustness.untold import untold
from appraisal.engine.robustness.words import robustness_sentences
from appraisal.engine.robustness.work import robustness
from workbench.casefile.faults import Json

SAMPLES, SEED = 10_000, 1


def robustness_data(problem: Problem, result: Result) -> Json:
    """Who never comes first, exactly, and how often each option does over weightings drawn evenly
    from all that are possible; where that cannot be told, why not."""
    from appraisal.engine.sampling.sample import sample_first

    found, table = robustness(problem, result), whole_table(problem, result)
    if found is None or table is None:
        told = [one.sentence for one in untold(problem, result)]
        return {"told": told} if told else {}
    first = sample_first(table, samples=SAMPLES, seed=SEED)
    return {
        "samples": SAMPLES,
        "seed": SEED,
        "first": {option: float(share) for option, share in first.shares.items()},
        "never_first": list(found.never_first),
        "always_first": list(found.always),
        "told": list(robustness_sentences(problem, found)),
    }


def robustness_told(problem: Problem, result: Result) -> tuple[str, ...]:
    """The sentences of how sure the first place is, or the one that says why there are none."""
    found = robustness(problem, result)
    if found is None:
        return tuple(one.sentence for one in untold(problem, result))
    return robustness_sentences(problem, found)
