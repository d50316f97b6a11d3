"""Contradictions within the criteria: scales, bands, tests and excuses."""

from collections.abc import Iterator
from fractions import Fraction
from typing import assert_never

from appraisal.engine.checking.fault import Fault
from appraisal.engine.checking.hints import find_ranking, level_kind, unknown
from appraisal.engine.gateway_kinds import gate_test
from appraisal.engine.gateways import GATES
from appraisal.engine.option_finance import FINANCE_MEASURES, OPTION_COST
from appraisal.engine.problem import (
    Band,
    Better,
    Criterion,
    FromMeasure,
    LevelScale,
    LinearScale,
    PointScale,
    PriceScale,
    Problem,
    Role,
    Scale,
    TotalAs,
)
from appraisal.engine.scales import points_range
from workbench.numbers.text import plain_number


def criterion_faults(problem: Problem) -> Iterator[Fault]:
    """The faults of every criterion; a scale that several share is reported once."""
    reported: set[Fault] = set()
    for index, criterion in enumerate(problem.criteria):
        for fault in _one(problem, criterion, f"criteria[{index}]"):
            if fault not in reported:
                reported.add(fault)
                yield fault


def _one(problem: Problem, criterion: Criterion, place: str) -> Iterator[Fault]:
    match criterion.role:
        case Role.RANKING:
            yield from _ranking(problem, criterion, place)
        case Role.GATEWAY | Role.CONDITIONAL_GATEWAY:
            yield from _ranks_nothing(criterion, "gateway", place)
        case Role.CONSIDERATION:
            yield from _ranks_nothing(criterion, "consideration", place)
        case _:
            assert_never(criterion.role)
    if criterion.role in GATES:
        if criterion.test is None:
            yield Fault(f"{place}.test", "a gateway needs a test")
        else:
            yield from gate_test(criterion).faults(problem, f"{place}.test")
    elif criterion.test is not None:
        yield Fault(f"{place}.test", "only a gateway has a test")
    if criterion.excused_by is not None:
        if criterion.role is Role.CONDITIONAL_GATEWAY:
            yield from _excuse(problem, criterion, f"{place}.excused_by")
        else:
            yield Fault(f"{place}.excused_by", "only a conditional gateway can be excused")


def _ranks_nothing(criterion: Criterion, role: str, place: str) -> Iterator[Fault]:
    for key in ("scale", "weight", "from_measure"):
        if getattr(criterion, key) is not None:
            yield Fault(f"{place}.{key}", f"a {role} has none: only a ranking criterion does")


def _ranking(problem: Problem, criterion: Criterion, place: str) -> Iterator[Fault]:
    scale = criterion.scale
    if scale is None:
        yield Fault(f"{place}.scale", "a ranking criterion needs a scale")
        return
    scale_faults = tuple(_scale(scale, place))
    yield from scale_faults
    if not scale_faults and problem.total_as is TotalAs.PERCENT and points_range(scale)[1] <= 0:
        yield Fault(f"{place}.scale", "per cent of the maximum needs a scale that goes above 0")
    if not scale_faults and problem.total_as is TotalAs.VALUE and len(set(points_range(scale))) < 2:
        yield Fault(f"{place}.scale", "a total as value needs a scale whose ends differ")
    if isinstance(scale, PriceScale):
        yield from _price_faults(problem, criterion, scale, f"{place}.scale")
    if criterion.from_measure is None:
        return
    if isinstance(scale, LevelScale):
        yield from _bands(criterion.from_measure, scale, f"{place}.from_measure")
    else:
        yield Fault(f"{place}.from_measure", "bands give levels: use a scale of levels")


def _price_faults(
    problem: Problem, criterion: Criterion, scale: PriceScale, place: str
) -> Iterator[Fault]:
    """Prices that cannot be compared, and totals that would rank the dearest first."""
    if problem.better is Better.LOWER:
        message = (
            "relative price scoring gives the lowest price the most points, and here the smallest "
            "total is first: use a straight line from the price"
        )
        yield Fault(place, message)
    out = {one.option for one in problem.ruled_out} | {
        one.option
        for one in problem.ratings
        if one.criterion == criterion.code and one.not_applicable and one.assessor is None
    }
    wrong = {
        one.option: (index, one.value)
        for index, one in enumerate(problem.measurements)
        if one.measure == scale.measure and one.value <= 0 and one.option not in out
    }
    for at, option in enumerate(problem.options):
        if option.code in wrong:
            index, value = wrong[option.code]
            message = (
                f"{option.name} has a price of {plain_number(value)}, which cannot be compared: "
                f"relative price scoring, as on “{criterion.name}”, needs prices above 0. Correct "
                "it, say that the criterion does not apply to this option, rule the option out, or "
                "use a straight line from the price"
            )
            yield Fault(_price_place(scale.measure, at, index), message)


