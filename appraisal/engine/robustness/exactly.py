"""All that is told exactly of how sure the first place is, one sentence after another."""

from collections.abc import Iterator

from appraisal.engine.problem import Problem
from appraisal.engine.result import Result
from appraisal.engine.robustness.assessors import assessors_left_out, assessors_told
from appraisal.engine.robustness.found import Robustness
from appraisal.engine.robustness.levels import level_moved, level_told
from appraisal.engine.robustness.limits import limits_moved
from appraisal.engine.robustness.limits_told import limits_told
from appraisal.engine.robustness.table import whole_table
from appraisal.engine.robustness.together import groups_of, groups_told
from appraisal.engine.robustness.told import Told
from appraisal.engine.robustness.untold import untold
from appraisal.engine.robustness.words import robustness_told


def exactly_told(problem: Problem, result: Result, found: Robustness | None) -> Iterator[Told]:
    """What holds under other weights, ratings and limits, or why nothing can be told. Each is
    worked out where it is asked for: the first sentences come long before the last."""
    if found is None:
        yield from untold(problem, result)
    else:
        yield from robustness_told(problem, found)
        if level := level_moved(problem, result):
            yield level_told(problem, level)
        groups, table = groups_of(problem), whole_table(problem, result)
        if groups and table is not None:
            yield from groups_told(problem, table, groups)
    yield from limits_told(problem, limits_moved(problem, result))


def left_out_told(problem: Problem, result: Result) -> Iterator[Told]:
    """What leaving one assessor out changes, by the ratings of the problem that name one. Only for
    those who may see what each assessor gave."""
    found = assessors_left_out(problem, result)
    if found is not None:
        yield from assessors_told(problem, found)
