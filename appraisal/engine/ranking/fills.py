"""The ways of filling an option's gaps, reduced to those that bound its rank.

A gap is filled with any rating its scale allows or any value of its measure; nothing is filled
with "not applicable". Better points never harm an option, so the best and the worst fills bound
its rank. A gap that stands alone has one best and one worst fill. Criteria that read the same
measure move together, so every stretch of that measure is tried.
"""

from collections import ChainMap
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import assert_never

from appraisal.engine.gateway_kinds import AnyTest, gate_test
from appraisal.engine.gateways import Gate
from appraisal.engine.problem import (
    Criterion,
    LevelScale,
    LinearScale,
    PointScale,
    PriceScale,
    Role,
)
from appraisal.engine.ranking.totals import (
    applicable,
    oriented,
    share_per_point,
    units_of,
    value_scales,
    weigh,
)
from appraisal.engine.readings import Reading, Sheet, is_weighted, ranking_criteria
from appraisal.engine.result import CellState
from appraisal.engine.scales import (
    ZERO,
    Edge,
    edge,
    measure_of,
    measured_points,
    points_range,
)

Fill = dict[str, Edge]  # points of the counting criteria that apply, by code
Way = tuple[Fill, bool]  # points on the criteria filled, and whether every gateway allows them


@dataclass(frozen=True, slots=True)
class Fills:
    """The fills that bound an option's rank: no feasible fill is better than all of `best` or
    worse than all of `worst`; both are empty where no fill is feasible."""

    best: tuple[Fill, ...]
    worst: tuple[Fill, ...]
    may_fail: bool


def known_fill(sheet: Sheet, readings: Mapping[str, Reading]) -> Fill:
    """The points that are known of the counting criteria that apply."""
    known = {}
    for code in applicable(sheet.problem, readings):
        points = readings[code].points
        if points is not None:
            known[code] = edge(points)
    return known


def find_fills(
    sheet: Sheet,
    readings: Mapping[str, Reading],
    gates: tuple[Gate, ...],
    compared: tuple[Mapping[str, Reading], ...],
) -> Fills:
    """The bounding fills of an option that no gateway has failed. `compared` are the readings of
    the other options: their points divide the measures that several criteria share."""
    known = known_fill(sheet, readings)
    counting = applicable(sheet.problem, readings)
    missing = [c for c in ranking_criteria(sheet.problem) if _missing(readings, c)]
    untested = [g.criterion for g in gates if g.state is CellState.MISSING]
    may_fail = any(c.role is Role.GATEWAY and gate_test(c).is_rated for c in untested)

    groups = [_ratings(sheet, c) for c in missing if measure_of(c) is None]
    for measure in _missing_measures(missing, untested):
        groups.append(_measured(sheet, measure, missing, untested, compared))
    may_fail = may_fail or not all(feasible for ways in groups for _, feasible in ways)
    each = share_per_point(sheet.problem, counting) if is_weighted(sheet.problem) else None
    allowed = [_allowed(ways, counting) for ways in groups]
    best, worst = (
        tuple(
            dict(ChainMap(*parts, known))
            for parts in product(*(_front(sheet, each, group, sign) for group in allowed))
        )
        for sign in (1, -1)
    )
    return Fills(best, worst, may_fail)


def _allowed(ways: Iterable[Way], counting: Container[str]) -> list[Fill]:
    """The ways that no gateway stops, each on the criteria that count."""
    return [
        {code: at for code, at in points.items() if code in counting}
        for points, feasible in ways
        if feasible
    ]


def _ratings(sheet: Sheet, criterion: Criterion) -> list[Way]:
    assert criterion.scale is not None
    tests = _tests_on(sheet, criterion)
    scale = criterion.scale
    match scale:
        case LevelScale(levels=levels):
            points = {level.points for level in levels}
        case PointScale() | LinearScale() | PriceScale():
            points = {*points_range(scale), *_turns(sheet, tests)}
        case _:
            assert_never(scale)
    return [
        ({criterion.code: edge(value)}, _passes_all(sheet, tests, edge(value)))
        for value in sorted(points)
    ]


