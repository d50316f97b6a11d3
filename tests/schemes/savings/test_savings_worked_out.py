"""What a scheme's lines come to on its pages: years, gaps, payback, present value."""

from decimal import Decimal
from fractions import Fraction

import pytest
from pytest_django import DjangoAssertNumQueries

from schemes.casefile.money import finance_line
from schemes.casefile.parts import CaseLine
from schemes.finance.totals import Weighting
from schemes.finance.years import FinancialYear, year_range
from schemes.savings.headline import headline_of
from schemes.savings.model import SavingsModel
from schemes.savings.tables import money_table, present_table, total_cell, workings, years_table
from schemes.savings.words import (
    full_year_sentence,
    gap_sentences,
    headline_table,
    payback_sentences,
    present_sentences,
    rates_sentence,
    weighting_sentence,
)
from tests.factories import World, make_scheme, sign_in
from tests.schemes.savings.lines import make_line
from workbench.casefile.parts import read
from workbench.pages.tables import Table

LASTING_BY_THEN = "Lasting net saving by the end of the year"
HERE = "/programmes/2018-21/schemes/s1/savings/"
YEARS = year_range(FinancialYear.parse("2018/19"), 4)


def model(*lines: dict[str, object]) -> SavingsModel:
    data = ({"name": f"Line {index}", "kind": "saving"} | line for index, line in enumerate(lines))
    parts = (read(CaseLine, line) for line in data)
    return SavingsModel(tuple(map(finance_line, parts)), YEARS, Weighting(scheme=Fraction(1, 2)))


def row(table: Table, name: str) -> list[str]:
    (found,) = [one for one in table.rows if one.heading.text == name]
    return [cell.text + (f" [{cell.note}]" if cell.note else "") for cell in found.cells]


def names(table: Table) -> list[str]:
    return [one.heading.text for one in table.rows]


def test_years_table_takes_costs_and_reinvestment_off() -> None:
    """A/R.6.127: 373k less 60k reinvested, 120k once."""
    table = years_table(
        model(
            {"unit_value": "373000"},
            {"unit_value": "60000", "kind": "reinvestment"},
            {
                "unit_value": "3000",
                "kind": "cost",
                "phasing": {"kind": "full-year", "start": "2019/20"},
            },
            {"amounts": {"2018/19": "120000"}, "kind": "one-off-cost"},
            {"amounts": {"2018/19": "20000"}, "kind": "funding"},
        )
    )
    assert [column.heading for column in table.columns[1:]] == [*map(str, YEARS), "All years"]
    assert row(table, "Gross savings and income") == ["373,000", "0", "0", "0", "373,000"]
    assert row(table, "Reinvested") == ["60,000", "0", "0", "0", "60,000"]
    assert row(table, "Running costs") == ["0", "3,000", "0", "0", "3,000"]
    assert row(table, "Net saving") == ["313,000", "−3,000", "0", "0", "310,000"]
    assert row(table, "Lasting net saving") == ["313,000", "−3,000", "0", "0", "310,000"]
    assert row(table, "Net saving weighted by confidence and risk")[0] == "126,500"
    assert row(table, LASTING_BY_THEN) == ["313,000", *["310,000"] * 4]
    assert row(table, "One-off costs")[0] == "120,000"
    assert row(table, "One-off costs left to find")[0] == "100,000"


def test_years_table_leaves_out_what_no_line_has() -> None:
    assert names(years_table(model({"unit_value": "5"}))) == [
        "Gross savings and income",
        "Net saving",
        "Lasting net saving",
        "Net saving weighted by confidence and risk",
        LASTING_BY_THEN,
    ]


def test_years_table_tells_what_carries_on_from_what_does_not() -> None:
    table = years_table(model({"unit_value": "100"}, {"amounts": {"2018/19": "40"}}))
    assert row(table, "Net saving")[0] == "140"
    assert row(table, "Lasting net saving")[0] == "100"


