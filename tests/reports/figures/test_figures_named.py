"""Every number the four cases know by name, and how a paper quotes it."""

import json
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from reports.casefile.case import case_of
from reports.casefile.naming import part, unlike
from reports.figures import FigureError, Figures
from reports.figures import printed as name_and_text
from reports.figures.figure import Figure, FigureKind, FigurePage
from reports.figures.gather import figures_of
from tests.reports.cases.typed import typed

NO_PAPER = {"reference": "none", "house_format": "none", "title": "None"}
FIXTURES = Path(__file__).parents[3] / "fixtures"


def case_data(name: str) -> dict[str, Any]:
    return json.loads((FIXTURES / f"{name}.json").read_text(encoding="utf-8"))


def printed(quoted: str, named: Figures) -> str:
    return name_and_text(quoted, named)[1]


def of_data(data: dict[str, Any]) -> Figures:
    """The figures of a case whatever papers it has."""
    papers = data.get("papers") or [NO_PAPER]
    return figures_of(case_of(typed(data | {"papers": papers}), papers[0]["reference"]))


@cache
def figures(name: str) -> Figures:
    return of_data(case_data(name))


@pytest.mark.parametrize(
    ("case", "quoted", "prints"),
    [
        ("barnet", "PSM.total_savings", "£2,105,898"),
        ("barnet", "delivery-model.PSM.total_savings | millions", "£2.11m"),
        ("barnet", "PSM.total_savings | millions 1", "£2.1m"),
        ("barnet", "PSM.share_of_target", "107%"),
        ("barnet", "PSM.rank", "1"),
        ("barnet", "PSM.finance_rank | words", "one"),
        ("barnet", "options.count | words", "five"),
        ("barnet", "taken_forward.count", "3"),
        ("barnet", "finance.target | millions", "£1.96m"),
        ("barnet", "finance.wider_savings | millions 1", "£13.1m"),
        ("barnet", "budget.total | thousands", "£197k"),
        ("barnet", "programme.last_year", "2019/20"),
        ("barnet", "programme.year_2", "2018/19"),
        ("barnet", "budget.public-consultation-added-help-to-prepare-and-run-the-public", "£10,000"),
        ("cambridgeshire", "a-r-7-109.headline_year", "2018/19"),
        ("cambridgeshire", "a-r-7-109.enhanced-rate-of-pip-counted-in-full.unit_value | pence", "£27.45"),
        ("cambridgeshire", "a-r-7-109.enhanced-rate-of-pip-counted-in-full.volume", "159"),
        ("cambridgeshire", "a-r-7-110.added-investment-by-the-nhs.2018-19", "£900,000"),
        # A line behind another one with yearly amounts.
        ("cambridgeshire", "a-r-6-127.transformation-fund.2018-19", "£120,000"),
        ("barnet", "programme.target", "£1,960,000"),
        ("derby", "budgets.2013-14 | millions 3", "£3.332m"),
        ("derby", "shortfall", "£0"),
        ("derby", "tender-advertised.days", "46 days"),
        ("derby", "tender-advertised.start", "30 April 2012"),
        ("derby", "tender-advertised.end | month", "June 2012"),
        ("derby", "tender-advertised.stated | number", "45"),
        ("cambridgeshire", "programme.headlines.total", "£16,489,000"),
        ("cambridgeshire", "programme.schemes.count", "17"),
        ("cambridgeshire", "a-r-6-173.headline | thousands", "£412k"),
        ("cambridgeshire", "a-r-7-108.2018-19.net | pence", "£24,710.40"),
        ("hertfordshire", "table-3-staffing-cost-of-the-dfg-service-and-applications-re.total.total-staffing-cost", "£624,293"),
    ],
)  # fmt: skip
def test_figures_print_what_the_case_says(case: str, quoted: str, prints: str) -> None:
    assert printed(quoted, figures(case)) == prints


def test_a_missing_cell_prints_its_word_and_never_nought() -> None:
    named = figures("hertfordshire")
    cell = named.find("authority-d.no-of-applications-received")
    assert cell.kind is FigureKind.TEXT
    assert printed(cell.name, named) == "not received"


def test_a_range_has_its_ends_by_name() -> None:
    data = case_data("derby")
    data["programme"]["evidence"] = [
        {
            "title": "Penalty",
            "columns": [{"name": "Amount", "unit": "GBP"}],
            "rows": [{"label": "Exit", "values": [{"low": "40000", "high": "241000"}]}],
        }
    ]
    named = of_data(data)
    ends = [printed(f"penalty.exit.amount{end}", named) for end in ("", ".low", ".high")]
    assert ends == ["£140,500", "£40,000", "£241,000"]


def test_every_figure_knows_its_label_source_and_page() -> None:
    for case in ("barnet", "derby", "hertfordshire", "cambridgeshire"):
        for figure in figures(case).values():
            assert figure.label
            assert figure.source
            assert figure.page is not None
            assert printed(figure.name, figures(case))


def test_every_figure_leads_to_a_page_that_is_there() -> None:
    routes = {
        (figure.page.route, bool(figure.page.appraisal), bool(figure.page.scheme))
        for case in ("barnet", "derby", "hertfordshire", "cambridgeshire")
        for figure in figures(case).values()
        if figure.page
    }
    for route, of_appraisal, of_scheme in routes:
        slugs = {"programme": "p"}
        slugs |= {"appraisal": "a"} if of_appraisal else {}
        slugs |= {"scheme": "s"} if of_scheme else {}
        assert reverse(route, kwargs=slugs)


