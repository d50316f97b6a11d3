"""Cost against benefit, held against a plain second working of the same questions."""

from fractions import Fraction as F

from hypothesis import given
from hypothesis import strategies as st

from appraisal.engine import evaluate
from appraisal.engine.problem import Better, Option, Problem
from appraisal.engine.value.compare import implied_price, value_for_money
from appraisal.engine.value.found import ValueForMoney
from appraisal.engine.value.switching import cost_switching
from appraisal.engine.value.words import (
    implied_sentence,
    in_whole_pounds,
    switching_sentences,
    value_sentences,
)
from tests.appraisal.engine.problems import TEN, appraise, conditional, gateway, ranking

AMOUNTS = (F(-1), F(0), F(100), F(200), F(250), F(9_999_999_999), None)


def priced(*rows: tuple[object, int], better: Better = Better.HIGHER) -> Problem:
    """Options A, B, C... each with a cost and its points on the one criterion."""
    codes = [chr(65 + at) for at in range(len(rows))]
    return appraise(
        [ranking("r", 1, TEN)],
        {code: [points] for code, (_, points) in zip(codes, rows, strict=True)},
        options=tuple(
            Option(code, f"Option {code}", cost=None if cost is None else F(cost))  # type: ignore[arg-type]
            for code, (cost, _) in zip(codes, rows, strict=True)
        ),
        better=better,
    )


def found_in(problem: Problem) -> ValueForMoney:
    found = value_for_money(problem, evaluate(problem))
    assert found is not None
    return found


def said_of(problem: Problem, chosen: str = "") -> list[str]:
    found = found_in(problem)
    implied = implied_price(found, chosen, problem.better) if chosen else None
    return list(value_sentences(problem, found, implied))


def test_the_three_questions_have_three_answers() -> None:
    problem = priced((100, 2), (180, 6), (400, 8))
    assert said_of(problem) == [
        "Of those taken forward with a cost, Option A costs least, £100; Option C scores best, "
        "8 points; Option B costs least for each point, £30.",
        "Option B costs £80 more than Option A and is 4 points better: £20 for each extra point.",
        "Option C costs £220 more than Option B and is 2 points better: £110 for each extra point.",
    ]


def test_costs_that_discounting_leaves_without_exact_pence_are_said_to_the_pound() -> None:
    told = said_of(priced((F(9_000_001, 3), 2), (F(28_000_009, 7), 6)))
    assert "Option A costs least, about £3,000,000;" in told[0]
    assert told[1].startswith("Option B costs about £1,000,001 more than Option A")
    exact = (priced((F("2000.5"), 2), (2400, 6)), priced((F(20, 3), 2), (2400, 6)))
    assert ["£2,000.50;" in said_of(exact[0])[0], "£6.67;" in said_of(exact[1])[0]] == [True, True]
    assert not in_whole_pounds((F(9_000_001, 3), F(9_000_002, 3) - F(1, 3) + F(1, 7)))


def test_one_answer_to_all_three_is_said_once() -> None:
    assert said_of(priced((100, 8), (400, 2))) == [
        "Of those taken forward with a cost Option A costs least, scores best and costs least for "
        "each point.",
        "Option B costs more than Option A and scores worse.",
    ]


def test_a_step_that_the_next_one_undercuts_says_so() -> None:
    found = found_in(priced((100, 2), (300, 3), (400, 8)))
    assert [step.skipped for step in found.steps] == [True, False]
    assert [step.price for step in found.steps] == [200, 20]


def test_a_choice_says_what_a_point_is_worth() -> None:
    problem = priced((100, 2), (180, 6), (400, 8))
    found = found_in(problem)
    prices = {c: implied_price(found, c, Better.HIGHER) for c in "ABC"}
    assert [(p.floor, p.ceiling) for p in prices.values() if p] == [
        (None, 20),
        (20, 110),
        (110, None),
    ]
    assert [implied_sentence(problem, p) for p in prices.values() if p] == [
        "Whoever chooses Option A over Option B takes a point to be worth £20 or less.",
        "Whoever chooses Option B takes a point to be worth £20 or more (or Option A would do) and "
        "£110 or less (or Option C would be worth its cost).",
        "Whoever chooses Option C over Option B takes a point to be worth £110 or more.",
    ]


def test_a_choice_that_no_worth_of_a_point_explains_is_said() -> None:
    between = priced((100, 2), (300, 3), (400, 8))
    assert said_of(between, "B")[-1] == (
        "No worth of a point explains the choice of Option B: over Option A it takes £200 or more, "
        "and then Option C gives more for the money."
    )
    beaten = priced((100, 2), (90, 3))
    assert said_of(beaten, "A")[-1] == (
        "No worth of a point explains the choice of Option A: Option B would cost no more and "
        "score no worse."
    )


