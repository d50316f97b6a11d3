"""Published and exact answers, each with its source."""

from fractions import Fraction as F

import pytest

from appraisal.engine import evaluate
from appraisal.engine.problem import (
    Band,
    Excuse,
    FromMeasure,
    Option,
    PointScale,
    Rating,
    TotalAs,
)
from appraisal.engine.result import Outcome, Result
from tests.appraisal.engine.problems import (
    appraise,
    conditional,
    gateway,
    ranking,
)
from workbench.numbers.exact import exact_text
from workbench.numbers.rounding import enough_places, rounded


def by_code(result: Result) -> dict:
    return {option.code: option for option in result.options}


BARNET = appraise(
    [
        gateway("1"),
        gateway("2"),
        ranking("3"),
        ranking(
            "4",
            from_measure=FromMeasure(
                "share_of_target",
                (Band("high", F(1)), Band("medium", F("0.8")), Band("low")),
            ),
        ),
        conditional("5", Excuse(1, ("3", "4"), "high")),
    ],
    {"PSM": "pphp", "NHS": "pphp", "INH": "ppmp", "LATC": "pplf", "JV": "pplf"},
    {
        "share_of_target": {
            "PSM": F(2105898, 1960000),
            "NHS": F(1662833, 1960000),
            "INH": F(1677660, 1960000),
            "LATC": F(1611186, 1960000),
            "JV": F(1460000, 1960000),
        }
    },
    options=(
        Option("PSM", "Public service mutual"),
        Option("NHS", "NHS shared service"),
        Option("INH", "Reformed in-house service", baseline=True),
        Option("LATC", "Local authority trading company"),
        Option("JV", "Joint venture"),
    ),
)


def test_barnet_outcomes_are_the_published_ones() -> None:
    """London Borough of Barnet, outline business case for adult social care (2016)."""
    result = evaluate(BARNET)
    outcomes = {o.code: (o.outcome, o.rank, o.failed) for o in result.options}
    forward, stopped = Outcome.TAKEN_FORWARD, Outcome.NOT_TAKEN_FORWARD
    assert outcomes == {
        "PSM": (forward, 1, ()),
        "NHS": (forward, 2, ()),
        "INH": (forward, 3, ()),
        "LATC": (stopped, 4, ("5",)),
        "JV": (stopped, 5, ("5",)),
    }


def test_barnet_bands_give_the_published_savings_ratings() -> None:
    """The same: high from 100% of the target, medium from 80%, low below."""
    levels = {c.option: c.level for c in evaluate(BARNET).cells if c.criterion == "4"}
    assert levels == {
        "PSM": "high",
        "NHS": "medium",
        "INH": "medium",
        "LATC": "medium",
        "JV": "low",
    }


def test_barnet_order_holds_under_every_weighting() -> None:
    result = evaluate(BARNET)
    assert result.order_holds
    assert result.statements == (
        "The order Public service mutual, NHS shared service, Reformed in-house service, "
        "Local authority trading company, Joint venture holds under every weighting of the "
        "ranking criteria.",
    )


def test_published_tie_ranks_jointly_and_skips() -> None:
    """Penn State MANGT 510, table 2.4."""
    problem = appraise(
        [ranking("cost", 1), ranking("profit", 2), ranking("safety", 3)],
        {"Alpha": "hlm", "Beta": "mmh", "Gamma": "hhm", "Delta": "llh"},
    )
    got = {o.code: (o.total, o.rank, o.joint) for o in evaluate(problem).options}
    assert got == {
        "Alpha": (11, 4, False),
        "Beta": (15, 1, True),
        "Gamma": (15, 1, True),
        "Delta": (12, 3, False),
    }


def test_exact_tie_survives_weights_that_floats_break() -> None:
    """0.1 x 3 and 0.3 x 1 differ as binary floats and are equal."""
    five = PointScale(F(0), F(5))
    problem = appraise(
        [ranking("x", "0.1", five), ranking("y", "0.3", five)],
        {"A": (3, 0), "B": (0, 1), "C": (1, 1)},
    )
    got = [(o.rank, o.joint, exact_text(o.total or F(0))) for o in evaluate(problem).options]
    assert got == [(2, True, "0.3"), (2, True, "0.3"), (1, False, "0.4")]


@pytest.mark.parametrize(
    "others", [{}, {"C": (50, 0)}, {"D": (0, 40)}, {"C": (50, 0), "D": (0, 40)}]
)
def test_order_never_reverses_when_options_join(others: dict) -> None:
    """A classic reversal of methods that rescale by the options present: here B stays first."""
    hundred = PointScale(F(0), F(100))
    problem = appraise(
        [ranking("x", 50, hundred), ranking("y", 50, hundred)],
        {"A": (60, 40), "B": (50, 60)} | others,
        total_as=TotalAs.AVERAGE,
    )
    got = by_code(evaluate(problem))
    assert (got["A"].total, got["B"].total) == (50, 55)
    assert (got["B"].rank, got["A"].rank) == (1, 2)


def test_missing_is_undecided_and_not_applicable_reweights() -> None:
    """weighty-decision's example: weights 5, 3, 4 with points 10, none, 10 are totalled as 120
    there; here only a stated "not applicable" may re-weight."""
    criteria = [ranking(c, w, PointScale(F(0), F(10))) for c, w in (("a", 5), ("b", 3), ("c", 4))]
    left_out = appraise(criteria, {"A": (10, None, 10)})
    stated = appraise(criteria, {"A": (10, "n/a", 10)})
    undecided, decided = evaluate(left_out).options[0], evaluate(stated).options[0]
    assert (undecided.outcome, undecided.gaps, undecided.total) == (Outcome.UNDECIDED, ("b",), None)
    assert (decided.total, decided.not_applicable) == (120, ("b",))


def test_rounding_goes_half_up() -> None:
    assert str(rounded(F("2.675"), 2)) == "2.68"


def test_unequal_totals_never_print_equal() -> None:
    totals = [F(2), F("2.04")]
    places = enough_places(totals)
    assert places == 2
    assert [str(rounded(total, places)) for total in totals] == ["2.00", "2.04"]


def test_only_agreed_ratings_count() -> None:
    """Design: assessors' own ratings feed agreement, never the outcome."""
    alone = appraise(
        [ranking("a")],
        {"A": (None,)},
        ratings=(Rating("A", "a", level="high", assessor="assessor-1"),),
    )
    assert evaluate(alone).options[0].outcome is Outcome.UNDECIDED
