"""Relative price scoring: points from the lowest price over each option's own."""

from dataclasses import replace
from fractions import Fraction as F
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.engine import evaluate, faults
from appraisal.engine.agreement.totals import own_totals
from appraisal.engine.gateway_kinds import MinimumLevelTest
from appraisal.engine.pricing_withheld import prices_withheld, without_points
from appraisal.engine.problem import (
    Better,
    Criterion,
    PointScale,
    PriceScale,
    Problem,
    RuledOut,
    TotalAs,
)
from appraisal.engine.result import Outcome, Result
from appraisal.engine.robustness.table import whole_table
from appraisal.engine.robustness.work import robustness
from tests.appraisal.engine.problems import TEN, appraise, conditional, gateway, ranking, rate

FOUR = PointScale(F(0), F(4), "four")


def price(weight: Any = 1, points: int = 100, **more: Any) -> Criterion:
    """A ranking criterion scored by relative price."""
    return ranking("P", weight, PriceScale("price", F(points)), **more)


def tender(prices: dict[str, Any], table: dict[str, Any] | None = None, **more: Any) -> Problem:
    """Options with prices (None for none), ranked by price alone or beside a gateway, a conditional
    gateway and a quality of 0 to 10, whose cells `table` has."""
    known = {code: value for code, value in prices.items() if value is not None}
    if table is None:
        rows: dict[str, list[Any]] = {code: [] for code in prices}
        return appraise([price()], rows, {"price": known}, **more)
    criteria = [gateway("G"), ranking("Q", 1, TEN), price(), conditional("X")]
    return appraise(criteria, table, {"price": known}, **more)


def points(result: Result, code: str = "P") -> dict[str, F | None]:
    return {one.option: one.points for one in result.cells if one.criterion == code}


TENDERS = {"A": 131, "B": 211, "C": 307}


@pytest.mark.parametrize("total_as", TotalAs)
@pytest.mark.parametrize("weight", [None, 40])
def test_a_withheld_price_follows_from_nothing_that_is_left(
    weight: int | None, total_as: TotalAs
) -> None:
    """What is left is the same whatever the price, as long as ranks and outcomes are."""

    def shown(lowest: int) -> Result:
        problem = appraise(
            [gateway("G"), ranking("Q", weight and 60, TEN), price(weight)],
            {"A": ["pass", 9], "B": ["pass", 5], "C": ["fail", 2]},
            {"price": TENDERS | {"A": lowest}},
            **({"total_as": total_as} if weight else {}),
        )
        found = evaluate(problem)
        codes = prices_withheld(problem, found, {"A"})
        assert codes == ("P",)
        left = without_points(problem, found, codes)
        ranked = [(one.code, one.rank, one.outcome) for one in found.options]
        assert [(one.code, one.rank, one.outcome) for one in left.options] == ranked
        # Its own price is withheld with its row.
        return replace(left, cells=tuple(one for one in left.cells if one.option != "A"))

    assert shown(131) == shown(127) == shown(97)
    text = repr(shown(131))
    assert "Not feasible: failed" in text
    assert "could be worked out" in text


def test_that_prices_are_equal_is_not_said_where_one_is_withheld() -> None:
    equal = {"price": {"A": 131, "B": 131}}
    problem = appraise([ranking("Q", 60, TEN), price(40)], {"A": [9], "B": [5]}, equal)
    found = evaluate(problem)
    assert [one.discriminates for one in found.weights] == [True, False]
    assert found.warnings
    left = without_points(problem, found, ("P",))
    assert (left.weights, left.warnings, left.dominates) == ((), (), ())


def test_prices_tell_nothing_of_a_withheld_option_that_has_none_there() -> None:
    problem = tender(TENDERS | {"D": None})
    found = evaluate(problem)
    assert prices_withheld(problem, found, {"D"}) == ()
    assert without_points(problem, found, ()) is found
    out = replace(problem, ruled_out=(RuledOut("C", "Longlist", "Too far."),))
    assert prices_withheld(out, evaluate(out), {"C"}) == ()
    level = appraise([ranking("Q", 1, TEN)], {"A": [4], "B": [5]})
    assert prices_withheld(level, evaluate(level), {"A", "B"}) == ()


def test_an_assessors_own_total_counts_the_price_as_the_agreed_one_does() -> None:
    problem = appraise(
        [ranking("Q", 60, TEN), price(40)],
        {"A": [5], "B": [8]},
        {"price": {"A": 100, "B": 200}},
        total_as=TotalAs.VALUE,
    )
    own = [replace(one, assessor="a") for one in problem.ratings]
    agreed = {one.code: one.total for one in evaluate(problem).options}
    assert own_totals(problem, own, ("a",)) == {"a": agreed} == {"a": {"A": 70, "B": 68}}


