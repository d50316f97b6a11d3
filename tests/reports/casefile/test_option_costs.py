"""Lines of options in a case: in papers, by name, held against what was stated, and kept exempt."""

import copy
from fractions import Fraction as F
from typing import Any

import pytest

from reports.blocks.appraisal.worth.costs import cost_blocks
from reports.casefile.answering.answer import answer_data, appraise
from reports.casefile.case import case_of
from reports.casefile.file import CaseRefused, check_case
from reports.casefile.schemes import stated_in
from reports.document.content import Paragraph, TableBlock
from reports.figures.gather import figures_of
from tests.reports.cases.cases import small
from workbench.numbers.exact import exact_text

BUILDING = {"name": "Building", "kind": "one-off-cost", "amounts": {"2018/19": "1000"}}
SAVED = {"name": "Saved", "kind": "saving", "amounts": {"2018/19": "600"}, "lasts": True}


RANGED = BUILDING | {"amounts": {"2018/19": {"low": "1", "high": "3"}}}


def case_with(*lines: Any, **option: Any) -> Any:
    data = copy.deepcopy(small())
    data["appraisals"][0]["options"][0] |= {"lines": list(lines)} | option
    data["appraisals"][0]["finance"] = data["appraisals"][0].get("finance", {}) | {
        "first_year": "2018/19",
        "years": 3,
        "price_base": "2017/18",
    }
    return check_case(data).case


def option_of(case: Any) -> Any:
    return case.appraisals[0].options[0]


def tables(case: Any) -> dict[str, Any]:
    found = cost_blocks(case.programme, case.appraisals[0])
    return {one.table.name: one.table for one in found if isinstance(one, TableBlock)}


def test_paper_sets_options_side_by_side_and_prints_each_by_year() -> None:
    found = tables(case_with(BUILDING, SAVED))
    assert set(found) == {"options-costs", "value-switching", "option-costs"}
    first = found["options-costs"].rows[0]
    assert [cell.text for cell in first.cells][:3] == ["1,000", "0", "1,800"]
    assert [row.heading.text for row in found["option-costs"].rows] == [
        "2018/19",
        "2019/20",
        "2020/21",
        "All years",
    ]


def test_paper_prints_nothing_without_lines() -> None:
    case = check_case(small()).case
    assert not list(cost_blocks(case.programme, case.appraisals[0]))


def test_stated_totals_beside_lines_are_listed_and_never_adjusted() -> None:
    case = case_with(BUILDING, SAVED, cost="900", finance={"total_savings": "600"})
    (cost, savings) = [one for one in stated_in(case) if " / " in one.where][-2:]
    assert (cost.stated, cost.computed, cost.agrees) == (900, 1000, False)
    assert savings.agrees
    assert option_of(case).cost == 900


def test_missing_figure_leaves_the_stated_total_unchecked_and_no_figure_to_quote() -> None:
    gap = BUILDING | {"amounts": {"2018/19": {"missing": "not priced"}}}
    case = case_with(gap, cost="900")
    (cost,) = [one for one in stated_in(case) if one.where.endswith(" cost")]
    assert "not priced" in cost.unchecked
    assert [name for name in figures_of(case_of(case)) if ".costs." in name] == []


def test_figures_are_quoted_by_name() -> None:
    case = case_with(BUILDING, SAVED, estimates={"above": "0.5"})
    found = figures_of(case_of(case))
    by_end = {
        name.partition(".costs.")[2]: one.value for name, one in found.items() if ".costs." in name
    }
    assert by_end["set_up"] == 1000
    assert by_end["set_up.high"] == 1500
    assert by_end["net_2019-20"] == 600
    assert by_end["net_present_value"] == -400 + 600 / F("1.035") + 600 / F("1.035") ** 2


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"lines": [BUILDING, BUILDING]}, "is the name of another line"),
        ({"estimates": {"cost_bias": "0.1"}}, "say why this optimism bias is right"),
        ({"estimates": {"above": "10.01"}}, "from 0 to 10"),
        ({"lines": [BUILDING | {"estimates": {"bias": "0"}}]}, "say why this optimism bias"),
        ({"lines": [BUILDING | {"estimates": {"above": "10.01"}}]}, "added: from 0 to 10"),
        (
            {"lines": [SAVED | {"estimates": {"bias": "1.01", "bias_reason": "New"}}]},
            "from 0 to 1,",
        ),
        (
            {"lines": [BUILDING | {"kind": "funding", "estimates": {"below": "0"}}]},
            "funding has no",
        ),
        ({"lines": [RANGED | {"estimates": {"above": "0.5"}}]}, "is a range already"),
    ],
)
def test_wrong_lines_of_an_option_are_refused(change: Any, words: str) -> None:
    data = copy.deepcopy(small())
    data["appraisals"][0]["options"][0] |= change
    with pytest.raises(CaseRefused) as refused:
        check_case(data)
    assert any(words in one for one in refused.value.errors)


