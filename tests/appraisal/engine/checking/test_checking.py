"""Every contradiction is refused, with its place and a message that helps."""

from dataclasses import replace
from fractions import Fraction as F
from typing import Any

import pytest

from appraisal.engine import Fault, Problem, ProblemError, evaluate, faults
from appraisal.engine.gateway_kinds import MeasureTest, MinimumLevelTest, PassTest
from appraisal.engine.problem import (
    Band,
    Criterion,
    Excuse,
    FromMeasure,
    Level,
    LevelScale,
    LinearScale,
    Measurement,
    Option,
    PointScale,
    Preferred,
    Rating,
    Role,
    Shortlist,
    TotalAs,
)
from tests.appraisal.engine.problems import (
    HML,
    TEN,
    appraise,
    conditional,
    consideration,
    gateway,
    ranking,
    rate,
)


def sound(**changes: Any) -> Problem:
    """An appraisal without a fault, with changes."""
    problem = appraise(
        [
            gateway("g"),
            ranking("r", 1),
            ranking("p", 2, TEN),
            conditional("c", Excuse(1, ("r",), "high")),
            consideration("w"),
        ],
        {"A": ("p", "h", 7, "p"), "B": ("p", "l", 3, "f")},
    )
    return replace(problem, **changes)


def with_criterion(index: int, **changes: Any) -> Problem:
    criteria = list(sound().criteria)
    criteria[index] = replace(criteria[index], **changes)
    return sound(criteria=tuple(criteria))


def with_rating(rating: Rating) -> Problem:
    """The sound appraisal with an assessor's rating at ratings[8]."""
    return sound(ratings=(*sound().ratings, replace(rating, assessor="assessor-1")))


def places(problem: Problem) -> list[str]:
    return [fault.place for fault in faults(problem)]


def test_sound_appraisal_has_no_faults() -> None:
    assert faults(sound()) == ()


def test_evaluate_refuses_with_every_fault() -> None:
    problem = sound(decision=Preferred("Z"), shortlist=Shortlist("top", 0))
    with pytest.raises(ProblemError) as refused:
        evaluate(problem)
    assert refused.value.faults == faults(problem)
    assert str(refused.value).splitlines() == [str(fault) for fault in faults(problem)]
    assert [fault.place for fault in refused.value.faults] == [
        "shortlist.count",
        "decision.preferred",
    ]


def test_unknown_level_is_named_with_its_scale_and_the_nearest() -> None:
    problem = with_rating(Rating("A", "r", level="hihg"))
    assert faults(problem) == (
        Fault("ratings[8].level", '"hihg" is not a level of scale "hml"; did you mean "high"?'),
    )


@pytest.mark.parametrize(
    ("rating", "place"),
    [
        (Rating("Z", "r", level="high"), "ratings[8].option"),
        (Rating("A", "z", level="high"), "ratings[8].criterion"),
        (Rating("A", "w", level="high"), "ratings[8].criterion"),
        (Rating("A", "r"), "ratings[8]"),
        (Rating("A", "r", level="high", points=F(3)), "ratings[8]"),
        (Rating("A", "r", level="high", not_applicable="Because."), "ratings[8]"),
        (Rating("A", "r", not_applicable=" "), "ratings[8].not_applicable"),
        (Rating("A", "r", points=F(3)), "ratings[8].points"),
        (Rating("A", "p", level="high"), "ratings[8].level"),
        (Rating("A", "p", points=F(11)), "ratings[8].points"),
        (Rating("A", "p", points=F(-1)), "ratings[8].points"),
        (Rating("A", "g", level="maybe"), "ratings[8].level"),
        (Rating("A", "g", points=F(1)), "ratings[8].points"),
    ],
)
def test_rating_is_refused_where_it_contradicts(rating: Rating, place: str) -> None:
    assert places(with_rating(rating)) == [place]


@pytest.mark.parametrize("points", [0, 10])
def test_points_at_the_ends_of_the_scale_are_allowed(points: int) -> None:
    assert places(with_rating(Rating("A", "p", points=F(points)))) == []


@pytest.mark.parametrize("test", [MeasureTest("m", F(1)), MinimumLevelTest("r", "high")])
def test_rating_a_gateway_that_is_measured_is_refused(test: Any) -> None:
    problem = appraise(
        [ranking("r"), gateway("g", test)], {"A": "h"}, ratings=(rate("A", "g", "p"),)
    )
    assert places(problem) == ["ratings[0].criterion"]


def test_second_agreed_rating_of_a_cell_is_refused() -> None:
    problem = sound(ratings=(*sound().ratings, rate("A", "r", "l")))
    assert [str(fault) for fault in faults(problem)] == [
        'ratings[8]: there is a rating of option "A" on criterion "r" already'
    ]


def test_second_rating_of_one_assessor_is_refused_and_of_another_is_not() -> None:
    one, other = (replace(rate("A", "r", "l"), assessor=f"assessor-{n}") for n in (1, 2))
    assert places(sound(ratings=(*sound().ratings, one, other))) == []
    assert places(sound(ratings=(*sound().ratings, one, one))) == ["ratings[9]"]