def test_the_lowest_price_earns_all_and_another_in_proportion() -> None:
    result = evaluate(tender({"A": 300, "B": 200, "C": 700}))
    assert points(result) == {"A": F(200, 3), "B": F(100), "C": F(200, 7)}
    assert [one.rank for one in result.options] == [2, 1, 3]
    assert result.statements[-1] == (
        'Points on "Criterion P" rest on the options that are present: the lowest price of those '
        "that no gateway stops earns 100 points, and each other that lowest divided by its own, "
        "times 100. An option that is added, stopped or left out can change the points of the "
        "others, and their order."
    )
    assert result.options[0].working == "Criterion P about 66.67 (price 300), 200/3 × 1"


def second_implementation(
    prices: dict[str, F | None], gates: dict[str, tuple[str, str]]
) -> dict[str, F | None]:
    """The points of each option, as a clerk would have them: 100 each, by a loop over all pairs."""
    stopped = {code for code, words in gates.items() if "f" in words}
    for field in (lambda code: code not in stopped, lambda _code: True):
        rivals = [p for code, p in prices.items() if p is not None and field(code)]
        if rivals:
            break
    found: dict[str, F | None] = {}
    for code, own in prices.items():
        if own is None:
            found[code] = None
            continue
        score = F(100)
        for rival in rivals:
            if rival < own and 100 * rival / own < score:
                score = 100 * rival / own
        found[code] = score
    return found


PRICES = st.one_of(st.none(), st.fractions(F(1, 9), F(9_999_999_999), max_denominator=9))


@given(st.data())
def test_points_are_those_of_an_obvious_second_implementation(data: st.DataObject) -> None:
    codes = [f"O{at}" for at in range(data.draw(st.integers(1, 6)))]
    prices = {code: data.draw(PRICES) for code in codes}
    gates = {code: tuple(data.draw(st.sampled_from(("pp", "pf", "fp")))) for code in codes}
    table = {code: [gates[code][0], 5, gates[code][1]] for code in codes}
    total_as = data.draw(st.sampled_from(list(TotalAs)))
    problem = tender(prices, table, total_as=total_as)
    result = evaluate(problem)
    assert points(result) == second_implementation(prices, gates)
    for option in result.options:
        if prices[option.code] is None:
            missing = Outcome.NOT_FEASIBLE if gates[option.code][0] == "f" else Outcome.UNDECIDED
            assert option.outcome is missing
    found = whole_table(problem, result)
    if found is not None and TotalAs.POINTS is total_as:
        # What robustness weighs are the points that were worked out.
        column = [row[found.criteria.index("P")] for row in found.values]
        own = [points(result)[code] for code in found.options]
        assert [F(value, max(column)) for value in column] == [one / max(own) for one in own]


def test_a_stopped_option_is_not_the_cheapest_and_earns_no_more_than_all() -> None:
    table = {"A": ["f", 5, "p"], "B": ["p", 5, "f"], "C": ["p", 5, "p"], "D": ["p", 5, "p"]}
    result = evaluate(tender({"A": 10, "B": 20, "C": 40, "D": 80}, table))
    assert points(result) == {"A": 100, "B": 100, "C": 100, "D": 50}
    only_stopped = {code: row for code, row in table.items() if code in "AB"}
    assert points(evaluate(tender({"A": 10, "B": 20}, only_stopped))) == {"A": 100, "B": 50}


def test_ruled_out_and_not_applicable_options_are_not_the_cheapest() -> None:
    problem = tender({"A": 10, "B": 20, "C": 40}, {code: ["p", 5, "p"] for code in "ABC"})
    out = replace(problem, ruled_out=(RuledOut("A", "long list", "Too small"),))
    assert points(evaluate(out)) == {"A": None, "B": 100, "C": 50}
    apart = replace(problem, ratings=(*problem.ratings, rate("A", "P", "n/a")))
    assert points(evaluate(apart)) == {"A": None, "B": 100, "C": 50}


def test_a_single_option_and_equal_prices_earn_all() -> None:
    assert points(evaluate(tender({"A": 7}))) == {"A": 100}
    assert points(evaluate(tender({"A": 7, "B": 7}))) == {"A": 100, "B": 100}


def test_a_missing_price_leaves_its_option_undecided_and_ranks_without_bounds() -> None:
    result = evaluate(tender({"A": 300, "B": None, "C": 600}))
    assert [one.outcome for one in result.options] == [
        Outcome.TAKEN_FORWARD,
        Outcome.UNDECIDED,
        Outcome.TAKEN_FORWARD,
    ]
    assert points(result) == {"A": 100, "B": None, "C": 50}
    assert {(one.best_rank, one.worst_rank) for one in result.options} == {(None, None)}
    assert not result.dominates
    assert not result.order_holds
    assert any("may still change by Option B" in one for one in result.statements)


def test_bounds_are_told_where_no_gap_can_move_the_lowest() -> None:
    table = {"A": ["p", None, "p"], "B": ["p", 5, "p"], "C": ["p", 5, "p"]}
    result = evaluate(tender({"A": 210, "B": 200, "C": 700}, table))
    assert [(one.best_rank, one.worst_rank) for one in result.options] == [(1, 2), (1, 2), (3, 3)]
    open_gate = {**table, "B": [None, 5, "p"]}
    unsure = evaluate(tender({"A": 300, "B": 200, "C": 700}, open_gate))
    assert {one.best_rank for one in unsure.options} == {None}


