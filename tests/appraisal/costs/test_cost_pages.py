"""Costs and savings of options: their lines, all of them side by side, years and prices."""

from decimal import Decimal

import pytest

from appraisal.casefile.costs import OptionCosts
from appraisal.casefile.rows import AppraisalRows
from appraisal.costs.words import without_lines_sentence
from appraisal.models import Appraisal, Option, OptionLine
from reports.models import Paper
from schemes.reconciliation.tables import key_of
from tests.factories import World, sent, sign_in
from workbench.models import AuditEvent

COSTS = "/programmes/2018-21/appraisals/a1/costs/"
OPTION = "/programmes/2018-21/appraisals/a1/options/b/costs/"
LONG = "A very long name of a line of costs " * 5


def line(world: World, name: str, kind: str, amounts: dict[str, object], at: int = 0) -> OptionLine:
    return OptionLine.objects.create(
        option=world.options[1],
        name=name,
        kind=kind,
        amounts=amounts,
        amounts_are="once",
        position=at,
    )


def page(world: World, address: str) -> str:
    answer = sign_in(world.officer).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_line_is_added_changed_moved_and_removed(world: World) -> None:
    client = sign_in(world.officer)
    assert client.get(f"{OPTION}new/").status_code == 200
    data = sent(
        None, name="Building", kind="one-off-cost", amount_2018="1000", amounts_are="once", lasts=""
    )
    answer = client.post(f"{OPTION}new/?way=amounts", data)
    assert answer.status_code == 302, answer.context["form"].errors
    row = OptionLine.objects.get()
    assert (row.name, row.amounts) == ("Building", {"2018/19": "1000"})
    data = sent(
        1, name="Building", kind="one-off-cost", amount_2018="2000", amounts_are="once", lasts=""
    )
    assert client.post(f"{OPTION}{row.pk}/edit/", data).status_code == 302
    other = line(world, "Running", "cost", {"2018/19": "5"}, at=1)
    client.post(f"{OPTION}{other.pk}/move/", sent(1, direction="up"))
    row.refresh_from_db()
    other.refresh_from_db()
    assert other.position < row.position
    assert client.post(f"{OPTION}{row.pk}/remove/", sent(row.version)).status_code == 302
    assert [one.name for one in OptionLine.objects.all()] == ["Running"]
    assert AuditEvent.objects.filter(action="removed line of an option").count() == 1


def test_page_of_an_option_shows_years_net_and_present_value(world: World) -> None:
    line(world, "Building", "one-off-cost", {"2018/19": "9999999999"})
    line(world, "Back", "saving", {"2019/20": "-1"}, at=1)
    shown = page(world, OPTION)
    assert "9,999,999,999" in shown
    assert "−10,000,000,000" in shown
    assert "No price base is stated." in shown
    assert "3.5% a year in real terms" in shown


@pytest.mark.parametrize("count", [0, 1, 30])
def test_all_options_stand_side_by_side(world: World, count: int) -> None:
    for at in range(count):
        line(world, f"{at} {LONG}"[:200], "cost", {"2018/19": "10"}, at)
    shown = page(world, COSTS)
    if count:
        assert "Net present value (£)" in shown
        assert f">{10 * count}<" in shown
    assert ("not in the table" in shown) == bool(count)
    for option in world.options:
        has_lines = bool(count) and option.pk == world.options[1].pk
        adds = f"options/{option.slug}/costs/new/"
        assert (adds in shown) is not has_lines, "the way to add is there where nothing stands"
    reader = sign_in(world.member).get(COSTS).content.decode()
    assert "costs/new/" not in reader
    assert f"options/{world.options[0].slug}/costs/" in reader


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, ""),
        (1, "given for O1."),
        (4, "O1, O2, O3 and O4."),
        (5, "O1, O2, O3 and two others."),
        (30, "and 27 others."),
    ],
)
def test_options_without_lines_are_named_in_one_sentence(count: int, said: str) -> None:
    every = [OptionCosts(f"o{at}", f"O{at}", None) for at in range(1, count + 1)]
    sentence = without_lines_sentence(every)
    assert sentence.endswith(said)
    assert bool(sentence) == bool(count)


def test_missing_amount_is_said_and_never_shown_as_nought(world: World) -> None:
    line(world, "Building", "one-off-cost", {"2018/19": {"missing": "not priced"}})
    shown = page(world, OPTION)
    assert "Not priced" in shown
    assert "not priced" in page(world, COSTS).lower()


