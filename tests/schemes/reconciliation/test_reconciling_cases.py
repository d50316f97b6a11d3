"""The published cases: what does not add up in them is listed, what does raises nothing."""

from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from reports.casefile.answering.answer import answer_data, appraise
from reports.casefile.file import CaseFile, read_case
from schemes.casefile.money import finance_line
from schemes.casefile.parts import CaseScheme
from schemes.finance.references import NamedScheme, collate
from schemes.finance.totals import totals
from schemes.finance.years import FinancialYear, year_range
from schemes.reconciliation.checking import findings_in
from schemes.reconciliation.findings import ReconciledFigure, ReconciledKind


@cache
def case(name: str) -> CaseFile:
    return read_case(Path(settings.BASE_DIR) / "fixtures" / f"{name}.json")


@cache
def found(name: str) -> dict[str, ReconciledFigure]:
    """By place; where a cell is the sum of its row and of its column, the one that differs."""
    findings = findings_in(case(name).case.programme, case(name).case.schemes)
    return {one.where: one for one in sorted(findings, key=lambda one: one.differs)}


CONTRIBUTIONS = "Table 1. Contributions to Disabled Facilities Grants, 2014/15 / Total"
CLIENTS = "A/R.6.172 Older people by type of care, yearly average / Total clients"
BUDGET = "Budget by 2013/14, from spending in 2011/12 less the recurrent saving"
# Case, where it is listed, stated, computed.
NAMED = [
    ("hertfordshire", f"{CONTRIBUTIONS} / Capital BCF Contribution", "3033882", "2984351"),
    ("hertfordshire", f"{CONTRIBUTIONS} / District/Borough Contribution", "2740150", "2502415"),
    ("hertfordshire", f"{CONTRIBUTIONS} / Total", "5774032", "5486766"),
    ("derby", BUDGET, "3332000", "3710000"),
    ("cambridgeshire", "A/R.7.108 Working estimate of a year, beside the headline", "100000", "24710.4"),
    ("cambridgeshire", "A/R.7.109 People counted as paying", "159", "152"),
    ("cambridgeshire", "A/R.6.127 headline 2018/19", "315000", "313000"),
    ("cambridgeshire", "A/R.6.172 headline 2018/19", "1000000", "1277666.7156"),
    ("cambridgeshire", f"{CLIENTS} / 2015/16", "3870", "3844"),
    ("cambridgeshire", f"{CLIENTS} / 2016/17", "3548", "3472"),
    ("cambridgeshire", f"{CLIENTS} / 2017/18", "3227", "3105"),
    ("cambridgeshire", f"{CLIENTS} / 2018/19", "2905", "2735"),
    (
        "cambridgeshire",
        "A/R.6.173 Headline against the published income of option 3 in 2018/19",
        "412000",
        "412680",
    ),
    ("cambridgeshire", "A/R.6.174 Present spending on the services reviewed", "3100000", "3151318"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "where", "stated", "computed"), NAMED)
def test_discrepancy_is_listed_and_open(name: str, where: str, stated: str, computed: str) -> None:
    one = found(name)[where]
    assert (one.stated, one.computed) == (Fraction(stated), Fraction(computed))
    assert one.is_open


@pytest.mark.parametrize("name", ["barnet", "cambridgeshire", "derby", "hertfordshire", "warwick"])
def test_nothing_else_is_open(name: str) -> None:
    listed = {where for of, where, _stated, _computed in NAMED if of == name}
    assert {one.where for one in found(name).values() if one.is_open} == listed


@pytest.mark.parametrize(
    ("name", "where"),
    [
        ("derby", "Shortfall to be funded outside the Supporting People reserves"),
        ("derby", "One-off funding until the savings arrive"),
        ("derby", "HRS-6 headline"),
        ("derby", "Tender advertised"),
        ("derby", "Stand-down period"),
        ("derby", "Consultation on decommissioning; equality impact assessment of each proposal"),
        ("derby", "Notice to providers who were not successful"),
        ("hertfordshire", "Applications received by the nine authorities that answered (table 3)"),
        (
            "hertfordshire",
            "Table 3. Staffing cost of the DFG service and applications received / Total / "
            "Total staffing cost",
        ),
        ("cambridgeshire", "Headline savings of the seventeen schemes"),
        ("cambridgeshire", "A/R.6.132 Saving expected in 2018/19"),
        ("cambridgeshire", "A/R.7.109 Increase a year for 159 people"),
        ("cambridgeshire", "A/R.7.109 Increase a year with £5 more allowance"),
        ("cambridgeshire", "A/R.7.109 Increase a year with £10 more allowance"),
        ("cambridgeshire", "A/R.7.109 Increase a year with £15 more allowance"),
        ("cambridgeshire", "A/R.6.173 Option 2, income over the whole period"),
        ("cambridgeshire", "A/R.6.173 Option 3, income over the whole period"),
        ("cambridgeshire", "A/R.6.115 Saving in 2017/18, five months"),
        ("cambridgeshire", "A/R.6.115 Saving in 2018/19, seven months"),
        ("cambridgeshire", "A/R.7.108 headline 2018/19"),
        ("cambridgeshire", "A/R.7.109 headline 2018/19"),
    ],
)
def test_figure_that_adds_up_agrees(name: str, where: str) -> None:
    assert found(name)[where].agrees


