"""The programme's page as a portfolio: its table, filters, sequence, pages and downloads."""

import csv
import json
import re
from decimal import Decimal
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schemes.models import Programme
from schemes.portfolio.filter import SORTS
from tests.factories import World, add_member, make_programme, sign_in
from tests.ladder import refuses_the_wrong_visitors
from tests.schemes.portfolios import add_scheme, large_programme

DANGEROUS = ("=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1")


@pytest.fixture
def programme(db: None) -> Programme:
    programme = make_programme(target=Decimal(1000))
    add_scheme(
        programme,
        "A/R.6.115",
        ("100", "50"),
        title="Reablement",
        theme="Demand",
        confidence="green",
        status="approved",
        risk="low",
        counts=["Home care budget"],
    )
    add_scheme(
        programme,
        "A/R.6.173",
        ("300.25",),
        title="Sensors",
        theme="Demand",
        confidence="red",
        risk="high",
        counts=["home care budget"],
    )
    add_scheme(programme, "C/R.1.100", ("20",), title="Fleet", theme="Property")
    add_scheme(programme, "B1", (), title="Old homes", status="stopped", spellings=["AR 7.108"])
    return programme


@pytest.fixture
def window(programme: Programme) -> Client:
    return sign_in(add_member(programme, "member"))


def page(window: Client, programme: Programme, query: str = "") -> str:
    response = window.get(programme.get_absolute_url() + query)
    assert response.status_code == 200
    return response.content.decode()


def listed(text: str) -> list[str]:
    """The references of the table, in sequence."""
    return re.findall(r'rowheader"><a href="[^"]*/schemes/([^/"]+)/"', text)


def test_portfolio_page_lets_the_right_people_in(world: World) -> None:
    add_scheme(world.programme, "S1", ("100",))
    address = world.programme.get_absolute_url()
    refuses_the_wrong_visitors(world, address, writes=False)
    for name in ("portfolio.csv", "portfolio.xlsx", "charts/years.json", "charts/waterfall.json"):
        refuses_the_wrong_visitors(world, address + name, writes=False)
    assert sign_in(world.lead).get(f"{address}charts/pie.json").status_code == 404
    assert sign_in(world.lead).post(address).status_code == 405


def test_portfolio_tells_the_gap_in_one_sentence(window: Client, programme: Programme) -> None:
    text = page(window, programme)
    assert "The schemes save £470 that lasts by the end of" in text
    assert "Of the £1,000 target, £530 is still to be found" in text
    assert "one scheme is stopped and in no total" in text
    assert 'data-chart="/programmes/' in text


def test_portfolio_flags_red_schemes_and_the_same_money(
    window: Client, programme: Programme
) -> None:
    text = page(window, programme)
    assert "Counts the same money as A/R.6.173" in text
    assert "Counts the same money as A/R.6.115" in text
    assert '<span class="wb-mark wb-mark--red">Red</span>' in text


@pytest.mark.parametrize(
    ("query", "references"),
    [
        ("", ["a-r-6-115", "a-r-6-173", "c-r-1-100", "b1"]),
        ("?theme=Demand", ["a-r-6-115", "a-r-6-173"]),
        ("?theme=none", ["b1"]),
        ("?theme=Demand&confidence=red", ["a-r-6-173"]),
        ("?status=stopped", ["b1"]),
        ("?confidence=none", ["c-r-1-100", "b1"]),
        ("?q=AR 6.173", ["a-r-6-173"]),
        ("?q=ar/7.108", ["b1"]),
        ("?q=reable", ["a-r-6-115"]),
        ("?sort=-net", ["a-r-6-173", "a-r-6-115", "c-r-1-100", "b1"]),
        ("?sort=net", ["b1", "c-r-1-100", "a-r-6-115", "a-r-6-173"]),
        ("?sort=title", ["c-r-1-100", "b1", "a-r-6-115", "a-r-6-173"]),
        ("?sort=confidence", ["a-r-6-173", "a-r-6-115", "c-r-1-100", "b1"]),
        ("?sort=-confidence", ["a-r-6-115", "a-r-6-173", "c-r-1-100", "b1"]),
        ("?sort=nonsense&page=99&by=nothing", ["a-r-6-115", "a-r-6-173", "c-r-1-100", "b1"]),
    ],
)
def test_portfolio_table_shows_what_the_address_asks_for(
    window: Client, programme: Programme, query: str, references: list[str]
) -> None:
    assert listed(page(window, programme, query)) == references


