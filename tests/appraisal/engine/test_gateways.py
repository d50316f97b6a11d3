"""Gates of both kinds, their excuses, and the gaps they leave."""

from fractions import Fraction as F

import pytest

from appraisal.engine import evaluate
from appraisal.engine.gateway_kinds import MeasureTest, MinimumLevelTest
from appraisal.engine.problem import (
    Band,
    Better,
    Excuse,
    FromMeasure,
    Problem,
)
from appraisal.engine.result import Cell, CellState, OptionResult, Outcome
from tests.appraisal.engine.problems import (
    TEN,
    appraise,
    conditional,
    gateway,
    ranking,
)


def option(problem: Problem, code: str = "A") -> OptionResult:
    return next(o for o in evaluate(problem).options if o.code == code)


def cell(problem: Problem, criterion: str, code: str = "A") -> Cell:
    return next(c for c in evaluate(problem).cells if (c.option, c.criterion) == (code, criterion))


def test_every_gateway_is_evaluated_not_only_the_first() -> None:
    problem = appraise([gateway("g"), gateway("h"), conditional("c")], {"A": "fff", "B": "ppp"})
    assert option(problem).failed == ("g", "h", "c")
    assert option(problem).outcome is Outcome.NOT_FEASIBLE


def test_failed_gateway_decides_whatever_else_is_missing() -> None:
    problem = appraise([gateway("g"), gateway("h"), ranking("r", 1)], {"A": ("f", None, None)})
    got = option(problem)
    assert (got.outcome, got.rank, got.gaps, got.best_rank) == (
        Outcome.NOT_FEASIBLE,
        None,
        (),
        None,
    )


@pytest.mark.parametrize("missing", ["g", "c"])
def test_missing_gate_of_either_kind_leaves_an_option_undecided(missing: str) -> None:
    cells = [None if code == missing else "p" for code in "gc"]
    got = option(appraise([gateway("g"), conditional("c")], {"A": cells}))
    assert (got.outcome, got.gaps, got.rank) == (Outcome.UNDECIDED, (missing,), None)


@pytest.mark.parametrize(
    ("value", "passes"), [("1000", True), ("1000.01", False), ("2", True), ("1.99", False)]
)
def test_measure_gateway_includes_its_limits(value: str, passes: bool) -> None:
    problem = appraise(
        [gateway("g", MeasureTest("cost", F(2), F(1000)))], {"A": ""}, {"cost": {"A": value}}
    )
    assert (option(problem).outcome is Outcome.TAKEN_FORWARD) is passes
    assert cell(problem, "g").measure == F(value)


def test_missing_measure_of_a_gateway_is_a_gap() -> None:
    got = option(appraise([gateway("g", MeasureTest("cost", F(2)))], {"A": ""}))
    assert (got.outcome, got.gaps) == (Outcome.UNDECIDED, ("g",))


@pytest.mark.parametrize(
    ("better", "level", "passes"),
    [
        (Better.HIGHER, "h", True),
        (Better.HIGHER, "m", True),
        (Better.HIGHER, "l", False),
        (Better.LOWER, "h", False),
        (Better.LOWER, "m", True),
        (Better.LOWER, "l", True),
    ],
)
def test_minimum_level_follows_the_direction(better: Better, level: str, passes: bool) -> None:
    criteria = [ranking("r"), gateway("g", MinimumLevelTest("r", "medium"))]
    got = option(appraise(criteria, {"A": level}, better=better))
    assert (got.outcome is not Outcome.NOT_FEASIBLE) is passes
    assert got.failed == (() if passes else ("g",))


@pytest.mark.parametrize(("points", "passes"), [(4, True), (3, False)])
def test_minimum_points_are_included(points: int, passes: bool) -> None:
    criteria = [ranking("r", 1, TEN), gateway("g", MinimumLevelTest("r", points=F(4)))]
    assert (option(appraise(criteria, {"A": (points,)})).rank == 1) is passes


def test_minimum_level_gap_is_the_criterion_to_rate_even_at_zero_weight() -> None:
    criteria = [ranking("r", 0), ranking("s", 1), gateway("g", MinimumLevelTest("r", "medium"))]
    got = option(appraise(criteria, {"A": (None, "h")}))
    assert (got.outcome, got.gaps) == (Outcome.UNDECIDED, ("r",))


EITHER = Excuse(1, ("r", "s"), "high")
BOTH = Excuse(2, ("r", "s"), "high")


