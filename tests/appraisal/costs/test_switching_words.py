"""What would change the order of options by cost, in sentences and tables."""

from fractions import Fraction as F

from appraisal.casefile.costs import OptionCosts
from appraisal.costs.switching.comparing import compared_costs
from appraisal.costs.switching.tables import costs_change_table, rates_table, value_change_table
from appraisal.costs.switching.words import switching_sentences
from appraisal.costs.words import missing_sentences
from schemes.finance.amounts import Missing
from schemes.finance.lines import Line, LineKind
from schemes.finance.worth.whole_life import whole_life
from schemes.finance.years import year_range
from tests.schemes.finance.worth.test_whole_life import FIRST, once

LAST = (
    "Options with lines are compared here whatever became of them. One discount rate holds for all "
    "years where rates are told apart, and those from 0% to 20% are tried."
)


def option(code: str, *lines: Line) -> OptionCosts:
    life = whole_life(lines, year_range(FIRST, 3)) if lines else None
    return OptionCosts(code, f"Option {code}", life)


def costing(code: str, *by_year: int, saving: tuple[int, ...] = ()) -> OptionCosts:
    saved = (once(LineKind.SAVING, *saving),) if saving else ()
    return option(code, once(LineKind.COST, *by_year), *saved)


def test_money_outside_the_years_of_an_option_is_told_of_its_appraisal() -> None:
    life = whole_life([once(LineKind.COST, 100, 50)], year_range(FIRST, 1))
    (told,) = missing_sentences(life)
    assert told.endswith("outside the years of the appraisal")


def said(*options: OptionCosts) -> list[str]:
    costs = compared_costs(options)
    assert costs is not None
    return switching_sentences(costs)


def test_cheapest_is_said_with_how_long_it_stays_so() -> None:
    assert said(costing("A", 100), costing("B", 112), option("C")) == [
        "Option A costs least in present value, £100, and stays the cheapest until its costs rise "
        "by 12%: then Option B costs as much.",
        "Not discounted, Option A stays the cheapest until its costs rise by 12%.",
        "Option A costs least in present value at every discount rate.",
        LAST,
    ]


def test_order_that_turns_with_the_discount_rate_is_said_with_the_rate() -> None:
    early, late = costing("A", 100), costing("B", 0, 105)
    found = said(early, late)
    assert found[0].startswith("Option A costs least in present value, £100, and stays")
    assert found[-2] == (
        "Option A costs least in present value up to a discount rate of 5%, Option B above that."
    )
    costs = compared_costs([early, late])
    assert costs is not None
    table = rates_table(costs)
    assert table is not None
    (row,) = table.rows
    words = [row.heading.text, *(cell.text for cell in row.cells)]
    assert words == ["5%", "Net present cost", "Option A", "Option B"]


def test_value_says_what_it_takes_to_lose_it_and_to_break_even() -> None:
    found = said(costing("A", 100, saving=(150,)), costing("B", 100, saving=(80,)))
    assert found[0] == (
        "Option A and Option B cost equally little in present value, £100: any change parts them."
    )
    assert found[1:5] == [
        "Not discounted, Option A and Option B cost equally little, £100.",
        "Option A is worth most in present value, £50, and stays so until its costs rise by 70% or "
        "its savings fall by about 46.67%.",
        "Option A pays for itself over these years until its costs rise by 50% or its savings fall "
        "by about 33.33%.",
        "Option B does not pay for itself over these years unless its costs fall by 20% or its "
        "savings rise by 25%.",
    ]


def test_one_option_is_told_only_whether_it_pays_for_itself() -> None:
    assert said(costing("A", 100)) == []
    (only,) = said(costing("A", 100, saving=(100,)))
    assert only == "Option A just pays for itself over these years."


def test_option_that_lacks_a_figure_is_in_no_comparison_and_said_so() -> None:
    gap = Line("gap", LineKind.COST, amounts=((FIRST, Missing("not priced")),))
    found = said(costing("A", 100), option("B", gap))
    assert found == ["A figure of Option B is missing, which is in none of these comparisons."]
    assert compared_costs([option("B", gap), option("C")]) is None


def test_tables_have_a_row_for_each_option_however_many_and_however_small_the_change() -> None:
    many = [costing(f"{at:02}", 9_999_999_990 + at, saving=(at,)) for at in range(30)]
    costs = compared_costs(many)
    assert costs is not None
    beside, value = costs_change_table(costs), value_change_table(costs)
    assert beside is not None
    assert value is not None
    assert len(beside.rows) == len(value.rows) == 30
    first = beside.rows[0].cells[1]
    assert (first.text, first.note) == ("+0.00000001", "meets Option 01")
    assert F(first.value) == F(100, 9_999_999_990)  # in per cent, as the column is
    assert beside.rows[0].cells[2].text == "Is the cheapest"
    assert value.rows[0].cells[3].text == "Saves nothing"
