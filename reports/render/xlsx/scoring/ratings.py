"""The cell of a rating: its level, its points, or a word for why there is none."""

from typing import Final, assert_never

from appraisal.engine.gateway_kinds import gate_test
from appraisal.engine.problem import (
    Criterion,
    LevelScale,
    LinearScale,
    PointScale,
    PriceScale,
    Role,
)
from appraisal.engine.result import Cell, CellState
from appraisal.engine.scales import measure_of
from reports.render.xlsx.grid import Known
from reports.render.xlsx.scoring.gates import EXCUSED, FAIL, PASS
from reports.render.xlsx.scoring.scales import NOT_APPLICABLE, NOT_RATED, level_words

STATES: Final = {
    CellState.PASS: PASS,
    CellState.FAIL: FAIL,
    CellState.EXCUSED: EXCUSED,
    CellState.MISSING: NOT_RATED,
    CellState.UNRATED: NOT_RATED,
    CellState.NOT_ASKED: NOT_RATED,
    CellState.NOT_APPLICABLE: NOT_APPLICABLE,
}


def given(criterion: Criterion, cell: Cell) -> Known:
    """What one option was rated or measured on one criterion."""
    if cell.state is CellState.NOT_APPLICABLE:
        return NOT_APPLICABLE
    if is_measured(criterion):
        return NOT_RATED if cell.measure is None else cell.measure
    if criterion.role is not Role.RANKING:
        # What people judged, before any excuse.
        return FAIL if cell.state is CellState.EXCUSED else STATES[cell.state]
    if cell.points is None:
        return NOT_RATED
    if isinstance(criterion.scale, LevelScale) and cell.level:
        return level_words(criterion.scale)[cell.level]
    return cell.points


def is_measured(criterion: Criterion) -> bool:
    """Whether the criterion takes a measure rather than a rating."""
    if criterion.test is not None:
        return gate_test(criterion).tested_measure is not None
    return measure_of(criterion) is not None


def choices(criterion: Criterion) -> tuple[str, ...]:
    """The words that a rating's cell may hold; none where it may hold a number."""
    if is_measured(criterion):
        return ()
    if criterion.role is not Role.RANKING:
        return (PASS, FAIL, NOT_APPLICABLE, NOT_RATED)
    scale = criterion.scale
    match scale:
        case LevelScale():
            return (*level_words(scale).values(), NOT_APPLICABLE, NOT_RATED)
        case PointScale() | LinearScale() | PriceScale() | None:
            return ()
        case _:
            assert_never(scale)