@pytest.mark.parametrize(
    ("excuse", "cells", "outcome"),
    [
        (EITHER, "hlf", Outcome.TAKEN_FORWARD),
        (EITHER, "mmf", Outcome.NOT_TAKEN_FORWARD),
        (BOTH, "hmf", Outcome.NOT_TAKEN_FORWARD),
        (BOTH, "hhf", Outcome.TAKEN_FORWARD),
        (None, "hhf", Outcome.NOT_TAKEN_FORWARD),
        (EITHER, "llp", Outcome.TAKEN_FORWARD),
    ],
)
def test_conditional_gateway_is_excused_by_enough_criteria(
    excuse: Excuse | None, cells: str, outcome: Outcome
) -> None:
    problem = appraise([ranking("r"), ranking("s"), conditional("c", excuse)], {"A": cells})
    got = option(problem)
    failed = cells[2] == "f"
    stopped = outcome is Outcome.NOT_TAKEN_FORWARD
    assert got.outcome is outcome
    assert got.rank == 1
    assert got.failed == (("c",) if stopped else ())
    assert got.excused == (("c",) if failed and not stopped else ())
    states = {"p": CellState.PASS, "f": CellState.FAIL if stopped else CellState.EXCUSED}
    assert cell(problem, "c").state is states[cells[2]]


def test_excuse_follows_the_direction_when_lower_is_better() -> None:
    criteria = [ranking("r"), conditional("c", Excuse(1, ("r",), "low"))]
    problem = appraise(criteria, {"A": "lf", "B": "mf"}, better=Better.LOWER)
    assert option(problem, "A").excused == ("c",)
    assert option(problem, "B").failed == ("c",)


def test_not_applicable_criterion_never_counts_towards_an_excuse() -> None:
    criteria = [ranking("r"), ranking("s"), conditional("c", EITHER)]
    got = option(appraise(criteria, {"A": ("n/a", "m", "f")}))
    assert got.failed == ("c",)


@pytest.mark.parametrize(
    ("gate", "known", "gaps"),
    [
        ("f", "m", ("r",)),  # the missing rating decides the excuse
        ("f", "h", ()),  # excused already
        ("p", "m", ()),  # nothing to excuse
        (None, "m", ("r", "c")),  # a fail would need the excuse
    ],
)
def test_zero_weight_rating_is_a_gap_only_where_an_excuse_turns_on_it(
    gate: str | None, known: str, gaps: tuple[str, ...]
) -> None:
    criteria = [ranking("r", 0), ranking("s", 1), conditional("c", EITHER)]
    problem = appraise(criteria, {"A": (None, known, gate)})
    assert option(problem).gaps == gaps
    wanted = CellState.MISSING if gaps else CellState.UNRATED
    assert cell(problem, "r").state is wanted


def test_missing_conditional_gateway_is_a_gap_even_where_a_fail_would_be_excused() -> None:
    problem = appraise(
        [ranking("r"), ranking("s"), conditional("c", EITHER)], {"A": ("h", "l", None)}
    )
    got = option(problem)
    assert (got.outcome, got.gaps, got.excused) == (Outcome.UNDECIDED, ("c",), ())


def test_excuse_out_of_reach_is_no_gap() -> None:
    criteria = [ranking("r", 0), ranking("s", 1), conditional("c", BOTH)]
    got = option(appraise(criteria, {"A": (None, "m", "f")}))
    assert (got.outcome, got.failed) == (Outcome.NOT_TAKEN_FORWARD, ("c",))


def test_excuse_that_no_band_can_give_is_out_of_reach() -> None:
    bands = FromMeasure("m", (Band("medium", F(1)), Band("low")))
    criteria = [ranking("r", 0, from_measure=bands), ranking("s", 1)]
    criteria.append(conditional("c", Excuse(1, ("r",), "high")))
    got = option(appraise(criteria, {"A": "hf"}))
    assert (got.outcome, got.failed) == (Outcome.NOT_TAKEN_FORWARD, ("c",))


def test_not_applicable_gateway_counts_as_passed_and_says_so() -> None:
    problem = appraise([gateway("g")], {"A": ("n/a",)})
    got = option(problem)
    assert got.outcome is Outcome.TAKEN_FORWARD
    assert got.not_applicable == ("g",)
    assert (
        '"Gateway g" does not apply (It does not arise here) and counts as passed.' in got.reasons
    )


def test_minimum_level_of_a_criterion_that_does_not_apply_counts_as_passed() -> None:
    criteria = [ranking("r"), ranking("s"), gateway("g", MinimumLevelTest("r", "high"))]
    problem = appraise(criteria, {"A": ("n/a", "l")})
    assert option(problem).rank == 1
    assert cell(problem, "g").state is CellState.NOT_APPLICABLE


def test_conditional_gateway_keeps_rank_and_place_of_the_stopped() -> None:
    problem = appraise([ranking("r", 1), conditional("c")], {"A": "hf", "B": "mp"})
    assert (option(problem, "A").rank, option(problem, "B").rank) == (1, 2)
