"""Weights in two levels: groups of criteria, and criteria within them."""

from dataclasses import replace
from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appraisal.engine import evaluate, faults
from appraisal.engine.problem import Criterion, Group, Problem, TotalAs
from appraisal.engine.ranking.grouped import weighed
from appraisal.engine.what_if.change import Change, changed
from tests.appraisal.engine.problems import HML, TEN, appraise, gateway, ranking

WEIGHTS = st.one_of(st.just(F(0)), st.fractions(F(1, 7), F(9_999_999_999), max_denominator=50))


def in_group(code: str, group: str, weight: object = None, scale: object = HML) -> Criterion:
    """A ranking criterion in a group, with its weight there."""
    exact = None if weight is None else F(str(weight))
    return replace(ranking(code, None, scale), group=group, within=exact)


def grouped(criteria: list[Criterion], groups: list[Group], cells: dict[str, list[str]]) -> Problem:
    """An appraisal with the overall weights worked out."""
    return appraise(list(weighed(criteria, groups)), cells, groups=tuple(groups))


def price_and_quality(**more: object) -> Problem:
    """Price 40 by itself; quality 60, shared by safety 3 and care 1."""
    criteria = [ranking("P", 40), in_group("S", "Quality", 3), in_group("C", "Quality", 1)]
    problem = grouped(criteria, [Group("Quality", F(60))], {"A": ["l", "h", "m"], "B": "hml"})
    return replace(problem, **more)


def test_a_criterion_weighs_its_part_of_the_weight_of_its_group() -> None:
    result = evaluate(price_and_quality())
    assert [one.share for one in result.weights] == [F(2, 5), F(9, 20), F(3, 20)]
    assert [one.within for one in result.weights] == [None, F(3, 4), F(1, 4)]
    assert [(one.name, one.share) for one in result.groups] == [("Quality", F(3, 5))]
    assert result.statements[-1] == (
        'The group "Quality" carries 60% of all weight: Criterion S 75% of that (45% of all) and '
        "Criterion C 25% (15%)."
    )
    assert [one.total for one in result.options] == [F(40 + 3 * 45 + 2 * 15), F(120 + 90 + 15)]


@given(st.data())
def test_totals_are_those_of_weighted_averages_of_weighted_averages(data: st.DataObject) -> None:
    """Every group's average first, then the average of those with the criteria in no group, which
    shares no line with the product of weights."""
    sizes = data.draw(st.lists(st.integers(1, 4), min_size=1, max_size=5))
    groups, criteria, rows = [], [], {"A": [], "B": []}
    top: list[tuple[F, dict[str, F]]] = []
    for at, size in enumerate(sizes):
        name = "" if data.draw(st.booleans()) and size == 1 else f"G{at}"
        weight = data.draw(WEIGHTS)
        within = [data.draw(WEIGHTS) for _ in range(size)]
        if not any(within):
            within[0] = F(1)
        points = [{one: F(data.draw(st.integers(0, 10))) for one in rows} for _ in within]
        for one, (own, of) in enumerate(zip(within, points, strict=True)):
            code = f"c{at}-{one}"
            criteria.append(
                replace(ranking(code, None, TEN), group=name, within=own)
                if name
                else ranking(code, weight, TEN)
            )
            for option, cells in rows.items():
                cells.append(of[option])
        if name:
            groups.append(Group(name, weight))
        average = {
            option: sum(own * of[option] for own, of in zip(within, points, strict=True))
            / sum(within)
            for option in rows
        }
        top.append((weight, average))
    whole = sum(weight for weight, _ in top)
    problem = appraise(
        list(weighed(criteria, groups)),
        {option: tuple(cells) for option, cells in rows.items()},
        groups=tuple(groups),
        total_as=TotalAs.AVERAGE,
    )
    if not whole:
        assert faults(problem)
        return
    result = evaluate(problem)
    for option in result.options:
        expected = sum(weight * average[option.code] for weight, average in top) / whole
        assert option.total == expected
    assert sum(one.share for one in result.weights) == 1
    for group in result.groups:
        members = [one for one in result.weights if one.group == group.name]
        assert sum(one.share for one in members) == group.share
        assert all(one.share == group.share * one.within for one in members)


def refusals(criteria: list[Criterion], groups: list[Group]) -> list[str]:
    """What is refused of the weights, with its place."""
    cells = {"A": ["m" if one.scale else "p" for one in criteria]}
    problem = grouped(criteria, groups, cells)
    return [f"{one.place}: {one.message}" for one in faults(problem)]


@pytest.mark.parametrize(
    ("criteria", "groups", "said"),
    [
        ([ranking("a", 1)], [Group("Q", F(1))], 'groups[0]: no criterion is in the group "Q"'),
        ([in_group("a", "q", 1)], [Group("Q", F(1))], 'criteria[0].group: "q" is not a group'),
        ([in_group("a", "Q", 1)], [Group("Q")], "groups[0].weight: the criteria carry weights"),
        ([in_group("a", "Q")], [Group("Q", F(1))], 'groups[0].weight: the group "Q" carries a'),
        ([in_group("a", "Q", 1)], [Group("Q", F(-1))], "groups[0].weight: a weight is zero or"),
        ([in_group("a", "Q", 0)], [Group("Q", F(1))], "groups[0]: the weights within the group"),
        ([in_group("a", "Q", 1)], [Group("Q", F(0))], "groups[0].weight: the weights are all"),
        ([in_group("a", "Q", -1)], [Group("Q", F(1))], "criteria[0].weight: a weight is zero or"),
        ([in_group("a", "Q", 1), ranking("b")], [Group("Q", F(1))], "criteria[1].weight: other"),
        ([in_group("a", "Q", 1)], [Group("Q", F(1))] * 2, 'groups[1].name: "Q" is the name of'),
        (
            [ranking("b", 1), replace(gateway("a"), group="Q")],
            [Group("Q", F(1))],
            "criteria[1].group: only a ranking criterion",
        ),
    ],
)
def test_a_contradiction_of_groups_is_refused_with_its_place(
    criteria: list[Criterion], groups: list[Group], said: str
) -> None:
    assert any(one.startswith(said) for one in refusals(criteria, groups)), said


def test_groups_without_any_weights_are_headings() -> None:
    criteria = [in_group("a", "Q"), in_group("b", "Q")]
    problem = grouped(criteria, [Group("Q")], {"A": "hm", "B": "ml"})
    result = evaluate(problem)
    assert result.options[0].rank == 1
    assert result.groups[0].share is None
    assert not any("group" in one for one in result.statements)


def test_per_cent_that_do_not_come_to_100_are_told_of_each_level() -> None:
    criteria = [in_group("a", "Q", 50), in_group("b", "Q", 45), ranking("P", 40)]
    problem = grouped(criteria, [Group("Q", F(60))], {"A": "hmm"})
    said = [one for one in evaluate(problem).warnings if "not to 100" in one]
    assert len(said) == 1
    assert said[0].startswith('The weights within "Q" come to 95, and not to 100.')


def test_trying_another_weight_of_a_group_moves_what_its_criteria_carry() -> None:
    tried = Change(weights=(("S", F(1)),), groups=(("Quality", F(120)),))
    after = evaluate(changed(price_and_quality(), tried))
    assert [one.share for one in after.weights] == [F(1, 4), F(3, 8), F(3, 8)]
