"""Scenarios in papers: side by side in parts, each with its reason, and nothing of what is
withheld."""

from copy import deepcopy
from fractions import Fraction as F

from appraisal.engine import evaluate
from appraisal.engine.problem import Rating
from appraisal.engine.what_if.change import Change
from appraisal.engine.what_if.scenario import Scenario
from reports.blocks.appraisal.scenarios import AGREED, LEFT_OUT, scenario_blocks
from reports.casefile.file import check_case
from reports.casefile.findings import Findings
from reports.document.content import Paragraph, TableBlock
from reports.public.copies import public_copy
from reports.public.hidden import hidden_case
from reports.withheld.items import withheld_items
from tests.appraisal.engine.problems import TEN, appraise, ranking
from tests.reports.cases.full import FULL
from workbench.pages.tables import Table


def findings(*saved: Scenario, withheld: frozenset[str] = frozenset()) -> Findings:
    problem = appraise(
        [ranking("q", 60, TEN), ranking("r", 40, TEN)], {"A": [9, 2], "B": [5, 7], "C": [1, 1]}
    )
    return Findings(problem, evaluate(problem), saved=saved, withheld=withheld)


def weighing(weight: int, name: str = "Less") -> Scenario:
    return Scenario(name, "A member asked.", Change(weights=(("q", F(weight)),)))


def tables(found: Findings) -> list[Table]:
    return [one.table for one in scenario_blocks(found) if isinstance(one, TableBlock)]


def words(found: Findings) -> list[str]:
    return [one.text for one in scenario_blocks(found) if isinstance(one, Paragraph)]


def test_nothing_is_printed_where_nothing_is_saved() -> None:
    assert list(scenario_blocks(findings())) == []


def test_options_stand_side_by_side_as_agreed_and_under_each_scenario() -> None:
    gone = Scenario("Gone", "Old.", Change(weights=(("x", F(1)),)))
    found = findings(weighing(10), gone)
    beside, tried = tables(found)
    assert words(found) == [AGREED]
    assert [one.heading for one in beside.columns] == ["Option", "As agreed", "Less"]
    first = beside.rows[0]
    assert (first.heading.text, first.cells[0].text, first.cells[0].note) == (
        "Option A",
        "Ranked 1, taken forward",
        "Total 620",
    )
    assert (first.cells[1].text, first.cells[1].note) == ("Ranked 2, taken forward", "Total 170")
    assert beside.caption == "Rank, outcome and total (points), as agreed and under each scenario"
    told = [
        (row.heading.text, row.heading.note, *(c.text for c in row.cells)) for row in tried.rows
    ]
    assert told == [
        (
            "Less",
            "A member asked.",
            "The weight of Criterion q is 10, not 60.",
            "Option B would come first, in place of Option A.",
        ),
        ("Gone", "Old.", "It no longer fits the appraisal", "There is no criterion “x” any more."),
    ]


def test_thirty_scenarios_are_printed_in_parts_each_once() -> None:
    found = findings(*(weighing(at, f"Weight {at}") for at in range(1, 31)))
    *parts, tried = tables(found)
    assert [len(one.columns) for one in parts] == [6] * 7 + [4]
    assert len({one.name for one in parts}) == len({one.caption for one in parts}) == 8
    headings = [c.heading for one in parts for c in one.columns[2:]]
    assert headings == [row.heading.text for row in tried.rows]


def test_what_would_tell_of_a_withheld_option_is_left_out() -> None:
    rated = Scenario("Rated", "", Change(ratings=(Rating("B", "q", points=F(4)),)))
    found = findings(weighing(10), weighing(59, "Kept"), rated, withheld=frozenset("B"))
    assert [row.heading.text for row in tables(found)[-1].rows] == ["Kept"]
    assert words(found) == [AGREED, LEFT_OUT]


def test_a_public_copy_holds_no_scenario_that_its_paper_does_not_print() -> None:
    paper = {"reference": "obc", "house_format": "cabinet-report", "title": "Case"}
    case = check_case(FULL | {"papers": [paper | {"appraisal": "A1"}], "comments": []}).case
    assert case.appraisals[0].scenarios
    assert public_copy(case).case.appraisals[0].scenarios == ()


def test_what_was_tried_of_an_exempt_option_goes_before_a_public_copy_is_made() -> None:
    data = deepcopy(FULL)
    weights = [{"criterion": "4", "weight": "1"}]
    data["appraisals"][0]["scenarios"].append({"name": "W", "reason": "Asked.", "weights": weights})
    case = check_case(data).case
    hidden = hidden_case(case, withheld_items(case.papers[0], "england"))
    assert [one.name for one in case.appraisals[0].scenarios] == ["Reach counts more", "W"]
    assert [one.name for one in hidden.appraisals[0].scenarios] == ["W"]
