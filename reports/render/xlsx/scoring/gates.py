"""Gateways as formulas over ratings and points."""

from collections.abc import Mapping
from typing import Final, assert_never

from appraisal.engine.gateway_kinds import MeasureTest, MinimumLevelTest, PassTest, gate_test
from appraisal.engine.problem import Better, Criterion, Excuse, LevelScale, Problem
from appraisal.engine.result import CellState
from appraisal.engine.scales import edge, is_at_least
from appraisal.engine.words.states import state_words
from reports.render.xlsx.grid import figure, quoted
from reports.render.xlsx.scoring.scales import NOT_APPLICABLE, NOT_RATED, Levels
from workbench.numbers.listing import opening

PASS: Final = opening(state_words(CellState.PASS))
FAIL: Final = opening(state_words(CellState.FAIL))
EXCUSED: Final = opening(state_words(CellState.EXCUSED))
OPEN: Final = "Open"
_PLACES = 10  # points are compared to these decimals: floats are not exact, ties are


def gate_formula(
    problem: Problem,
    criterion: Criterion,
    rated: str,
    points: Mapping[str, str],
    levels: Mapping[str, Levels],
) -> str:
    """The outcome of one option at one gateway: Pass, Fail, Excused, Open (gaps decide whether the
    excuse holds), Not rated or Not applicable.

    `rated` is the cell of its rating or measure, `points` the cells of its points by criterion,
    `levels` the scales on the sheet by criterion.
    """
    test = _test(problem, criterion, rated, points, levels)
    excuse = criterion.excused_by
    if excuse is None:
        return f"={test}"
    met = "+".join(_met(problem, excuse, code, points[code], levels[code]) for code in excuse.of)
    missing = [
        f"({points[code]}={quoted(NOT_RATED)})"
        for code in excuse.of
        if _within_reach(problem, excuse, code)
    ]
    reach = "+".join([f"({met})", *missing])
    need = excuse.at_least
    wanted = sorted({levels[code].points[excuse.level] for code in excuse.of})
    answer = (
        f"IF(COUNT({','.join(wanted)})<{len(wanted)},{quoted(OPEN)},"
        f"IF({met}>={need},{quoted(EXCUSED)},IF({reach}>={need},{quoted(OPEN)},{quoted(FAIL)})))"
    )
    return f"=IF({test}={quoted(FAIL)},{answer},{test})"


def _test(
    problem: Problem,
    criterion: Criterion,
    rated: str,
    points: Mapping[str, str],
    levels: Mapping[str, Levels],
) -> str:
    test = gate_test(criterion)
    match test:
        case PassTest():
            known = ",".join(f"{rated}={quoted(word)}" for word in (PASS, FAIL, NOT_APPLICABLE))
            return f"IF(OR({known}),{rated},{quoted(NOT_RATED)})"
        case MeasureTest():
            limits = []
            if test.at_least is not None:
                limits.append(f"{rated}>={figure(test.at_least)}")
            if test.at_most is not None:
                limits.append(f"{rated}<={figure(test.at_most)}")
            verdict = f"IF(AND({','.join(limits)}),{quoted(PASS)},{quoted(FAIL)})"
            return f"IF(ISNUMBER({rated}),{verdict},{quoted(NOT_RATED)})"
        case MinimumLevelTest():
            own = points[test.criterion]
            if test.level is not None:
                wanted = levels[test.criterion].points[test.level]
            else:
                wanted = figure(test.points or 0)
            verdict = f"IF({_reached(problem, own, wanted)},{quoted(PASS)},{quoted(FAIL)})"
            # A level whose points were taken away asks for nothing that could be told.
            known = f"IF(ISNUMBER({wanted}),{verdict},{quoted(NOT_RATED)})"
            return f"IF(ISNUMBER({own}),{known},{own})"
        case _:
            assert_never(test)


def _reached(problem: Problem, points: str, wanted: str) -> str:
    sign = ">=" if problem.better is Better.HIGHER else "<="
    return f"ROUND({points},{_PLACES}){sign}ROUND({wanted},{_PLACES})"


def _met(problem: Problem, excuse: Excuse, code: str, points: str, levels: Levels) -> str:
    """1 where the criterion is known and at or above the excuse's level. A word in place of
    points cannot be rounded, so it is asked about first."""
    reached = _reached(problem, points, levels.points[excuse.level])
    return f"IF(ISNUMBER({points}),IF({reached},1,0),0)"


def _within_reach(problem: Problem, excuse: Excuse, code: str) -> bool:
    """Whether a missing rating of the criterion could still reach the excuse's level."""
    criterion = next(one for one in problem.criteria if one.code == code)
    scale = criterion.scale
    assert isinstance(scale, LevelScale)
    points = {level.key: level.points for level in scale.levels}
    source = criterion.from_measure
    keys = [band.level for band in source.bands] if source else list(points)
    wanted = points[excuse.level]
    return any(is_at_least(edge(points[key]), wanted, problem.better) for key in keys)
