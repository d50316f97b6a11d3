"""Schemes and their money in the case file: what is refused, and what rows keep of it."""

import uuid
from datetime import date
from typing import Any

import pytest

from reports.casefile.file import CaseRefused, check_case
from reports.stored.exporting import export_case
from reports.stored.importing import import_case
from schemes.finance.references import NamedScheme, collate
from schemes.models import Explanation, Programme, Scheme, TimedStep
from schemes.reconciliation.findings import ReconciledKind
from schemes.reconciliation.reconciling import findings_of
from tests.factories import make_user
from tests.reports.cases.cases import small

pytestmark = pytest.mark.django_db
LINE = {"name": "Homes", "kind": "saving", "unit_value": "5", "volume": "2"}


def errors(**changes: Any) -> list[str]:
    with pytest.raises(CaseRefused) as refused:
        check_case(small(**changes))
    return list(refused.value.errors)


def imported(**changes: Any) -> Programme:
    return import_case(by=make_user(), token=uuid.uuid4(), case=check_case(small(**changes)))


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (
            LINE | {"amounts": {"2018/19": "1"}},
            "schemes[0].lines[0]: Homes: give yearly amounts, or a unit value with its phasing, "
            "not both.",
        ),
        (
            {"name": "n", "kind": "saving", "amounts": {"2018/20": "1"}},
            'schemes[0].lines[0].amounts["2018/20"]: "2018/20" is not a financial year; '
            "did you mean 2018/19?",
        ),
        (
            LINE | {"volume": {"low": "3", "high": "2"}},
            "schemes[0].lines[0].volume: A range runs from its lowest to its highest value: "
            "3, 2.5, 2 does not.",
        ),
        (
            LINE | {"phasing": {"kind": "half-then-half"}},
            "schemes[0].lines[0].phasing: Say in which year the first half falls.",
        ),
        (
            LINE | {"phasing": {"kind": "full-year", "start": "2018/18"}},
            'schemes[0].lines[0].phasing: "2018/18" is not a financial year: did you mean 2018/19?',
        ),
        (
            LINE | {"likelihood": {"low": "0.5", "high": "1.5"}},
            'schemes[0].lines[0].likelihood.high: "1.5" is not a share from 0 to 1, such as "0.85"',
        ),
    ],
)
def test_line_that_cannot_be_is_refused_with_its_path(line: Any, error: str) -> None:
    assert errors(**{"schemes.0.lines": [line]}) == [error]


def test_two_lines_of_one_name_are_refused() -> None:
    assert errors(**{"schemes.0.lines": [LINE, LINE]}) == [
        'schemes[0].lines[1].name: "Homes" is the name of another line'
    ]


@pytest.mark.parametrize(
    ("path", "value", "error"),
    [
        (
            "schemes.0.stated",
            [{"name": "n", "amount": 1, "of_lines": {"lines": ["Hotels"]}}],
            'schemes[0].stated[0].of_lines.lines[0]: "Hotels" is not a line of this scheme',
        ),
        (
            "schemes.0.stated",
            [{"name": "n", "amount": 1, "of_lines": {"lines": "some"}}],
            'schemes[0].stated[0].of_lines.lines: "some" is neither "all" nor a list of lines',
        ),
        (
            "schemes.0.stated",
            [{"name": "n", "amount": 1, "sum_of": [1], "product_of": [1]}],
            "schemes[0].stated[0]: is checked against one thing, not against sum_of and product_of",
        ),
        (
            "programme.stated",
            [{"name": "n", "amount": 1, "of_lines": {"lines": "all"}}],
            "programme.stated[0].of_lines: only a scheme has lines to check a figure against",
        ),
        (
            "programme.stated",
            [{"name": "n", "amount": 1}, {"name": "n", "amount": 2}],
            'programme.stated[1].name: "n" is the name of another stated figure',
        ),
        (
            "schemes.0.evidence",
            [{"title": "Grants", "columns": [{"name": "c"}], "rows": []}],
            'schemes[0].evidence[0].title: "Grants" is the title of another table',
        ),
        (
            "programme.budgets",
            [{"year": "2018/19", "amount": 1}, {"year": "2018/19", "amount": 2}],
            'programme.budgets[1].year: "2018/19" has a budget already',
        ),
        (
            "programme.bridges",
            [{"title": "t", "uses": [{"name": "n", "amount": {"low": 2, "high": 1}}]}],
            "programme.bridges[0].uses[0].amount: A range runs from its lowest to its highest "
            "value: 2, 1.5, 1 does not.",
        ),
        (
            "programme.periods",
            [{"name": "n", "from": "soon"}],
            'programme.periods[0].from: "soon" is not a date: write it as 30 April 2012.',
        ),
        (
            "programme.periods",
            [{"name": "n", "from": "2012-05-01", "to": "April 2012"}],
            "programme.periods[0].to: ends before it starts",
        ),
        (
            "programme.periods",
            [{"name": "n", "stated": 3}],
            'programme.periods[0]: a length has all of "stated", "unit" and "sense", or none',
        ),
        (
            "programme.questions",
            [{"key": "a", "heading": "A"}, {"key": "a", "heading": "B"}],
            'programme.questions[1].key: "a" is the key of another question',
        ),
        (
            "programme.explanations",
            [{"where": "w", "stated": 1, "computed": "x", "text": "t"}],
            'programme.explanations[0].computed: "x" is neither a number nor a fraction',
        ),
    ],
)
def test_figure_that_cannot_be_is_refused_with_its_path(path: str, value: Any, error: str) -> None:
    assert errors(**{path: value}) == [error]


