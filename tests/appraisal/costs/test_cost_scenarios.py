"""Scenarios of costs: added, changed, moved and removed, and the options under each."""

from decimal import Decimal
from fractions import Fraction as F

import pytest

from appraisal.casefile.costs import OptionCosts
from appraisal.casefile.parts import CaseCostScenario
from appraisal.costs.scenarios.tables import scenario_tables
from appraisal.costs.scenarios.words import change_sentence, scenario_sentences
from appraisal.costs.scenarios.working import costs_under
from appraisal.models import CostScenario, OptionLine
from schemes.finance.lines import LineKind
from schemes.finance.worth.whole_life import Estimates, whole_life
from schemes.finance.years import year_range
from tests.factories import World, sent, sign_in
from tests.schemes.finance.worth.test_whole_life import FIRST, once

COSTS = "/programmes/2018-21/appraisals/a1/costs/"
NEW = f"{COSTS}scenarios/new/"
INFLATION = CaseCostScenario("Inflation 5%", cost_yearly=Decimal("0.05"))


def costing(code: str, *by_year: int, saving: int = 0, above: str = "0") -> OptionCosts:
    lines = [once(LineKind.COST, *by_year)]
    if saving:
        lines.append(once(LineKind.SAVING, saving))
    life = whole_life(lines, year_range(FIRST, 3), Estimates(above=F(above)))
    return OptionCosts(code, f"Option {code}", life)


def test_named_scenario_is_set_beside_the_central_one_with_the_rank_under_each() -> None:
    found = costs_under([costing("A", 100, 0, 100), costing("B", 198)], [INFLATION])
    assert found is not None
    (table,) = scenario_tables(found)
    assert [one.heading for one in table.columns] == [
        "Option",
        "Central",
        "Rank: Central",
        "Inflation 5%",
        "Rank: Inflation 5%",
    ]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["193", "1", "203", "2"],
        ["198", "2", "198", "1"],
    ]
    assert scenario_sentences(found) == [
        "Who has the least net present cost depends on the scenario: Option A under Central; "
        "Option B under Inflation 5%."
    ]


def test_ranges_give_low_and_high_and_the_first_place_that_holds_is_said_so() -> None:
    options = [costing("A", 100, saving=10, above="0.5"), costing("B", 90, saving=500)]
    found = costs_under(options, [])
    assert found is not None
    assert [one.scenario.name for one in found.found] == ["Low", "Central", "High"]
    assert scenario_sentences(found) == [
        "Option B has the least net present cost in every scenario.",
        "Option B has the greatest net present value in every scenario.",
        "Low takes the lowest savings with the highest costs, high the highest savings with the "
        "lowest costs.",
    ]


@pytest.mark.parametrize("count", [1, 30])
def test_any_number_of_scenarios_and_options_stands_in_tables(count: int) -> None:
    named = [
        CaseCostScenario(f"Scenario {at} " * 8, cost_change=Decimal(at)) for at in range(count)
    ]
    found = costs_under([costing(f"{at:02}", 9_999_999_999) for at in range(count)], named)
    assert found is not None
    tables = scenario_tables(found)
    assert sum((len(one.columns) - 1) // 2 for one in tables) == count + 1
    assert all(len(one.rows) == count for one in tables)
    assert len({one.name for one in tables}) == len(tables)


def test_without_ranges_and_names_there_is_nothing_to_compare() -> None:
    assert costs_under([costing("A", 1)], []) is None
    assert costs_under([OptionCosts("A", "A", None)], [INFLATION]) is None


def test_what_a_scenario_changes_is_said() -> None:
    every = CaseCostScenario("X", *map(Decimal, ("0.1", "0.05", "-0.2", "-0.01", "0.06")))
    assert change_sentence(every) == (
        "Costs 10% more and 5% more in each year than in the one before; savings and income 20% "
        "less and 1% less in each year than in the one before; discounted at 6% in all years."
    )
    assert change_sentence(INFLATION) == "Costs 5% more in each year than in the one before."


def test_scenario_is_added_changed_moved_and_removed_and_shown(world: World) -> None:
    for option, money in zip(world.options, ({"2018/19": "198"}, {"2020/21": "200"}), strict=False):
        OptionLine.objects.create(
            option=option, name="Cost", kind="cost", amounts=money, amounts_are="once"
        )
    client = sign_in(world.officer)
    refused = client.post(NEW, sent(None, name="Nothing"))
    assert list(refused.context["form"].errors) == ["cost_change"]
    refused = client.post(NEW, sent(None, name="Deep", discount_rate="21%"))
    assert list(refused.context["form"].errors) == ["discount_rate"]
    assert client.post(NEW, sent(None, name="Inflation", cost_yearly="5%")).status_code == 302
    row = CostScenario.objects.get()
    assert row.cost_yearly == Decimal("0.05")
    shown = client.get(COSTS).content.decode()
    for words in ("Rank: Inflation", "Costs 5% more in each year", "depends on the scenario"):
        assert words in shown
    at = f"{COSTS}scenarios/{row.pk}/"
    data = sent(1, name="Inflation", cost_change="-100%", saving_change="0%")
    assert client.post(f"{at}edit/", data).status_code == 302
    row.refresh_from_db()
    assert (row.cost_change, row.cost_yearly) == (-1, None)
    assert client.post(f"{at}move/", sent(row.version, direction="up")).status_code == 302
    row.refresh_from_db()
    assert client.post(f"{at}remove/", sent(row.version)).status_code == 302
    assert not CostScenario.objects.exists()
