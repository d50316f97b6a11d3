"""The table of groups of criteria, on paper and live in the workbook."""

from dataclasses import replace
from fractions import Fraction as F

from appraisal.engine import evaluate
from appraisal.engine.problem import Group
from reports.blocks.appraisal.groups import groups_table, subtotals_table
from reports.casefile.findings import Findings
from reports.render.xlsx.live import Live
from reports.render.xlsx.scoring.sheet import scoring_sheet
from tests.appraisal.engine.problems import TEN, appraise, ranking
from tests.appraisal.engine.ranking.test_grouped import grouped, in_group, price_and_quality
from workbench.pages.tables import Table


def cells(table: Table) -> list[list[str]]:
    return [[one.text for one in (row.heading, *row.cells)] for row in table.rows]


def test_groups_stand_with_their_criteria_and_their_sums() -> None:
    problem = price_and_quality()
    found = Findings(problem, evaluate(problem))
    table = groups_table(found)
    assert table is not None
    assert cells(table) == [
        ["Quality, together", "60", "100.0%", "60.0%"],
        ["Criterion S", "3", "75.0%", "45.0%"],
        ["Criterion C", "1", "25.0%", "15.0%"],
        ["Criterion P", "40", "In no group", "40.0%"],
    ]
    assert [row.total for row in table.rows] == [True, False, False, False]
    scoring = scoring_sheet(found)
    assert scoring is not None
    live = Live(found, scoring, "Scores").cells(table)
    assert {place: one.comes_to for place, one in live.items()} == {
        (0, 3): F(3, 5),
        (1, 2): F(3, 4),
        (1, 3): F(9, 20),
        (2, 2): F(1, 4),
        (2, 3): F(3, 20),
        (3, 3): F(2, 5),
    }


def test_totals_are_told_by_group_and_live_in_the_workbook() -> None:
    problem = price_and_quality()
    found = Findings(problem, evaluate(problem))
    table = subtotals_table(found)
    assert table is not None
    assert [column.heading for column in table.columns[1:]] == [
        "Criteria in no group",
        "Quality",
        "Total (points)",
    ]
    assert cells(table) == [
        ["Option B", "120", "105", "225"],
        ["Option A", "40", "165", "205"],
    ]
    scoring = scoring_sheet(found)
    assert scoring is not None
    live = Live(found, scoring, "Scores").cells(table)
    assert [live[0, column].comes_to for column in (1, 2, 3)] == [120, 105, 225]
    hidden = replace(found, withheld=frozenset({"B"}))
    less = subtotals_table(hidden)
    assert less is not None
    assert [row[0] for row in cells(less)] == ["Option A"]


def test_what_is_carried_is_added_up_where_scales_differ_in_length() -> None:
    criteria = [in_group("a", "Q", 1), in_group("b", "Q", 1, TEN), ranking("c", 2)]
    problem = grouped(criteria, [Group("Q", F(2))], {"A": ["h", 5, "m"], "B": ["l", 1, "h"]})
    table = groups_table(Findings(problem, evaluate(problem)))
    assert table is not None
    assert [row[-1] for row in cells(table)] == ["68.4%", "15.8%", "52.6%", "31.6%"]


def test_there_is_no_table_without_groups_or_without_weights() -> None:
    for problem in (
        appraise([ranking("a", 1)], {"A": "h"}),
        grouped([in_group("a", "Q")], [Group("Q")], {"A": "h"}),
    ):
        assert groups_table(Findings(problem, evaluate(problem))) is None
