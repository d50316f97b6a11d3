"""Whether a scenario still fits the appraisal: which of what it tries is gone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from appraisal.engine.problem import (
    Band,
    Criterion,
    Excuse,
    LevelScale,
    PointScale,
    Problem,
    Rating,
    Role,
)
from appraisal.engine.what_if.change import Change
from appraisal.engine.what_if.scenario import JUDGED, Scenario, group_weights, is_rated
from workbench.numbers.text import plain_number


@dataclass(frozen=True, slots=True)
class Misfit:
    """Why a scenario cannot be tried: `given`, at this place of it, is none of those `known` of
    this kind; `sentence` says so to people. Without `kind` it is no name that is lacking."""

    place: str
    sentence: str
    given: str = ""
    kind: str = ""
    known: tuple[str, ...] = ()


def misfits(problem: Problem, scenario: Scenario) -> tuple[Misfit, ...]:
    """What of a scenario the appraisal no longer has, in the order of the scenario."""
    return (
        *_weights(problem, scenario.tried),
        *_groups(problem, scenario.tried),
        *_ratings(problem, scenario.tried),
        *_bands(problem, scenario.tried),
        *_excuses(problem, scenario.tried),
    )


def _weights(problem: Problem, tried: Change) -> Iterator[Misfit]:
    for at, (code, _weight) in enumerate(tried.weights):
        criterion = _criterion(problem, code)
        if criterion is None:
            yield _no_criterion(problem, f"weights[{at}].criterion", code)
        elif criterion.role is not Role.RANKING or criterion.own_weight is None:
            yield Misfit(f"weights[{at}]", f"“{criterion.name}” has no weight any more.")


def _groups(problem: Problem, tried: Change) -> Iterator[Misfit]:
    groups = group_weights(problem)
    for at, (name, _weight) in enumerate(tried.groups):
        if name not in groups:
            sentence = f"There is no group of criteria “{name}” any more."
            kind = "a group of criteria of this appraisal"
            yield Misfit(f"groups[{at}].group", sentence, name, kind, tuple(groups))
        elif groups[name] is None:
            yield Misfit(f"groups[{at}]", f"The group “{name}” has no weight any more.")


def _ratings(problem: Problem, tried: Change) -> Iterator[Misfit]:
    ruled_out = {one.option for one in problem.ruled_out}
    options = tuple(one.code for one in problem.options)
    for at, one in enumerate(tried.ratings):
        place = f"ratings[{at}]"
        criterion = _criterion(problem, one.criterion)
        if one.option not in options:
            sentence = f"There is no option “{one.option}” any more."
            kind = "an option of this appraisal"
            yield Misfit(f"{place}.option", sentence, one.option, kind, options)
        elif one.option in ruled_out:
            name = next(o.name for o in problem.options if o.code == one.option)
            yield Misfit(place, f"{name} has been ruled out.")
        if criterion is None:
            yield _no_criterion(problem, f"{place}.criterion", one.criterion)
        else:
            yield from _value(criterion, one, place)


def _value(criterion: Criterion, rating: Rating, place: str) -> Iterator[Misfit]:
    """Whether what a scenario gives can be given on the criterion."""
    if not is_rated(criterion):
        yield Misfit(place, f"Nobody rates options on “{criterion.name}” any more.")
        return
    scale = criterion.scale
    if isinstance(scale, PointScale):
        if rating.points is None or not scale.minimum <= rating.points <= scale.maximum:
            yield Misfit(
                place,
                f"Points on “{criterion.name}” run from {plain_number(scale.minimum)} to "
                f"{plain_number(scale.maximum)} by now.",
            )
        return
    levels = tuple(o.key for o in scale.levels) if isinstance(scale, LevelScale) else JUDGED
    yield from _level(criterion, rating.level or "", f"{place}.level", levels)


def _level(
    criterion: Criterion, key: str, place: str, levels: Sequence[str] = ()
) -> Iterator[Misfit]:
    if not levels and isinstance(criterion.scale, LevelScale):
        levels = tuple(one.key for one in criterion.scale.levels)
    if key not in levels:
        sentence = f"“{criterion.name}” has no level “{key}” any more."
        kind = f"a level of {criterion.name}"
        yield Misfit(place, sentence, key, kind, tuple(levels))


def _bands(problem: Problem, tried: Change) -> Iterator[Misfit]:
    for at, (code, bands) in enumerate(tried.bands):
        criterion = _criterion(problem, code)
        if criterion is None:
            yield _no_criterion(problem, f"bands[{at}].criterion", code)
            continue
        own = criterion.from_measure
        if own is None:
            yield Misfit(f"bands[{at}]", f"“{criterion.name}” has no bands any more.")
            continue
        lacking = [
            misfit
            for beside, band in enumerate(bands)
            for misfit in _level(criterion, band.level, f"bands[{at}].bands[{beside}].level")
        ]
        yield from lacking
        if not lacking and list(map(_made, bands)) != list(map(_made, own.bands)):
            yield Misfit(f"bands[{at}]", f"The bands of “{criterion.name}” are others by now.")


def _excuses(problem: Problem, tried: Change) -> Iterator[Misfit]:
    for at, (code, excuse) in enumerate(tried.excuses):
        criterion = _criterion(problem, code)
        if criterion is None:
            yield _no_criterion(problem, f"excuses[{at}].criterion", code)
        elif excuse is not None and criterion.excused_by is None:
            yield Misfit(f"excuses[{at}]", f"Nothing excuses “{criterion.name}” any more.")
        elif excuse is not None:
            yield from _counted(problem, excuse, f"excuses[{at}].excused_by")


def _counted(problem: Problem, excuse: Excuse, place: str) -> Iterator[Misfit]:
    """Whether the criteria that an excuse counts are there, with the level that it asks for."""
    for beside, code in enumerate(excuse.of):
        criterion = _criterion(problem, code)
        if criterion is None:
            yield _no_criterion(problem, f"{place}.of[{beside}]", code)
        else:
            yield from _level(criterion, excuse.level, f"{place}.level")


def _criterion(problem: Problem, code: str) -> Criterion | None:
    return next((one for one in problem.criteria if one.code == code), None)


def _no_criterion(problem: Problem, place: str, code: str) -> Misfit:
    known = tuple(one.code for one in problem.criteria)
    sentence = f"There is no criterion “{code}” any more."
    return Misfit(place, sentence, code, "a criterion of this appraisal", known)


def _made(band: Band) -> tuple[str, bool, bool]:
    """How a band is made, whatever its limit."""
    return band.level, band.at_least is None, band.at_most is None