def _measured(
    sheet: Sheet,
    measure: str,
    missing: list[Criterion],
    untested: list[Criterion],
    compared: tuple[Mapping[str, Reading], ...],
) -> list[Way]:
    readers = [c for c in missing if measure_of(c) == measure]
    limits = [
        gate_test(c)
        for c in untested
        if c.role is Role.GATEWAY and gate_test(c).tested_measure == measure
    ]
    turns = _turns(sheet, limits)
    for criterion in readers:
        turns |= _turning_values(sheet, criterion, compared)
    ways = []
    for value in sorted(turns or {ZERO}):
        for nudge in (-1, 0, 1):
            at = (value, Fraction(nudge))
            points = {c.code: measured_points(c, at) for c in readers}
            feasible = _passes_all(sheet, limits, at) and all(
                _passes_all(sheet, _tests_on(sheet, c), points[c.code]) for c in readers
            )
            ways.append((points, feasible))
    return ways


def _turning_values(
    sheet: Sheet, criterion: Criterion, compared: tuple[Mapping[str, Reading], ...]
) -> set[Fraction]:
    """The values of the measure at which what it gives on the criterion can change sides."""
    scale = criterion.scale
    if isinstance(scale, LinearScale):
        marks = _turns(sheet, _tests_on(sheet, criterion))
        # "Not applicable" sets different criteria against each other, so all marks count.
        units, scales = units_of(sheet.problem), value_scales(sheet.problem)
        for readings in compared:
            for code, reading in readings.items():
                if reading.points is not None:
                    unit = units[criterion.code] / units[code]
                    above = (reading.points - scales[code][0]) * unit
                    marks.add(above + scales[criterion.code][0])
        return {scale.worst, scale.best} | {
            scale.worst + points / scale.points * (scale.best - scale.worst) for points in marks
        }
    if isinstance(scale, PriceScale):
        # Ranks are not bounded where a price that counts is missing (`pricing.unsettled`).
        return set()
    assert criterion.from_measure is not None
    bands = criterion.from_measure.bands
    limits = [limit for band in bands for limit in (band.at_least, band.at_most)]
    return {limit for limit in limits if limit is not None}


def _tests_on(sheet: Sheet, criterion: Criterion) -> list[AnyTest]:
    """The gateways' tests on a ranking criterion (conditional gateways do not bear on ranks)."""
    tests = [gate_test(gate) for gate in sheet.problem.criteria if gate.role is Role.GATEWAY]
    return [test for test in tests if test.tested_criterion == criterion.code]


def _turns(sheet: Sheet, tests: list[AnyTest]) -> set[Fraction]:
    return {turn for test in tests for turn in test.turns(sheet)}


def _passes_all(sheet: Sheet, tests: list[AnyTest], at: Edge) -> bool:
    return all(test.passes(sheet, at) for test in tests)


def _missing_measures(missing: list[Criterion], untested: list[Criterion]) -> list[str]:
    """The measures behind missing readings and untested gateways, each once, in sequence."""
    measures = [measure_of(criterion) for criterion in missing]
    measures += [gate_test(c).tested_measure for c in untested if c.role is Role.GATEWAY]
    return list(dict.fromkeys(measure for measure in measures if measure is not None))


def _front(
    sheet: Sheet, each: Mapping[str, Fraction] | None, group: list[Fill], sign: int
) -> list[Fill]:
    """The fills of one gap that no other fill of it betters (sign 1) or undercuts (sign -1).

    With weights (`each` is what a point adds) one such fill is enough.
    """
    signed = [_times(sign, oriented(sheet.problem, fill)) for fill in group]
    if each is not None and group:
        totals = [weigh(each, values) for values in signed]
        return [group[totals.index(max(totals))]]
    front: list[int] = []
    for index, values in enumerate(signed):
        if not any(_reaches(signed[kept], values) for kept in front):
            front = [kept for kept in front if not _reaches(values, signed[kept])]
            front.append(index)
    return [group[index] for index in front]


def _reaches(first: Fill, second: Fill) -> bool:
    return all(first[code] >= value for code, value in second.items())


def _times(factor: int, values: Fill) -> Fill:
    return {code: (factor * value, factor * nudge) for code, (value, nudge) in values.items()}


def _missing(readings: Mapping[str, Reading], criterion: Criterion) -> bool:
    return readings[criterion.code].state is CellState.MISSING
