"""How sure an appraisal's first place is, as `appraise` prints it."""

from appraisal.engine.problem import Problem
from appraisal.engine.result import Result
from appraisal.engine.robustness.table import whole_table
from appraisal.engine.robustness.words import robustness_sentences
from appraisal.engine.robustness.work import robustness
from workbench.casefile.faults import Json

SAMPLES, SEED = 10_000, 1


def robustness_data(problem: Problem, result: Result) -> Json:
    """Who never comes first, exactly, and how often each option does over weightings drawn evenly
    from all that are possible; nothing where that cannot be told."""
    from appraisal.engine.sampling.sample import sample_first

    found, table = robustness(problem, result), whole_table(problem, result)
    if found is None or table is None:
        return {}
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
    """The sentences of how sure the first place is."""
    found = robustness(problem, result)
    return robustness_sentences(problem, found) if found else ()
