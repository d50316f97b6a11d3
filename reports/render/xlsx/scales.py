"""Turns a rating into points on the sheet, by formulas for the same scales as the engine's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, assert_never

from appraisal.engine.problem import Band, Criterion, LevelScale, LinearScale, PointScale
from appraisal.engine.result import CellState
from appraisal.engine.scales import level_name
from appraisal.engine.words.states import state_words
from reports.render.xlsx.grid import SheetGrid, figure, quoted, span
from workbench.numbers.listing import opening

NOT_RATED: Final = opening(state_words(CellState.MISSING))
NOT_APPLICABLE: Final = opening(state_words(CellState.NOT_APPLICABLE))
_RESERVED = frozenset({NOT_RATED.casefold(), NOT_APPLICABLE.casefold()})


@dataclass(frozen=True, slots=True)
class Levels:
    """The levels of a scale as words on the sheet, and the cells of their points, by key."""

    words: Mapping[str, str]
    points: Mapping[str, str]
    names_at: str
    points_at: str


def level_words(scale: LevelScale) -> dict[str, str]:
    """The word for each level on the sheet, by key; no two are the same, whatever their case."""
    words = {level.key: level_name(scale, level.key) for level in scale.levels}
    folded = [word.casefold() for word in words.values()]
    if len(set(folded)) < len(folded) or _RESERVED & set(folded):
        return {key: f"{word} ({key})" for key, word in words.items()}
    return words


def put_levels(grid: SheetGrid, row: int, scale: LevelScale, title: str) -> tuple[Levels, int]:
    """Writes one scale; returns it with the row after it."""
    words = level_words(scale)
    grid.row(row, (title, "Points"), "head")
    names, points = [], {}
    for at, level in enumerate(scale.levels, start=row + 1):
        names.append(grid.put(at, 0, words[level.key]))
        points[level.key] = grid.put(at, 1, level.points, "input")
    keys = [level.key for level in scale.levels]
    levels = Levels(
        words, points, span(names[0], names[-1]), span(points[keys[0]], points[keys[-1]])
    )
    return levels, row + len(scale.levels) + 2


def points_formula(criterion: Criterion, rated: str, levels: Levels | None) -> str:
    """The points for the value in the cell `rated`; the cell's own word where it has no points."""
    scale = criterion.scale
    match scale:
        case PointScale():
            return f"={rated}"
        case LinearScale():
            along = f"({rated}-{figure(scale.worst)})/{figure(scale.best - scale.worst)}"
            return f"=IF(ISNUMBER({rated}),MAX(0,MIN(1,{along}))*{figure(scale.points)},{rated})"
        case LevelScale() | None:
            assert levels is not None
            return _level_formula(criterion, rated, levels)
        case _:
            assert_never(scale)


def _level_formula(criterion: Criterion, rated: str, levels: Levels) -> str:
    if criterion.from_measure is not None:
        chosen = _banded(criterion.from_measure.bands, rated, levels)
        return f"=IF(ISNUMBER({rated}),{chosen},{rated})"
    found = f"--({levels.names_at}={rated})"
    return (
        f"=IF({rated}={quoted(NOT_APPLICABLE)},{rated},"
        f"IF(SUMPRODUCT({found})=0,{quoted(NOT_RATED)},SUMPRODUCT({found},{levels.points_at})))"
    )


def _banded(bands: Sequence[Band], measured: str, levels: Levels) -> str:
    """The level of a measure's value: that of the first band, in sequence, that holds."""
    band, rest = bands[0], bands[1:]
    points = levels.points[band.level]
    limits = []
    if band.at_least is not None:
        limits.append(f"{measured}>={figure(band.at_least)}")
    if band.at_most is not None:
        limits.append(f"{measured}<={figure(band.at_most)}")
    if not limits or not rest:
        return points
    return f"IF(AND({','.join(limits)}),{points},{_banded(rest, measured, levels)})"