def test_portfolio_counts_stay_right_under_filters(window: Client, programme: Programme) -> None:
    text = page(window, programme, "?confidence=red")
    assert "1 of 4 schemes." in text
    # Each filter counts what the others leave; its own other choices stay in sight.
    assert "Demand (1)" in text
    assert "Property (0)" in text
    assert "Green (1)" in text
    # The answer is of the whole programme whatever is listed.
    assert "The schemes save £470 that lasts" in text


def test_portfolio_total_is_of_all_that_the_filters_keep(
    window: Client, programme: Programme
) -> None:
    text = page(window, programme, "?theme=Demand")
    total = text[text.index("Together") :]
    assert "2 schemes" in total
    assert ">450<" in total


def test_portfolio_offers_every_sequence_where_headings_are_hidden(
    window: Client, programme: Programme
) -> None:
    text = page(window, programme, "?sort=-net")
    offered = re.findall(r'<option value="(-?[a-z]+)"[^>]*>[^<]*, [^<]*</option>', text)
    assert set(offered) == {*SORTS, *(f"-{name}" for name in SORTS)}
    assert '<option value="-net" selected>Net saving, largest first</option>' in text


def test_portfolio_headings_sort_and_keep_the_filters(window: Client, programme: Programme) -> None:
    text = page(window, programme, "?theme=Demand&sort=lasting")
    assert 'aria-sort="ascending"><a href="?theme=Demand&amp;sort=-lasting#schemes"' in text
    assert 'href="?theme=Demand&amp;sort=title#schemes"' in text
    assert 'aria-sort="descending"' in page(window, programme, "?sort=-lasting")


def test_portfolio_groups_by_what_is_asked(window: Client, programme: Programme) -> None:
    for by in ("theme", "status", "risk", "confidence"):
        text = page(window, programme, f"?by={by}")
        assert f"Schemes by {by}" in text
        chart = window.get(f"{programme.get_absolute_url()}charts/years.json?by={by}").json()
        assert len(chart["data"]) in {2, 3}


def test_portfolio_without_schemes_teaches(world: World) -> None:
    address = world.programme.get_absolute_url()
    text = sign_in(world.officer).get(address).content.decode()
    assert "A scheme is one proposal to save money" in text
    assert f"{address}schemes/new/" in text
    assert "schemes/new/" not in sign_in(world.member).get(address).content.decode()
    chart = sign_in(world.member).get(f"{address}charts/years.json")
    assert chart.json() == {"data": [], "layout": {}}


def test_portfolio_leads_to_every_page_of_its_money(world: World) -> None:
    add_scheme(world.programme, "S1", ("100",))
    address = world.programme.get_absolute_url()
    text = sign_in(world.officer).get(address).content.decode()
    for room in ("reconciliation", "evidence", "budgets", "timetable"):
        assert f'href="{address}{room}/"' in text
    for room, beside in (("budgets", "bridges"), ("evidence", "questions")):
        text_of_room = sign_in(world.officer).get(f"{address}{room}/").content.decode()
        assert f'href="{address}{beside}/"' in text_of_room
    assert f'href="{address}schemes/import/"' in text
    assert "schemes/import/" not in sign_in(world.member).get(address).content.decode()


def test_portfolio_where_no_filter_leaves_a_scheme_says_so(
    window: Client, programme: Programme
) -> None:
    text = page(window, programme, "?q=nowhere")
    assert "No scheme passes these filters." in text
    assert "0 of 4 schemes." in text


def test_portfolio_draws_the_way_from_budget_to_budget(
    window: Client, programme: Programme
) -> None:
    address = f"{programme.get_absolute_url()}charts/waterfall.json"
    assert window.get(address).json()["data"] == []
    programme.budgets.create(year="2018/19", amount=Decimal(5000))
    programme.budgets.create(year="2019/20", amount=Decimal(4900))
    assert "The budget falls from £5,000 to £4,900" in page(window, programme)
    figure = window.get(address).json()
    assert figure["layout"]["barmode"] == "overlay"
    assert json.dumps(figure).count("Other changes") >= 1


def test_portfolio_csv_holds_the_filtered_table_exactly(
    window: Client, programme: Programme
) -> None:
    response = window.get(f"{programme.get_absolute_url()}portfolio.csv?theme=Demand&sort=-net")
    rows = list(csv.reader(StringIO(response.content.decode("utf-8-sig"))))
    assert [row[0] for row in rows] == ["Reference", "A/R.6.173", "A/R.6.115"]
    assert rows[1][rows[0].index("Net saving 2018/19, £")] == "300.25"
    assert rows[1][rows[0].index("Counts the same money as")] == "A/R.6.115"


