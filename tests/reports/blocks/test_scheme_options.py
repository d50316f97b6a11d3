"""Delivery options of a scheme and its appraisals in a business case, and where a scheme comes
from in what a paper rests on."""

import copy
import json
from typing import Any

import pytest

from reports.casefile.case import case_of
from reports.casefile.file import CaseRefused, check_case
from reports.casefile.own import own_case
from reports.compose import compose
from reports.document.content import Document, Paragraph
from reports.formats.reading import read_format
from reports.public.hidden import hidden_case
from reports.withheld.items import withheld_items
from tests.reports.cases.full import FULL
from tests.reports.cases.typed import typed

Json = dict[str, Any]
FORM = json.dumps(
    {
        "key": "pack",
        "name": "P",
        "kind": "Pack",
        "headings": [
            {
                "heading": "Cases",
                "key": "cases",
                "blocks": [
                    {
                        "block": "each-scheme",
                        "parts": [{"heading": "Ways", "shows": ["options", "appraisals"]}],
                    }
                ],
            }
        ],
    }
)


def an_appraisal(points: tuple[str, ...] = ("9", "4"), **values: Any) -> Json:
    """An appraisal of the scheme S1 whose options earn so many points; "" for one not rated."""
    codes = [chr(ord("A") + at) for at in range(len(points))]
    return {
        "reference": "WAYS",
        "title": "How it is let",
        "scheme": "S1",
        "scales": {"ten": {"minimum": "0", "maximum": "10"}},
        "options": [{"code": code, "name": f"Way {code}"} for code in codes],
        "criteria": [
            {"code": "1", "name": "Fit", "role": "ranking", "scale": "ten", "weight": "1"}
        ],
        "ratings": [
            {"option": code, "criterion": "1", "points": given}
            for code, given in zip(codes, points, strict=True)
            if given
        ],
    } | values


def a_case(*appraisals: Json, options: int = 2, **paper: Any) -> Json:
    ways = [
        {"name": f"Lot {at}", "benefits": ["Cheap.", "Quick."][: at + 1]} for at in range(options)
    ]
    return {
        "format": "options-appraisal/1",
        "programme": {"reference": "P", "title": "P", "first_year": "2018/19", "years": 2},
        "schemes": [
            {"reference": "S1", "title": "First", "delivery_options": ways},
            {"reference": "S2", "title": "Second"},
        ],
        "appraisals": list(appraisals),
        "papers": [{"reference": "1", "house_format": "pack", "title": "Pack"} | paper],
    }


def made(case: Json) -> Document:
    return compose(case_of(typed(case)), read_format(FORM, "pack.json"))


def texts(document: Document) -> list[str]:
    return [one.text for one in document.walk() if isinstance(one, Paragraph)]


def test_business_case_prints_options_and_the_ranked_table_of_its_appraisal() -> None:
    document = made(a_case(an_appraisal()))
    ways, ranked = document.tables
    assert [column.heading for column in ways.columns] == ["Option", "Benefits"]
    assert [row.cells[0].text for row in ways.rows] == ["Cheap.", "Cheap.; Quick."]
    assert ranked.caption == "How it is let: options in order of rank"
    assert [row.heading.text for row in ranked.rows] == ["Way A", "Way B"]
    assert any(one.startswith("How it is let: Way A") for one in texts(document))


def test_tie_is_said_and_what_is_not_finished_has_no_table() -> None:
    tied = made(a_case(an_appraisal(("5", "5")), options=0))
    (ranked,) = tied.tables
    assert [row.cells[0].text for row in ranked.rows] == ["1=", "1="]
    open_one = made(a_case(an_appraisal(("5", "")), options=0))
    assert not open_one.tables
    assert "The appraisal “How it is let” of these options is not finished." in texts(open_one)


def test_nothing_prints_nothing() -> None:
    document = made(a_case(an_appraisal(scheme=None), options=0))
    assert not document.tables
    assert [one.text for one in document.headings] == ["S1 First", "S2 Second"]


def test_thirty_options_of_each_are_all_printed() -> None:
    points = tuple(str(at % 11) for at in range(26))
    document = made(a_case(an_appraisal(points), options=30))
    assert [len(table.rows) for table in document.tables] == [30, 26]


def from_option(appraisal: str, option: str) -> Json:
    return {"from_option": {"appraisal": appraisal, "option": option}}


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        (
            from_option("A9", "A"),
            'schemes[1].from_option.appraisal: "A9" is not an appraisal of this file; '
            'did you mean "A2" or',
        ),
        (from_option("A2", "Z"), 'schemes[1].from_option.option: "Z" is not an option of "A2"'),
        (
            {"delivery_options": [{"name": "One"}, {"name": "One"}]},
            'schemes[1].delivery_options[1].name: "One" is the name of another option',
        ),
        ({"delivery_options": [{"name": " "}]}, "schemes[1].delivery_options[0].name: "),
    ],
)
def test_case_file_with_an_option_that_is_not_there_is_refused(changes: Json, fault: str) -> None:
    data = copy.deepcopy(FULL)
    data["schemes"][1] |= changes
    with pytest.raises(CaseRefused) as caught:
        check_case(data)
    (told,) = caught.value.errors
    assert told.startswith(fault.partition("; did")[0])


def with_made(**paper: Any) -> Json:
    """A case whose second scheme was made of an option of an appraisal of the first."""
    data = a_case(an_appraisal(), **paper)
    data["schemes"][1] |= from_option("WAYS", "A")
    return data


@pytest.mark.parametrize(
    ("paper", "kept"),
    [
        ({}, True),
        ({"schemes": ["S1", "S2"]}, True),
        ({"schemes": ["S2"]}, False),
    ],
    ids=str,
)
def test_paper_rests_on_where_a_scheme_comes_from_while_that_is_there(
    paper: Json, kept: bool
) -> None:
    scheme = own_case(typed(with_made(**paper)), "1").schemes[-1]
    assert (scheme.from_option is not None) == kept


@pytest.mark.parametrize(
    ("kind", "name", "kept"),
    [("option", "WAYS/A", False), ("option", "WAYS/B", True), ("scheme", "S1", False)],
)
def test_public_copy_does_not_say_where_a_scheme_comes_from_that_is_exempt(
    kind: str, name: str, kept: bool
) -> None:
    exempt = [{"kind": kind, "name": name, "paragraph": "3", "reason": "Talks go on."}]
    case = typed(with_made(exempt=exempt))
    hidden = hidden_case(case, withheld_items(case.papers[0], "england"))
    assert (hidden.schemes[-1].from_option is not None) == kept
    if kind == "scheme":
        assert not hidden.schemes[0].delivery_options
