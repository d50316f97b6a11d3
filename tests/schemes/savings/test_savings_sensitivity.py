"""What a scheme's savings rest on: the tornado, and how far drivers may move."""

from decimal import Decimal
from fractions import Fraction

import pytest

from schemes.casefile.money import finance_line
from schemes.casefile.parts import CaseLine
from schemes.finance.totals import Weighting
from schemes.finance.worth.sensitivity import Goal
from schemes.finance.years import FinancialYear, year_range
from schemes.models import Scheme
from schemes.savings.charts import tornado_chart
from schemes.savings.model import SavingsModel, left_of_target
from schemes.savings.tables import driver_text, switches_table
from schemes.savings.words import switches_sentences
from tests.factories import World, make_programme, make_scheme, sign_in
from tests.schemes.savings.lines import make_line
from workbench.casefile.parts import read
from workbench.charts.chart import ChartKind

HERE = "/programmes/2018-21/schemes/s1/savings/sensitivity/"
FIGURE = "/programmes/2018-21/schemes/s1/savings/tornado.json"
YEARS = year_range(FinancialYear.parse("2018/19"), 4)
GOAL = Goal(YEARS, YEARS[0])
RANGED = {
    "name": "Payers",
    "kind": "income",
    "unit_value": {"low": "25", "central": "27.45", "high": "30"},
    "volume": {"low": "150", "central": "159", "high": "170"},
    "periods": "52",
}


def model(*lines: dict[str, object]) -> SavingsModel:
    parts = (read(CaseLine, line) for line in lines)
    return SavingsModel(tuple(map(finance_line, parts)), YEARS, Weighting())


@pytest.fixture
def scheme(world: World) -> Scheme:
    scheme = make_scheme(world.programme, reference="S1", headline_amount=Decimal(200000))
    make_line(scheme, "Payers", **{k: v for k, v in RANGED.items() if k not in ("name", "kind")})
    return scheme


def test_tornado_draws_the_widest_driver_first_from_the_central_value() -> None:
    chart = tornado_chart(model(RANGED).tornado(GOAL), "all years")
    assert chart is not None
    assert chart.kind is ChartKind.FLOATING
    assert chart.categories == ("Payers: unit value", "Payers: volume")
    base = Fraction("226956.60")
    assert chart.mark == base
    assert chart.starts == (base, base)
    at_low, at_high = chart.series
    assert at_low.values[0] == 25 * 159 * 52 - base
    assert at_high.values[0] == 30 * 159 * 52 - base
    assert at_high.labels[0] == "£248,040"
    assert chart.message == "Payers: unit value moves the saving most, by £41,340"
    assert chart.reading == (
        "The net saving in all years is £226,957 with every driver at its central value; Payers: "
        "unit value alone takes it from £206,700 to £248,040. One more driver has a range: Payers: "
        "volume."
    )
    assert [cell.text for cell in chart.table.rows[1].cells] == [
        "150 to 170",
        "214,110",
        "242,658",
        "28,548",
    ]
    assert 15 <= len(chart.alt.split()) <= 20


def test_tornado_of_one_driver_names_no_others() -> None:
    chart = tornado_chart(model(RANGED | {"volume": "159"}).tornado(GOAL), "2018/19")
    assert chart is not None
    assert chart.reading.startswith("The net saving in 2018/19 is £226,957")
    assert "more driver" not in chart.reading


def test_tornado_without_a_range_that_matters_is_not_drawn() -> None:
    certain = RANGED | {"unit_value": "27.45", "volume": "159"}
    assert tornado_chart(model(certain).tornado(GOAL), "all years") is None
    later = {"name": "Later", "kind": "saving", "amounts": {"2030/31": {"low": "1", "high": "9"}}}
    assert tornado_chart(model(later).tornado(GOAL), "all years") is None


def test_switching_values_stand_in_a_table_and_in_words() -> None:
    switches = model(RANGED | {"unit_value": "27.45", "volume": "159"}).switches(
        GOAL, Fraction(200000)
    )
    rows = {
        row.heading.text: [cell.text for cell in row.cells] for row in switches_table(switches).rows
    }
    assert rows["Payers: volume"] == ["159", "140.11", "−11.9%", "below it"]
    assert rows["Payers: likelihood"] == ["100%", "88.1%", "−11.9%", "below it"]
    told = switches_sentences(switches)
    assert (
        told[0] == "The lines bring £226,957 and meet the target of £200,000 with £26,957 to spare."
    )
    assert "Payers: volume is 159 now; the target is missed below about 140.11." in told


def test_switching_value_of_a_missed_target_says_what_is_short() -> None:
    cost = {"name": "Staff", "kind": "cost", "unit_value": "500"}
    saving = {"name": "Rent", "kind": "saving", "unit_value": "1000", "likelihood": "0.5"}
    switches = model(saving, cost).switches(GOAL, Fraction(3000))
    told = switches_sentences(switches)
    assert told[0] == "The lines bring £0 and miss the target of £3,000 by £3,000."
    assert told[-1].startswith("No value of Rent: likelihood")
    rows = {row.heading.text: row.cells for row in switches_table(switches).rows}
    assert "Rent: likelihood" not in rows
    assert rows["Rent: unit value"][1].text == "7,000"
    assert rows["Rent: unit value"][2].text == "+600.0%"