def test_years_table_shows_ranges_and_the_words_for_gaps() -> None:
    given = {"2018/19": {"low": "40000", "high": "241000"}, "2019/20": {"missing": "not received"}}
    table = years_table(model({"amounts": given}, {"amounts": {"2020/21": "7"}}))
    assert row(table, "Net saving") == [
        "140,500 [40,000 to 241,000]",
        "Not received",
        "7",
        "0",
        "140,507 [40,007 to 241,007; without what is not received]",
    ]
    gap = next(r for r in table.rows if r.heading.text == "Net saving").cells[1]
    assert gap.kind == "missing"
    assert gap.value == ""


def test_years_table_keeps_exact_values_behind_the_rounded() -> None:
    cell = years_table(model({"unit_value": "0.6"})).rows[0].cells[0]
    assert (cell.text, cell.value) == ("1", "0.6")


def test_money_table_counts_again_what_carries_on() -> None:
    table = money_table(
        model({"unit_value": "100"}, {"amounts": {"2018/19": "250"}, "kind": "one-off-cost"})
    )
    assert row(table, "Net saving") == ["100", "100", "100", "100", "400"]
    assert row(table, "Net after one-off costs") == ["−150", "100", "100", "100", "150"]
    assert row(table, "Net after one-off costs so far") == ["−150", "−50", "50", "150", "150"]


def test_present_value_is_of_all_the_money_at_the_stated_rate() -> None:
    found = model({"unit_value": "100"}, {"amounts": {"2018/19": "250"}, "kind": "one-off-cost"})
    value = -150 + sum(100 / Fraction("1.035") ** year for year in (1, 2, 3))
    assert found.present.total.central == value
    assert present_sentences(found) == [
        "The net present value is £130 over 4 years, after one-off costs.",
        "Year 0 is 2018/19. Each year's money is taken to fall at the start of the year.",
        "Money is discounted at 3.5% a year in real terms, as the Green Book sets out.",
    ]
    table = present_table(found.present)
    assert row(table, "2019/20") == ["100", "0.9662", "97"]
    assert row(table, "Net present value")[-1] == "130"


def test_full_year_is_told_only_of_what_carries_on() -> None:
    told = full_year_sentence(model({"unit_value": "100"}, {"amounts": {"2018/19": "40"}}))
    assert told == (
        "The full-year effect is £100 net: one full year of everything that lasts, whenever it starts."
    )
    once = full_year_sentence(model({"amounts": {"2018/19": "40"}}))
    assert once == "Nothing of this lasts, so there is no full-year effect."


def test_rates_are_named_as_far_as_the_years_go() -> None:
    assert "3.5% a year in real terms, as" in rates_sentence(30)
    assert "3.5% a year in real terms and 3% from year 31, as" in rates_sentence(31)


def test_payback_is_told_at_both_ends_of_a_range() -> None:
    certain = model({"unit_value": "120"}, {"amounts": {"2018/19": "60"}, "kind": "one-off-cost"})
    assert payback_sentences(certain) == ["Paid back by the end of September 2018, after 6 months."]
    given = {"amounts": {"2018/19": {"low": "30", "high": "60"}}, "kind": "one-off-cost"}
    told = payback_sentences(model({"unit_value": "120"}, given))
    assert len(told) == 3
    assert told[1].startswith("With the lowest savings and the highest costs: paid back by the end")


def test_gaps_and_money_outside_the_years_are_listed() -> None:
    found = model({"amounts": {"2017/18": "70833", "2018/19": {"missing": "not received"}}})
    assert gap_sentences(found.new) == [
        "Line 0: amount of 2018/19: not received",
        "Line 0: £70,833 in 2017/18, outside the years of the programme",
    ]


