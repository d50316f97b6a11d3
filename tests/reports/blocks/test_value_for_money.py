"""Cost against benefit as a block of a paper: nothing without costs, else a table, points and what
follows."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction as F
from typing import Any

import pytest

from appraisal.casefile.problem import problem_of
from appraisal.engine import evaluate
from appraisal.engine.problem import Option, Preferred
from reports.blocks.appraisal.worth.scenarios import value_scenario_tables, value_scenario_told
from reports.blocks.appraisal.worth.value import value_blocks, value_chart, value_table, value_told
from reports.casefile.findings import Findings, case_findings
from tests.appraisal.engine.problems import TEN, appraise, ranking
from tests.reports.cases.typed import typed
from tests.reports.exempt.copies import barnet_without_words


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
        "Whoever chooses Option A over Option B takes a point to be worth £50 or less." in told
    ) is decided


def test_an_option_whose_money_is_withheld_is_in_no_comparison_of_cost() -> None:
    kept = findings({"A": 100, "B": 50, "C": 70}, withheld=frozenset("B"), decided=True)
    assert "Option B" not in str((*value_blocks(kept), *value_told(kept)))


def lined(*options: dict[str, Any], scenarios: list[dict[str, Any]]) -> Findings:
    """Barnet's appraisal with the costs of its first options, over three years, under scenarios."""
    data = barnet_without_words()
    part = data["appraisals"][0]
    part["finance"] |= {
        "first_year": "2015/16",
        "years": 3,
        "price_base": "2015/16",
        "costs_from": "lines",
    }
    part["total_as"] = "points"
    part["cost_scenarios"] = scenarios
    for criterion in part["criteria"]:
        if criterion["role"] == "ranking":
            criterion["weight"] = "1"
    for one, more in zip(part["options"], options, strict=False):
        one.update(more)
    case = typed(data)
    return case_findings(case, case.appraisals[0])


def costing(**by_year: str) -> dict[str, Any]:
    amounts = {year.replace("y", "").replace("_", "/"): one for year, one in by_year.items()}
    return {"lines": [{"name": "C", "kind": "cost", "amounts": amounts, "amounts_are": "once"}]}


def test_scenarios_set_the_cost_of_a_point_side_by_side_and_score_again_what_savings_change() -> (
    None
):
    found = lined(
        costing(y2015_16="100000"),
        {"cost": "90000", "lines": []},
        scenarios=[
            {"name": "Costs half as much again", "cost_change": "0.5"},
            {"name": "A tenth of the savings", "saving_change": "-0.9"},
        ],
    )
    central, dearer, less = found.valued
    assert central.value is not None
    assert dearer.value is not None
    for one in central.value.options:
        other = dearer.value.option(one.code)
        assert other is not None
        assert other.cost == one.cost * F(3, 2)
    assert central.result is found.result is dearer.result
    again = replace(
        found.part,  # type: ignore[type-var]
        options=tuple(
            replace(
                one,
                finance=replace(
                    one.finance, total_savings=(one.finance.total_savings or 0) * Decimal("0.1")
                ),
            )
            for one in found.part.options  # type: ignore[union-attr]
        ),
    )
    assert less.result == evaluate(problem_of(again))
    names = [table.name for table in value_scenario_tables(found)]
    assert names == ["points-scenarios", "ranks-scenarios"]
    assert value_scenario_told(found)
    assert value_scenario_tables(replace(found, withheld=frozenset({"JV"})))[-1].name != names[-1]


def test_without_scenarios_nothing_is_said_of_any() -> None:
    assert value_scenario_tables(findings({"A": 5, "B": 7})) == []
    assert value_scenario_told(lined(costing(y2015_16="100000"), scenarios=[])) == ()