@pytest.mark.parametrize(
    ("weights", "refused"), [((1, 2), True), ((1, 0), True), ((None, None), True)]
)
def test_not_applicable_on_all_that_counts_is_refused(weights: Any, refused: bool) -> None:
    criteria = [ranking(code, weight) for code, weight in zip("rs", weights, strict=True)]
    everything = appraise(criteria, {"A": ("n/a", "n/a")})
    assert len(faults(everything)) == 1
    assert places(appraise(criteria, {"A": ("h", "n/a")})) == []


def test_assessors_not_applicable_leaves_the_option_something_to_rank_on() -> None:
    own = Rating("A", "r", not_applicable="Not here.", assessor="assessor-1")
    assert places(appraise([ranking("r", 1)], {"A": "h"}, ratings=(own,))) == []


def test_not_applicable_on_the_only_weighted_criterion_is_refused() -> None:
    problem = appraise([ranking("r", 1), ranking("s", 0)], {"A": ("n/a", "h"), "B": "hh"})
    assert places(problem) == ["ratings[0].not_applicable"]


def test_measures_are_refused_for_unknown_options_and_twice() -> None:
    values = (Measurement("A", "m", F(1)), Measurement("Z", "m", F(1)), Measurement("A", "m", F(2)))
    assert places(sound(measurements=values)) == ["measures[1].option", "measures[2]"]


def test_options_are_refused_without_any_twice_and_with_two_baselines() -> None:
    twice = (Option("A", "A", baseline=True), Option("B", "B"), Option("A", "A", baseline=True))
    assert places(sound(options=twice)) == ["options[2].code", "options[2].baseline"]
    assert "options" in places(sound(options=()))


def test_criteria_are_refused_without_any_and_twice() -> None:
    assert places(sound(criteria=(*sound().criteria, consideration("w")))) == ["criteria[5].code"]
    assert "criteria" in places(sound(criteria=()))


@pytest.mark.parametrize(
    ("index", "changes", "place"),
    [
        (0, {"test": None}, "criteria[0].test"),
        (3, {"test": None}, "criteria[3].test"),
        (0, {"weight": F(1)}, "criteria[0].weight"),
        (0, {"scale": HML}, "criteria[0].scale"),
        (4, {"from_measure": FromMeasure("m", (Band("high"),))}, "criteria[4].from_measure"),
        (1, {"test": PassTest()}, "criteria[1].test"),
        (0, {"excused_by": Excuse(1, ("r",), "high")}, "criteria[0].excused_by"),
        (1, {"excused_by": Excuse(1, ("r",), "high")}, "criteria[1].excused_by"),
        (0, {"test": MeasureTest("m")}, "criteria[0].test"),
        (0, {"test": MeasureTest("m", F(2), F(1))}, "criteria[0].test.at_least"),
        (0, {"test": MinimumLevelTest("z", "high")}, "criteria[0].test.criterion"),
        (0, {"test": MinimumLevelTest("c", "high")}, "criteria[0].test.criterion"),
        (0, {"test": MinimumLevelTest("r")}, "criteria[0].test"),
        (0, {"test": MinimumLevelTest("r", "high", F(1))}, "criteria[0].test"),
        (0, {"test": MinimumLevelTest("r", "top")}, "criteria[0].test.level"),
        (0, {"test": MinimumLevelTest("r", points=F(2))}, "criteria[0].test.points"),
        (0, {"test": MinimumLevelTest("p", "high")}, "criteria[0].test.level"),
        (0, {"test": MinimumLevelTest("p", points=F(11))}, "criteria[0].test.points"),
        (3, {"excused_by": Excuse(0, ("r",), "high")}, "criteria[3].excused_by.at_least"),
        (3, {"excused_by": Excuse(2, ("r",), "high")}, "criteria[3].excused_by.at_least"),
        (3, {"excused_by": Excuse(1, ("r", "r"), "high")}, "criteria[3].excused_by.of[1]"),
        (3, {"excused_by": Excuse(1, ("z",), "high")}, "criteria[3].excused_by.of[0]"),
        (3, {"excused_by": Excuse(1, ("g",), "high")}, "criteria[3].excused_by.of[0]"),
        (3, {"excused_by": Excuse(1, ("p",), "high")}, "criteria[3].excused_by.of[0]"),
        (3, {"excused_by": Excuse(1, ("r",), "top")}, "criteria[3].excused_by.level"),
        (2, {"weight": None}, "criteria[2].weight"),
        (2, {"weight": F(-1)}, "criteria[2].weight"),
        (2, {"from_measure": FromMeasure("m", (Band("high"),))}, "criteria[2].from_measure"),
    ],
)
def test_criterion_is_refused_where_it_contradicts(index: int, changes: Any, place: str) -> None:
    ratings = tuple(r for r in sound().ratings if r.criterion != "g")
    assert places(replace(with_criterion(index, **changes), ratings=ratings)) == [place]


def test_ranking_criterion_without_a_scale_is_refused() -> None:
    assert places(appraise([ranking("r", 1, None)], {"A": (None,)})) == ["criteria[0].scale"]