def test_periods_that_nobody_stated_are_no_driver() -> None:
    switches = model({"name": "Rent", "kind": "saving", "unit_value": "1000"}).switches(
        GOAL, Fraction(1000)
    )
    assert [row.heading.text for row in switches_table(switches).rows] == [
        "Rent: unit value",
        "Rent: likelihood",
    ]
    assert switches_sentences(switches) == [
        "The lines bring £1,000, which just meets the target.",
        "Rent: unit value is 1,000 now; the target is missed below 1,000.",
        "Rent: likelihood is 100% now; the target is missed below 100%.",
    ]


def test_cost_may_rise_only_so_far() -> None:
    cost = {"name": "Staff", "kind": "cost", "unit_value": "500"}
    saving = {"name": "Rent", "kind": "saving", "unit_value": "1000"}
    told = switches_sentences(model(saving, cost).switches(GOAL, Fraction(400)))
    assert "Staff: unit value is 500 now; the target is missed above 600." in told


def test_headline_is_met_by_what_rounds_to_it(world: World, scheme: Scheme) -> None:
    scheme.headline_amount, scheme.headline_precision = Decimal(227000), Decimal(1000)
    scheme.save()
    text = sign_in(world.member).get(HERE).content.decode()
    assert "meet the target of £226,500 with £457 to spare" in text


@pytest.mark.parametrize(
    ("value", "field", "text"),
    [
        ("0.5", "likelihood", "50%"),
        ("0.125", "likelihood", "12.5%"),
        ("159", "volume", "159"),
        ("52.14", "periods", "52.14"),
        ("1/3", "volume", "0.33"),
    ],
)
def test_driver_is_read_as_what_it_is(value: str, field: str, text: str) -> None:
    assert driver_text(Fraction(value), field) == text


@pytest.mark.django_db
def test_target_is_what_the_others_leave_of_the_programmes() -> None:
    programme = make_programme(target=Decimal(1000))
    scheme = make_scheme(programme)
    make_line(scheme, unit_value="50")
    make_line(make_scheme(programme), unit_value="300")
    make_line(make_scheme(programme), unit_value="40", alternative=True)
    make_line(make_scheme(programme, status=Scheme.Status.STOPPED), unit_value="600")
    make_line(make_scheme(make_programme()), unit_value="7")
    plain = {"unit_value": None, "volume": None, "periods": None, "phasing": None}
    once = plain | {"amounts": {programme.first_year: "90"}, "amounts_are": "once"}
    make_line(make_scheme(programme), **once)
    assert left_of_target(scheme) == 700
    assert left_of_target(make_scheme(make_programme(target=None))) is None


def test_sensitivity_page_holds_savings_against_headline_or_target(
    world: World, scheme: Scheme
) -> None:
    client = sign_in(world.member)
    text = client.get(HERE).content.decode()
    assert "Compared with the smallest amount that rounds to the headline." in text
    assert "meet the target of £200,000" in text
    assert f'data-chart="{FIGURE}?against=headline"' in text
    text = client.get(f"{HERE}?against=programme").content.decode()
    assert "what the other schemes leave" in text
    assert "miss the target of £1,677,660" in text
    assert (
        "Compared with the smallest amount that rounds to the headline."
        in client.get(f"{HERE}?against=x").content.decode()
    )


def test_only_what_lasts_is_held_against_the_programmes_target(
    world: World, scheme: Scheme
) -> None:
    scheme.lines.update(lasts=False)
    text = sign_in(world.member).get(f"{HERE}?against=programme").content.decode()
    assert "Nothing of this scheme lasts, and only what lasts meets the target." in text


def test_sensitivity_page_says_what_is_not_there(world: World, scheme: Scheme) -> None:
    client = sign_in(world.member)
    world.programme.target = None
    world.programme.save()
    scheme.headline_amount = None
    scheme.save()
    scheme.lines.update(unit_value="1", volume={"missing": "not received"})
    text = client.get(HERE).content.decode()
    assert "No driver has a range yet" in text
    assert "Left out, since it is missing: Payers: volume: not received." in text
    assert "there is nothing to miss" in text
    scheme.lines.all().delete()
    assert "Go to the savings lines" in client.get(HERE).content.decode()
    assert client.get(FIGURE).json() == {"data": [], "layout": {}}


def test_tornado_figure_is_drawn_for_the_page(world: World, scheme: Scheme) -> None:
    figure = sign_in(world.member).get(f"{FIGURE}?against=programme").json()
    assert [bar["name"] for bar in figure["data"]] == [
        "Driver at its lowest",
        "Driver at its highest",
    ]
