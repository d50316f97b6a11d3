"""The tables of an answer: every state has its word, every tie its sign."""

from fractions import Fraction as F
from typing import Any

import pytest

from appraisal.engine.gateway_kinds import MeasureTest, PassTest
from appraisal.engine.option_finance import FinanceBasis, OptionMoney, option_finance
from appraisal.engine.outcome import evaluate
from appraisal.engine.problem import (
    Criterion,
    Excuse,
    Level,
    LevelScale,
    Measurement,
    Option,
    PointScale,
    Problem,
    Rating,
    Role,
    TotalAs,
)
from reports.blocks.appraisal.gateways import criteria_table, gateway_matrix, ratings_table
from reports.blocks.appraisal.money import finance_table
from reports.blocks.appraisal.ranking import ranked_table
from reports.blocks.schemes.plan import timetable_table
from reports.casefile.findings import Findings
from reports.figures.appraisals import appraisal_figures
from schemes.casefile.plan_parts import (
    CaseBudgetItem,
    CaseBudgetTotal,
    CaseMilestoneRow,
    CaseMilestones,
    CaseMilestoneStep,
    CasePlanBudget,
    CasePlanStep,
    CasePoint,
    CaseTimetable,
)
from schemes.plan.milestone_tables import milestones_table
from schemes.plan.tables import budget_table
from workbench.pages.tables import Table

HML = LevelScale((Level("low", F(1)), Level("medium", F(2)), Level("high", F(3))), "hml")
POINTS = PointScale(F(0), F(10), "ten")
GATE = Criterion("1", "Lawful", Role.GATEWAY, test=PassTest())
RANKING = Criterion("2", "Savings", Role.RANKING, HML, weight=F(60))
OTHER = Criterion("3", "Quality", Role.RANKING, HML, weight=F(40))
TRIED = Criterion(
    "4",
    "Tried",
    Role.CONDITIONAL_GATEWAY,
    test=PassTest(),
    excused_by=Excuse(1, ("2", "3"), "high"),
)


def findings(*rows: str, criteria: tuple[Criterion, ...], **more: Any) -> Findings:
    """One option a row, A and on, a word for each criterion: "-" is missing, "n/a" does not
    apply."""
    codes = "ABCDEFGH"[: len(rows)]
    ratings = []
    for code, row in zip(codes, rows, strict=True):
        for criterion, word in zip(criteria, row.split(), strict=True):
            if word == "-":
                continue
            given: dict[str, Any] = {"level": word}
            if word == "n/a":
                given = {"not_applicable": "It has no staff."}
            elif criterion.scale is POINTS:
                given = {"points": F(word)}
            ratings.append(Rating(code, criterion.code, **given))
    options = tuple(Option(code, f"Option {code}", baseline=code == "A") for code in codes)
    problem = Problem("r", "t", options, criteria, ratings=tuple(ratings), **more)
    return Findings(problem, evaluate(problem))


def cells(table: Table) -> list[list[str]]:
    return [[row.heading.text, *(cell.text for cell in row.cells)] for row in table.rows]


def test_matrix_has_a_word_for_every_state() -> None:
    found = findings(
        "pass high n/a fail",
        "fail low low pass",
        "pass medium - pass",
        "pass low medium fail",
        criteria=(GATE, RANKING, OTHER, TRIED),
    )
    table = gateway_matrix(found)
    assert [column.heading for column in table.columns] == [
        "Option", "Lawful", "Savings", "Quality", "Tried", "Outcome",
    ]  # fmt: skip
    assert cells(table) == [
        ["Option A (baseline)", "Pass", "High", "Not applicable", "Fail, excused", "Taken forward"],
        ["Option B", "Fail", "Low", "Low", "Pass", "Not feasible"],
        ["Option C", "Pass", "Medium", "Not rated", "Pass", "Undecided"],
        ["Option D", "Pass", "Low", "Medium", "Fail", "Not taken forward"],
    ]
    kinds = [cell.kind for row in table.rows for cell in row.cells]
    assert {"pass", "fail", "excused", "high", "medium", "low", "missing", "not-applicable"} <= {
        *kinds
    }


def test_ranked_table_gives_joint_ranks_their_sign_and_options_their_range() -> None:
    found = findings("high low", "high low", "low -", "low low", criteria=(RANKING, OTHER))
    table = ranked_table(found)
    assert [row[:4] for row in cells(table)] == [
        ["Option A (baseline)", "1=", "220", "Taken forward"],
        ["Option B", "1=", "220", "Taken forward"],
        ["Option D", "3", "100", "Taken forward"],
        ["Option C", "Not ranked", "No total", "Undecided"],
    ]
    assert table.rows[2].cells[0].note == "provisional: 3 to 4"
    assert table.rows[3].cells[0].note == "3 once it is decided"
    assert table.columns[2].heading == "Total (points)"


