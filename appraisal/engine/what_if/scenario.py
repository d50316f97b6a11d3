"""A scenario: a change that people saved under a name, and what became of its places since."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from appraisal.engine.gateway_kinds import PassTest
from appraisal.engine.problem import (
    Band,
    Criterion,
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
    known: a rating in it without a level, points or words was none. `stood_in` has the group that
    held each criterion whose weight is tried, "" for none, and `held` the criteria of each group
    whose weight is tried, by code and by name."""

    name: str
    reason: str
    tried: Change
    was: Change = field(default_factory=Change)
    stood_in: Mapping[str, str] = field(default_factory=dict)
    held: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def agreed_since(problem: Problem, scenario: Scenario) -> tuple[str, ...]:
    """What was agreed otherwise since a scenario that fits was saved, a sentence for each."""
    criteria = {one.code: one for one in problem.criteria}
    names = {one.code: one.name for one in problem.options}
    told = []
    for code, weight in scenario.was.weights:
        now = criteria[code].own_weight if code in criteria else None
        if now is not None and now != weight:
            told.append(
                f"The weight of {criteria[code].name} is {plain_number(now)} by now; it was "
                f"{plain_number(weight)} when this was saved."
            )
    groups = group_weights(problem)
    for name, weight in scenario.was.groups:
        now = groups.get(name)
        if now is not None and now != weight:
            told.append(
                f"The weight of the group {name} is {plain_number(now)} by now; it was "
                f"{plain_number(weight)} when this was saved."
            )
    told += _moved(problem, scenario)
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


def _moved(problem: Problem, scenario: Scenario) -> Iterator[str]:
    """Which criteria are in another group by now than they were, a sentence for each: a weight that
    is tried is shared out among others then."""
    then = {code: name for name, codes in scenario.held.items() for code in codes}
    then |= scenario.stood_in
    for one in problem.criteria:
        joined = one.group in scenario.held and one.code not in scenario.held[one.group]
        if one.code in then and then[one.code] != one.group:
            was = _in_group(then[one.code])
            yield f"{one.name} is {_in_group(one.group)} by now; it was {was} when this was saved."
        elif one.code not in then and joined and one.role is Role.RANKING:
            now = _in_group(one.group)
            yield f"{one.name} is {now} by now; it was not when this was saved."


def _in_group(name: str) -> str:
    return f"in the group {name}" if name else "in no group"


def still_tried(problem: Problem, tried: Change) -> Change:
    """The part of a change that fits which differs from what stands by now."""
    criteria = {one.code: one for one in problem.criteria}
    groups = group_weights(problem)

    def bands(code: str) -> tuple[Band, ...]:
        own = criteria[code].from_measure
        return () if own is None else own.bands

    return Change(
        weights=tuple(one for one in tried.weights if criteria[one[0]].own_weight != one[1]),
        ratings=tuple(
            one
            for one in tried.ratings
            if _given(agreed_rating(problem, one.option, one.criterion)) != _given(one)
        ),
        bands=tuple(one for one in tried.bands if bands(one[0]) != one[1]),
        excuses=tuple(one for one in tried.excuses if criteria[one[0]].excused_by != one[1]),
        groups=tuple(one for one in tried.groups if groups[one[0]] != one[1]),
    )


def stands_now(problem: Problem, tried: Change) -> Change:
    """What stands in the places of a change, as a scenario keeps it (`Scenario.was`)."""
    criteria = {one.code: one for one in problem.criteria}
    groups = group_weights(problem)
    banded = ((code, criteria[code].from_measure) for code, _bands in tried.bands)
    return Change(
        weights=tuple(
            (code, weight)
            for code, _weight in tried.weights
            if (weight := criteria[code].own_weight) is not None
        ),
        ratings=tuple(
            agreed_rating(problem, one.option, one.criterion) or Rating(one.option, one.criterion)
            for one in tried.ratings
        ),
        bands=tuple((code, own.bands) for code, own in banded if own is not None),
        excuses=tuple((code, criteria[code].excused_by) for code, _excuse in tried.excuses),
        groups=tuple(
            (name, weight)
            for name, _weight in tried.groups
            if (weight := groups.get(name)) is not None
        ),
    )


def group_weights(problem: Problem) -> dict[str, Fraction | None]:
    """What each group of criteria weighs, by its name; None where it has no weight."""
    return {one.name: one.weight for one in problem.groups}


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