def _price_place(measure: str, option: int, measurement: int) -> str:
    """Where the price of an option is given: with the option, or among the measures."""
    if measure == OPTION_COST.key:
        return f"options[{option}].cost"
    if measure in {one.key for one in FINANCE_MEASURES}:
        return f"options[{option}].finance"
    return f"measures[{measurement}].value"


def _scale(scale: Scale, place: str) -> Iterator[Fault]:
    key = getattr(scale, "key", "")
    place = f"scales.{key}" if key else f"{place}.scale"
    match scale:
        case LevelScale(levels=levels):
            if not levels:
                yield Fault(f"{place}.levels", "a scale needs at least one level")
            keys = [level.key for level in levels]
            for index, level in enumerate(levels):
                if level.key in keys[:index]:
                    message = f'"{level.key}" is the key of another level'
                    yield Fault(f"{place}.levels[{index}].key", message)
        case PointScale(minimum=minimum, maximum=maximum):
            if minimum >= maximum:
                yield Fault(f"{place}.minimum", "the minimum must be below the maximum")
        case LinearScale(worst=worst, best=best, points=points):
            if worst == best:
                yield Fault(f"{place}.worst", "worst and best must differ")
            if points <= 0:
                yield Fault(f"{place}.points", "the points at the best must be more than 0")
        case PriceScale(points=points):
            if points <= 0:
                yield Fault(f"{place}.points", "the points for the lowest price must be above 0")
        case _:
            assert_never(scale)


def _bands(source: FromMeasure, scale: LevelScale, place: str) -> Iterator[Fault]:
    keys = [level.key for level in scale.levels]
    if not source.bands:
        yield Fault(f"{place}.bands", "at least one band is needed")
    for index, band in enumerate(source.bands):
        at = f"{place}.bands[{index}]"
        if band.level not in keys:
            yield Fault(f"{at}.level", unknown(band.level, level_kind(scale), keys))
        is_open = band.at_least is None and band.at_most is None
        last = index == len(source.bands) - 1
        if is_open and not last:
            yield Fault(at, 'only the last band is without "from" and "to": it takes the rest')
        elif last and not is_open:
            yield Fault(at, 'the last band takes the rest: leave out its "from" and "to"')
        elif band.at_least is not None and band.at_most is not None:
            yield Fault(at, 'a band has "from" or "to", not both')
        elif index and not is_open:
            yield from _sequence(source.bands[index - 1], band, at)


def _sequence(before: Band, band: Band, at: str) -> Iterator[Fault]:
    """Bands are read in sequence, so each must begin where the one before it ends."""
    if (before.at_least is None) != (band.at_least is None):
        yield Fault(at, 'bands use "from" throughout or "to" throughout')
    elif _stands_still(band.at_least, before.at_least):
        yield Fault(f"{at}.from", "must be below the band before it")
    elif _stands_still(before.at_most, band.at_most):
        yield Fault(f"{at}.to", "must be above the band before it")


def _stands_still(lower: Fraction | None, upper: Fraction | None) -> bool:
    return lower is not None and upper is not None and lower >= upper


def _excuse(problem: Problem, criterion: Criterion, place: str) -> Iterator[Fault]:
    excuse = criterion.excused_by
    assert excuse is not None
    if not 1 <= excuse.at_least <= len(excuse.of):
        message = f"must be from 1 to {len(excuse.of)}, the number of criteria named"
        yield Fault(f"{place}.at_least", message)
    for index, code in enumerate(excuse.of):
        at = f"{place}.of[{index}]"
        if code in excuse.of[:index]:
            yield Fault(at, f'"{code}" is named already')
            continue
        found = find_ranking(problem, code)
        if isinstance(found, str):
            yield Fault(at, found)
        elif not isinstance(found.scale, LevelScale):
            yield Fault(at, f'criterion "{code}" has no levels, so none can excuse')
        elif excuse.level not in (keys := [level.key for level in found.scale.levels]):
            yield Fault(f"{place}.level", unknown(excuse.level, level_kind(found.scale), keys))
