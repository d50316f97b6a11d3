"""How one option stands on each ranking criterion, from agreed ratings and measures alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import assert_never

from appraisal.engine.problem import (
    Criterion,
    LevelScale,
    LinearScale,
    Option,
    PointScale,
    PriceScale,
    Problem,
    Rating,
    Role,
)
from appraisal.engine.result import CellState
from appraisal.engine.scales import (
    banded_level,
    edge,
    level_points,
    measure_of,
    measured_points,
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A checked problem with its agreed ratings by (option, criterion), its measurements by
    (option, measure) and its criteria by code."""

    problem: Problem
    agreed: Mapping[tuple[str, str], Rating]
    measured: Mapping[tuple[str, str], Fraction]
    criteria: Mapping[str, Criterion]


@dataclass(frozen=True, slots=True)
class Reading:
    """One option on one ranking criterion: rated, not applicable or missing."""

    state: CellState
    level: str | None = None
    points: Fraction | None = None
    measure: Fraction | None = None
    reason: str = ""


def lay_out(problem: Problem) -> Sheet:
    """Index the problem. Assessors' own ratings are left out (docs/design.md, 4, point 1)."""
    return Sheet(
        problem=problem,
        agreed={(r.option, r.criterion): r for r in problem.ratings if r.assessor is None},
        measured={(m.option, m.measure): m.value for m in problem.measurements},
        criteria={criterion.code: criterion for criterion in problem.criteria},
    )


def ranking_criteria(problem: Problem) -> tuple[Criterion, ...]:
    """The criteria that rank, in page sequence."""
    return tuple(c for c in problem.criteria if c.role is Role.RANKING)


def is_weighted(problem: Problem) -> bool:
    """Whether the ranking criteria carry weights (all do or none does)."""
    return any(criterion.weight is not None for criterion in ranking_criteria(problem))


def counting_criteria(problem: Problem) -> tuple[Criterion, ...]:
    """The ranking criteria that bear on ranks: of non-zero weight, or all without weights."""
    return tuple(c for c in ranking_criteria(problem) if c.weight is None or c.weight != 0)


def read_option(sheet: Sheet, option: Option) -> dict[str, Reading]:
    """The option's reading on every ranking criterion, by code."""
    return {c.code: read(sheet, option, c) for c in ranking_criteria(sheet.problem)}


def read(sheet: Sheet, option: Option, criterion: Criterion) -> Reading:
    """One reading. "Not applicable" stands above a measure, a measure above a rating."""
    rating = sheet.agreed.get((option.code, criterion.code))
    reason = rating.reason if rating else ""
    if rating and rating.not_applicable is not None:
        return Reading(CellState.NOT_APPLICABLE, reason=rating.not_applicable)
    measure = measure_of(criterion)
    if measure is not None:
        value = sheet.measured.get((option.code, measure))
        if value is None:
            return Reading(CellState.MISSING, reason=reason)
        points, _ = measured_points(criterion, edge(value))
        banded = criterion.from_measure
        level = banded_level(banded, edge(value)) if banded else None
        return Reading(CellState.RATED, level, points, value, reason)
    if rating is None:
        return Reading(CellState.MISSING)
    scale = criterion.scale
    match scale:
        case LevelScale():
            assert rating.level is not None
            points = level_points(criterion, rating.level)
            return Reading(CellState.RATED, rating.level, points, reason=reason)
        case PointScale():
            return Reading(CellState.RATED, None, rating.points, reason=reason)
        case LinearScale() | PriceScale() | None:
            raise AssertionError("a criterion that nobody can rate passed the checks")
        case _:
            assert_never(scale)
