"""How sure the first place is: every answer held against evaluating the appraisal written anew."""

from dataclasses import replace
from fractions import Fraction as F

from hypothesis import given
from hypothesis import strategies as st

from appraisal.engine import Problem, evaluate
from appraisal.engine.problem import Better, Excuse, Rating, TotalAs
from appraisal.engine.result import Result
from appraisal.engine.robustness.found import Robustness
from appraisal.engine.robustness.words import robustness_sentences
from appraisal.engine.robustness.work import robustness
from appraisal.engine.what_if.change import Change, changed
from tests.appraisal.engine.problems import HML, TEN, appraise, conditional, ranking


def found_in(problem: Problem) -> Robustness:
    found = robustness(problem, evaluate(problem))
    assert found is not None
    return found


def leaders(result: Result) -> tuple[str, ...]:
    forward = result.taken_forward
    return tuple(one.code for one in forward if one.rank == forward[0].rank)


def weighed(problem: Problem, weights: dict[str, F]) -> tuple[str, ...]:
    return leaders(evaluate(changed(problem, Change(weights=tuple(weights.items())))))


@st.composite
def scored(draw: st.DrawFn) -> Problem:
    """Two to four options taken forward, on one to three criteria of both kinds of scale."""
    count = draw(st.integers(1, 3))
    weights = draw(st.lists(st.integers(0, 4), min_size=count, max_size=count).filter(any))
    scales = [draw(st.sampled_from((HML, TEN))) for _ in range(count)]
    criteria = [
        ranking(f"r{at}", weight, scale)
        for at, (weight, scale) in enumerate(zip(weights, scales, strict=True))
    ]
    cells = {
        code: [
            draw(st.sampled_from("hml")) if scale is HML else draw(st.integers(0, 10))
            for scale in scales
        ]
        for code in "ABCD"[: draw(st.integers(2, 4))]
    }
    return appraise(
        criteria,
        cells,
        total_as=draw(st.sampled_from(TotalAs)),
        better=draw(st.sampled_from(Better)),
    )


@given(scored())
def test_what_is_overtaken_is_overtaken_just_beyond_and_not_before(problem: Problem) -> None:
    found = found_in(problem)
    weights = {one.code: one.weight or F(0) for one in problem.criteria}
    whole = sum(weights.values())
    for one in found.overtaken:
        rest = whole - weights[one.criterion]

        def at(share: F, one: object = one, rest: F = rest) -> tuple[str, ...]:
            code = one.criterion  # type: ignore[attr-defined]
            others = {c: w * (1 - share) for c, w in weights.items() if c != code}
            return weighed(problem, others | {code: share * rest})

        step = F(1, 10**6) * (1 if one.above else -1)
        if 0 <= one.share + step <= 1:
            assert one.by in at(one.share + step)
            assert set(at(one.share + step)) != set(found.leaders) or len(found.leaders) > 1
        between = (one.share + one.now) / 2
        if between != one.share:
            assert set(found.leaders) == set(at(between)) or set(at(between)) < set(found.leaders)


@given(scored())
def test_leaving_a_criterion_out_is_giving_it_no_weight(problem: Problem) -> None:
    for one in found_in(problem).without:
        assert set(one.leaders) == set(weighed(problem, {one.criterion: F(0)}))


@given(scored())
def test_who_always_comes_first_does_under_every_weighting_tried(problem: Problem) -> None:
    found = found_in(problem)
    codes = [one.code for one in problem.criteria]
    for at, code in enumerate(codes):
        alone = {other: F(other == code) for other in codes}
        steep = {other: F(10 ** (4 * ((at + place) % 3))) for place, other in enumerate(codes)}
        for weights in (alone, steep):
            first = weighed(problem, weights)
            assert set(found.always) <= set(first)
            assert not set(found.never_first) & set(first)