def test_weights_all_zero_are_refused() -> None:
    problem = appraise([gateway("g"), ranking("r", 0), ranking("s", 0)], {"A": ("p", "h", "h")})
    assert places(problem) == ["criteria[1].weight"]


@pytest.mark.parametrize(
    ("scale", "place"),
    [
        (LevelScale((), "s"), "scales.s.levels"),
        (LevelScale((Level("a", F(1)), Level("a", F(2))), "s"), "scales.s.levels[1].key"),
        (LevelScale((Level("a", F(1)), Level("a", F(2)))), "criteria[0].scale.levels[1].key"),
        (PointScale(F(1), F(1), "s"), "scales.s.minimum"),
        (PointScale(F(2), F(1)), "criteria[0].scale.minimum"),
        (LinearScale("m", F(1), F(1), F(5)), "criteria[0].scale.worst"),
        (LinearScale("m", F(1), F(2), F(0)), "criteria[0].scale.points"),
    ],
)
@pytest.mark.parametrize("total_as", TotalAs)
def test_scale_is_refused_where_it_contradicts(scale: Any, place: str, total_as: TotalAs) -> None:
    assert places(
        appraise(
            [ranking("r", 1, scale)],
            {"A": (None,)} if not isinstance(scale, LinearScale) else {"A": ""},
            total_as=total_as,
        )
    ) == [place]


def test_fault_of_a_shared_scale_is_reported_once() -> None:
    scale = PointScale(F(1), F(1), "s")
    problem = appraise([ranking("r", 1, scale), ranking("t", 1, scale)], {"A": (None, None)})
    assert places(problem) == ["scales.s.minimum"]


def test_per_cent_totals_need_a_positive_maximum() -> None:
    criteria = [ranking("r", 1, PointScale(F(-5), F(0)))]
    assert places(appraise(criteria, {"A": (None,)}, total_as=TotalAs.PERCENT)) == [
        "criteria[0].scale"
    ]
    assert places(appraise(criteria, {"A": (None,)})) == []


def banded(*bands: Band) -> Problem:
    criterion: Criterion = ranking("r", 1, from_measure=FromMeasure("m", bands))
    return appraise([criterion], {"A": ""})


@pytest.mark.parametrize(
    ("bands", "place"),
    [
        ((), ".bands"),
        ((Band("top"),), ".bands[0].level"),
        ((Band("high", F(1)),), ".bands[0]"),
        ((Band("high"), Band("low")), ".bands[0]"),
        ((Band("high", F(1)), Band("medium", F(1)), Band("low")), ".bands[1].from"),
        ((Band("high", F(1)), Band("medium", F(2)), Band("low")), ".bands[1].from"),
        ((Band("high", None, F(2)), Band("medium", None, F(2)), Band("low")), ".bands[1].to"),
        ((Band("high", F(2)), Band("medium", None, F(1)), Band("low")), ".bands[1]"),
        ((Band("high", F(1), F(2)), Band("low")), ".bands[0]"),
    ],
)
def test_bands_are_refused_where_they_contradict(bands: tuple[Band, ...], place: str) -> None:
    assert places(banded(*bands)) == [f"criteria[0].from_measure{place}"]


@pytest.mark.parametrize(
    "bands",
    [
        (Band("high", F(2)), Band("medium", F(1)), Band("low")),
        (Band("high", None, F(1)), Band("medium", None, F(2)), Band("low")),
        (Band("high"),),
    ],
)
def test_bands_in_sequence_are_allowed(bands: tuple[Band, ...]) -> None:
    assert places(banded(*bands)) == []


@pytest.mark.parametrize(
    ("shortlist", "places_"),
    [
        (Shortlist("first"), ["shortlist.kind"]),
        (Shortlist("top"), ["shortlist.count"]),
        (Shortlist("top", 0), ["shortlist.count"]),
        (Shortlist("threshold"), ["shortlist.total"]),
        (Shortlist("threshold", total=F(1)), []),
        (Shortlist("top", 1), []),
    ],
)
def test_shortlist_is_refused_where_it_contradicts(shortlist: Shortlist, places_: list) -> None:
    assert places(sound(shortlist=shortlist)) == places_


def test_threshold_is_refused_without_weights() -> None:
    problem = appraise([ranking("r")], {"A": "h"}, shortlist=Shortlist("threshold", total=F(1)))
    assert places(problem) == ["shortlist.kind"]


@pytest.mark.parametrize(
    ("decision", "places_"),
    [
        (Preferred("A"), []),
        (Preferred("A", "B"), []),
        (Preferred("Z"), ["decision.preferred"]),
        (Preferred("A", "Z"), ["decision.with_a_view_to"]),
        (Preferred("A", "A"), ["decision.with_a_view_to"]),
    ],
)
def test_decision_is_refused_where_it_contradicts(decision: Preferred, places_: list) -> None:
    assert places(sound(decision=decision)) == places_


def test_roles_are_all_checked() -> None:
    """A role that is added needs its rules here."""
    assert {c.role for c in sound().criteria} == set(Role)