def test_workings_name_the_year_or_the_parts() -> None:
    whole, part, plain = model(
        {"unit_value": "27.45", "volume": "159", "periods": "52"},
        {"unit_value": "170000", "phasing": {"kind": "from-month", "month": "2018-11"}},
        {"amounts": {"2018/19": "5", "2019/20": {"missing": "not received"}}, "likelihood": "0.5"},
    ).lines
    assert workings(whole, YEARS[0]) == ("27.45 × 159 × 52 = 226,956.60, from 2018/19",)
    assert workings(part, YEARS[0]) == (
        "170,000",
        "2018/19, 5 months from November 2018: 170,000 × 5/12 = about 70,833.33",
        "2019/20, remaining effect, 7 months: 170,000 × 7/12 = about 99,166.67",
    )
    assert workings(plain, YEARS[0])[0] == "2018/19: 5 × 50% = 2.50"
    assert total_cell(plain, YEARS).text == "3"
    assert total_cell(plain, YEARS).note == "without what is not received"


def test_line_of_which_nothing_is_known_shows_the_word() -> None:
    (line,) = model({"unit_value": {"missing": "not known yet"}}).lines
    cell = total_cell(line, YEARS)
    assert (cell.text, cell.kind) == ("Not known yet", "missing")


@pytest.mark.parametrize(
    ("confidence", "told"),
    [
        ("amber", "count at 75%, since confidence is amber, then at 90%"),
        ("", "count in full, as there is no confidence rating,"),
    ],
)
def test_weighting_is_said_in_words(confidence: str, told: str) -> None:
    assert told in weighting_sentence(confidence)


def test_headline_stands_beside_modelled_with_the_difference(world: World) -> None:
    scheme = make_scheme(world.programme, headline_amount=Decimal(315000), headline_year="2018/19")
    assert row(headline_table(headline_of(scheme)), "2018/19") == [
        "£315,000",
        "No figure yet",
        "Cannot be told",
    ]
    make_line(scheme, unit_value="313000")
    scheme.refresh_from_db()
    assert row(headline_table(headline_of(scheme)), "2018/19") == ["£315,000", "£313,000", "£2,000"]
    scheme.headline_amount, scheme.headline_precision = Decimal(310000), Decimal(10000)
    assert row(headline_table(headline_of(scheme)), "2018/19")[-1] == "−£3,000 [agrees, as rounded]"


def test_savings_page_shows_every_part(world: World) -> None:
    scheme = make_scheme(world.programme, reference="S1", headline_amount=Decimal(227000))
    make_line(scheme, "Payers", volume={"low": "150", "high": "168"})
    make_line(scheme, "Other way", alternative=True, unit_value="99")
    make_line(
        scheme, "Staff", kind="one-off-cost", amounts={"2018/19": {"missing": "not received"}}
    )
    text = sign_in(world.member).get(HERE).content.decode()
    for part in (
        "Headline beside what the lines give",
        "27.45 × 159 (150 to 168) × 52 = 226,956.60 (214,110 to 239,803.20)",
        "another way, not counted",
        "Staff: amount of 2018/19: not received",
        "New saving in each year (£)",
        "All the money of each year (£)",
        "The full-year effect is £226,957 (£214,110 to £239,803) net: one full year of everything",
        # The one-off cost, which nobody has, is perhaps spent before anything is saved.
        "When it is paid back cannot be told while figures are missing.",
        "It is at most that, whatever is missing.",
        "Year 0 is 2018/19.",
        "discounted at 3.5% a year",
    ):
        assert part in text, part
    assert ">326,0" not in text, "an alternative is in no total"


def test_savings_page_without_lines_says_what_to_do(world: World) -> None:
    make_scheme(world.programme, reference="S1")
    assert "Add a savings line" in sign_in(world.officer).get(HERE).content.decode()
    assert (
        "An officer of the programme can add them."
        in sign_in(world.member).get(HERE).content.decode()
    )


def test_savings_page_takes_the_same_queries_however_many_lines(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    scheme = make_scheme(world.programme, reference="S1")
    for number in range(9):
        make_line(scheme, f"Line {number}", counts=[f"Budget {number}"])
    client = sign_in(world.member)
    with django_assert_max_num_queries(7):
        client.get(HERE)
