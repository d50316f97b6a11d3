"""What must hold of every appraisal, whatever its numbers."""

from dataclasses import replace
from fractions import Fraction as F

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from appraisal.engine import Problem, evaluate
from appraisal.engine.gateway_kinds import MinimumLevelTest
from appraisal.engine.problem import (
    Better,
    Criterion,
    Role,
    Shortlist,
    TotalAs,
)
from appraisal.engine.result import OptionResult, Result
from tests.appraisal.engine.problems import drawn_problems, rate

examples = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def facts(result: Result) -> dict[str, tuple[object, ...]]:
    """Each option's answer without its sentences and page sequences."""
    return {
        o.code: (
            o.outcome,
            o.rank,
            o.joint,
            o.total,
            set(o.failed),
            set(o.excused),
            set(o.gaps),
            o.best_rank,
            o.worst_rank,
        )
        for o in result.options
    }


@examples
@given(drawn_problems(), st.randoms(use_true_random=False))
def test_sequence_of_options_and_criteria_does_not_matter(problem: Problem, random) -> None:
    shuffled = replace(
        problem,
        options=tuple(random.sample(problem.options, len(problem.options))),
        criteria=tuple(random.sample(problem.criteria, len(problem.criteria))),
        ratings=tuple(random.sample(problem.ratings, len(problem.ratings))),
    )
    before, after = evaluate(problem), evaluate(shuffled)
    assert facts(before) == facts(after)
    assert set(before.dominates) == set(after.dominates)


@examples
@given(drawn_problems(weighted=True), st.fractions(F(1, 1000), 1000))
def test_rescaling_the_weights_changes_no_rank_and_no_share(problem: Problem, factor: F) -> None:
    rescaled = replace(
        problem,
        criteria=tuple(
            c if c.weight is None else replace(c, weight=c.weight * factor)
            for c in problem.criteria
        ),
    )
    before, after = evaluate(problem), evaluate(rescaled)
    assert before.weights == after.weights
    multiple = factor if problem.total_as is TotalAs.POINTS else 1
    for one, other in zip(before.options, after.options, strict=True):
        assert (one.rank, one.best_rank, one.worst_rank, one.outcome) == (
            other.rank,
            other.best_rank,
            other.worst_rank,
            other.outcome,
        )
        assert other.total == (None if one.total is None else one.total * multiple)


@examples
@given(drawn_problems(least_ranking=1))
def test_dominated_option_never_outranks_its_dominator(problem: Problem) -> None:
    result = evaluate(problem)
    ranks = {option.code: option.rank for option in result.options}
    for better, worse in result.dominates:
        assert (ranks[better] or 0) <= (ranks[worse] or 0)
        assert (worse, better) not in result.dominates


@examples
@given(drawn_problems(weighted=True, least_ranking=1), st.data())
def test_removing_an_option_never_reorders_the_rest(problem: Problem, data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(problem.options)).code
    assume(len(problem.options) > 1)
    rest = replace(
        problem,
        options=tuple(o for o in problem.options if o.code != gone),
        ratings=tuple(r for r in problem.ratings if r.option != gone),
        measurements=tuple(m for m in problem.measurements if m.option != gone),
    )
    before, after = evaluate(problem), evaluate(rest)
    old: dict[str, OptionResult] = {o.code: o for o in before.options}
    ranked = [o for o in after.options if o.rank is not None]
    for one in after.options:
        assert (one.total, one.gaps, one.failed) == (
            old[one.code].total,
            old[one.code].gaps,
            old[one.code].failed,
        )
    for one in ranked:
        for other in ranked:
            assert (one.rank < other.rank) is (old[one.code].rank < old[other.code].rank)


@examples
@given(drawn_problems(least_ranking=1), st.data())
def test_removing_an_option_leaves_dominance_between_the_rest(
    problem: Problem, data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from(problem.options)).code
    assume(len(problem.options) > 1)
    rest = replace(
        problem,
        options=tuple(o for o in problem.options if o.code != gone),
        ratings=tuple(r for r in problem.ratings if r.option != gone),
        measurements=tuple(m for m in problem.measurements if m.option != gone),
    )
    kept = [pair for pair in evaluate(problem).dominates if gone not in pair]
    assert list(evaluate(rest).dominates) == kept


def is_idle(problem: Problem, criterion: Criterion) -> bool:
    """Zero weight, and no gate or excuse turns on it."""
    used = {
        code
        for gate in problem.criteria
        for code in (
            *(gate.excused_by.of if gate.excused_by else ()),
            *([gate.test.criterion] if isinstance(gate.test, MinimumLevelTest) else []),
        )
    }
    return criterion.role is Role.RANKING and criterion.weight == 0 and criterion.code not in used


@examples
@given(drawn_problems(weighted=True, least_ranking=2), st.sampled_from("lmh"))
def test_nothing_depends_on_a_criterion_of_zero_weight_without_a_gate(
    problem: Problem, level: str
) -> None:
    idle = {c.code for c in problem.criteria if is_idle(problem, c) and c.from_measure is None}
    assume(idle)
    others = tuple(r for r in problem.ratings if r.criterion not in idle)
    rated = tuple(rate(o.code, code, level) for o in problem.options for code in sorted(idle))
    without = replace(problem, ratings=others)
    with_ratings = replace(problem, ratings=others + rated)
    assert facts(evaluate(without)) == facts(evaluate(with_ratings)) == facts(evaluate(problem))


@examples
@given(drawn_problems(weighted=True, least_ranking=1))
def test_shares_sum_to_the_total_exactly(problem: Problem) -> None:
    result = evaluate(problem)
    for option in result.options:
        shares = [c.share for c in result.cells if c.option == option.code and c.share is not None]
        assert option.total is None or sum(shares) == option.total
        assert option.total is not None or not shares
    assert sum(weight.share for weight in result.weights) == 1


@examples
@given(drawn_problems(gaps=2))
def test_rank_lies_within_its_bounds_and_reasons_are_never_empty(problem: Problem) -> None:
    result = evaluate(problem)
    for option in result.options:
        assert option.reasons
        assert all(reason.endswith(".") for reason in option.reasons)
        if option.best_rank is not None and option.worst_rank is not None:
            assert 1 <= option.best_rank <= option.worst_rank <= len(problem.options)
        if option.rank is not None and not any(o.gaps for o in result.options):
            assert option.best_rank == option.worst_rank == option.rank


@examples
@given(drawn_problems(weighted=True, gaps=0, least_ranking=1))
def test_turning_the_direction_turns_the_order(problem: Problem) -> None:
    """Only of what the direction alone decides: no gate or excuse reads a level."""
    plain = replace(
        problem,
        criteria=tuple(c for c in problem.criteria if c.role is Role.RANKING),
        ratings=tuple(r for r in problem.ratings if r.criterion.startswith("r")),
        shortlist=Shortlist(),
    )
    up = evaluate(replace(plain, better=Better.HIGHER))
    down = evaluate(replace(plain, better=Better.LOWER))
    assert {(b, a) for a, b in up.dominates} == set(down.dominates)
    assert [o.total for o in up.options] == [o.total for o in down.options]