def test_fifteen_years_range_and_bias_are_shown_apart(world: World) -> None:
    Appraisal.objects.filter(pk=world.appraisal.pk).update(
        costs_first_year="2018/19", costs_years=15, price_base="2017/18"
    )
    line(world, "Building", "one-off-cost", {"2018/19": "1000", "2032/33": "500"})
    data = sent(
        1, cost_bias="15%", saving_bias="", bias_reason="New here", below="10%", above="20%"
    )
    answer = sign_in(world.officer).post(f"{OPTION}estimates/", data)
    assert answer.status_code == 302
    shown = page(world, OPTION)
    for words in ("2032/33", "15% added to costs", "New here", "prices of 2017/18", "225"):
        assert words in shown
    assert "Net present cost, lowest" in page(world, COSTS)


def own(**values: str) -> dict[str, object]:
    """A line of 1,000 that says for itself how sure it is."""
    data = {"name": "Building", "kind": "one-off-cost", "amount_2018": "1000"}
    return sent(None, **data, amounts_are="once", lasts="", **values)


def test_line_says_for_itself_how_sure_it_is(world: World) -> None:
    client = sign_in(world.officer)
    bias, new = Decimal("0.5"), f"{OPTION}new/?way=amounts"
    Option.objects.filter(pk=world.options[1].pk).update(cost_bias=bias, bias_reason="New here.")
    data = own(bias="20%", bias_reason="Half of it is tendered.", below="0", above="30%")
    assert client.post(new, data).status_code == 302
    row = OptionLine.objects.get()
    assert (row.bias, row.below, row.above) == (Decimal("0.2"), Decimal(0), Decimal("0.3"))
    shown = page(world, OPTION)
    for words in (
        "Optimism bias of 20% (reason: Half of it is tendered), not below its amount and up to 30%",
        "With optimism bias of 20%, all years: £1,000 + £200 = £1,200",
        "One line says otherwise for itself.",
        "1,200 to 1,560",
    ):
        assert words in shown, words
    assert 'value="20%"' in page(world, f"{OPTION}{row.pk}/edit/")
    OptionLine.objects.update(bias=None, bias_reason="")
    assert "bias of 50%, all years: £1,000 + £500 = £1,500" in page(world, OPTION)


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"bias": "0"}, ["bias_reason"]),
        ({"kind": "saving", "bias": "101%", "bias_reason": "So."}, ["bias"]),
        ({"kind": "funding", "bias": "1%", "bias_reason": "So.", "above": "1"}, ["bias", "above"]),
        ({"amount_2018": "1k to 2k", "above": "10%"}, ["above"]),
        ({"below": "101%"}, ["below"]),
    ],
)
def test_what_a_line_cannot_say_of_itself_is_refused(
    world: World, values: dict[str, str], fields: list[str]
) -> None:
    answer = sign_in(world.officer).post(f"{OPTION}new/?way=amounts", own() | values)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == fields


def test_bias_without_a_reason_is_refused(world: World) -> None:
    data = sent(1, cost_bias="15%")
    answer = sign_in(world.officer).post(f"{OPTION}estimates/", data)
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["bias_reason"]


def test_lines_give_the_cost_only_once_years_and_prices_are_stated(world: World) -> None:
    client = sign_in(world.officer)
    refused = client.post(f"{COSTS}years/", sent(1, costs_from="lines"))
    assert set(refused.context["form"].errors) == {"costs_first_year", "costs_years", "price_base"}
    line(world, "Building", "one-off-cost", {"2018/19": "1000"})
    world.options[1].cost = Decimal(7)
    world.options[1].save()
    data = sent(
        1, costs_from="lines", costs_first_year="2018/19", costs_years="2", price_base="2018/19"
    )
    assert client.post(f"{COSTS}years/", data).status_code == 302
    rows = AppraisalRows.of(Appraisal.objects.get(pk=world.appraisal.pk))
    assert rows.problem.options[1].cost == 1000
    options = "/programmes/2018-21/appraisals/a1/options/"
    for shown in (page(world, options), page(world, f"{options}b/")):
        assert "£1,000, by its lines" in shown
        assert "£7<" not in shown, "the stated cost does not count"
    OptionLine.objects.update(amounts={"2018/19": {"missing": "not priced"}})
    assert "Not known: figures of its lines are missing" in page(world, options)


def test_stated_total_beside_lines_shows_its_difference(world: World) -> None:
    line(world, "Building", "one-off-cost", {"2018/19": "1000"})
    world.options[1].cost = Decimal(1250)
    world.options[1].save()
    shown = page(world, COSTS)
    assert "A1 / B cost" in shown
    assert ">250<" in shown
    world.options[1].refresh_from_db()
    assert world.options[1].cost == 1250