def test_options_stopped_or_without_a_cost_are_told_apart() -> None:
    problem = appraise(
        [gateway("g"), ranking("r", 1, TEN), conditional("c")],
        {"A": ["p", 5, "f"], "B": ["f", 9, "p"], "C": ["p", 4, "p"], "D": ["p", 6, "p"]},
        options=(
            Option("A", "Option A", cost=F(1)),
            Option("B", "Option B", cost=F(1)),
            Option("C", "Option C", cost=F(10)),
            Option("D", "Option D"),
        ),
    )
    found = found_in(problem)
    # B is not feasible; A is ranked and stopped, so it dominates nobody; D has no cost.
    assert [(one.code, one.dominated_by) for one in found.options] == [("A", ()), ("C", ())]
    assert (found.frontier, found.without_cost) == (("C",), ("D",))
    assert said_of(problem) == ["No cost is given for Option D, which is in no comparison of cost."]


def test_no_quotient_where_the_smallest_total_is_first_or_a_total_is_nought() -> None:
    lower = found_in(priced((100, 2), (90, 3), better=Better.LOWER))
    assert [one.per_point for one in lower.options] == [None, None]
    assert (lower.frontier, lower.steps[0].price) == (("B", "A"), 10)
    nought = found_in(priced((100, 0), (200, 4)))
    assert [one.per_point for one in nought.options] == [None, 50]
    assert nought.best_value == ("B",)
    assert found_in(priced((0, 1), (200, 4))).best_value == ()


def test_nothing_is_compared_without_costs_or_weights() -> None:
    unweighted = appraise(
        [ranking("r", None, TEN)], {"A": [1]}, options=(Option("A", "A", cost=F(1)),)
    )
    for problem in (priced((None, 2)), unweighted):
        assert value_for_money(problem, evaluate(problem)) is None


@st.composite
def priced_problems(draw: st.DrawFn) -> Problem:
    rows = st.tuples(st.sampled_from(AMOUNTS), st.integers(0, 5))
    many = draw(st.lists(rows, min_size=1, max_size=8))
    return priced(*many, better=draw(st.sampled_from(Better)))


@given(priced_problems())
def test_every_answer_agrees_with_trying_all_pairs(problem: Problem) -> None:
    found = value_for_money(problem, evaluate(problem))
    costs = {o.code: o.cost for o in problem.options}
    points = {r.option: r.points for r in problem.ratings}
    sign = 1 if problem.better is Better.HIGHER else -1
    known = [(c, cost, sign * (points[c] or 0)) for c, cost in costs.items() if cost is not None]
    if found is None:
        assert not known
        return
    beaten = {
        c: {d for d, x, q in known if x <= cost and q >= p and (x < cost or q > p)}
        for c, cost, p in known
    }
    assert {one.code: set(one.dominated_by) for one in found.options} == beaten
    assert set(found.frontier) == {c for c, others in beaten.items() if not others}
    assert set(found.cheapest) == {c for c, x, _ in known if x == min(y for _, y, _ in known)}
    assert set(found.highest) == {c for c, _, p in known if p == max(q for _, _, q in known)}
    for c, cost, p in known:
        implied = implied_price(found, c, problem.better)
        assert implied is not None
        # A worth of a point explains a choice when cost less worth x points is least for it.
        tried = [implied.floor, implied.ceiling, F(10) ** 12, F(0)]
        if implied.floor is not None and implied.ceiling is not None:
            tried.append((implied.floor + implied.ceiling) / 2)
        some = any(
            all(cost - worth * p <= x - worth * q for _, x, q in known)
            for worth in tried
            if worth is not None
        )
        if implied.explains:
            assert some
        elif not implied.beaten_by:
            assert not some


@given(priced_problems())
def test_every_answer_can_be_said(problem: Problem) -> None:
    found = value_for_money(problem, evaluate(problem))
    for one in found.options if found else ():
        for sentence in said_of(problem, one.code):
            assert sentence[0].isupper()
            assert sentence.endswith(".")


def test_cheapest_and_best_value_say_how_long_they_stay_so() -> None:
    problem = priced((100, 2), (180, 6), (400, 8))
    assert tuple(switching_sentences(problem, found_in(problem)).values()) == (
        "Of those taken forward, Option A stays the cheapest until its cost rises by 80%; then it "
        "is level with Option B.",
        "Of those taken forward, Option B stays the one whose points cost least until its cost rises "
        "by about 66.67%; then "
        "it is level with Option A and Option C.",
    )
    tied = priced((100, 2), (100, 2))
    assert switching_sentences(tied, found_in(tied)) == {}


@given(st.lists(st.tuples(st.sampled_from(AMOUNTS), st.integers(0, 10)), min_size=1, max_size=5))
def test_cost_that_changes_by_its_room_is_level_with_those_it_names(
    rows: list[tuple[F | None, int]],
) -> None:
    problem = priced(*rows)
    found = value_for_money(problem, evaluate(problem))
    if found is None:
        return
    for one in cost_switching(found):
        own = found.option(one.code)
        assert own is not None
        for meeting in filter(None, (one.cost.rises, one.cost.falls)):
            there = own.cost * (1 + meeting.change)
            level = [o.code for o in found.options if o.cost == there and o is not own]
            assert [*meeting.others] == level
            if meeting.change:
                assert all(
                    not min(own.cost, there) < o.cost < max(own.cost, there) for o in found.options
                )
        for meeting in (
            filter(None, (one.per_point.rises, one.per_point.falls)) if one.per_point else ()
        ):
            there = own.cost * (1 + meeting.change) / own.total
            assert [*meeting.others] == [
                o.code for o in found.options if o.per_point == there and o is not own
            ]
