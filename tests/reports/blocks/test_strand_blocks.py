"""Blocks of strands and evidence, in a house format made here from nothing but data."""

import json
from typing import Any

import pytest

from reports.casefile.case import case_of
from reports.compose import compose
from reports.document.content import (
    Block,
    ChartBlock,
    Document,
    Heading,
    ItemList,
    Paragraph,
    TableBlock,
)
from reports.figures import FigureError
from reports.formats.format import FormatError
from reports.formats.reading import read_format
from tests.reports.cases.typed import typed


def strand(reference: str, *, named: str, considered: tuple[str, ...], decided: bool) -> Any:
    data: dict[str, Any] = {
        "reference": reference,
        "title": f"Appraisal of {named}",
        "strand": named,
        "question": f"Which {named}?",
        "options": [
            {
                "code": "A",
                "name": "As now",
                "baseline": True,
                "summary": "Nothing changes.",
                "benefits": [{"text": "Known"}, {"text": "Calm", "group": "Staff"}],
            },
            {
                "code": "B",
                "name": "New",
                "drawbacks": [{"text": "Dear"}],
                "facts": [{"label": "Sign-up", "text": "5 authorities"}],
            },
        ],
        "criteria": [
            {"code": str(at), "name": name, "role": "consideration"}
            for at, name in enumerate(considered)
        ],
    }
    return data | ({"decision": {"preferred": "B", "next_step": "Begin."}} if decided else {})


TABLE = {
    "title": "Table 1. Bids, by place",
    "row_heading": "Place",
    "columns": [{"name": "Bids", "unit": "bids"}, {"name": "Cost", "unit": "GBP"}],
    "rows": [
        {"label": "North", "values": ["1", "10"]},
        {"label": "South", "values": ["2", "30"]},
        {"label": "Total", "values": ["3", "41"]},
    ],
    "sums": [{"row": "Total", "of": ["North", "South"]}],
}


def paper(blocks: list[Any], texts: dict[str, str] | None = None, **programme: Any) -> Document:
    form = {
        "key": "strands",
        "name": "Strands",
        "kind": "Report",
        "contents": None,
        "headings": [{"heading": "Options", "key": "options", "blocks": blocks}],
    }
    data = {
        "format": "options-appraisal/1",
        "programme": {"reference": "P", "title": "P", "first_year": "2018/19", "years": 1}
        | {"evidence": [TABLE]}
        | programme,
        "appraisals": [
            strand("buying", named="Procurement", considered=("Speed", "Cost"), decided=True),
            strand("model", named="IT model", considered=("Speed", "Reach"), decided=False),
        ],
        "papers": [
            {
                "reference": "1",
                "house_format": "strands",
                "title": "Paper",
                "sections": [{"key": key, "text": text} for key, text in (texts or {}).items()],
            }
        ],
    }
    return compose(case_of(typed(data)), read_format(json.dumps(form), "strands.json"))


EACH = {"block": "each-strand", "section": "strand-{reference}"}
TEXT = {"block": "text", "section": "intro"}


def of(document: Document, kind: type[Block]) -> list[Any]:
    return [block for block in document.walk() if isinstance(block, kind)]


def titles(document: Document) -> list[tuple[int, str]]:
    return [(heading.level, heading.title) for heading in of(document, Heading)]


def test_each_strand_stands_under_a_heading_with_its_options_and_their_table() -> None:
    document = paper([EACH], {"strand-buying": "We asked around."})
    assert titles(document) == [
        (1, "1 Options"),
        (2, "1.1 Appraisal of Procurement"),
        (3, "Option A: As now"),
        (3, "Option B: New"),
        (2, "1.2 Appraisal of IT model"),
        (3, "Option A: As now"),
        (3, "Option B: New"),
    ]
    said = [block.text for block in of(document, Paragraph)]
    assert said[:3] == ["Which Procurement?", "We asked around.", "Nothing changes."]
    assert "Sign-up: 5 authorities" in said
    table = of(document, TableBlock)[0].table
    assert table.caption == "Procurement: benefits and drawbacks of the options"
    assert [cell.items for cell in table.rows[0].cells] == [("Known", "Staff: Calm"), ()]
    assert table.rows[0].cells[1].text == "None stated"
    assert document.warnings == ()


