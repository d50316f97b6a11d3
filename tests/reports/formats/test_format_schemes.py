"""What a house format may say of savings schemes, and how its faults are told."""

import json
from typing import Any

import pytest

from reports.casefile.case import case_of
from reports.compose import compose
from reports.document.content import Document, Heading, Paragraph, TableBlock
from reports.formats.format import FormatError
from reports.formats.reading import read_format
from tests.reports.cases.typed import typed

CASE: dict[str, Any] = {
    "format": "options-appraisal/1",
    "programme": {
        "reference": "P",
        "title": "P",
        "first_year": "2018/19",
        "years": 2,
        "target": "500",
        "questions": [
            {"key": "why", "heading": "Why?"},
            {"key": "how", "heading": "How?"},
            {"key": "who", "heading": "Who?"},
        ],
    },
    "schemes": [
        {
            "reference": "S/1",
            "title": "First",
            "answers": {"why": "Because.", "old": "Kept."},
            "headline": {"amount": "300", "year": "2018/19"},
            "lines": [{"name": "Rent", "kind": "saving", "unit_value": "250", "risk": "high"}],
            "risks": [{"risk": "Delay", "likelihood": "high", "impact": "low"}, {"risk": "Strike"}],
        },
        {"reference": "S/2", "title": "Second", "depends_on": ["S/1"]},
    ],
    "papers": [{"reference": "1", "house_format": "pack", "title": "Pack"}],
}
PARTS: list[dict[str, Any]] = [
    {"heading": "Case", "questions": ["why", "how"], "unanswered": "Not said."},
    {"heading": "Money", "shows": ["headline", "lines", "years", "differences"]},
    {"heading": "Standing", "parts": [{"heading": "Risks", "shows": ["risks", "dependencies"]}]},
]


def format_text(**block: Any) -> str:
    told = {"block": "each-scheme", "parts": PARTS} | block
    headings = [
        {"heading": "All", "key": "all", "optional": True, "blocks": [{"block": "portfolio"}]},
        {"heading": "Cases", "key": "cases", "blocks": [told]},
    ]
    contents = {"depth": 1, "least": 3}
    data = {"key": "pack", "name": "P", "kind": "Pack", "contents": contents, "headings": headings}
    return json.dumps(data, indent=1)


def made(*schemes: str) -> Document:
    paper = CASE["papers"][0] | {"schemes": list(schemes)}
    return compose(
        case_of(typed(CASE | {"papers": [paper]})), read_format(format_text(), "pack.json")
    )


def test_parts_stand_in_their_sequence_and_what_is_left_comes_last() -> None:
    titles = [one.title for one in made().headings]
    assert titles == [
        *("1 All", "2 S/1 First", "2.1 Case", "Why?", "How?", "2.2 Money", "2.3 Standing"),
        *("Risks", "2.4 Other questions", "old"),
        *("3 S/2 Second", "3.1 Case", "Why?", "How?", "3.2 Money", "3.3 Standing", "Risks"),
    ]


def test_question_without_an_answer_says_so_where_the_format_has_words_for_it() -> None:
    blocks = made().blocks
    at = next(i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.text == "How?")
    said = blocks[at + 1]
    assert isinstance(said, Paragraph)
    assert said.text == "Not said."


def test_money_of_a_scheme_is_worked_out_from_the_case_file() -> None:
    document = made()
    texts = [one.text for one in document.walk() if isinstance(one, Paragraph)]
    assert "The headline says £50 more than the lines give in 2018/19." in texts
    tables = {one.caption: one for one in document.tables}
    # Money of one year alone is a sentence, not a table of noughts.
    assert "New saving in each year (£)" not in tables
    (alone,) = (text for text in texts if text.startswith("All new money falls in 2018/19: "))
    assert "net saving weighted by confidence and risk £188" in alone
    (apart,) = tables["Differences that are open"].rows
    assert [cell.text for cell in apart.cells] == ["£300", "£250", "£50 more than computed"]


def test_risks_that_nobody_judged_come_first() -> None:
    (risks,) = [
        one.table
        for one in made().walk()
        if isinstance(one, TableBlock) and one.table.name == "scheme-risks"
    ]
    assert [row.heading.text for row in risks.rows] == ["Strike", "Delay"]
    assert [cell.text for cell in risks.rows[1].cells[:3]] == ["High", "Low", "Medium, 3"]


def test_target_stands_against_the_schemes_together() -> None:
    lead = next(one for one in made().walk() if isinstance(one, Paragraph) and one.lead)
    assert "Of the £500 target, " in lead.text


def test_one_scheme_has_neither_contents_nor_sums_of_all() -> None:
    assert [one.title for one in made("S/2").headings][:2] == ["1 S/2 Second", "1.1 Case"]


@pytest.mark.parametrize(
    ("block", "fault"),
    [
        ({"parts": [{"heading": "M", "shows": ["money"]}]}, "parts[0].shows[0]: 'money' is not one"),
        ({"parts": [{"questions": ["why"]}]}, "parts[0]: lacks 'heading'"),
        ({"parts": [{"heading": "A", "parts": [{"heading": ""}]}]}, "parts[0].parts[0].heading: must"),
        ({"box": [{"label": "Saving", "shows": "cost"}]}, "box[0].shows: 'cost' is not one of: title"),
    ],
)  # fmt: skip
def test_fault_names_its_line_and_place(block: dict[str, Any], fault: str) -> None:
    with pytest.raises(FormatError) as told:
        read_format(format_text(**block), "pack.json")
    found = told.value.faults[0]
    assert found.startswith("pack.json: line ")
    assert f"headings[1].blocks[0].{fault}" in found
