"""The sentences that explain outcomes and rules, as they would stand in a paper."""

from fractions import Fraction as F

import pytest

from appraisal.engine import Problem, evaluate, rule_sentence
from appraisal.engine.gateway_kinds import MeasureTest, MinimumLevelTest
from appraisal.engine.problem import (
    Band,
    Better,
    Criterion,
    Excuse,
    FromMeasure,
    Level,
    LevelScale,
    LinearScale,
    MeasureDefinition,
    Option,
    Role,
    Shortlist,
    TotalAs,
)
from tests.appraisal.engine.problems import (
    TEN,
    appraise,
    conditional,
    consideration,
    gateway,
    ranking,
)


def reasons(problem: Problem, code: str = "A") -> tuple[str, ...]:
    return next(o.reasons for o in evaluate(problem).options if o.code == code)


BUDGET = Criterion("b", "Within budget", Role.GATEWAY, test=MeasureTest("cost", at_most=F(1000)))
EITHER = Excuse(1, ("r", "s"), "high")


def test_failed_measure_names_value_and_limit() -> None:
    problem = appraise([BUDGET], {"A": ""}, {"cost": {"A": "1000.01"}})
    assert reasons(problem) == (
        'Not feasible: failed "Within budget" (cost 1,000.01, limit at most 1,000).',
    )


def test_failed_measure_reads_with_its_unit() -> None:
    problem = appraise(
        [BUDGET],
        {"A": ""},
        {"cost": {"A": "1000.01"}},
        measure_definitions=(MeasureDefinition("cost", "Yearly cost", "GBP"),),
    )
    assert reasons(problem) == (
        'Not feasible: failed "Within budget" (yearly cost £1,000.01, limit at most £1,000).',
    )


def test_every_failed_gate_is_named_gateways_first() -> None:
    problem = appraise([conditional("c"), gateway("g"), gateway("h")], {"A": "fff"})
    assert reasons(problem) == (
        'Not feasible: failed "Gateway g".',
        'Not feasible: failed "Gateway h".',
        'Also failed "Condition c".',
    )


def test_failed_minimum_level_names_rating_and_need() -> None:
    criteria = [ranking("r"), gateway("g", MinimumLevelTest("r", "medium"))]
    assert reasons(appraise(criteria, {"A": "l"})) == (
        'Not feasible: failed "Gateway g" (Criterion r is Low, needed Medium or better).',
    )


def test_failed_minimum_points_follow_the_direction() -> None:
    criteria = [ranking("r", None, TEN), gateway("g", MinimumLevelTest("r", points=F(4)))]
    (reason,) = reasons(appraise(criteria, {"A": (5,)}, better=Better.LOWER))
    assert reason.endswith("(Criterion r is 5, needed at most 4).")


def test_unexcused_fail_says_what_was_lacking() -> None:
    problem = appraise([ranking("r"), ranking("s"), conditional("c", EITHER)], {"A": "mlf"})
    assert reasons(problem)[0] == (
        'Not taken forward: failed "Condition c", and not excused, as it is not rated '
        "High on Criterion r or Criterion s."
    )


def test_excused_fail_says_what_excused_it() -> None:
    problem = appraise([ranking("r"), ranking("s"), conditional("c", EITHER)], {"A": "lhf"})
    assert reasons(problem)[-1] == (
        'Failed "Condition c", excused because it is rated High on Criterion s.'
    )


def test_undecided_names_each_gap_and_the_span() -> None:
    criteria = [
        ranking("r", 1),
        ranking("u", 1, LinearScale("unit_cost", F(9), F(1), F(10))),
        BUDGET,
    ]
    problem = appraise(
        criteria, {"A": (None,), "B": "h"}, {"unit_cost": {"B": 5}, "cost": {"B": 1}}
    )
    assert reasons(problem) == (
        'Undecided: no agreed rating for "Criterion r", no value of unit cost for "Criterion u" '
        'and no value of cost for "Within budget".',
        "If it is feasible, it could rank anywhere from 1 to 2.",
    )
    assert reasons(problem, "B")[-1] == (
        "Could rank anywhere from 1 to 2 once the gaps of others are filled."
    )


def test_undecided_says_where_an_excuse_is_still_open() -> None:
    problem = appraise(
        [ranking("r"), conditional("c", Excuse(1, ("r",), "high"))], {"A": (None, "f")}
    )
    assert reasons(problem) == (
        'Undecided: no agreed rating for "Criterion r".',
        "It would rank 1.",
        'Failed "Condition c", which stops it unless it turns out rated High on Criterion r.',
    )


def test_rank_of_a_decided_option_that_will_change_says_so() -> None:
    problem = appraise([ranking("r", 1, TEN), conditional("c")], {"A": (9, None), "B": (1, "p")})
    assert reasons(problem, "B")[-1] == "Will rank 2 once the gaps of others are filled."


