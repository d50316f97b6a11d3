"""Turns a rating into points on the sheet, by formulas for the same scales as the engine's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, assert_never

from appraisal.engine.problem import (
    Band,
    Criterion,
    LevelScale,
    LinearScale,
    PointScale,
    PriceScale,
)
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
    """The points for the value in the cell `rated`: a number, or one of the two words for why there
    is none. An empty cell is not rated."""
    scale = criterion.scale
    match scale:
        case PointScale():
            return _measured(rated, rated)
        case LinearScale():
            along = f"({rated}-{figure(scale.worst)})/{figure(scale.best - scale.worst)}"
            return _measured(rated, f"MAX(0,MIN(1,{along}))*{figure(scale.points)}")
        case PriceScale():
            raise AssertionError("prices are compared once the gateways stand on the sheet")
        case LevelScale() | None:
            assert levels is not None
            return _level_formula(criterion, rated, levels)
        case _:
            assert_never(scale)


def _measured(rated: str, points: str) -> str:
    return f"=IF(ISNUMBER({rated}),{points},{without_points(rated)})"


def without_points(rated: str) -> str:
    """The word of a cell that holds no number: not applicable where it says so, else not rated."""
    return f"IF({rated}={quoted(NOT_APPLICABLE)},{quoted(NOT_APPLICABLE)},{quoted(NOT_RATED)})"


def _level_formula(criterion: Criterion, rated: str, levels: Levels) -> str:
    if criterion.from_measure is not None:
        return _measured(rated, _banded(criterion.from_measure.bands, rated, levels))
    # As text: a level may be called 1, and a spreadsheet makes a number of what is typed.
    found = f'--({levels.names_at}={rated}&"")'
    known = f"SUMPRODUCT({found},--ISNUMBER({levels.points_at}))"
    return f"=IF({known}=0,{without_points(rated)},SUMPRODUCT({found},{levels.points_at}))"


def _banded(bands: Sequence[Band], measured: str, levels: Levels) -> str:
    """The level of a measure's value: that of the first band, in sequence, that holds. One without
    points gives none."""
    band, rest = bands[0], bands[1:]
    cell = levels.points[band.level]
    points = f"IF(ISNUMBER({cell}),{cell},{quoted(NOT_RATED)})"
    limits = _limits(band, measured)
    if not limits or not rest:
        return points
    return f"IF({limits},{points},{_banded(rest, measured, levels)})"


def point_rule(criterion: Criterion, cell: str) -> str:
    """What may be typed as points: a number of the scale, or a word for why there is none."""
    assert isinstance(criterion.scale, PointScale)
    least, most = figure(criterion.scale.minimum), figure(criterion.scale.maximum)
    return (
        f"=OR(AND(ISNUMBER({cell}),{cell}>={least},{cell}<={most}),"
        f"{cell}={quoted(NOT_APPLICABLE)},{cell}={quoted(NOT_RATED)})"
    )


def word_formula(criterion: Criterion, rated: str, points: str) -> str:
    """The level that a rating or a measure gives, as a word; the word of a cell without points."""
    assert isinstance(criterion.scale, LevelScale)
    word = rated
    if criterion.from_measure is not None:
        words = level_words(criterion.scale)
        word = _first_band(criterion.from_measure.bands, rated, words)
    return f"=IF(ISNUMBER({points}),{word},{points})"


def _first_band(bands: Sequence[Band], measured: str, words: Mapping[str, str]) -> str:
    band, rest = bands[0], bands[1:]
    limits = _limits(band, measured)
    if not limits or not rest:
        return quoted(words[band.level])
    return f"IF({limits},{quoted(words[band.level])},{_first_band(rest, measured, words)})"


def _limits(band: Band, measured: str) -> str:
    """What a value must hold to for the band; nothing where the band takes the rest."""
    limits = []
    if band.at_least is not None:
        limits.append(f"{measured}>={figure(band.at_least)}")
    if band.at_most is not None:
        limits.append(f"{measured}<={figure(band.at_most)}")
    return f"AND({','.join(limits)})" if limits else ""
