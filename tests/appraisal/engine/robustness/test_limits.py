"""Which limit decides: each move is tried on the appraisal written anew, and no smaller one turns."""

from dataclasses import replace
from fractions import Fraction as F

from hypothesis import given

from appraisal.engine import Problem, evaluate
from appraisal.engine.gateway_kinds import MeasureTest
from appraisal.engine.problem import Band, FromMeasure, MeasureDefinition, Shortlist
from appraisal.engine.result import Result
from appraisal.engine.robustness.limits import Limit, Moved, limits_moved
from appraisal.engine.robustness.limits_told import limits_told
from tests.appraisal.engine.problems import (
    HML,
    TEN,
    appraise,
    drawn_problems,
    gateway,
    ranking,
)

SMALL = F(1, 10**6)


def moved_to(problem: Problem, limit: Limit, to: F) -> Problem:
    """The appraisal with another limit, by its own way."""
    if not limit.criterion:
        return replace(problem, shortlist=replace(problem.shortlist, total=to))
    field = "at_least" if limit.least else "at_most"
    criteria = []
    for one in problem.criteria:
        new = one
        if one.code == limit.criterion and limit.level:
            assert one.from_measure is not None
            bands = list(one.from_measure.bands)
            bands[limit.band] = replace(bands[limit.band], **{field: to})  # type: ignore[arg-type]
            new = replace(one, from_measure=FromMeasure(one.from_measure.measure, tuple(bands)))
        elif one.code == limit.criterion:
            assert isinstance(one.test, MeasureTest)
            new = replace(one, test=replace(one.test, **{field: to}))  # type: ignore[arg-type]
        criteria.append(new)
    return replace(problem, criteria=tuple(criteria))


def stands(result: Result) -> tuple[list[str], set[str]]:
    forward = result.taken_forward
    return (
        [one.outcome.value for one in result.options],
        {one.code for one in forward if one.rank == forward[0].rank},
    )


def holds(problem: Problem, one: Moved) -> None:
    """The move changes what it says, and one that stops short of it changes nothing."""
    before = evaluate(problem)
    sign = 1 if one.limit.least else -1
    to = one.to + sign * SMALL if one.beyond else one.to
    after = evaluate(moved_to(problem, one.limit, to))
    outcomes = {o.code: o.outcome for o in after.options}
    changed = [
        (o.code, outcomes[o.code]) for o in before.options if outcomes[o.code] is not o.outcome
    ]
    assert list(one.outcomes) == changed
    assert (None if one.first is None else set(one.first)) == (
        None if stands(after)[1] == stands(before)[1] else stands(after)[1]
    )
    assert changed or one.first is not None
    short = one.to if one.beyond else one.to + sign * SMALL
    assert stands(evaluate(moved_to(problem, one.limit, short))) == stands(before)


@given(drawn_problems(least_ranking=1))
def test_the_smallest_move_of_a_limit_changes_what_is_said(problem: Problem) -> None:
    for one in limits_moved(problem, evaluate(problem)):
        holds(problem, one)


def test_bands_gateways_and_totals_are_told() -> None:
    bands = FromMeasure("cover", (Band("high", F(100)), Band("medium", F(80)), Band("low")))
    problem = appraise(
        [
            ranking("Cover", 1, HML, from_measure=bands),
            ranking("Quality", 1, TEN),
            gateway("Payback", MeasureTest("years", None, F(5))),
        ],
        {"A": [4], "B": [6], "C": [5]},
        {"cover": {"A": 110, "B": 90, "C": 85}, "years": {"A": 3, "B": 4, "C": "5.5"}},
        shortlist=Shortlist("threshold", total=F(7)),
    )
    found = limits_moved(problem, evaluate(problem))
    for one in found:
        holds(problem, one)
    told = [one.sentence for one in limits_told(problem, found)]
    assert told == [
        "If the shortlist took totals only above 7, not from 7, Option A would not be taken "
        "forward.",
        "If “Gateway Payback” let pass what is at most 5.5, not at most 5, Option C would be taken "
        "forward.",
        "If High on Criterion Cover were given only above 110, not from 100, Option A would not be "
        "taken forward.",
    ]


def test_a_value_that_is_not_printed_in_full_is_told_by_whose_it_is() -> None:
    """107.4417% of a target: above what is printed would be above another value."""
    bands = FromMeasure("target", (Band("high", F(1)), Band("low")))
    problem = appraise(
        [ranking("Saving", 1, HML, from_measure=bands)],
        {"A": [], "B": []},
        {"target": {"A": F(644_650, 600_000), "B": F(1, 2)}},
        measure_definitions=(MeasureDefinition("target", "share of target", "share"),),
        shortlist=Shortlist("top", 1),
    )
    told = [one.sentence for one in limits_told(problem, limits_moved(problem, evaluate(problem)))]
    assert told[0] == (
        "If High on Criterion Saving were given only above what Option A has (about 107.44%), not "
        "from 100%, Option B would be taken forward and Option A and Option B would share the "
        "first place."
    )
    assert told[1].startswith("If High on Criterion Saving were given from 50%, not from 100%, ")


def test_the_shortlist_is_a_limit_as_well() -> None:
    problem = appraise(
        [ranking("a", 1, TEN)],
        {"A": [8], "B": [5], "C": [2]},
        shortlist=Shortlist("threshold", total=F(6)),
    )
    found = limits_moved(problem, evaluate(problem))
    for one in found:
        holds(problem, one)
    assert [one.sentence for one in limits_told(problem, found)] == [
        "If the shortlist took totals from 5, not from 6, Option B would be taken forward.",
        "If the shortlist took totals only above 8, not from 6, Option A would not be taken "
        "forward.",
    ]
