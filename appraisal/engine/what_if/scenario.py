"""A scenario: a change that people saved under a name, and whether it still fits the appraisal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from appraisal.engine.gateway_kinds import PassTest
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
from appraisal.engine.scales import measure_of
from appraisal.engine.what_if.change import Change
from appraisal.engine.what_if.words import given_words
from workbench.numbers.text import plain_number

JUDGED = ("pass", "fail")  # what a gateway that people judge may be given


@dataclass(frozen=True, slots=True)
class Scenario:
    """`tried` is the change, `was` what stood in its places when it was saved, as far as that is
    known: a rating in it without a level, points or words was none."""

    name: str
    reason: str
    tried: Change
    was: Change = field(default_factory=Change)


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
        *_ratings(problem, scenario.tried),
        *_bands(problem, scenario.tried),
        *_excuses(problem, scenario.tried),
    )


def agreed_since(problem: Problem, scenario: Scenario) -> tuple[str, ...]:
    """What was agreed otherwise since a scenario that fits was saved, a sentence for each."""
    criteria = {one.code: one for one in problem.criteria}
    names = {one.code: one.name for one in problem.options}
    told = []
    for code, weight in scenario.was.weights:
        now = criteria[code].weight if code in criteria else None
        if now is not None and now != weight:
            told.append(
                f"The weight of {criteria[code].name} is {plain_number(now)} by now; it was "
                f"{plain_number(weight)} when this was saved."
            )
    for one in scenario.was.ratings:
        rated = agreed_rating(problem, one.option, one.criterion)
        if one.option in names and one.criterion in criteria and _given(rated) != _given(one):
            criterion = criteria[one.criterion]
            told.append(
                f"{names[one.option]} is {given_words(criterion, rated)} on {criterion.name} by "
                f"now; it was {_then_words(criterion, one)} when this was saved."
            )
    for code, bands in scenario.was.bands:
        own = criteria[code].from_measure if code in criteria else None
        if own is not None and own.bands != bands:
            told.append(f"The bands of {criteria[code].name} were changed after this was saved.")
    for code, excuse in scenario.was.excuses:
        if code in criteria and criteria[code].excused_by != excuse:
            told.append(f"What excuses “{criteria[code].name}” was changed after this was saved.")
    return tuple(told)


def still_tried(problem: Problem, tried: Change) -> Change:
    """The part of a change that fits which differs from what stands by now."""
    criteria = {one.code: one for one in problem.criteria}

    def bands(code: str) -> tuple[Band, ...]:
        own = criteria[code].from_measure
        return () if own is None else own.bands

    return Change(
        weights=tuple(one for one in tried.weights if criteria[one[0]].weight != one[1]),
        ratings=tuple(
            one
            for one in tried.ratings
            if _given(agreed_rating(problem, one.option, one.criterion)) != _given(one)
        ),
        bands=tuple(one for one in tried.bands if bands(one[0]) != one[1]),
        excuses=tuple(one for one in tried.excuses if criteria[one[0]].excused_by != one[1]),
    )


def stands_now(problem: Problem, tried: Change) -> Change:
    """What stands in the places of a change, as a scenario keeps it (`Scenario.was`)."""
    criteria = {one.code: one for one in problem.criteria}
    banded = ((code, criteria[code].from_measure) for code, _bands in tried.bands)
    return Change(
        weights=tuple(
            (code, weight)
            for code, _weight in tried.weights
            if (weight := criteria[code].weight) is not None
        ),
        ratings=tuple(
            agreed_rating(problem, one.option, one.criterion) or Rating(one.option, one.criterion)
            for one in tried.ratings
        ),
        bands=tuple((code, own.bands) for code, own in banded if own is not None),
        excuses=tuple((code, criteria[code].excused_by) for code, _excuse in tried.excuses),
    )


def agreed_rating(problem: Problem, option: str, criterion: str) -> Rating | None:
    """The agreed rating of one option on one criterion."""
    found = (
        one
        for one in problem.ratings
        if one.assessor is None and (one.option, one.criterion) == (option, criterion)
    )
    return next(found, None)


def is_rated(criterion: Criterion) -> bool:
    """Whether people rate it: its level or points follow from no measure and no other criterion."""
    if criterion.role is Role.CONSIDERATION or measure_of(criterion) is not None:
        return False
    if criterion.role is Role.RANKING:
        return isinstance(criterion.scale, LevelScale | PointScale)
    return isinstance(criterion.test, PassTest)


def _weights(problem: Problem, tried: Change) -> Iterator[Misfit]:
    for at, (code, _weight) in enumerate(tried.weights):
        criterion = _criterion(problem, code)
        if criterion is None:
            yield _no_criterion(problem, f"weights[{at}].criterion", code)
        elif criterion.role is not Role.RANKING or criterion.weight is None:
            yield Misfit(f"weights[{at}]", f"“{criterion.name}” has no weight any more.")


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


def _given(rating: Rating | None) -> tuple[object, ...] | None:
    """What a rating says, but for its words; None where it says nothing."""
    if rating is None:
        return None
    said = (rating.level, rating.points, rating.not_applicable is not None)
    return None if said == (None, None, False) else said


def _then_words(criterion: Criterion, rating: Rating) -> str:
    """What a rating said when a scenario was saved, by its key where the level is gone."""
    if _given(rating) is None:
        return given_words(criterion, None)
    scale = criterion.scale
    known = {o.key for o in scale.levels} if isinstance(scale, LevelScale) else set(JUDGED)
    if rating.level is not None and rating.level not in known:
        return rating.level
    return given_words(criterion, rating)
