"""Contradictions in what was rated and measured."""

from collections.abc import Iterator
from typing import assert_never

from appraisal.engine.checking.fault import Fault
from appraisal.engine.checking.hints import level_kind, unknown
from appraisal.engine.gateway_kinds import gate_test
from appraisal.engine.gateways import GATES
from appraisal.engine.problem import (
    Criterion,
    LevelScale,
    LinearScale,
    PointScale,
    PriceScale,
    Problem,
    Rating,
    Role,
    Scale,
)
from appraisal.engine.readings import counting_criteria
from appraisal.engine.scales import points_range
from workbench.numbers.exact import exact_text

VERDICTS = ("pass", "fail")


def measurement_faults(problem: Problem) -> Iterator[Fault]:
    """Measures: known options, one value of a measure for each."""
    codes = [option.code for option in problem.options]
    seen = set()
    for index, measurement in enumerate(problem.measurements):
        place = f"measures[{index}]"
        if measurement.option not in codes:
            yield Fault(f"{place}.option", unknown(measurement.option, "an option", codes))
        key = (measurement.option, measurement.measure)
        if key in seen:
            message = (
                f'option "{measurement.option}" has a value of "{measurement.measure}" already'
            )
            yield Fault(place, message)
        seen.add(key)


def rating_faults(problem: Problem) -> Iterator[Fault]:
    """Ratings: known cells, one agreed and one of each assessor for a cell, of the right kind,
    and something left to rank every option on."""
    codes = [option.code for option in problem.options]
    criteria = {criterion.code: criterion for criterion in problem.criteria}
    seen = set()
    for index, rating in enumerate(problem.ratings):
        place = f"ratings[{index}]"
        if rating.option not in codes:
            yield Fault(f"{place}.option", unknown(rating.option, "an option", codes))
        criterion = criteria.get(rating.criterion)
        if criterion is None:
            message = unknown(rating.criterion, "a criterion", list(criteria))
            yield Fault(f"{place}.criterion", message)
        else:
            yield from _value(criterion, rating, place)
        key = (rating.option, rating.criterion, rating.assessor)
        if key in seen:
            who = f'assessor "{rating.assessor}" has' if rating.assessor else "there is"
            yield Fault(
                place,
                f'{who} a rating of option "{rating.option}" on criterion "{rating.criterion}" '
                "already",
            )
        seen.add(key)
    yield from _nothing_left(problem)


def _value(criterion: Criterion, rating: Rating, place: str) -> Iterator[Fault]:
    unrated = _why_never_rated(criterion)
    if unrated:
        yield Fault(f"{place}.criterion", unrated)
        return
    given = (rating.level, rating.points, rating.not_applicable)
    if sum(value is not None for value in given) != 1:
        message = 'exactly one of "level", "points" and "not_applicable" is needed'
        yield Fault(place, message)
    elif rating.not_applicable is not None:
        if not rating.not_applicable.strip():
            message = 'say why the criterion does not apply: "not_applicable" is its reason'
            yield Fault(f"{place}.not_applicable", message)
    elif criterion.role in GATES:
        yield from _verdict(rating, place)
    elif criterion.scale is not None:
        yield from _on_scale(criterion, criterion.scale, rating, place)


def _why_never_rated(criterion: Criterion) -> str:
    match criterion.role:
        case Role.CONSIDERATION:
            return "a consideration is weighed in words and never rated"
        case Role.GATEWAY | Role.CONDITIONAL_GATEWAY:
            if criterion.test is None or gate_test(criterion).is_rated:
                return ""
            return "this gateway is tested by a measure or another criterion and never rated"
        case Role.RANKING:
            return ""
        case _:
            assert_never(criterion.role)


def _verdict(rating: Rating, place: str) -> Iterator[Fault]:
    if rating.level is None:
        yield Fault(f"{place}.points", 'a gateway is rated by level: "pass" or "fail"')
    elif rating.level not in VERDICTS:
        yield Fault(f"{place}.level", unknown(rating.level, '"pass" or "fail"', VERDICTS))


def _on_scale(criterion: Criterion, scale: Scale, rating: Rating, place: str) -> Iterator[Fault]:
    match scale:
        case LevelScale(levels=levels):
            keys = [level.key for level in levels]
            if rating.level is None:
                yield Fault(f"{place}.points", f'criterion "{criterion.code}" is rated by level')
            elif rating.level not in keys:
                yield Fault(f"{place}.level", unknown(rating.level, level_kind(scale), keys))
        case PointScale() | LinearScale() | PriceScale():
            least, most = points_range(scale)
            if rating.points is None:
                yield Fault(f"{place}.level", f'criterion "{criterion.code}" is rated in points')
            elif not least <= rating.points <= most:
                span = f"from {exact_text(least)} to {exact_text(most)}"
                message = f"{exact_text(rating.points)} is outside the scale {span}"
                yield Fault(f"{place}.points", message)
        case _:
            assert_never(scale)


def _nothing_left(problem: Problem) -> Iterator[Fault]:
    counting = {criterion.code for criterion in counting_criteria(problem)}
    if not counting:
        return
    left = {option.code: set(counting) for option in problem.options}
    for index, rating in enumerate(problem.ratings):
        if rating.assessor is not None or rating.not_applicable is None:
            continue
        rest = left.get(rating.option)
        if rest and rating.criterion in rest:
            rest.discard(rating.criterion)
            if not rest:
                yield Fault(
                    f"ratings[{index}].not_applicable",
                    f'nothing is left to rank option "{rating.option}" on: no ranking criterion '
                    "with a weight applies to it",
                )