def test_nothing_is_said_under_every_weighting_that_a_missing_price_would_break() -> None:
    """A weight of 0 leaves nobody undecided, but a price that comes in could still be lower."""
    criteria = [ranking("Q", 1, TEN), price(0)]
    table = {"A": [9], "B": [5]}
    result = evaluate(appraise(criteria, table, {"price": {"A": 100}}))
    assert [one.rank for one in result.options] == [1, 2]
    assert result.dominates == ()
    known = evaluate(appraise(criteria, table, {"price": {"A": 100, "B": 200}}))
    assert known.dominates == (("A", "B"),)


@pytest.mark.parametrize("wrong", [0, -1, F(-1, 3)])
def test_a_price_of_nought_or_less_is_refused_with_what_to_do(wrong: Any) -> None:
    problem = tender({"A": wrong, "B": 5})
    (fault,) = faults(problem)
    assert fault.place == "measures[0].value"
    assert "Option A has a price of" in fault.message
    assert "needs prices above 0" in fault.message
    apart = appraise(
        [ranking("Q", 1, TEN), price()],
        {code: [5] for code in "AB"},
        {"price": {"A": wrong, "B": 5}},
    )
    apart = replace(apart, ratings=(*apart.ratings, rate("A", "P", "n/a")))
    assert not faults(apart)
    assert not faults(replace(problem, ruled_out=(RuledOut("A", "long list", "Free"),)))


def test_what_cannot_work_is_refused() -> None:
    lower = tender({"A": 5, "B": 6}, better=Better.LOWER)
    assert ["the lowest price the most points" in one.message for one in faults(lower)] == [True]
    on_price = appraise(
        [price(), gateway("G", MinimumLevelTest("P", points=F(50)))],
        {"A": []},
        {"price": {"A": 5}},
    )
    assert [one.place for one in faults(on_price)] == ["criteria[1].test.criterion"]
    nought = appraise([price(points=0)], {"A": []}, {"price": {"A": 5}})
    assert [one.place for one in faults(nought)] == ["criteria[0].scale.points"]


def test_the_smallest_change_of_a_rating_is_not_told_where_a_gateway_moves_prices() -> None:
    table = {"A": ["p", 9, "p"], "B": ["p", 5, "p"]}
    found = robustness(problem := tender({"A": 10, "B": 20}, table), evaluate(problem))
    assert found is not None
    assert found.turn is None
    bare = appraise(
        [ranking("Q", 1, TEN), price()], {"A": [9], "B": [5]}, {"price": {"A": 2, "B": 1}}
    )
    assert (told := robustness(bare, evaluate(bare))) is not None
    assert told.leaders == ("B",)


@given(st.data())
def test_ranks_bounds_and_dominance_hold_however_the_gaps_are_filled(data: st.DataObject) -> None:
    """Every way of filling a missing quality, and prices that could come in, against what is said:
    bounds are reached and never passed; who dominates is never behind under any weighting."""
    codes = "ABC"[: data.draw(st.integers(2, 3))]
    cells = {c: data.draw(st.one_of(st.none(), st.integers(0, 4))) for c in codes}
    prices = {c: data.draw(st.one_of(st.none(), st.integers(1, 5))) for c in codes}
    weights = data.draw(st.tuples(st.integers(0, 2), st.integers(0, 2)).filter(any))

    def made(qualities: dict[str, Any], known: dict[str, Any], own: tuple[int, int]) -> Result:
        criteria = [ranking("Q", own[0], FOUR), price(own[1], points=8)]
        table = {code: [qualities[code]] for code in codes}
        measured = {code: value for code, value in known.items() if value is not None}
        return evaluate(appraise(criteria, table, {"price": measured}))

    result = made(cells, prices, weights)
    filled_prices = [
        dict(zip(codes, row, strict=True))
        for row in product(*([prices[c]] if prices[c] else [F(1, 2), 2, 9] for c in codes))
    ]
    filled_cells = [
        dict(zip(codes, row, strict=True))
        for row in product(*([cells[c]] if cells[c] is not None else range(5) for c in codes))
    ]
    for first, second in result.dominates:
        for known, qualities in product(filled_prices, filled_cells):
            for own in ((1, 0), (0, 1), (1, 1), (1, 3), (3, 1)):
                totals = {one.code: one.total for one in made(qualities, known, own).options}
                assert totals[first] >= totals[second]
    bounds = {one.code: (one.best_rank, one.worst_rank) for one in result.options}
    if weights[1] and None in prices.values():
        assert set(bounds.values()) == {(None, None)}
        return
    ranks: dict[str, set[int | None]] = {code: set() for code in codes}
    for qualities in filled_cells:
        for one in made(qualities, filled_prices[0], weights).options:
            ranks[one.code].add(one.rank)
    assert bounds == {code: (min(found), max(found)) for code, found in ranks.items()}