def test_strand_that_a_text_places_goes_there_and_is_not_printed_again() -> None:
    text = "## First\n\n### Inner\n\n{{ insert: strand model }}\n\n### After"
    document = paper([TEXT, EACH], {"intro": text, "strand-model": "Ours."})
    assert titles(document)[:6] == [
        (1, "1 Options"),
        (2, "1.1 First"),
        (3, "Inner"),
        (4, "Option A: As now"),
        (4, "Option B: New"),
        (3, "After"),
    ]
    assert titles(document)[6] == (2, "1.2 Appraisal of Procurement")
    assert [b.text for b in of(document, Paragraph)].count("Ours.") == 1
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ insert: strand modle }}", "no strand 'modle'. Choose 'buying' or 'model'"),
        ("{{ insert: strand model }}\n\n{{ insert: strand model }}", "'model' is printed twice"),
        ("{{ insert: evidence table-2 }}", "Choose 'table-1-bids-by-place'"),
        ("{{ insert: chart table-2 }}", "no table of evidence 'table-2'"),
    ],
)
def test_insertion_that_cannot_be_made_says_what_there_is(text: str, told: str) -> None:
    with pytest.raises(FigureError, match=told):
        paper([TEXT, EACH], {"intro": text})


def test_section_of_each_strand_must_say_which() -> None:
    with pytest.raises(FormatError, match=r'must hold "\{reference\}"'):
        paper([{"block": "each-strand", "section": "strand"}])


def test_options_are_compared_by_their_facts_and_outcomes() -> None:
    first, second = (b.table for b in of(paper([{"block": "options-compared"}]), TableBlock))
    assert first.caption == "Procurement: options compared"
    assert [column.heading for column in first.columns] == ["Option", "Sign-up", "Outcome"]
    rows = [(row.heading.text, *(cell.text for cell in row.cells)) for row in first.rows]
    assert rows == [
        ("A: As now", "Not stated", "Not taken forward"),
        ("B: New", "5 authorities", "Taken forward"),
    ]
    assert {row.cells[1].text for row in second.rows} == {"Undecided"}


def test_considerations_that_strands_share_stand_once_and_the_others_by_strand() -> None:
    document = paper([{"block": "considerations"}])
    lists = [[item[0].text for item in block.items] for block in of(document, ItemList)]
    assert lists == [["Speed"], ["Cost"], ["Reach"]]
    said = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert said == ["For procurement were also weighed:", "For IT model were also weighed:"]


@pytest.mark.parametrize("table", [True, False])
def test_way_forward_has_its_sentence_its_words_and_its_table(table: bool) -> None:
    block = {"block": "way-forward"} | ({} if table else {"table": False})
    document = paper([block], way_forward="- All agreed.")
    (lead, *_rest) = of(document, Paragraph)
    assert lead.lead
    assert lead.text == "The way forward is: for procurement, New. Not decided yet: IT model."
    assert of(document, ItemList)[0].items[0][0].text == "All agreed."
    assert len(of(document, TableBlock)) == table


def test_evidence_stands_as_it_was_given_and_its_chart_leaves_sums_out() -> None:
    text = "{{ insert: evidence table-1 }}\n\n{{ insert: chart table-1-bids-by-place }}"
    document = paper([TEXT], {"intro": text})
    (block,) = of(document, TableBlock)
    assert block.table.columns[0].heading == "Place"
    total = block.table.rows[-1]
    assert (total.total, [cell.text for cell in total.cells]) == (True, ["3", "41"])
    # What was given stands as it is; of a sum that is wrong its cell says so.
    right, wrong = (cell.note for cell in total.cells)
    assert (total.heading.note, right) == ("", "")
    assert wrong.startswith("stated; the parts give ")
    (chart,) = (one.chart for one in of(document, ChartBlock))
    assert [point.label for point in chart.points] == ["North", "South"]
    assert chart.message == "Table 1. Bids, by place"


def test_heading_of_a_text_can_go_without_a_number() -> None:
    document = paper([TEXT], {"intro": "## Counted\n\n{.unnumbered}\n## Apart\n\n## Counted on"})
    assert titles(document)[1:] == [(2, "1.1 Counted"), (2, "Apart"), (2, "1.2 Counted on")]
