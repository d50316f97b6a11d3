"""The ways of filling an option's gaps, reduced to those that bound its rank.

A gap is filled with any rating its scale allows or any value of its measure; nothing is filled
with "not applicable". Better points never harm an option, so the best and the worst fills bound
its rank. A gap that stands alone has one best and one worst fill. Criteria that read the same
measure move together, so every stretch of that measure is tried.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from appraisal.engine.gateways import Gate, threshold, within
from appraisal.engine.problem import (
    Criterion,
    LevelScale,
    LinearScale,
    MeasureTest,
    MinimumLevelTest,
    PassTest,
    Role,
)
from appraisal.engine.ranking import applicable, merits, share_per_point
from appraisal.engine.result import CellState
from appraisal.engine.scales import (
    ZERO,
    Edge,
    edge,
    is_at_least,
    measure_of,
    measured_points,
    points_range,
)
from appraisal.engine.standing import Reading, Sheet, is_weighted, ranking_criteria

Fill = dict[str, Edge]  # points of the counting criteria that apply, by code


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
    compared: Iterable[Mapping[str, Reading]],
) -> Fills:
    """The bounding fills of an option that no gateway has failed. `compared` are the readings of
    the other options: their points divide the measures that several criteria share."""
    known = known_fill(sheet, readings)
    counting = applicable(sheet.problem, readings)
    missing = [c for c in ranking_criteria(sheet.problem) if _missing(readings, c)]
    untested = [g.criterion for g in gates if g.state is CellState.MISSING]
    may_fail = any(c.role is Role.GATEWAY and isinstance(c.test, PassTest) for c in untested)

    groups: list[list[Fill]] = []
    for ways in (
        *(_ratings(sheet, c) for c in missing if measure_of(c) is None),
        *(
            _measured(sheet, measure, missing, untested, tuple(compared))
            for measure in _missing_measures(missing, untested)
        ),
    ):
        groups.append([_only(points, counting) for points, feasible in ways if feasible])
        may_fail = may_fail or not all(feasible for _, feasible in ways)

    def extremes(sign: int) -> tuple[Fill, ...]:
        fronts = [_front(sheet, counting, group, sign) for group in groups]
        return tuple(_joined(known, parts) for parts in product(*fronts))

    return Fills(extremes(1), extremes(-1), may_fail)


Way = tuple[Fill, bool]  # points on the criteria filled, and whether every gateway allows them


def _ratings(sheet: Sheet, criterion: Criterion) -> list[Way]:
    assert criterion.scale is not None
    tests = _minimum_tests(sheet, criterion)
    if isinstance(criterion.scale, LevelScale):
        points = {level.points for level in criterion.scale.levels}
    else:
        least, most = points_range(criterion.scale)
        wanted = {threshold(sheet, test) for test in tests}
        points = {least, most} | wanted
    return [
        ({criterion.code: edge(value)}, _reaches_all(sheet, tests, edge(value)))
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
        c.test
        for c in untested
        if c.role is Role.GATEWAY and isinstance(c.test, MeasureTest) and c.test.measure == measure
    ]
    turns: set[Fraction] = set()
    for test in limits:
        turns |= {limit for limit in (test.at_least, test.at_most) if limit is not None}
    for criterion in readers:
        turns |= _turning_values(sheet, criterion, compared)
    ways = []
    for value in sorted(turns or {ZERO}):
        for nudge in (-1, 0, 1):
            at = (value, Fraction(nudge))
            points = {c.code: measured_points(c, at) for c in readers}
            feasible = all(within(test, at) for test in limits) and all(
                _reaches_all(sheet, _minimum_tests(sheet, c), points[c.code]) for c in readers
            )
            ways.append((points, feasible))
    return ways


def _turning_values(
    sheet: Sheet, criterion: Criterion, compared: tuple[Mapping[str, Reading], ...]
) -> set[Fraction]:
    """The values of the measure at which what it gives on the criterion can change sides."""
    scale = criterion.scale
    if isinstance(scale, LinearScale):
        marks = {threshold(sheet, test) for test in _minimum_tests(sheet, criterion)}
        others = (readings[criterion.code].points for readings in compared)
        marks |= {points for points in others if points is not None}
        return {scale.worst, scale.best} | {
            scale.worst + points / scale.points * (scale.best - scale.worst) for points in marks
        }
    assert criterion.from_measure is not None
    bands = criterion.from_measure.bands
    limits = [limit for band in bands for limit in (band.at_least, band.at_most)]
    return {limit for limit in limits if limit is not None}


def _front(sheet: Sheet, counting: tuple[str, ...], group: list[Fill], sign: int) -> list[Fill]:
    """The fills of one gap that no other fill of it betters (sign 1) or undercuts (-1)."""
    if is_weighted(sheet.problem):
        each = share_per_point(sheet.problem, counting)

        def merit(fill: Fill) -> Edge:
            value, nudge = total(sheet, each, fill)
            return sign * value, sign * nudge

        return [max(group, key=merit)] if group else []
    front: list[tuple[Fill, Fill]] = []
    for fill in group:
        values = {
            code: (sign * value, sign * nudge)
            for code, (value, nudge) in merits(sheet.problem, fill).items()
        }
        if any(_covers(other, values) for _, other in front):
            continue
        front = [(kept, other) for kept, other in front if not _covers(values, other)]
        front.append((fill, values))
    return [fill for fill, _ in front]


def total(sheet: Sheet, each: Mapping[str, Fraction], fill: Mapping[str, Edge]) -> Edge:
    """The merit of a fill: its total, turned over where less is better. `each` is what one point
    on a criterion adds."""
    values = merits_in_points(sheet, fill)
    return (
        sum((each[code] * value for code, (value, _) in values.items()), ZERO),
        sum((each[code] * nudge for code, (_, nudge) in values.items()), ZERO),
    )