def test_range_whose_ends_are_written_alike_is_left_out(world: World) -> None:
    Option.objects.filter(pk=world.options[1].pk).update(above=Decimal("0.2"))
    row = line(world, "Rent", "one-off-cost", {"2018/19": "1", "2019/20": "100"})
    shown = page(world, OPTION)
    assert "101 to 121" in shown
    assert "100 to 120" not in shown, "a year has no range, the row of all years has"
    assert "its range stands in the row of all years" in shown
    assert "0 to 0" not in shown
    OptionLine.objects.filter(pk=row.pk).update(amounts={"2018/19": "1"})
    assert "1 to 1<" not in page(world, OPTION)


def stated_beside_lines(world: World) -> None:
    line(world, "Building", "one-off-cost", {"2018/19": "1000"})
    Option.objects.filter(pk=world.options[1].pk).update(cost=Decimal(1250))


def test_difference_is_explained_where_reconciliation_lists_it(world: World) -> None:
    stated_beside_lines(world)
    shown = page(world, COSTS)
    assert "A1 / B cost differs, and nobody has said why." in shown
    explain = f"/programmes/2018-21/reconciliation/explain/{key_of('A1 / B cost')}/"
    assert f'href="{explain}"' in shown
    reader = sign_in(world.member).get(COSTS).content.decode()
    assert "nobody has said why" in reader
    assert explain not in reader
    listed = page(world, "/programmes/2018-21/reconciliation/")
    assert "A1 / B cost" in listed
    form = sign_in(world.officer).get(explain).context["form"]
    data = sent(None, text="The tender came in late.", amounts=form["amounts"].value())
    assert sign_in(world.officer).post(explain, data).status_code == 302
    for address in (COSTS, OPTION, "/programmes/2018-21/appraisals/a1/options/b/"):
        assert "A1 / B cost differs, since: The tender came in late." in page(world, address)
    assert "No difference is open" in page(world, "/programmes/2018-21/reconciliation/")
    OptionLine.objects.update(amounts={"2018/19": "1001"})
    assert "nobody has said why" in page(world, COSTS), "it held for other amounts"


def test_reconciliation_tells_a_reader_nothing_of_an_exempt_option(world: World) -> None:
    stated_beside_lines(world)
    paper = Paper.objects.create(programme=world.programme, reference="P", slug="p", title="Paper")
    paper.exemptions.create(kind="option", name="A1/B", paragraph="3", reason="Bids are open.")
    address = "/programmes/2018-21/reconciliation/"
    for page_of in (address, f"{address}figures.csv"):
        assert "A1 / B" not in sign_in(world.member).get(page_of).content.decode()
        assert "A1 / B" in sign_in(world.officer).get(page_of).content.decode()


def test_page_of_the_option_shows_its_table_by_year(world: World) -> None:
    own = "/programmes/2018-21/appraisals/a1/options/b/"
    assert "Net present value" not in page(world, own)
    line(world, "Building", "one-off-cost", {"2018/19": "9999999999", "2019/20": "-1"})
    shown = page(world, own)
    for words in ("Costs and savings by year: Staff mutual", "9,999,999,999", "3.5% a year"):
        assert words in shown, words


def test_savings_considered_are_added_changed_moved_and_removed(world: World) -> None:
    client = sign_in(world.officer)

    def version() -> int:
        return Appraisal.objects.get(pk=world.appraisal.pk).version

    def lines() -> list[dict[str, str]]:
        return list(Appraisal.objects.get(pk=world.appraisal.pk).saving_lines)

    for name in ("Overheads", "Trading"):
        data = sent(version(), name=name, risk="low")
        assert client.post(f"{COSTS}considered/new/", data).status_code == 302
    data = sent(version(), name="Trade", risk="")
    assert client.post(f"{COSTS}considered/1/edit/", data).status_code == 302
    assert lines() == [{"name": "Overheads", "risk": "low"}, {"name": "Trade"}]
    client.post(f"{COSTS}considered/1/move/", sent(version(), direction="up"))
    assert [one["name"] for one in lines()] == ["Trade", "Overheads"]
    assert "Trade" in page(world, COSTS)
    assert client.post(f"{COSTS}considered/0/remove/", sent(version())).status_code == 302
    assert len(lines()) == 1
    assert client.get(f"{COSTS}considered/9/edit/").status_code in {200, 302, 404, 410}
