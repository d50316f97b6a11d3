"""Totals and the lead as one weight or one rating moves: held against evaluating anew."""

from dataclasses import replace
from fractions import Fraction as F
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.engine import evaluate
from appraisal.engine.agreement.spread import spread_of
from appraisal.engine.moving.drivers import drivers
from appraisal.engine.moving.shares import moved
from appraisal.engine.problem import Better, Problem, Rating, Shortlist, TotalAs
from appraisal.engine.result import Outcome
from tests.appraisal.engine.problems import HML, TEN, appraise, ranking

TWO = {"A": [8, 2], "B": [4, 8]}  # A leads while the first criterion carries more than 60%
SHARES = st.fractions(0, 1, max_denominator=20)


def two() -> Problem:
    return appraise([ranking("C1", 3, TEN), ranking("C2", 1, TEN)], TWO)


@st.composite
def rated(draw: st.DrawFn) -> Problem:
    """Two to four options rated in full on two or three weighted criteria, nothing stopping them
    but the shortlist."""
    count = draw(st.integers(2, 3))
    levels = st.lists(st.sampled_from("hml"), min_size=count, max_size=count)
    return appraise(
        [ranking(f"C{at}", draw(st.integers(1, 4))) for at in range(count)],
        {code: draw(levels) for code in "ABCD"[: draw(st.integers(2, 4))]},
        total_as=draw(st.sampled_from(TotalAs)),
        better=draw(st.sampled_from(Better)),
        shortlist=draw(st.sampled_from((Shortlist(), Shortlist("top", 2)))),
    )


def test_a_line_meets_the_total_and_turns_where_the_first_place_does() -> None:
    problem = two()
    first, _second = moved(problem, evaluate(problem))
    assert first.now == F(3, 4)
    assert [line.at(first.now) for line in first.lines] == [26, 20]
    assert [(one.share, one.before, one.after) for one in first.crossings] == [(F(3, 5), "B", "A")]
    assert first.firsts == ("B", "A")
    assert first.lead("A") == ((F(0), F(-24)), (F(1), F(16)))


@given(rated(), SHARES, st.data())
def test_lines_are_what_evaluating_with_other_weights_gives(
    problem: Problem, share: F, data: st.DataObject
) -> None:
    result = evaluate(problem)
    found = moved(problem, result)
    one = data.draw(st.sampled_from(found))
    weights = {c.code: c.weight for c in problem.criteria if c.weight is not None}
    whole = sum(weights.values())
    rest = whole - weights[one.criterion]
    criteria = tuple(
        c
        if c.weight is None
        else replace(
            c,
            weight=share * whole
            if c.code == one.criterion
            else c.weight * (1 - share) * whole / rest,
        )
        for c in problem.criteria
    )
    other = evaluate(replace(problem, criteria=criteria))
    totals = {o.code: o.total for o in other.options}
    kept = {o.code for o in result.options if o.outcome is Outcome.TAKEN_FORWARD}
    lines = {line.option: line.at(share) for line in one.lines}
    assert set(lines) == kept
    if problem.total_as is not TotalAs.PERCENT:
        assert lines == {code: totals[code] for code in kept}
    best = (max if problem.better is Better.HIGHER else min)(lines.values())
    before = [c for c in one.crossings if c.share <= share]
    leader = before[-1].after if before else one.firsts[0]
    assert lines[leader] == best
    for option in kept if len(kept) > 1 else ():
        others = [one.sign * up for code, up in lines.items() if code != option]
        corners = one.lead(option)
        lead = one.sign * lines[option] - max(others)
        at = next(i for i, (left, _) in enumerate(corners) if left >= share)
        (left, low), (right, high) = corners[max(at - 1, 0)], corners[at]
        assert lead == low + (high - low) * ((share - left) / (right - left) if right > left else 0)


@given(rated())
def test_a_rating_moved_gives_the_lead_that_evaluating_gives(problem: Problem) -> None:
    result = evaluate(problem)
    found = drivers(problem, result)
    assert found is not None
    assert (found.lead == 0) == result.taken_forward[0].joint
    sign = 1 if problem.better is Better.HIGHER else -1
    others = {one.code for one in result.taken_forward} - {found.first}
    levels = {one.points: one.key for one in HML.levels}
    for driver in found.drivers:
        assert driver.least <= found.lead <= driver.most
        if not driver.option:
            continue
        leads = []
        for points in (driver.low, driver.high):
            ratings = tuple(
                replace(one, level=levels[points])
                if (one.option, one.criterion) == (driver.option, driver.criterion)
                else one
                for one in problem.ratings
            )
            other = evaluate(replace(problem, ratings=ratings))
            totals = {one.code: sign * one.total for one in other.options if one.total is not None}
            leads.append(totals[found.first] - max(totals[code] for code in others))
        assert (driver.least, driver.most) == (min(leads), max(leads))


def test_ratings_move_between_what_assessors_gave() -> None:
    own = [Rating("B", "C2", points=F(p), assessor=who) for p, who in ((6, "X"), (10, "Y"))]
    problem = two()
    found = drivers(problem, evaluate(problem), spread_of(problem, own))
    assert found is not None
    driver = next(one for one in found.drivers if one.option == "B" and one.criterion == "C2")
    assert (driver.low, driver.high, driver.given) == (F(6), F(10), True)
    assert (driver.least, driver.most) == (F(4), F(8))


def test_weights_move_between_the_shares_that_assessors_gave() -> None:
    problem = two()
    found = drivers(problem, evaluate(problem))
    assert found is not None
    assert not any(one.given for one in found.drivers)
    weighed = [{"C1": F(1), "C2": F(9)}, {"C1": F(30), "C2": F(10)}, {"C1": F(0), "C2": F(0)}]
    given = drivers(problem, evaluate(problem), weighed=[*weighed, {"C1": F(1)}])
    assert given is not None
    ends = {one.criterion: (one.low, one.high) for one in given.drivers if not one.option}
    now = {one.criterion: one.share for one in evaluate(problem).weights}
    assert ends == {
        "C1": (min(F(1, 10), now["C1"]), max(F(3, 4), now["C1"])),
        "C2": (min(F(1, 4), now["C2"]), max(F(9, 10), now["C2"])),
    }
    assert drivers(problem, evaluate(problem), weighed=weighed[:1]) == found, "one is no range"


@pytest.mark.parametrize("table", [{"A": [1, 2]}, {"A": [None, 1], "B": [1, 2]}])
def test_nothing_moves_where_nothing_can_be_told(table: dict[str, list[Any]]) -> None:
    problem = appraise([ranking("C1", 1, TEN), ranking("C2", 1, TEN)], table)
    assert drivers(problem, evaluate(problem)) is None


def test_all_of_the_weight_on_one_criterion_leaves_no_ratios_to_keep() -> None:
    problem = appraise([ranking("C1", 1, TEN), ranking("C2", 0, TEN)], TWO)
    assert [one.criterion for one in moved(problem, evaluate(problem))] == ["C2"]