def test_line_that_says_how_sure_it_is_goes_before_its_option() -> None:
    own = {"bias": "0", "bias_reason": "The price is tendered.", "above": "0.1"}
    estimates = {"cost_bias": "0.5", "bias_reason": "New here.", "above": "0.2"}
    other = BUILDING | {"name": "Moving"}
    case = case_with(BUILDING | {"estimates": own}, other, estimates=estimates)
    every = list(cost_blocks(case.programme, case.appraisals[0]))
    said = ["".join(run.text for run in one.runs) for one in every if isinstance(one, Paragraph)]
    assert "One line says otherwise for itself." in said[0]
    assert said[-1] == (
        "For the line “Building”, no optimism bias (reason: The price is tendered) and up to 10% "
        "above its amount."
    )
    costs = tables(case)["options-costs"].rows[0].cells
    assert [one.text for one in costs[:5]] == ["2,000", "0", "0", "500", "2,500"]
    assert costs[0].note == "2,000 to 2,300"
    assert costs[4].note == "2,500 to 2,900"


def test_line_of_a_scheme_takes_no_estimates() -> None:
    data = copy.deepcopy(small())
    line = BUILDING | {"estimates": {"above": "0.5"}}
    data["schemes"] = [{"reference": "S1", "title": "One", "lines": [line]}]
    with pytest.raises(CaseRefused) as refused:
        check_case(data)
    assert any("unknown key" in one for one in refused.value.errors)


@pytest.mark.parametrize("left_out", ["first_year", "price_base"])
def test_cost_from_lines_needs_its_years_and_prices(left_out: str) -> None:
    data = copy.deepcopy(small())
    money = {"first_year": "2018/19", "years": 3, "price_base": "2018/19", "costs_from": "lines"}
    del money[left_out]
    if left_out == "first_year":
        del money["years"]
    data["appraisals"][0]["finance"] = money
    with pytest.raises(CaseRefused) as refused:
        check_case(data)
    assert any("costs_from" in one for one in refused.value.errors)


@pytest.mark.parametrize(
    ("scenarios", "words"),
    [
        ([{"name": "S"}], "say what is otherwise in it"),
        ([{"name": "S", "cost_change": "0.1"}] * 2, "is the name of another scenario"),
        ([{"name": "Central", "cost_change": "0.1"}], "choose another name"),
        ([{"name": "S", "cost_change": "-1.01"}], "cost_change: is a share of one, from -1 to 10"),
        ([{"name": "S", "saving_yearly": "5"}], "saving_yearly: is a share of one, from -1 to 1"),
        ([{"name": "S", "discount_rate": "0.21"}], "from 0 to 0.2"),
    ],
)
def test_wrong_scenarios_of_costs_are_refused(scenarios: Any, words: str) -> None:
    data = copy.deepcopy(small())
    data["appraisals"][0]["cost_scenarios"] = scenarios
    with pytest.raises(CaseRefused) as refused:
        check_case(data)
    assert any(words in one for one in refused.value.errors), refused.value.errors


def test_answer_tells_switching_values_and_scenarios_exactly() -> None:
    data = copy.deepcopy(small())
    part = data["appraisals"][0]
    money = {"first_year": "2018/19", "years": 2, "price_base": "2018/19", "costs_from": "lines"}
    part["finance"] = part.get("finance", {}) | money
    part["cost_scenarios"] = [{"name": "Inflation 5%", "cost_yearly": "0.05"}]
    early = {"name": "Now", "kind": "cost", "amounts": {"2018/19": "1000"}, "amounts_are": "once"}
    late = early | {"amounts": {"2019/20": "1050"}}
    for option, line in zip(part["options"], (early, late), strict=False):
        option["lines"] = [line]
    (answer,) = answer_data(appraise(check_case(data)))["appraisals"]
    by_year = answer["costs_by_year"]
    first, second = by_year["options"]
    assert (first["code"], first["net_present_cost"]) == (part["options"][0]["code"], "1000")
    assert first["net_present_cost_switching"]["up"] == exact_text(F(1050 * 200, 207) / 1000 - 1)
    assert first["net_present_cost_switching"]["up_to"] == [second["code"]]
    assert by_year["rates"] == [
        {
            "by": "net-present-cost",
            "below": first["code"],
            "above": second["code"],
            "from": "0.05",
            "to": "0.05",
        }
    ]
    central, inflation = answer["cost_scenarios"]
    assert [central["name"], inflation["name"]] == ["Central", "Inflation 5%"]
    dearer = {one["code"]: one for one in inflation["options"]}[second["code"]]
    assert dearer["net_present_cost"] == exact_text(F(1050) * F("1.05") / F("1.035"))
    assert dearer["net_present_cost_rank"] == 2