@pytest.mark.parametrize(
    ("total_as", "sentence", "then"),
    [
        (TotalAs.POINTS, "Ranked 1= of 2 with a total of 11: ", ""),
        (
            TotalAs.AVERAGE,
            "Ranked 1= of 2 with a weighted average of about 3.67: ",
            "; together 11, divided by 3, the sum of the weights",
        ),
        (
            TotalAs.PERCENT,
            "Ranked 1= of 2 with a percentage of the maximum of about 47.83%: ",
            "; together 11 of the 23 possible",
        ),
    ],
)
def test_weighted_rank_shows_its_workings(total_as: TotalAs, sentence: str, then: str) -> None:
    criteria = [ranking("r", 1), ranking("s", 0), ranking("t", 2, TEN)]
    problem = appraise(criteria, {"A": ("h", "l", 4), "B": ("h", "m", 4)}, total_as=total_as)
    got = reasons(problem)[1]
    assert got.startswith(sentence)
    assert got.endswith(f"Criterion r High, 3 × 1; Criterion t 4 × 2{then}.")


def test_unequal_totals_never_read_equal() -> None:
    criteria = [ranking("a", 1, TEN), ranking("b", 2, TEN)]
    thousandth = F(1, 1000)
    problem = appraise(criteria, {"A": (1, 1), "B": (1, 1 + thousandth)}, total_as=TotalAs.AVERAGE)
    assert "of 1:" in reasons(problem, "A")[1]
    assert "of about 1.001:" in reasons(problem, "B")[1]


def test_unweighted_rank_names_who_is_ahead() -> None:
    problem = appraise([ranking("r"), ranking("s")], {"A": "hh", "B": "hm", "C": "mm"})
    assert reasons(problem, "A")[1] == (
        "Ranked 1 of 3: none of the others beats it on any ranking criterion; rated High on "
        "Criterion r and Criterion s."
    )
    assert reasons(problem, "B")[1].startswith(
        "Ranked 2 of 3: Option A beats it on at least one ranking criterion and is worse on none;"
    )
    assert reasons(problem, "C")[1].startswith(
        "Ranked 3 of 3: Option A and Option B each beat it on at least one ranking criterion and are "
        "worse on none;"
    )


def test_unweighted_rank_says_no_more_than_is_so_of_options_that_nothing_dominates() -> None:
    problem = appraise([ranking("r"), ranking("s")], {"A": "hl", "B": "lh", "C": "hl"})
    for option in "ABC":
        assert reasons(problem, option)[1].startswith(
            "Ranked 1= of 3: none of the others beats it on one ranking criterion without being "
            "worse on another;"
        )
    equal = appraise([ranking("r"), ranking("s")], {"A": "hm", "B": "hm"})
    assert reasons(equal, "A")[1] == (
        "Ranked 1= of 2: none of the others beats it on any ranking criterion; rated High on "
        "Criterion r and Medium on Criterion s."
    )
    alone = appraise([ranking("r")], {"A": "h"})
    assert "Ranked 1 of 1: it is the only option that is ranked;" in reasons(alone, "A")[1]


def test_not_applicable_says_who_carries_the_weight() -> None:
    criteria = [ranking("r", 1), ranking("s", 1)]
    assert reasons(appraise(criteria, {"A": ("h", "n/a")}))[-1] == (
        '"Criterion s" does not apply (It does not arise here): the other criteria carry its '
        "weight for this option."
    )
    unweighted = [ranking("r"), ranking("s")]
    assert reasons(appraise(unweighted, {"A": ("h", "n/a")}))[-1].endswith(
        "it is compared on the other criteria."
    )


@pytest.mark.parametrize(
    ("shortlist", "code", "sentence"),
    [
        (
            Shortlist("top", 1),
            "A",
            "Taken forward: in first place.",
        ),
        (
            Shortlist("top", 1),
            "C",
            "Not taken forward: not in first place.",
        ),
        (
            Shortlist("top", 2),
            "B",
            "Taken forward: within the first two, at a tie.",
        ),
        (Shortlist("threshold", total=F(5)), "A", "Taken forward: its total of 9 is at least 5."),
        (
            Shortlist("threshold", total=F(5)),
            "B",
            "Not taken forward: its total of 4 is not at least 5.",
        ),
    ],
)
def test_shortlist_names_its_rule(shortlist: Shortlist, code: str, sentence: str) -> None:
    problem = appraise(
        [ranking("r", 1, TEN)], {"A": (9,), "B": (4,), "C": (4,)}, shortlist=shortlist
    )
    assert reasons(problem, code)[0] == sentence


