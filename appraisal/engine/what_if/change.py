"""A change that is tried on an appraisal, and the appraisal as it would then be."""

from dataclasses import dataclass, replace
from fractions import Fraction

from appraisal.engine.problem import Band, Criterion, Excuse, FromMeasure, Problem, Rating
from appraisal.engine.ranking.grouped import weighed


@dataclass(frozen=True, slots=True)
class Change:
    """What is tried. All refer to criteria by code: `weights` give ranking criteria another weight
    of their own (within its group, where one is in a group), `groups` give groups of criteria
    another by name, `ratings` take the place of agreed ones, `bands` of all the bands of a
    criterion, and `excuses` of a conditional gateway's own; None says that nothing excuses it."""

    weights: tuple[tuple[str, Fraction], ...] = ()
    ratings: tuple[Rating, ...] = ()
    bands: tuple[tuple[str, tuple[Band, ...]], ...] = ()
    excuses: tuple[tuple[str, Excuse | None], ...] = ()
    groups: tuple[tuple[str, Fraction], ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is tried."""
        return any((self.weights, self.groups, self.ratings, self.bands, self.excuses))


def changed(problem: Problem, change: Change) -> Problem:
    """The appraisal with the change made, and nothing decided: a decision was made on what stands.

    Whether the change can stand is for `evaluate` to say, which refuses what contradicts itself.
    """
    tried = {(one.option, one.criterion) for one in change.ratings}
    kept = tuple(
        one
        for one in problem.ratings
        if one.assessor is not None or (one.option, one.criterion) not in tried
    )
    tried_groups = dict(change.groups)
    groups = tuple(
        replace(one, weight=tried_groups.get(one.name, one.weight)) for one in problem.groups
    )
    return replace(
        problem,
        criteria=weighed([_criterion(one, change) for one in problem.criteria], groups),
        groups=groups,
        ratings=(*kept, *change.ratings),
        decision=None,
    )


def _criterion(criterion: Criterion, change: Change) -> Criterion:
    weights, bands, excuses = dict(change.weights), dict(change.bands), dict(change.excuses)
    code = criterion.code
    if code in weights:
        own = weights[code]
        criterion = (
            replace(criterion, within=own) if criterion.group else replace(criterion, weight=own)
        )
    if code in bands and criterion.from_measure is not None:
        measure = criterion.from_measure.measure
        criterion = replace(criterion, from_measure=FromMeasure(measure, bands[code]))
    if code in excuses:
        criterion = replace(criterion, excused_by=excuses[code])
    return criterion
