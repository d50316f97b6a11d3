"""Scenarios: what follows of one, whether it still fits, and that none ever breaks."""

from dataclasses import replace
from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.engine import Problem, evaluate
from appraisal.engine.checking.fault import ProblemError
from appraisal.engine.problem import Band, Excuse, FromMeasure, Group, Rating, Role, RuledOut
from appraisal.engine.ranking.grouped import weighed
from appraisal.engine.what_if.change import Change, changed
from appraisal.engine.what_if.fitting import misfits
from appraisal.engine.what_if.scenario import Scenario, stands_now
from appraisal.engine.what_if.scenarios import AS_IT_STANDS, followed, not_telling
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


def whole_problem() -> Problem:
    """A gateway, weights, points, bands and an excuse."""
    return appraise(
        [
            gateway("g"),
            ranking("q", 60, HML),
            ranking("r", 40, TEN),
            ranking("m", 10, HML, from_measure=FromMeasure("share", BANDS)),
            conditional("c", Excuse(1, ("q",), "high")),
        ],
        {"A": ["p", "h", 2, "f"], "B": ["p", "l", 7, "p"], "C": ["f", "h", 9, "p"]},
        {"share": {"A": 95, "B": 85, "C": 70}},
    )


def everything(problem: Problem) -> Scenario:
    """A scenario that tries something of each kind."""
    tried = Change(
        weights=(("q", F(10)), ("r", F(90))),
        ratings=(Rating("C", "g", level="pass"), Rating("A", "r", points=F(3))),
        bands=(("m", (Band("high", F(90)), *BANDS[1:])),),
        excuses=(("c", Excuse(1, ("q", "m"), "medium")),),
    )
    return Scenario("All", "Asked.", tried, stands_now(problem, tried))


def without(problem: Problem, *, criterion: str = "", option: str = "") -> Problem:
    """The appraisal with one criterion or option less, and what was given on it."""
    return replace(
        problem,
        options=tuple(o for o in problem.options if o.code != option),
        criteria=tuple(c for c in problem.criteria if c.code != criterion),
        ratings=tuple(
            r for r in problem.ratings if r.option != option and r.criterion != criterion
        ),
        measurements=tuple(m for m in problem.measurements if m.option != option),
    )


def with_criterion(problem: Problem, code: str, **others: object) -> Problem:
    criteria = (replace(c, **others) if c.code == code else c for c in problem.criteria)
    return replace(problem, criteria=tuple(criteria))


def test_a_scenario_follows_as_the_change_does() -> None:
    problem = whole_problem()
    scenario = everything(problem)
    told = followed(problem, evaluate(problem), scenario)
    assert (told.unfit, told.since) == ((), ())
    assert told.result == evaluate(changed(problem, scenario.tried))
    assert len(told.tried) == 6
    assert told.follows[0] == "Option C would come first, in place of Option B."


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        (lambda p: without(p, criterion="r"), "There is no criterion “r” any more."),
        (lambda p: without(p, criterion="m"), "There is no criterion “m” any more."),
        (lambda p: without(p, option="C"), "There is no option “C” any more."),
        (
            lambda p: replace(p, ruled_out=(RuledOut("C", "Long list", "Dear."),)),
            "Option C has been ruled out.",
        ),
        (lambda p: with_criterion(p, "q", weight=None), "“Criterion q” has no weight any more."),
        (
            lambda p: with_criterion(p, "r", scale=HML),
            "“Criterion r” has no level “” any more.",
        ),
        (
            lambda p: with_criterion(p, "r", scale=replace(TEN, minimum=F(5))),
            "Points on “Criterion r” run from 5 to 10 by now.",
        ),
        (
            lambda p: with_criterion(p, "m", from_measure=None),
            "“Criterion m” has no bands any more.",
        ),
        (
            lambda p: with_criterion(p, "m", from_measure=FromMeasure("share", BANDS[1:])),
            "The bands of “Criterion m” are others by now.",
        ),
        (
            lambda p: with_criterion(p, "c", excused_by=None),
            "Nothing excuses “Condition c” any more.",
        ),
    ],
)
def test_a_scenario_that_no_longer_fits_says_so(now: object, sentence: str) -> None:
    problem = now(whole_problem())  # type: ignore[operator]
    scenario = everything(whole_problem())
    told = followed(problem, evaluate(whole_problem()), scenario)
    assert sentence in told.unfit
    assert (told.result, told.tried, told.follows) == (None, (), ())


def in_groups(price: object = 40, within: object = 3, name: str = "Service") -> Problem:
    """Two criteria in a group of weight 60, and one in a group of its own; `price` is its weight,
    `within` the weight of the first within its group."""
    groups = (Group(name, F(60)), Group("Money", None if price is None else F(str(price))))
    criteria = [
        ranking("q", None, HML, group=name, within=F(str(within))),
        ranking("r", None, TEN, group=name, within=F(1)),
        ranking("m", None, TEN, group="Money", within=F(1)),
    ]
    cells = {"A": ["h", 2, 9], "B": ["l", 7, 4]}
    return appraise(list(weighed(criteria, groups)), cells, groups=groups)


GROUPED = Change(weights=(("q", F(1, 2)),), groups=(("Service", F(10)), ("Money", F(90))))