def test_shortlist_names_those_it_is_made_among_where_gates_stop_some() -> None:
    criteria = [ranking("r", 1, TEN), conditional("c")]
    problem = appraise(
        criteria, {"A": (9, "f"), "B": (4, "p"), "C": (3, "p")}, shortlist=Shortlist("top", 1)
    )
    among = "in first place among those that no gateway stops."
    assert reasons(problem, "B")[0] == f"Taken forward: {among}"
    assert reasons(problem, "C")[0] == f"Not taken forward: not {among}"


def rule(criterion: Criterion, **more: object) -> str:
    others = [ranking("r"), ranking("s"), ranking("t", None, TEN)]
    known = [c for c in others if c.code != criterion.code]
    options = (Option("A", "A"),)
    problem = appraise([criterion, *known], {}, options=options, **more)
    return rule_sentence(criterion, problem)


SHARE = FromMeasure("share_of_target", (Band("high", F(1)), Band("medium", F("0.8")), Band("low")))
DAYS = FromMeasure("days", (Band("high", None, F(10)), Band("low")))


@pytest.mark.parametrize(
    ("criterion", "sentence"),
    [
        (gateway("g"), "Pass or fail. A fail means the option is not feasible."),
        (conditional("c"), "Pass or fail. A fail means the option is not taken forward."),
        (
            conditional("c", EITHER),
            "Pass or fail. A fail means the option is not taken forward, unless it is rated High "
            "on Criterion r or Criterion s.",
        ),
        (
            conditional("c", Excuse(2, ("r", "s"), "medium")),
            "Pass or fail. A fail means the option is not taken forward, unless it is rated "
            "Medium or better on each of Criterion r and Criterion s.",
        ),
        (BUDGET, "Cost must be at most 1,000; otherwise the option is not feasible."),
        (
            gateway("g", MeasureTest("years", F(2), F(5))),
            "Years must be at least 2 and at most 5; otherwise the option is not feasible.",
        ),
        (
            conditional("g", None, MinimumLevelTest("r", "medium")),
            "Criterion r must be Medium or better; otherwise the option is not taken forward.",
        ),
        (
            gateway("g", MinimumLevelTest("t", points=F(4))),
            "Criterion t must be at least 4; otherwise the option is not feasible.",
        ),
        (ranking("r"), "Ranking: High, Medium or Low."),
        (ranking("r", "12.5"), "Ranking: High, Medium or Low. Weight 12.5."),
        (
            ranking("r", from_measure=SHARE),
            "Ranking: High, Medium or Low, taken from share of target (High from 100%, Medium "
            "from 80%, Low below).",
        ),
        (
            ranking("r", from_measure=DAYS),
            "Ranking: High, Medium or Low, taken from days (High up to 10, Low above).",
        ),
        (
            ranking("r", from_measure=FromMeasure("days", (Band("low"),))),
            "Ranking: High, Medium or Low, taken from days (Low whatever the value).",
        ),
        (ranking("r", None, TEN), "Ranking: 0 to 10 points."),
        (
            ranking("r", None, LinearScale("unit_cost", F(1900), F(400), F(100))),
            "Ranking: unit cost in a straight line from 1,900 (0 points) to 400 (100 points).",
        ),
        (consideration("w"), "Weighed in words, not rated."),
    ],
)
def test_rule_sentence_says_what_is_asked_and_what_follows(
    criterion: Criterion, sentence: str
) -> None:
    assert rule(criterion) == sentence


def test_rule_sentence_puts_the_best_level_first_in_the_direction() -> None:
    assert rule(ranking("r"), better=Better.LOWER) == "Ranking: Low, Medium or High."


def test_not_applicable_rating_reads_as_such_without_weights() -> None:
    problem = appraise([ranking("r"), ranking("s")], {"A": ("h", "n/a")})
    assert reasons(problem)[1].endswith(
        "rated High on Criterion r and not applicable on Criterion s."
    )


def test_rule_sentence_of_a_criterion_without_a_scale_yet() -> None:
    """A page shows rules while the appraisal is still being set up."""
    assert rule(ranking("r", None, None)) == "Ranking."


def test_level_names_are_used_where_given() -> None:
    scale = LevelScale((Level("1", F(1), "Poor"), Level("very_good", F(2))))
    assert rule(ranking("r", None, scale)) == "Ranking: Very good or Poor."


@pytest.mark.parametrize(
    ("unit", "value", "text"),
    [
        ("share", "0.85", "85%"),
        ("GBP", "-1200.5", "−£1,200.50"),
        ("GBP", "1200", "£1,200"),
        ("%", "85", "85%"),
        ("weeks", "12", "12 weeks"),
        ("", "12", "12"),
    ],
)
def test_measures_read_with_their_units(unit: str, value: str, text: str) -> None:
    problem = appraise(
        [ranking("r", 1, LinearScale("m", F(10**6), F(-(10**6)), F(10)))],
        {"A": ""},
        {"m": {"A": value}},
        measure_definitions=(MeasureDefinition("m", "Spend", unit),),
    )
    assert f"(spend {text})" in reasons(problem)[1]