@given(scored())
def test_the_smallest_turn_turns_and_no_smaller_change_of_a_level_does(problem: Problem) -> None:
    found = found_in(problem)
    if len(found.leaders) > 1:
        assert found.turn is None
        return
    before = {(one.option, one.criterion): one for one in problem.ratings}
    scales = {one.code: one.scale for one in problem.criteria}
    points = {(cell.option, cell.criterion): cell.points for cell in evaluate(problem).cells}
    turning = []
    for (option, criterion), now in before.items():
        if scales[criterion] is not HML:
            continue
        for level, worth in (("low", 1), ("medium", 2), ("high", 3)):
            if level != now.level:
                tried = Rating(option, criterion, level=level)
                first = leaders(evaluate(changed(problem, Change(ratings=(tried,)))))
                if found.leaders[0] not in first:
                    given = points[option, criterion]
                    assert given is not None
                    turning.append(abs(F(worth) - given) / 2)
    turn = found.turn
    if turn is None:
        assert not turning
        return
    was = points[turn.rating.option, turn.rating.criterion]
    assert was is not None
    if turn.rating.level is not None:
        worth = {"low": 1, "medium": 2, "high": 3}[turn.rating.level]
        length = abs(F(worth) - was) / 2
        tried = turn.rating
    else:
        assert turn.rating.points is not None
        length = abs(turn.rating.points - was) / 10
        end = F(10) if turn.side == "above" else F(0)
        tried = replace(turn.rating, points=turn.rating.points + (end - turn.rating.points) / 10**6)
    assert all(length <= other for other in turning)
    assert leaders(evaluate(changed(problem, Change(ratings=(tried,))))) == turn.first


def test_sentences_name_who_overtakes_whom_and_where() -> None:
    problem = appraise(
        [ranking("Cost", 75, TEN), ranking("Resilience", 25, TEN)],
        {"A": [8, 2], "B": [5, 6], "C": [1, 1]},
    )
    assert robustness_sentences(problem, found_in(problem)) == (
        "Option B overtakes Option A when Criterion Resilience carries more than about 42.86% of "
        "the weight; it carries 25%.",
        "Option C comes first under no weighting, not even jointly.",
        "Without Criterion Cost, Option B comes first.",
        "One rating is enough to change the first place: with Option A below about 6.33 on "
        "Criterion Cost, Option B comes first.",
    )


def test_sentences_of_a_sure_place_and_of_a_near_tie() -> None:
    sure = appraise([ranking("a", 1, TEN), ranking("b", 1, TEN)], {"A": [9, 9], "B": [1, 2]})
    assert robustness_sentences(sure, found_in(sure))[0] == (
        "Option A comes first under every weighting of the two ranking criteria."
    )
    close = appraise(
        [ranking("a", 1, TEN), ranking("b", 1, TEN)], {"A": [5, 5], "B": [F("5.1"), F("4.8")]}
    )
    assert any(
        one.startswith("Option A and Option B cannot be told apart at this precision")
        for one in robustness_sentences(close, found_in(close))
    )


def test_what_an_excuse_decides_is_true() -> None:
    problem = appraise(
        [ranking("q", None), ranking("s", None), conditional("c", Excuse(1, ("q", "s"), "high"))],
        {"A": ["h", "h", "p"], "B": ["m", "m", "f"], "C": ["l", "m", "p"]},
    )
    (one,) = found_in(problem).excusable
    assert (one.option, one.more, one.of) == ("B", 1, ("q", "s"))
    for code in one.of:
        tried = Change(ratings=(Rating("B", code, level="high"),))
        after = evaluate(changed(problem, tried))
        assert "B" in [option.code for option in after.taken_forward]
    assert robustness_sentences(problem, found_in(problem))[-1] == (
        "Option B would not be stopped by “Condition c” if one of its ratings on Criterion q or "
        "Criterion s were High."
    )


def test_nothing_is_told_of_one_option_or_of_none_that_ranks() -> None:
    alone = appraise([ranking("a", 1, TEN)], {"A": [1]})
    assert robustness(alone, evaluate(alone)) is None


@given(scored())
def test_every_sentence_is_one(problem: Problem) -> None:
    for told in robustness_sentences(problem, found_in(problem)):
        assert told[0].isupper()
        assert told.endswith(".")
