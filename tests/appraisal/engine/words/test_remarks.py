"""Statements about the whole, and warnings to its authors."""

from fractions import Fraction as F

from appraisal.engine import Problem, evaluate
from appraisal.engine.problem import Band, FromMeasure, LinearScale, Option, PointScale
from tests.appraisal.engine.problems import TEN, appraise, gateway, ranking, rate


def warned(problem: Problem, part: str) -> bool:
    return any(part in warning for warning in evaluate(problem).warnings)


def test_missing_baseline_is_warned_of() -> None:
    criteria, table = [ranking("x", 1)], {"A": "h", "B": "l"}
    options = (Option("A", "A", baseline=True), Option("B", "B"))
    assert warned(appraise(criteria, table), "baseline")
    assert not warned(appraise(criteria, table, options=options), "baseline")


def test_single_option_is_warned_of() -> None:
    assert warned(appraise([ranking("x", 1)], {"A": "h"}), "only one option")


def test_fewer_than_two_options_left_are_warned_of() -> None:
    one = appraise([gateway("g")], {"A": "p", "B": "f"})
    none = appraise([gateway("g")], {"A": "f", "B": "f"})
    undecided = appraise([gateway("g")], {"A": "p", "B": (None,)})
    assert warned(one, "only Option A is left")
    assert warned(none, "no option is left")
    assert not warned(undecided, "left")


def test_not_applicable_is_warned_of() -> None:
    criteria = [ranking("x", 1), ranking("y", 1)]
    assert warned(
        appraise(criteria, {"A": ("h", "n/a"), "B": "hl"}),
        '"Criterion y" does not apply to Option A, which is re-weighted.',
    )


BANDS = FromMeasure("share", (Band("high", F(1)), Band("low")))


def test_measure_governs_a_rating_and_the_disagreement_is_warned_of() -> None:
    args = ([ranking("x", 1, from_measure=BANDS)], {"A": ""}, {"share": {"A": 2}})
    agreed = appraise(*args, ratings=(rate("A", "x", "h"),))
    differing = appraise(*args, ratings=(rate("A", "x", "l"),))
    assert evaluate(differing).options[0].total == 3
    assert warned(differing, 'Option A on "Criterion x" was rated Low, but its share governs')
    assert not warned(agreed, "governs")


def test_rating_without_its_measure_is_a_gap_and_warned_of() -> None:
    problem = appraise(
        [ranking("x", 1, from_measure=BANDS)], {"A": ""}, ratings=(rate("A", "x", "h"),)
    )
    assert evaluate(problem).options[0].gaps == ("x",)
    assert warned(problem, "was rated but has no value of share")


def test_points_given_on_a_linear_scale_are_compared_with_the_measure() -> None:
    scale = LinearScale("cost", F(10), F(0), F(10))
    args = ([ranking("x", 1, scale)], {"A": ""}, {"cost": {"A": 4}})
    assert not warned(appraise(*args, ratings=(rate("A", "x", 6),)), "governs")
    assert warned(appraise(*args, ratings=(rate("A", "x", 5),)), "governs")


def test_value_beyond_an_anchor_is_warned_of_with_what_it_counts_as() -> None:
    scale = LinearScale("cost", F(900), F(400), F(10))
    problem = appraise([ranking("x", 1, scale)], {"A": ""}, {"cost": {"A": 950}})
    assert warned(problem, 'cost 950 lies beyond the scale of "Criterion x" and counts as 900.')


def test_ranks_are_called_provisional_while_any_option_is_undecided() -> None:
    open_ = appraise([ranking("x", 1, TEN)], {"A": (1,), "B": (None,)})
    closed = appraise([ranking("x", 1, TEN)], {"A": (1,), "B": (2,)})
    assert "Ranks are provisional while Option B is undecided." in evaluate(open_).statements
    assert not any("provisional" in s for s in evaluate(closed).statements)


def test_weights_that_may_be_meant_as_per_cent_are_warned_of() -> None:
    for weights, asks in (((60, 50), True), ((60, 35), True), ((60, 40), False), ((3, 1), False)):
        criteria = [ranking("x", weights[0]), ranking("y", weights[1])]
        assert warned(appraise(criteria, {"A": "hl", "B": "lh"}), "and not to 100") is asks
    assert not warned(appraise([ranking("x", None)], {"A": "h"}), "and not to 100")


MANY = [f"O{number:02}" for number in range(1, 31)]


def said_of(problem: Problem, part: str) -> str:
    (found,) = (one for one in evaluate(problem).statements if part in one)
    return found


def test_of_many_pairs_three_are_named() -> None:
    """Each option is better than the one after it on one criterion and worse on the other."""
    criteria = [ranking("x", scale=TEN), ranking("y", scale=TEN)]
    table = {code: (at % 10, 9 - at % 10) for at, code in enumerate(MANY)}
    said = said_of(appraise(criteria, table), "do not separate")
    pairs = said.partition("criterion: ")[2].split("; ")
    assert len(pairs) == 4
    assert pairs[0] == "Option O01 and Option O02"
    assert pairs[3] == "and 402 more."


def test_of_a_long_order_the_first_three_are_named() -> None:
    table = {code: (30 - at,) for at, code in enumerate(MANY)}
    thirty = ranking("x", 1, scale=PointScale(F(0), F(30), "thirty"))
    said = said_of(appraise([thirty], table), "order")
    assert said == (
        "The order Option O01, Option O02, Option O03, and 27 more holds under every weighting of "
        "the ranking criteria."
    )


def test_of_many_that_are_undecided_or_do_not_apply_three_are_named() -> None:
    criteria = [ranking("x", 1), ranking("y", 1)]
    table = dict.fromkeys(MANY[:10], ("h", None)) | dict.fromkeys(MANY[10:20], ("h", "n/a"))
    problem = appraise(criteria, table | dict.fromkeys(MANY[20:], "hl"))
    assert said_of(problem, "provisional").count("Option ") == 3
    assert warned(problem, "Option O13 and seven others, which are re-weighted")
