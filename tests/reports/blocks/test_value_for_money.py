"""Cost against benefit as a block of a paper: nothing without costs, else a table, points and what
follows."""

from fractions import Fraction as F
from typing import Any

import pytest

from appraisal.engine import evaluate
from appraisal.engine.problem import Option, Preferred
from reports.blocks.appraisal.worth.value import value_blocks, value_chart, value_table, value_told
from reports.casefile.findings import Findings
from tests.appraisal.engine.problems import TEN, appraise, ranking


def findings(costs: dict[str, Any], **more: Any) -> Findings:
    """As many options as there are costs, each with one point more than the one before."""
    problem = appraise(
        [ranking("r", 1, TEN)],
        {code: [at % 10] for at, code in enumerate(costs)},
        options=tuple(
            Option(code, f"Option {code}", cost=None if cost is None else F(cost))
            for code, cost in costs.items()
        ),
        decision=Preferred(next(iter(costs))) if more.pop("decided", False) else None,
    )
    return Findings(problem, evaluate(problem), **more)


def test_nothing_prints_where_no_option_has_a_cost() -> None:
    assert not list(value_blocks(findings({"A": None, "B": None})))


def test_one_option_has_a_row_and_no_points() -> None:
    one = findings({"A": 5})
    assert [row.heading.text for row in value_table(one).rows] == ["Option A"]  # type: ignore[union-attr]
    assert value_chart(one) is None


def test_the_cheapest_stands_first_and_the_table_says_what_beats_each() -> None:
    table = value_table(findings({"A": 300, "B": 200, "C": 100, "D": 9_999_999_999}))
    assert table is not None
    assert [[row.heading.text, *(cell.text for cell in row.cells)] for row in table.rows] == [
        ["Option C", "100", "2", "50", "None", "Taken forward"],
        ["Option B", "200", "1", "200", "Option C", "Taken forward"],
        ["Option A", "300", "0", "Not defined", "Option B and Option C", "Taken forward"],
        ["Option D", "9,999,999,999", "3", "3,333,333,333", "None", "Taken forward"],
    ]


def test_thirty_options_name_three_and_count_the_rest() -> None:
    many = findings(
        {f"O{at}": 1000 - at for at in range(10)} | {f"P{at}": 2000 for at in range(20)}
    )
    table = value_table(many)
    assert table is not None
    assert max(len(row.cells[3].text.split(" and ")[-1]) for row in table.rows) < 12
    chart = value_chart(many)
    assert chart is not None
    assert len(chart.points) == 30


def test_the_line_leads_along_what_nothing_beats() -> None:
    chart = value_chart(findings({"A": 100, "B": 50, "C": 100_000, "D": 60}))
    assert chart is not None
    assert [chart.points[at].label for at in chart.line] == ["Option B", "Option D"]
    assert (chart.across, chart.points[0].left) == ("Cost, £ thousand", F(1, 10))


@pytest.mark.parametrize("decided", [True, False])
def test_a_decision_says_what_a_point_is_worth(decided: bool) -> None:
    told = value_told(findings({"A": 100, "B": 150}, decided=decided))
    assert (
        told[-1]
        == ("Whoever chooses Option A over Option B takes a point to be worth £50 or less.")
    ) is decided


def test_an_option_whose_money_is_withheld_is_in_no_comparison_of_cost() -> None:
    kept = findings({"A": 100, "B": 50, "C": 70}, withheld=frozenset("B"), decided=True)
    assert "Option B" not in str((*value_blocks(kept), *value_told(kept)))
