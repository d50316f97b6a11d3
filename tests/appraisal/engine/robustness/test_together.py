"""Several weights moved together: held against evaluating the appraisal with other weights."""

from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.engine import Problem, evaluate
from appraisal.engine.robustness.table import whole_table
from appraisal.engine.robustness.together import (
    Together,
    groups_of,
    groups_told,
    moved_together,
    together_told,
)
from tests.appraisal.engine.problems import TEN, appraise, ranking
from tests.appraisal.engine.robustness.test_robust import scored, weighed

STEP = F(1, 10**9)


def found_in(problem: Problem, *codes: str) -> Together | None:
    return moved_together(problem, evaluate(problem), codes)


@given(scored(), st.sets(st.sampled_from(("r0", "r1", "r2")), min_size=1))
def test_the_first_place_changes_just_beyond_each_share_and_not_before(
    problem: Problem, chosen: set[str]
) -> None:
    weights = {one.code: one.weight or F(0) for one in problem.criteria}
    inside = sum((w for code, w in weights.items() if code in chosen), F(0))
    whole = sum(weights.values(), F(0))
    found = found_in(problem, *chosen)
    if found is None:
        assert inside in (0, whole)
        return
    assert found.share == inside / whole

    def first(share: F) -> tuple[str, ...]:
        return weighed(
            problem,
            {
                code: w * share / inside if code in chosen else w * (1 - share) / (whole - inside)
                for code, w in weights.items()
            },
        )

    assert set(found.leaders) == set(first(found.share))
    switch = found.switch
    sides = ((switch.up, switch.up_to, 1, F(1)), (switch.down, switch.down_to, -1, F(0)))
    for share, by, sign, end in sides:
        if share is None:
            # Nobody else ever comes first without them, this way.
            for at in (end, (found.share + end) / 2):
                assert set(found.leaders) <= set(first(at))
            continue
        assert by is not None
        assert by in first(share + sign * STEP)
        if len(found.leaders) == 1:
            assert found.leaders[0] not in first(share + sign * STEP)
            assert set(first((share + found.share) / 2)) == set(found.leaders)
    told = [*together_told(problem, found)]
    assert len(told) == max(1, (switch.up is not None) + (switch.down is not None))
    assert len({one.what for one in told}) == len(told)


def test_sentences_name_the_group_and_what_it_carries() -> None:
    criteria = [ranking(code, 20, TEN) for code in "abcde"]
    problem = appraise(criteria, {"A": [9, 9, 1, 1, 5], "B": [2, 2, 7, 7, 5], "C": [1] * 5})
    found = found_in(problem, "c", "d")
    assert found is not None
    assert [one.sentence for one in together_told(problem, found)] == [
        "Option B overtakes Option A when Criterion c and Criterion d together carry more than "
        "43.75% of the weight; they carry 40%."
    ]
    found = found_in(problem, "a", "b", "d", "e")
    assert found is not None
    told = [one.sentence for one in together_told(problem, found)]
    assert told[0].startswith(
        "Option B overtakes Option A when Criterion a, Criterion b, Criterion d and one more "
        "together carry less than"
    )
    alone = found_in(problem, "e")
    assert alone is not None
    assert [one.sentence for one in together_told(problem, alone)] == [
        "Option A comes first whatever share of the weight Criterion e carries; it carries 20%."
    ]


@pytest.mark.parametrize("chosen", [(), ("a", "b"), ("zero",), ("x",)])
def test_nothing_is_told_where_no_ratios_are_left_to_keep(chosen: tuple[str, ...]) -> None:
    criteria = [ranking("a", 1, TEN), ranking("b", 2, TEN), ranking("zero", 0, TEN)]
    assert found_in(appraise(criteria, {"A": [1, 2, 3], "B": [3, 2, 1]}), *chosen) is None


def test_groups_are_told_by_their_names_the_nearest_first() -> None:
    criteria = [ranking(code, 20, TEN) for code in "abcde"]
    problem = appraise(criteria, {"A": [9, 9, 1, 1, 5], "B": [2, 2, 7, 7, 5], "C": [1] * 5})
    table = whole_table(problem, evaluate(problem))
    assert table is not None
    groups = {"Money": ("a", "b"), "People": ("c", "d"), "All": tuple("abcde")}
    told = [*groups_told(problem, table, groups)]
    assert [one.sentence for one in told] == [
        "Option B overtakes Option A when the group Money carries less than about 36.36% of the "
        "weight; it carries 40%.",
        "Option B overtakes Option A when the group People carries more than 43.75% of the weight; "
        "it carries 40%.",
    ]
    assert [one.what for one in told] == [("group", "Money", "below"), ("group", "People", "above")]
    assert groups_of(problem) == {}
