"""What would follow of a change: held against evaluating the appraisal written anew."""

from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.engine import Problem, evaluate
from appraisal.engine.problem import Band, Excuse, FromMeasure, Preferred, Rating, Role
from appraisal.engine.what_if.change import Change, changed
from appraisal.engine.what_if.words import tried_sentences, what_follows
from tests.appraisal.engine.problems import (
    HML,
    TEN,
    appraise,
    conditional,
    drawn_problems,
    gateway,
    ranking,
)

BANDS = (Band("high", F(100)), Band("medium", F(80)), Band("low"))


def three_options() -> Problem:
    return appraise(
        [gateway("g"), ranking("q", 60, TEN), ranking("r", 40, TEN)],
        {"A": ["p", 9, 2], "B": ["p", 5, 7], "C": ["f", 9, 9]},
        decision=Preferred("A", None, "It is best."),
    )


def said(problem: Problem, change: Change) -> tuple[tuple[str, ...], tuple[str, ...]]:
    after = evaluate(changed(problem, change))
    return tried_sentences(problem, change), what_follows(problem, evaluate(problem), after)


def test_another_weight_may_put_another_option_first() -> None:
    assert said(three_options(), Change(weights=(("q", F(10)),))) == (
        ("The weight of Criterion q is 10, not 60.",),
        ("Option B would come first, in place of Option A.",),
    )


def test_another_rating_may_take_an_option_forward() -> None:
    tried = Change(ratings=(Rating("C", "g", level="pass"),))
    assert said(three_options(), tried) == (
        ("Option C is Pass on Gateway g, not Fail.",),
        (
            "Option C would come first, in place of Option A.",
            "Option C would be taken forward.",
        ),
    )


def test_another_rating_may_take_an_option_out() -> None:
    assert said(three_options(), Change(ratings=(Rating("A", "g", level="fail"),)))[1] == (
        "Option B would come first, in place of Option A.",
        "Option A would not be feasible.",
    )


def test_a_change_that_moves_totals_alone_says_that_no_rank_changes() -> None:
    assert said(three_options(), Change(ratings=(Rating("A", "q", points=F(10)),)))[1] == (
        "Option A still comes first.",
        "No outcome and no rank changes.",
    )


def test_a_change_that_changes_nothing_says_so() -> None:
    assert said(three_options(), Change(weights=(("q", F(60)),)))[1] == (
        "Nothing changes: every outcome, rank and total stays as it is.",
    )


def test_bands_and_excuses_are_moved() -> None:
    problem = appraise(
        [
            ranking("m", 1, HML, from_measure=FromMeasure("share", BANDS)),
            ranking("q", 1, HML),
            conditional("c", Excuse(1, ("m", "q"), "high")),
        ],
        {"A": ["l", "f"], "B": ["l", "p"]},
        {"share": {"A": 95, "B": 85}},
    )
    bands = (Band("high", F(90)), *BANDS[1:])
    tried, follows = said(problem, Change(bands=(("m", bands),)))
    assert tried == ("Criterion m is High from 90, not from 100.",)
    assert follows == (
        "Option A would come first, in place of Option B.",
        "Option A would be taken forward.",
    )
    both = Change(bands=(("m", bands),), excuses=(("c", None),))
    tried, follows = said(problem, both)
    assert tried[1] == "Nothing excuses “Condition c”."
    assert follows[0] == "Option B still comes first."
    eased = Change(excuses=(("c", Excuse(1, ("m", "q"), "medium")),))
    tried, follows = said(problem, eased)
    assert tried == (
        "“Condition c” is excused by at least one of Criterion m or Criterion q at Medium or "
        "better.",
    )
    assert follows[0] == "Option A and Option B would share the first place."
    strict = Change(excuses=(("c", Excuse(2, ("m", "q"), "high")),))
    assert said(problem, strict)[0] == (
        "“Condition c” is excused by at least two of Criterion m or Criterion q at High.",
    )


def test_thirty_options_name_three_and_count_the_rest() -> None:
    table = {f"O{at}": ["f", 1] for at in range(30)}
    problem = appraise([gateway("g"), ranking("q", 1, TEN)], table)
    change = Change(ratings=tuple(Rating(code, "g", level="pass") for code in table))
    assert said(problem, change)[1] == (
        "Option O0, Option O1, Option O2 and 27 more would share the first place.",
        "Option O0, Option O1, Option O2 and 27 more would be taken forward.",
    )


@given(drawn_problems(weighted=True, least_ranking=1), st.data())
def test_what_is_said_to_come_first_comes_first(problem: Problem, data: st.DataObject) -> None:
    codes = [one.code for one in problem.criteria if one.role is Role.RANKING]
    weights = tuple((code, F(data.draw(st.integers(1, 5)))) for code in codes)
    after = evaluate(changed(problem, Change(weights=weights)))
    first = what_follows(problem, evaluate(problem), after)[0]
    forward = after.taken_forward
    leaders = {one.code for one in forward if one.rank == forward[0].rank} if forward else set()
    if first.startswith("Nothing changes"):
        return
    named = first.split(", in place of")[0]
    assert {o.code for o in problem.options if o.name in named} == leaders


def test_nothing_tried_is_no_change() -> None:
    assert not Change()
    assert Change(weights=(("q", F(1)),))


@pytest.mark.parametrize("role", ["assessor-1", None])
def test_only_the_agreed_rating_gives_way(role: str | None) -> None:
    own = Rating("A", "q", points=F(3), assessor=role)
    problem = three_options()
    kept = changed(
        Problem(**{n: getattr(problem, n) for n in problem.__slots__} | {"ratings": (own,)}),
        Change(ratings=(Rating("A", "q", points=F(1)),)),
    )
    assert (own in kept.ratings) is (role is not None)