def test_ranked_table_never_prints_unequal_totals_equal() -> None:
    criterion = Criterion("1", "One", Role.RANKING, POINTS, weight=F(1))
    found = findings("2", "2.004", "6", criteria=(criterion,))
    assert [row[2] for row in cells(ranked_table(found))] == ["6.000", "2.004", "2.000"]


@pytest.mark.parametrize(
    ("total_as", "heading", "first"),
    [
        (TotalAs.AVERAGE, "Weighted average (points)", "2.60"),
        (TotalAs.PERCENT, "Total (% of the highest possible)", "86.67"),
    ],
)
def test_ranked_table_names_its_kind_of_total(total_as: TotalAs, heading: str, first: str) -> None:
    found = findings("high medium", "low low", criteria=(RANKING, OTHER), total_as=total_as)
    table = ranked_table(found)
    assert table.columns[2].heading == heading
    assert float(table.rows[0].cells[1].text) == pytest.approx(float(first), abs=0.01)


def test_ranked_table_says_each_rating_once() -> None:
    risk = Criterion("4", "Risk", Role.RANKING, HML, weight=F(10))
    found = findings("high high low", "low high low", criteria=(RANKING, OTHER, risk))
    assert [row[-1] for row in cells(ranked_table(found))] == [
        "High on Savings and Quality, Low on Risk.",
        "Low on Savings and Risk, High on Quality.",
    ]


def test_ranked_table_keeps_criteria_apart_whose_names_have_an_and() -> None:
    culture = Criterion("5", "Culture and process", Role.RANKING, HML, weight=F(10))
    found = findings("high high", "low low", criteria=(culture, OTHER))
    assert [row[-1] for row in cells(ranked_table(found))] == [
        "High on Culture and process and on Quality.",
        "Low on Culture and process and on Quality.",
    ]


def test_ranked_table_without_weights_has_no_total() -> None:
    plain = Criterion("2", "Savings", Role.RANKING, HML)
    found = findings("high", "low", criteria=(plain,))
    assert [column.heading for column in ranked_table(found).columns] == [
        "Option", "Rank", "Outcome", "Why",
    ]  # fmt: skip


def test_ranked_table_says_that_an_option_which_a_gateway_stops_is_not_ranked() -> None:
    found = findings("fail high", "fail low", criteria=(GATE, RANKING))
    assert cells(ranked_table(found))[0][1] == "Not ranked"


def test_criteria_table_gives_the_share_of_all_weight() -> None:
    found = findings("pass high low", "pass low low", criteria=(GATE, RANKING, OTHER))
    assert [row[-1] for row in cells(criteria_table(found))] == ["No weight", "60.0%", "40.0%"]


def test_ratings_table_says_where_no_reason_was_recorded() -> None:
    found = findings("high", "low", criteria=(RANKING,))
    assert cells(ratings_table(found, RANKING))[1] == ["Option B", "Low", "No reason recorded"]


def test_finance_table_says_what_was_not_given() -> None:
    found = findings("high", "low", criteria=(RANKING,))
    basis = FinanceBasis(F(1000), F(100), F(500))
    money = option_finance(basis, (OptionMoney("A", F(50), F("0.5")), OptionMoney("B", None, None)))
    table = finance_table(Findings(found.problem, found.result, money, basis))
    assert table is not None
    assert cells(table)[0] == ["Total savings", "£50", "Not given"]
    assert cells(table)[-1] == ["Rank by total benefit", "1", "Not ranked"]
    named = appraisal_figures(Findings(found.problem, found.result, money, basis))
    ends = {figure.name.partition(".")[2] for figure in named}
    assert "A.total_benefit" in ends
    assert "B.total_benefit" not in ends
    assert finance_table(found) is None


MOMENTS = (
    CasePoint("2016-09", "Start"),
    CasePoint("2016-12", "+3 months"),
    CasePoint("later", "later"),
)


def test_timetable_says_when_each_step_runs() -> None:
    table = timetable_table(
        CaseTimetable(
            months=("2016-03", "2016-04", "2016-05", "2016-06"),
            steps=(
                CasePlanStep(name="Draft", from_="2016-03", to="2016-05"),
                CasePlanStep(name="Meet", from_="2016-04", to="2016-04"),
                CasePlanStep(name="Build", from_="2015-12", to="2016-06"),
                CasePlanStep(name="Rest", from_="Spring", to="Summer"),
            ),
        )
    )
    assert [column.heading for column in table.columns] == ["Step", "When"]
    assert cells(table) == [
        ["Draft", "March to May 2016"],
        ["Meet", "April 2016"],
        ["Build", "December 2015 to June 2016"],
        ["Rest", "Spring to Summer"],
    ]