def test_every_row_of_the_contributions_adds_across() -> None:
    rows = [
        one
        for where, one in found("hertfordshire").items()
        if where.startswith("Table 1") and where.endswith(" / Total")
    ]
    assert len(rows) == 11
    assert [one.where for one in rows if not one.agrees] == [f"{CONTRIBUTIONS} / Total"]


def test_count_that_was_not_received_leaves_its_sum_unchecked() -> None:
    where = (
        "Table 3. Staffing cost of the DFG service and applications received / Total / "
        "No. of applications received"
    )
    one = found("hertfordshire")[where]
    assert one.unchecked
    assert not one.differs
    assert where in answer_data(appraise(case("hertfordshire")))["unchecked"]


def scheme(reference: str) -> CaseScheme:
    return next(one for one in case("cambridgeshire").case.schemes if one.reference == reference)


def net(reference: str, year: str) -> Fraction:
    lines = [finance_line(one) for one in scheme(reference).lines if not one.alternative]
    years = year_range(FinancialYear.parse("2017/18"), 5)
    return totals(lines, years).of(FinancialYear.parse(year)).net.central


@pytest.mark.parametrize(
    ("reference", "year", "amount"),
    [
        ("A/R.7.108", "2018/19", "24710.40"),
        ("A/R.7.109", "2018/19", "226956.60"),
        ("A/R.6.127", "2018/19", "313000"),
        ("A/R.6.132", "2018/19", "400000"),
    ],
)
def test_model_is_rebuilt_exactly(reference: str, year: str, amount: str) -> None:
    assert net(reference, year) == Fraction(amount)


def test_one_yearly_saving_splits_over_five_and_seven_months() -> None:
    assert net("A/R.6.115", "2017/18") == Fraction(170000 * 5, 12)
    assert net("A/R.6.115", "2018/19") == Fraction(170000 * 7, 12)


def test_published_and_rebuilt_income_of_reassessments_stand_side_by_side() -> None:
    pairs = [
        one
        for one in found("cambridgeshire").values()
        if one.scheme == "A/R.6.173" and one.kind is ReconciledKind.LINES
    ]
    published = [one.stated for one in pairs]
    assert published == [120243, 267579, 247849, 128164, 27652, 208374, 412680, 204306]
    for one in pairs:
        assert abs(one.difference or 0) / one.stated < Fraction(1, 100)
        assert not one.is_open


def test_fall_in_the_cost_of_care_is_in_the_tables() -> None:
    table = next(
        one
        for one in scheme("A/R.6.172").evidence
        if one.title == "Yearly cost that the projections give"
    )
    totals = [Fraction(one) for one in table.rows[-1].values]
    millions = [float(one) / 1e6 for one in totals]
    assert millions == pytest.approx([51.26, 50.64, 49.79, 48.51], abs=0.005)


def test_headlines_of_the_seventeen_schemes_come_to_their_sum() -> None:
    headlines = [one.headline.amount for one in case("cambridgeshire").case.schemes if one.headline]
    assert len(headlines) == 17
    assert sum(map(int, headlines)) == 16_489_000


def test_reference_of_another_service_is_reported_as_a_clash() -> None:
    schemes = case("cambridgeshire").case.schemes
    (clash,) = collate(NamedScheme(one.reference, tuple(one.spellings)) for one in schemes).clashes
    assert clash.references == ("A/R.6.175", "C/R.6.103")


def test_answer_lists_what_differs_with_its_size() -> None:
    rows = {
        one["where"]: one for one in answer_data(appraise(case("cambridgeshire")))["reconciliation"]
    }
    assert rows["A/R.6.127 headline 2018/19"] == {
        "where": "A/R.6.127 headline 2018/19",
        "stated": "315000",
        "computed": "313000",
        "difference": "2000",
        "explained": False,
    }