def test_weights_of_groups_are_kept_followed_and_left_out_once_they_stand() -> None:
    then = in_groups()
    scenario = Scenario("Groups", "Asked.", GROUPED, stands_now(then, GROUPED))
    assert scenario.was == Change(
        weights=(("q", F(3)),), groups=(("Service", F(60)), ("Money", F(40)))
    )
    told = followed(then, evaluate(then), scenario)
    assert told.result == evaluate(changed(then, GROUPED))
    assert (told.since, len(told.tried)) == ((), 3)
    now = in_groups(price=90, within=2)
    told = followed(now, evaluate(now), scenario)
    assert told.since == (
        "The weight of Criterion q is 2 by now; it was 3 when this was saved.",
        "The weight of the group Money is 90 by now; it was 40 when this was saved.",
    )
    assert "The weight of the group Money is 90, not 90." not in told.tried
    moved = replace(scenario, stood_in={"q": "Money"}, held={"Service": ("q",), "Money": ("m",)})
    assert followed(now, evaluate(now), moved).since[2:] == (
        "Criterion q is in the group Service by now; it was in the group Money when this was "
        "saved.",
        "Criterion r is in the group Service by now; it was not when this was saved.",
    )
    alone = replace(scenario, stood_in={"m": ""}, held={"Service": ("q", "r")})
    assert followed(now, evaluate(now), alone).since[2:] == (
        "Criterion m is in the group Money by now; it was in no group when this was saved.",
    )
    stands = changed(then, GROUPED)
    assert followed(stands, evaluate(stands), scenario).tried == (AS_IT_STANDS,)


@pytest.mark.parametrize(
    ("now", "sentence", "kind"),
    [
        (
            in_groups(name="Quality"),
            "There is no group of criteria “Service” any more.",
            "a group of criteria of this appraisal",
        ),
        (in_groups(price=None), "The group “Money” has no weight any more.", ""),
    ],
)
def test_a_group_that_is_gone_or_unweighted_no_longer_fits(
    now: Problem, sentence: str, kind: str
) -> None:
    found = misfits(now, Scenario("Groups", "", GROUPED))
    assert [(one.sentence, one.kind) for one in found] == [(sentence, kind)]


def test_what_was_agreed_otherwise_since_is_said_and_the_scenario_still_tried() -> None:
    then = whole_problem()
    scenario = everything(then)
    ratings = tuple(
        Rating("A", "r", points=F(8)) if (r.option, r.criterion) == ("A", "r") else r
        for r in then.ratings
    )
    now = with_criterion(replace(then, ratings=ratings), "q", weight=F(50))
    now = with_criterion(
        now, "m", from_measure=FromMeasure("share", (Band("high", F(99)), *BANDS[1:]))
    )
    now = with_criterion(now, "c", excused_by=Excuse(1, ("q",), "low"))
    told = followed(now, evaluate(now), scenario)
    assert told.fits
    assert told.since == (
        "The weight of Criterion q is 50 by now; it was 60 when this was saved.",
        "Option A is 8 on Criterion r by now; it was 2 when this was saved.",
        "The bands of Criterion m were changed after this was saved.",
        "What excuses “Condition c” was changed after this was saved.",
    )


def test_a_scenario_that_was_agreed_since_leaves_nothing_to_try() -> None:
    problem = whole_problem()
    scenario = everything(problem)
    now = changed(problem, scenario.tried)
    told = followed(now, evaluate(now), scenario)
    assert told.tried == (AS_IT_STANDS,)
    assert told.follows == ("Nothing changes: every outcome, rank and total stays as it is.",)


def test_no_excuse_fits_where_nothing_excuses() -> None:
    problem = whole_problem()
    less = Change(excuses=(("c", None),))
    scenario = Scenario("Strict", "Asked.", less, stands_now(problem, less))
    told = followed(problem, evaluate(problem), scenario)
    assert told.tried == ("Nothing excuses “Condition c”.",)
    now = changed(problem, less)
    assert followed(now, evaluate(now), scenario).tried == (AS_IT_STANDS,)


def test_what_contradicts_itself_is_said() -> None:
    problem = whole_problem()
    nought = Change(weights=tuple((code, F(0)) for code in "qrm"))
    told = followed(problem, evaluate(problem), Scenario("None", "Asked.", nought))
    assert told.result is None
    assert any("weight" in sentence for sentence in told.unfit)


def test_nothing_is_told_of_a_withheld_option() -> None:
    problem = whole_problem()
    before = evaluate(problem)
    scenarios = (
        Scenario("Rates C", "", Change(ratings=(Rating("C", "q", level="low"),))),
        Scenario("Lifts C", "", everything(problem).tried),
        Scenario("Others", "", Change(weights=(("q", F(1)),))),
    )
    tried = [followed(problem, before, one) for one in scenarios]
    left = not_telling(before, tried, frozenset({"C"}))
    assert [one.scenario.name for one in left] == ["Others"]
    assert not_telling(before, tried, frozenset()) == tuple(tried)


@given(drawn_problems(weighted=True, least_ranking=2), drawn_problems(weighted=True), st.data())
def test_a_scenario_of_one_appraisal_never_breaks_another(
    saved_on: Problem, now: Problem, data: st.DataObject
) -> None:
    codes = [one.code for one in saved_on.criteria if one.role is Role.RANKING]
    rated = data.draw(st.lists(st.sampled_from(saved_on.ratings or (None,)), max_size=3))
    tried = Change(
        weights=tuple((code, F(data.draw(st.integers(0, 5)))) for code in codes),
        ratings=tuple(
            {
                (r.option, r.criterion): r
                for r in rated
                if r and not r.not_applicable and not r.assessor
            }.values()
        ),
    )
    scenario = Scenario("Drawn", "", tried, stands_now(saved_on, tried))
    told = followed(now, evaluate(now), scenario)
    assert told.fits or told.unfit
    if misfits(now, scenario):
        assert not told.fits
        return
    try:
        assert told.result == evaluate(changed(now, scenario.tried))
    except ProblemError:
        assert not told.fits
