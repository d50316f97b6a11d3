"""The first place with each assessor left out: held against medians worked out anew."""

from dataclasses import replace
from fractions import Fraction as F

from hypothesis import given
from hypothesis import strategies as st

from appraisal.engine import Problem, evaluate
from appraisal.engine.problem import Rating
from appraisal.engine.robustness.assessors import LeftOut, assessors_left_out, assessors_told
from appraisal.engine.words.names import assessor_names
from tests.appraisal.engine.problems import TEN, appraise, ranking


def given_by(own: dict[str, dict[str, list[int]]], agreed: dict[str, list[int]]) -> Problem:
    """Options rated on two criteria, as agreed and by each assessor."""
    problem = appraise([ranking("a", 3, TEN), ranking("b", 2, TEN)], agreed)
    ratings = tuple(
        Rating(option, code, points=F(points), assessor=who)
        for who, table in own.items()
        for option, row in table.items()
        for code, points in zip("ab", row, strict=True)
    )
    return replace(problem, ratings=(*problem.ratings, *ratings))


def left_out(problem: Problem) -> LeftOut | None:
    return assessors_left_out(problem, evaluate(problem))


CELL = st.integers(0, 10)
TABLE = st.fixed_dictionaries({code: st.tuples(CELL, CELL).map(list) for code in "ABC"})


def leaders(tables: list[dict[str, list[int]]]) -> set[str]:
    totals = {}
    for code in "ABC":
        middles = []
        for at in (0, 1):
            cell = sorted(table[code][at] for table in tables)
            middles.append(F(cell[(len(cell) - 1) // 2] + cell[len(cell) // 2], 2))
        totals[code] = 3 * middles[0] + 2 * middles[1]
    return {code for code, total in totals.items() if total == max(totals.values())}


@given(st.lists(TABLE, min_size=2, max_size=5), TABLE)
def test_each_assessor_left_out_is_the_medians_of_the_others(
    tables: list[dict[str, list[int]]], agreed: dict[str, list[int]]
) -> None:
    own = {f"assessor-{at}": table for at, table in enumerate(tables, 1)}
    problem = given_by(own, agreed)
    found = left_out(problem)
    assert found is not None
    assert set(found.medians) == leaders(tables)
    assert set(found.agreed) == leaders([agreed])
    for at, (who, first) in enumerate(found.without, 1):
        assert who == f"assessor-{at}"
        assert set(first) == leaders([t for key, t in own.items() if key != who])
    (told,) = assessors_told(problem, found)
    moved = [who for who, first in found.without if set(first) != set(found.medians)]
    assert ("changes nothing in that" in told.sentence) is not moved
    assert all(who in told.sentence for who in moved[:3])


def test_the_sentence_says_by_what_rule_and_whose_ratings_turn_it() -> None:
    own = {
        "assessor-1": {"A": [8, 8], "B": [4, 4]},
        "assessor-2": {"A": [8, 8], "B": [4, 4]},
        "assessor-3": {"A": [1, 1], "B": [9, 9]},
    }
    agreed = {"A": [5, 5], "B": [6, 6]}
    problem = given_by(own, agreed)
    found = left_out(problem)
    assert found is not None
    assert [one.sentence for one in assessors_told(problem, found)] == [
        "By the medians of the assessors’ own ratings Option A comes first, where by what is agreed "
        "Option B comes first; of the three assessors, without assessor-1 or assessor-2, Option B "
        "comes first."
    ]
    called = (("assessor-1", "Head of finance"), ("assessor-3", "Legal officer"))
    (named,) = assessors_told(replace(problem, assessors=called), left_out(problem) or found)
    assert "without Head of finance or assessor-2, Option B" in named.sentence
    alike = given_by(dict.fromkeys(own, own["assessor-1"]), {"A": [5, 5], "B": [2, 2]})
    found = left_out(alike)
    assert found is not None
    assert [one.sentence for one in assessors_told(alike, found)] == [
        "By the medians of the assessors’ own ratings Option A comes first; leaving out any one of "
        "the three assessors changes nothing in that."
    ]


def test_one_assessor_or_none_leaves_nobody_to_leave_out() -> None:
    table = {"A": [5, 5], "B": [6, 6]}
    assert left_out(given_by({}, table)) is None
    assert left_out(given_by({"assessor-1": table}, table)) is None


def test_assessors_are_called_by_role_and_apart() -> None:
    told = [
        ("a1", "Finance", "Barnet"),
        ("a2", "Finance", "Derby"),
        ("a3", "Legal", ""),
        ("a4", "", "Derby"),
        ("a5", "Parks", "Derby"),
        ("a6", "Parks", "Derby"),
    ]
    assert assessor_names(told) == {
        "a1": "Finance (Barnet)",
        "a2": "Finance (Derby)",
        "a3": "Legal",
        "a4": "a4",
        "a5": "Parks (a5)",
        "a6": "Parks (a6)",
    }