def test_stopped_scheme_is_in_no_total_whatever_is_listed(
    window: Client, programme: Programme
) -> None:
    add_scheme(programme, "Z9", ("7000",), status="stopped", headline_amount=Decimal(8000))
    text = page(window, programme)
    together = text[text.index(">Together") :]
    together = together[: together.index("</tr>")]
    assert "3 schemes" in together
    assert "Two stopped schemes are not counted" in together
    assert "470" in together
    assert not any(amount in together for amount in ("7,000", "7,470", "8,000"))
    assert "two schemes are stopped and in no total" in text
    alone = page(window, programme, "?status=stopped")
    alone = alone[alone.index(">Together") :]
    assert "0 schemes" in alone
    assert "7,000" not in alone[: alone.index("</tr>")]
    answer = window.get(f"{programme.get_absolute_url()}portfolio.csv?status=stopped")
    heading, *rows = csv.reader(StringIO(answer.content.decode("utf-8-sig")))
    assert {row[heading.index("Counts in totals")] for row in rows} == {"no: it is stopped"}


def test_export_has_a_column_for_what_lasts_and_ends_and_comes_once(
    window: Client, programme: Programme
) -> None:
    add_scheme(programme, "O1", ("7", "8"), amounts_are="once")
    add_scheme(programme, "E1", ("7", "8"), amounts_are="in-all", lasts=False)
    answer = window.get(f"{programme.get_absolute_url()}portfolio.csv")
    heading, *rows = csv.reader(StringIO(answer.content.decode("utf-8-sig")))
    columns = ("Lasting, £", "Ending, £", "One-off, £", "Full-year effect, £")
    found = {row[0]: [row[heading.index(name)] for name in columns] for row in rows}
    assert found["A/R.6.115"] == ["150", "0", "0", "150"]
    assert found["O1"] == ["0", "0", "15", "0"]
    assert found["E1"] == ["0", "15", "0", "0"]


def sheet(
    window: Client, programme: Programme, query: str = ""
) -> openpyxl.worksheet.worksheet.Worksheet:
    response = window.get(f"{programme.get_absolute_url()}portfolio.xlsx{query}")
    assert response["Content-Disposition"].startswith("attachment")
    return openpyxl.load_workbook(BytesIO(response.content))["Schemes"]


def test_portfolio_xlsx_writes_numbers_as_numbers(window: Client, programme: Programme) -> None:
    found = sheet(window, programme, "?q=6.173")
    heading = [cell.value for cell in found[1]]
    assert found.max_row == 2
    cell = found.cell(2, heading.index("Net saving, £") + 1)
    assert (cell.data_type, cell.value) == ("n", 300.25)
    assert found.cell(2, heading.index("Headline, £") + 1).value is None


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_is_a_formula_by_accident(db: None, text: str) -> None:
    programme = make_programme()
    add_scheme(programme, "S1", ("1",), title=text, theme=text, owner_role=text)
    window = sign_in(add_member(programme, "member"))
    found = sheet(window, programme)
    for cell in found[2]:
        assert cell.data_type in {"s", "n"}
    assert found.cell(2, 2).data_type == "s"
    assert text.strip() in str(found.cell(2, 2).value)
    raw = window.get(f"{programme.get_absolute_url()}portfolio.csv").content.decode("utf-8-sig")
    for row in csv.reader(StringIO(raw, newline="")):
        assert not any(re.match(r"\s*[=+@\t\r-]\D", cell) for cell in row)


def test_portfolio_takes_the_same_queries_for_any_number_of_schemes(db: None) -> None:
    counts = []
    for schemes in (3, 120):
        programme = large_programme(schemes, lines=2)
        window = sign_in(add_member(programme, "lead"))
        window.get(programme.get_absolute_url())
        with CaptureQueriesContext(connection) as found:
            text = page(window, programme)
        counts.append(len(found))
    assert counts[0] == counts[1] <= 12
    assert len(listed(text)) == 25
    assert "Page 1 of 5" in text
    assert len(listed(page(window, programme, "?page=5"))) == 20
    assert "120 schemes" in text


@pytest.mark.parametrize("schemes", [5, 30])
def test_narrow_window_leaves_out_of_a_long_list_what_stands_behind_its_links(
    db: None, schemes: int
) -> None:
    programme = large_programme(schemes, lines=1)
    text = page(sign_in(add_member(programme, "member")), programme)
    is_long = schemes > 12
    assert ("wb-table--long" in text) is is_long
    assert ("The rest stands on its page." in text) is is_long
    for heading, aside in (("Status", False), ("Lasting, £", False), ("Ending, £", True)):
        table = text.split('id="schemes"')[1]
        names = re.search(rf'data-label="{heading}"( class="[^"]*")?', table)
        assert names is not None
        assert ("wb-aside" in (names[1] or "")) is aside
