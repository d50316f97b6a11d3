"""What the rules make of one assessor's ratings alone, and of medians with one left out."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction as F

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from appraisal.engine import Problem, ProblemError, evaluate
from appraisal.engine.agreement.alone import by_median, one_alone, variants
from appraisal.engine.agreement.totals import orders_of, own_totals
from appraisal.engine.problem import Better, Rating
from appraisal.engine.result import Outcome
from tests.appraisal.engine.problems import (
    RISING,
    TEN,
    appraise,
    consideration,
    drawn_problems,
    gateway,
    ranking,
    rate,
)

examples = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
R1 = [ranking("r", 1)]


def said(assessor: str, option: str, criterion: str, cell: str | int) -> Rating:
    return replace(rate(option, criterion, cell), assessor=assessor)


def cell(problem: Problem, option: str = "A", criterion: str = "r") -> Rating | None:
    found = [r for r in problem.ratings if (r.option, r.criterion) == (option, criterion)]
    assert len(found) < 2
    return found[0] if found else None


@st.composite
def scored(draw: st.DrawFn) -> tuple[Problem, tuple[Rating, ...]]:
    """A drawn appraisal whose agreed ratings three assessors echo, change, or leave out."""
    problem = draw(drawn_problems())
    own = []
    for one in problem.ratings:
        for who in ("a", "b", "c"):
            does = draw(st.sampled_from(("echo", "change", "leave")))
            if does == "leave":
                continue
            level = one.level
            if does == "change" and level is not None:
                levels = (
                    ("pass", "fail") if level in {"pass", "fail"} else ("low", "medium", "high")
                )
                level = draw(st.sampled_from(levels))
            own.append(replace(one, level=level, assessor=who))
    return problem, tuple(own)


def test_one_alone_stands_in_place_of_what_was_agreed() -> None:
    problem = appraise(R1, {"A": ["l"], "B": ["h"]})
    own = [said("a", "A", "r", "h"), said("a", "B", "r", "l"), said("b", "A", "r", "l")]
    found = variants(problem, own, ("a", "b"))
    assert found.alone[0].first == {"A"}
    # b has not rated B, so that B is open.
    assert [one.outcome for one in found.alone[1].options] == [
        Outcome.TAKEN_FORWARD,
        Outcome.UNDECIDED,
    ]


def test_what_no_assessor_rates_stays_as_agreed() -> None:
    problem = appraise([*R1, gateway("g")], {"A": ["l", "f"], "B": ["h", "p"]})
    found = one_alone(problem, [said("a", "A", "r", "h")], "a")
    assert cell(found, "A", "g") == rate("A", "g", "f")
    assert cell(found, "B", "r") == rate("B", "r", "h")
    assert cell(found, "A", "r") == rate("A", "r", "h")


def medians(problem: Problem, *cells: str | int, without: str = "") -> Rating | None:
    own = [said(f"p{index}", "A", "r", one) for index, one in enumerate(cells)]
    return cell(by_median(problem, own, without))


def test_median_of_levels_is_the_middle_one() -> None:
    problem = appraise(R1, {"A": ["l"]})
    assert medians(problem, "h", "m", "l") == Rating("A", "r", level="medium")
    assert medians(problem, "h", "h", "l", without="p0") == Rating("A", "r", level="low")


def test_between_two_levels_it_is_the_less_favourable() -> None:
    higher = appraise(R1, {"A": ["l"]})
    assert medians(higher, "h", "l") == Rating("A", "r", level="low")
    lower = replace(higher, better=Better.LOWER)
    assert medians(lower, "h", "l") == Rating("A", "r", level="high")


def test_a_gateway_that_is_split_fails_whichever_totals_are_better() -> None:
    for better in Better:
        problem = appraise([gateway("r"), ranking("s", 1)], {"A": ["p", "h"]}, better=better)
        assert medians(problem, "p", "f") == Rating("A", "r", level="fail")


def test_between_two_points_it_lies_half_way() -> None:
    problem = appraise([ranking("r", 1, TEN)], {"A": [1]})
    assert medians(problem, 3, 6) == Rating("A", "r", points=F(9, 2))


def test_not_applicable_takes_more_than_half_of_those_who_speak() -> None:
    problem = appraise([*R1, ranking("s", 1)], {"A": ["l", "l"]})
    assert medians(problem, "n/a", "h") == Rating("A", "r", level="high")
    found = medians(problem, "n/a", "n/a", "h")
    assert found is not None
    assert found.not_applicable


def test_a_cell_is_open_where_nobody_is_left_who_rated_it() -> None:
    problem = appraise(R1, {"A": ["l"]})
    assert medians(problem, "h", without="p0") is None


def test_leaving_one_out_can_change_the_first_place() -> None:
    problem = appraise(R1, {"A": ["h"], "B": ["m"]})
    given_cells: dict[str, Sequence[str]] = {"a": "hl", "b": "hm", "c": "mh"}
    own = [
        said(who, option, "r", one)
        for who, cells in given_cells.items()
        for option, one in zip("AB", cells, strict=True)
    ]
    found = variants(problem, own, "abc")
    assert found.medians.first == {"A"}
    assert {one.assessor: set(one.first) for one in found.without} == {
        "a": {"A", "B"},
        "b": {"A"},
        "c": {"A"},
    }


def test_measured_criteria_take_nobodys_word() -> None:
    problem = appraise(
        [ranking("r", 1, from_measure=RISING), ranking("s", 1)],
        {"A": ["l"], "B": ["h"]},
        {"m": {"A": 30, "B": 5}},
    )
    own = [said("a", "A", "r", "n/a"), said("a", "A", "s", "h"), said("a", "B", "s", "h")]
    assert cell(one_alone(problem, own, "a"), "A", "r") is None
    assert own_totals(problem, own, ("a",)) == {"a": {"A": F(6), "B": F(4)}}


@examples
@given(scored())
def test_own_total_is_what_the_engine_makes_of_one_alone(
    case: tuple[Problem, tuple[Rating, ...]],
) -> None:
    problem, own = case
    for who, totals in own_totals(problem, own, "abc").items():
        try:
            result = evaluate(one_alone(problem, own, who))
        except ProblemError:
            continue
        assert totals == {o.code: o.total for o in result.options if o.total is not None}


@examples
@given(scored())
def test_if_all_say_what_is_agreed_nothing_changes(
    case: tuple[Problem, tuple[Rating, ...]],
) -> None:
    problem, _own = case
    own = [replace(one, assessor=who) for one in problem.ratings for who in ("a", "b", "c")]
    found = variants(problem, own, "abc")
    agreed = evaluate(problem)
    for one in (*found.alone, found.medians, *found.without):
        assert [(o.code, o.rank, o.joint, o.outcome) for o in one.options] == [
            (o.code, o.rank, o.joint, o.outcome) for o in agreed.options
        ]


@examples
@given(scored(), st.randoms(use_true_random=False))
def test_sequence_of_ratings_and_assessors_does_not_matter(
    case: tuple[Problem, tuple[Rating, ...]], random
) -> None:
    problem, own = case
    shuffled = random.sample(own, len(own))
    one, other = own_totals(problem, own, "abc"), own_totals(problem, shuffled, "cba")
    assert one == other
    first, second = orders_of(problem, one), orders_of(problem, other)
    assert first.concordance == second.concordance
    assert set(first.assessors) == set(second.assessors)


def test_orders_are_over_the_options_that_all_have_rated_in_full() -> None:
    problem = appraise(R1, {"A": ["h"], "B": ["m"], "C": ["l"]})
    own = [
        said(who, option, "r", one)
        for who in "ab"
        for option, one in zip("ABC", "hml", strict=True)
    ]
    own.append(said("c", "A", "r", "l"))
    found = orders_of(problem, own_totals(problem, own, "abc"))
    # c has rated one option alone, and has no order.
    assert found.assessors == ("a", "b")
    assert found.options == ("A", "B", "C")
    assert found.concordance.w == 1
    own.append(said("c", "B", "r", "h"))
    found = orders_of(problem, own_totals(problem, own, "abc"))
    assert found.assessors == ("a", "b", "c")
    assert found.options == ("A", "B")
    assert found.concordance.w == F(1, 9)


def test_the_lowest_total_is_first_where_it_is_better() -> None:
    problem = appraise(R1, {"A": ["h"], "B": ["m"]}, better=Better.LOWER)
    own = [
        said(who, option, "r", one) for who in "ab" for option, one in zip("AB", "hm", strict=True)
    ]
    assert orders_of(problem, own_totals(problem, own, "ab")).concordance.w == 1


def test_without_weights_there_is_no_total_and_no_order() -> None:
    problem = appraise([ranking("r")], {"A": ["h"], "B": ["m"]})
    found = orders_of(problem, own_totals(problem, [said("a", "A", "r", "h")], ("a",)))
    assert found.concordance.w is None
    assert found.options == ()


def test_what_contradicts_the_rules_and_what_is_decided_in_words_stands_nowhere() -> None:
    in_words = appraise([consideration("c")], {"A": []})
    assert variants(in_words, [], ("a",)).alone[0].options == ()
    problem = appraise(R1, {"A": ["h"]})
    assert variants(problem, [said("a", "A", "r", "n/a")], ("a",)).alone[0].options == ()