def test_milestones_say_what_begins_goes_on_and_is_complete() -> None:
    begins = CaseMilestoneStep(text="Begins", from_="2016-09", to="2016-12")
    opens = CaseMilestoneStep(text="Opens", from_="2016-12", to="2016-12")
    shuts = CaseMilestoneStep(text="Shuts", from_="later", to="later")
    table = milestones_table(
        CaseMilestones(
            points=MOMENTS,
            rows=(
                CaseMilestoneRow(name="One", steps=(begins, shuts)),
                CaseMilestoneRow(name="Option A", steps=(opens, shuts), option="A"),
            ),
        )
    )
    assert [column.heading for column in table.columns] == [
        *("Option", "Start (September 2016)", "+3 months (December 2016)", "later")
    ]
    assert cells(table) == [
        ["One", "Begins", "Complete", "Shuts"],
        ["Option A", "No milestone", "Opens", "Shuts"],
    ]


def test_milestones_stand_in_words_where_most_points_have_none() -> None:
    begins = CaseMilestoneStep(text="Begins", from_="2016-09", to="2016-12")
    opens = CaseMilestoneStep(text="Opens", from_="later", to="later")
    table = milestones_table(
        CaseMilestones(
            points=MOMENTS,
            rows=(
                CaseMilestoneRow(name="One", steps=(begins,)),
                CaseMilestoneRow(name="Option A", steps=(opens,), option="A"),
                CaseMilestoneRow(name="Option B", steps=(), option="B"),
            ),
        )
    )
    assert [column.heading for column in table.columns] == ["Option", "Milestones"]
    assert cells(table) == [
        ["One", "September 2016 (Start) to December 2016 (+3 months): Begins"],
        ["Option A", "later: Opens"],
        ["Option B", "None stated"],
    ]


def test_budget_says_what_is_approximate_ranged_or_missing() -> None:
    table = budget_table(
        CasePlanBudget(
            items=(
                CaseBudgetItem(item="Staff", amount="70000", workstream="One"),
                CaseBudgetItem(
                    item="Advice", amount={"low": "1000", "high": "2500"}, approximate=True
                ),
                CaseBudgetItem(item="Rent", amount={"missing": "not agreed"}),
            ),
            total=CaseBudgetTotal("70000", approximate=True),
        )
    )
    assert cells(table) == [
        ["Staff", "One", "£70,000"],
        ["Advice", "All workstreams", "about £1,000 to £2,500"],
        ["Rent", "All workstreams", "not agreed"],
        ["Total", "All workstreams", "about £70,000"],
    ]
    assert table.rows[-1].total


@pytest.mark.parametrize(
    ("items", "total", "note"),
    [
        (
            ["70000", {"missing": "not agreed"}],
            "60000",
            "The items that are known come to £70,000, so that it is at least that",
        ),
        (["70000", {"missing": "not agreed"}], "70000", ""),
        (
            ["70000", {"low": "1", "high": "9"}],
            {"missing": "not agreed"},
            "The items that are known come to £70,001, so that it is at least that",
        ),
        (["70000", "-5", {"missing": "not agreed"}], "60000", ""),
        ([{"missing": "not agreed"}], {"missing": "not agreed"}, ""),
        (["70000"], "60000", ""),
    ],
)
def test_budget_says_what_it_comes_to_at_the_least(items: list[Any], total: Any, note: str) -> None:
    table = budget_table(
        CasePlanBudget(
            items=tuple(CaseBudgetItem(item=f"Item {at}", amount=x) for at, x in enumerate(items)),
            total=CaseBudgetTotal(total),
        )
    )
    assert table.rows[-1].cells[-1].note == note


def test_reason_of_a_gateway_tested_on_a_measure_names_the_measure() -> None:
    payback = Criterion(
        "P", "Payback", Role.GATEWAY, test=MeasureTest("payback_years", at_most=F(5))
    )
    problem = Problem(
        "a",
        "A",
        (Option("A", "Agency"),),
        (payback, RANKING),
        measurements=(Measurement("A", "payback_years", F(5)),),
        ratings=(Rating("A", "2", "high"),),
    )
    table = ratings_table(Findings(problem, evaluate(problem)), payback)
    assert table.rows[0].cells[1].text == "By the rule: payback years is 5."