def test_pages_name_their_scheme() -> None:
    found = figures("cambridgeshire")["a-r-6-173.headline"]
    assert found.page == FigurePage("scheme", scheme="A/R.6.173")


def test_the_papers_own_appraisal_is_found_first() -> None:
    data = case_data("barnet")
    second = json.loads(json.dumps(data["appraisals"][0])) | {"reference": "second"}
    second["options"] = second["options"][:1]
    second["ratings"] = [one for one in second["ratings"] if one["option"] == "PSM"]
    data["appraisals"].append(second)
    named = of_data(data)
    assert printed("options.count", named) == "5"
    assert printed("second.options.count", named) == "1"
    strange = figures_of(replace(case_of(typed(data), "obc"), subject=None))
    with pytest.raises(FigureError, match="can be several figures") as refused:
        printed("options.count", strange)
    assert "'delivery-model.options.count' or 'second.options.count'" in str(refused.value)


@pytest.mark.parametrize(
    ("quoted", "says"),
    [
        ("PSM.total_saving", r"no figure 'PSM.total_saving'. Did you mean .*'PSM.total_savings'"),
        ("quokka", "Figures have names such as"),
        ("PSM.rank | percent", "does not fit .* Use 'number' or 'words'."),
        ("PSM.total_savings | poem", "has no format 'poem'"),
        ("PSM.total_savings | millions x", "number of decimal places, 0 to 6"),
        ("PSM.total_savings | millions 7", "number of decimal places, 0 to 6"),
        ("PSM.total_savings | pounds 2", "may follow thousands, millions, percent and number"),
    ],
)
def test_what_cannot_be_printed_says_what_to_write(quoted: str, says: str) -> None:
    with pytest.raises(FigureError, match=says):
        printed(quoted, figures("barnet"))


def test_no_figures_at_all_is_said() -> None:
    with pytest.raises(FigureError, match="no figures yet"):
        printed("quokka", Figures(()))


EXAMPLES = Path(__file__).parents[2] / "contract" / "examples"


def example(name: str) -> Figures:
    """The figures of a case of the contract, which has no paper of its own."""
    data = json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    data["papers"] = [{"reference": "p", "house_format": "f", "title": "Paper"}]
    return of_data(data)


@pytest.mark.parametrize(
    ("case", "quoted", "prints"),
    [
        ("measures", "m.A.weeks", "10"),
        ("measures", "m.B.cost", "1,000.01"),
        ("measures", "m.criteria.wait.weight", "50%"),
        ("measures", "m.A.total | number 1", "77.5"),
        ("published-tie", "tie.Beta.rank", "1="),
        ("published-tie", "tie.criteria.Profit.weight", "33%"),
    ],
)
def test_scored_appraisals_name_measures_weights_totals_and_ranks(
    case: str, quoted: str, prints: str
) -> None:
    assert printed(quoted, example(case)) == prints


@pytest.mark.parametrize(
    ("quoted", "prints"),
    [
        ("procurement.decision.present | words", "seven"),
        ("procurement.decision.entitled", "10"),
        ("delivery-model.options.count | words", "four"),
        ("procurement.decision.preferred", "Framework agreement"),
    ],
)
def test_decisions_in_words_have_figures(quoted: str, prints: str) -> None:
    assert printed(quoted, figures("hertfordshire")) == prints


def test_a_share_in_per_cent_is_a_share_of_one() -> None:
    data = case_data("derby")
    data["programme"]["evidence"] = [
        {
            "title": "Shares",
            "columns": [{"name": "Left", "unit": "per cent"}],
            "rows": [
                {"label": "A", "values": ["45"]},
                {"label": "B", "values": [{"missing": "-"}]},
            ],
        }
    ]
    assert printed("shares.a.left", of_data(data)) == "45%"
    assert printed("shares.b.left", of_data(data)) == "-"


def test_a_figure_is_printed_with_its_full_name() -> None:
    found = name_and_text("PSM.rank | words", figures("barnet"))
    assert found == ("delivery-model.PSM.rank", "one")


def test_joint_ranks_and_single_units_read_right() -> None:
    joint = Figure("x.rank", "", FigureKind.RANK, Fraction(1), joint=True)
    day = Figure("x.days", "", FigureKind.DURATION, Fraction(1), unit="days")
    people = Figure("x.people", "", FigureKind.COUNT, Fraction("27.5"))
    named = Figures((joint, day, people))
    assert printed("x.rank", named) == "1="
    assert printed("x.days", named) == "1 day"
    assert printed("x.people | words", named) == "27.5"


def test_short_names_lead_back_to_their_figure() -> None:
    named = figures("barnet")
    assert named.short_name("delivery-model.PSM.rank") == "PSM.rank"
    for full in named:
        assert named.find(named.short_name(full)).name == full


def test_search_takes_every_word() -> None:
    found = figures("barnet").search("mutual SHARE target")
    assert [one.name for one in found] == ["delivery-model.PSM.share_of_target"]
    assert figures("barnet").search("mutual quokka") == ()


def test_parts_of_names() -> None:
    assert part("PSM") == "PSM"
    assert part("A/R.6.173") == "a-r-6-173"
    assert part("£") == "item"
    assert unlike(["Total", "Total", "Ö"]) == ["total", "total-2", "o"]
