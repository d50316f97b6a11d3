"""An option that is exempt from publication, with lines that give its cost: nothing of its money is
in the public copy, nor on a page of somebody who may not read it."""

from typing import Any

import pytest

from appraisal.models import Appraisal, OptionLine
from reports.blocks.appraisal.worth.value import value_table, value_told
from reports.casefile.findings import case_findings
from reports.document.content_json import content_json
from reports.models import Paper
from reports.public.hidden import hidden_case
from reports.withheld.items import CELL, withheld_items
from tests.factories import World, sign_in
from tests.reports.cases.typed import typed
from tests.reports.exempt.copies import (
    barnet_without_words,
    exempt,
    public_document,
    refusals,
    table_named,
)
from tests.reports.exempt.keeping import kept
from tests.reports.workshop import paper

__all__ = ["paper"]
PHRASE = "Option withheld (paragraph 3)"
SECRETS = ("313,131", "47,717", "Rented hall", "Nobody has built one before")


def line(name: str, kind: str, amount: Any) -> dict[str, Any]:
    return {"name": name, "kind": kind, "amounts": {"2015/16": amount}, "amounts_are": "once"}


def barnet_with_lines(kept: str = "JV", **own: Any) -> dict[str, Any]:
    """Barnet with one option kept from the public; its cost comes from its lines."""
    data = barnet_without_words(exempt("option", f"delivery-model/{kept}"))
    part = data["appraisals"][0]
    part["finance"] |= {
        "first_year": "2015/16",
        "years": 15,
        "price_base": "2015/16",
        "costs_from": "lines",
    }
    part["cost_scenarios"] = [{"name": "Inflation 5%", "cost_yearly": "0.05"}]
    lines = [line("Rented hall", "one-off-cost", "313131"), line("Staff", "cost", "47717")]
    for at, option in enumerate(part["options"], 1):
        if option["code"] == kept:
            option["lines"] = lines
            option["estimates"] = {
                "cost_bias": "0.15",
                "bias_reason": "Nobody has built one before",
            }
            option.update(own)
        else:
            option["lines"] = [line("Set-up", "one-off-cost", str(at * 100_100))]
    return data


def said_in(data: dict[str, Any]) -> str:
    return content_json(public_document(data)).decode()


@pytest.mark.parametrize("stated", [None, "999999", "-1", "9999999999"])
def test_public_copy_has_nothing_of_its_money(stated: str | None) -> None:
    data = barnet_with_lines(**({} if stated is None else {"cost": stated}))
    said = said_in(data)
    for secret in (*SECRETS, "360,848", "414,975", "999,999"):
        assert secret not in said, secret
    assert "Costs and savings by year: Reformed in-house service" in said
    for name in ("costs-switching", "costs-scenarios"):
        compared = table_named(public_document(data), name)
        assert len(compared.rows) == len(data["appraisals"][0]["options"]) - 1
        assert PHRASE not in str(compared), "nobody is compared with what is withheld"
    beside = table_named(public_document(data), "options-costs")
    (row,) = (one for one in beside.rows if PHRASE in (one.heading.text, one.cells[0].text))
    assert "No lines" not in {cell.text for cell in row.cells}, "it has lines, which are withheld"
    assert CELL in {row.heading.text, *(cell.text for cell in row.cells)}


def scored(text: str = "Words.") -> dict[str, Any]:
    """Barnet with weights, so that options have totals that their costs are held against; the
    mutual, which is taken forward, is kept from the public."""
    data = barnet_with_lines("PSM")
    part = data["appraisals"][0]
    part["total_as"] = "points"
    for criterion in part["criteria"]:
        if criterion["role"] == "ranking":
            criterion["weight"] = "1"
    data["papers"][0]["sections"][0]["text"] = text
    return data


def test_value_for_money_leaves_it_out_in_the_public_copy_as_on_pages() -> None:
    whole = typed(scored())
    hidden = hidden_case(whole, withheld_items(whole.papers[0], "england"))
    mine, theirs = (case_findings(one, one.appraisals[0]) for one in (whole, hidden))
    assert mine.value is not None
    assert theirs.value is not None
    assert {one.code for one in mine.value.options} >= {"PSM"}
    codes = {one.code for one in theirs.value.options} | {*theirs.value.without_cost}
    assert not any(code.startswith("Withheld") for code in codes)
    said = "One option is withheld and is in no comparison of cost."
    assert value_told(theirs)[-1] == said
    assert said not in value_told(mine)
    assert PHRASE not in str(value_table(theirs))


@pytest.mark.parametrize("cheapest", [True, False])
def test_quoted_answer_on_value_is_withheld_where_it_would_be_another(cheapest: bool) -> None:
    data = scored("Cheapest: {{ value.cheapest.name }}. Order: {{ value.by_year.cheapest }}")
    for option in data["appraisals"][0]["options"]:
        if option["code"] != "PSM" and cheapest:
            option["lines"] = [line("Set-up", "one-off-cost", "9000000")]
    whole = typed(data)
    value = case_findings(whole, whole.appraisals[0]).value
    assert value is not None
    assert (value.cheapest == ("PSM",)) == cheapest
    said = said_in(data)
    assert ("Cheapest: [exempt information]." in said) == cheapest
    assert ("Order: [exempt information]" in said) == cheapest


@pytest.mark.parametrize("words", ["£313,131", "£47,717", "£360,848", "£414,975"])
def test_amount_of_its_lines_that_an_officer_types_stops_the_copy(words: str) -> None:
    data = barnet_with_lines()
    data["papers"][0]["sections"][0]["text"] = f"It would cost {words}."
    assert any(words in one for one in refusals(data))


@pytest.mark.parametrize("words", ["£313,131", "£360,848"])
def test_amount_stops_the_copy_where_another_is_missing(words: str) -> None:
    data = barnet_with_lines()
    (jv,) = (one for one in data["appraisals"][0]["options"] if one["code"] == "JV")
    jv["lines"].append(line("Roof", "cost", {"missing": "not priced"}))
    data["papers"][0]["sections"][0]["text"] = f"It would cost {words}."
    assert any(words in one for one in refusals(data))


def test_figure_of_its_lines_is_quoted_as_withheld() -> None:
    data = barnet_with_lines()
    text = "It costs {{ JV.costs.whole_life_cost }} in all."
    data["papers"][0]["sections"][0]["text"] = text
    assert "It costs [exempt information] in all." in said_in(data)


def test_pages_tell_a_reader_nothing_of_it(world: World, paper: Paper) -> None:
    Appraisal.objects.filter(pk=world.appraisal.pk).update(
        costs_from="lines", costs_first_year="2018/19", costs_years=3, price_base="2018/19"
    )
    for option, amount in zip(world.options[:2], ("100100", "313131"), strict=True):
        OptionLine.objects.create(
            option=option,
            name=f"Rented hall of {option.code}",
            kind="one-off-cost",
            amounts={"2018/19": amount},
        )
    kept(paper)
    at = "/programmes/2018-21/appraisals/a1/"
    reader, writer = sign_in(world.member), sign_in(world.officer)
    for page in ("costs/", "options/", "results/", "options/a/costs/", "schemes/"):
        shown = reader.get(at + page).content.decode()
        assert "313,131" not in shown, page
        assert "hall of B" not in shown, page
    assert "100,100" in reader.get(f"{at}costs/").content.decode()
    assert "313,131" in writer.get(f"{at}costs/").content.decode()
    assert reader.get(f"{at}options/b/costs/").status_code == 404
    assert "313" not in reader.get("/programmes/2018-21/history/").content.decode()