def test_group_in_other_words_than_the_nine_is_taken() -> None:
    impact = {"kind": "negative", "group": "rural isolation", "text": "Longer ways."}
    check_case(small(**{"schemes.0.impacts": [impact]}))


def test_scheme_is_found_by_every_spelling_and_has_its_figures() -> None:
    scheme = {
        "reference": "A/R.7.108",
        "spellings": ["AR 7.108"],
        "title": "Charges",
        "lines": [LINE],
    }
    programme = imported(schemes=[scheme], appraisals=[], papers=[], **{"programme.plan": {}})
    row = programme.schemes.get()
    assert {"a/r.7.108", "ar 7.108", "charges"} <= set(row.found_by.split("\n"))
    assert row.figures["years"]["2018/19"]["net"] == "10"


def test_scheme_called_after_a_page_keeps_out_of_its_way() -> None:
    programme = imported(
        schemes=[{"reference": "import", "title": "t"}],
        appraisals=[],
        papers=[],
        **{"programme.plan": {}},
    )
    assert programme.schemes.get().slug != "import"


def test_date_that_is_no_day_keeps_its_words_until_the_day_changes() -> None:
    step = {"name": "Talks", "from": "September 2012", "to": "end of December 2012"}
    programme = imported(**{"programme.periods": [step]})
    row = TimedStep.objects.get(name="Talks")
    assert (row.starts_on, row.ends_on) == (date(2012, 9, 1), date(2012, 12, 31))
    row.ends_on = date(2012, 12, 20)
    row.save()
    (written,) = export_case(programme)["programme"]["periods"]
    assert written == step | {"to": "2012-12-20"}


def test_explanation_of_a_headline_holds_for_its_two_amounts() -> None:
    headline = {"amount": "12", "year": "2018/19", "explained": "Rounded up by hand."}
    programme = imported(**{"schemes.0.headline": headline, "schemes.0.lines": [LINE]})
    row = Explanation.objects.get()
    assert (row.where, row.stated, row.computed) == ("S1 headline 2018/19", 12, "10")
    (one,) = (one for one in findings_of(programme) if one.kind is ReconciledKind.HEADLINE)
    assert one.differs
    assert not one.is_open
    Scheme.objects.filter(reference="S1").update(headline_amount="13")
    (one,) = (one for one in findings_of(programme) if one.kind is ReconciledKind.HEADLINE)
    assert one.is_open
    exported = export_case(programme)
    assert "explained" not in exported["schemes"][0]["headline"]
    assert [one["where"] for one in exported["programme"]["explanations"]] == [row.where]


def test_explanation_of_one_cell_is_exported_and_comes_back() -> None:
    table = small()["programme"]["evidence"][0]
    table["rows"][0]["values"] = ["1", "2"]
    programme = imported(**{"programme.evidence": [table]})
    (one,) = (one for one in findings_of(programme) if one.differs)
    Explanation.objects.create(
        programme=programme, where=one.where, stated=2, computed="1", text="A slip.", by="Lead"
    )
    (one,) = (one for one in findings_of(programme) if one.differs)
    assert one.explanation is not None
    assert (one.explanation.text, one.explanation.by) == ("A slip.", "Lead")
    exported = export_case(programme)
    exported["programme"]["reference"] = "P2"
    again = import_case(by=make_user("other"), token=uuid.uuid4(), case=check_case(exported))
    assert export_case(again)["programme"]["explanations"] == [
        {"where": one.where, "stated": "2", "computed": "1", "text": "A slip."}
    ]
    assert not any(one.is_open for one in findings_of(again))


def test_clash_of_references_is_reported() -> None:
    schemes = [
        {"reference": "A/R.6.175", "spellings": ["C/R.6.103"], "title": "t"},
        {"reference": "A/R.6.122", "spellings": ["AR 6.122"], "title": "t"},
    ]
    programme = imported(schemes=schemes, appraisals=[], papers=[], **{"programme.plan": {}})
    rows = programme.schemes.order_by("position", "pk")
    (clash,) = collate(NamedScheme(row.reference, tuple(row.spellings)) for row in rows).clashes
    assert clash.references == ("A/R.6.175", "C/R.6.103")


@pytest.mark.parametrize("count", [1, 20])
def test_findings_and_export_ask_as_much_for_many_schemes_as_for_one(
    count: int, django_assert_max_num_queries: Any
) -> None:
    schemes = [
        {
            "reference": f"S{number}",
            "title": "t",
            "headline": {"amount": "12", "explained": "So be it."},
            "lines": [LINE],
            "risks": [{"risk": "r"}],
            "depends_on": [f"S{number - 1}"] if number else [],
        }
        for number in range(count)
    ]
    programme = imported(schemes=schemes, appraisals=[], papers=[], **{"programme.plan": {}})
    with django_assert_max_num_queries(12):
        findings_of(programme)
