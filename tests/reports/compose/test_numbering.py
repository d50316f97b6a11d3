"""Numbers, notes, references and recommendations of a paper with numbered paragraphs."""

import json
from typing import Any

import pytest

from reports.casefile.case import case_of
from reports.compose import compose
from reports.document.content import Document, Heading, ItemList, Notes, Paragraph
from reports.figures import FigureError
from reports.formats.reading import read_format
from tests.reports.cases.typed import typed

FORMAT: dict[str, Any] = {
    "key": "briefing",
    "name": "Briefing",
    "kind": "Briefing note",
    "contents": None,
    "opening": {"own_page": False, "caption": "About this paper"},
    "numbering": {"depth": 2, "paragraphs": 2},
    "headings": [
        {
            "heading": "Summary",
            "key": "summary",
            "blocks": [{"block": "text", "section": "summary"}],
        },
        {
            "heading": "Recommendations",
            "key": "recommendations",
            "blocks": [
                {
                    "block": "recommendations",
                    "section": "recommendations",
                    "lead_in": "The committee is asked to agree:",
                }
            ],
        },
        {
            "heading": "Contact",
            "key": "contact",
            "numbered": False,
            "optional": True,
            "blocks": [{"block": "text", "section": "contact", "optional": True}],
        },
    ],
    "appendices": {
        "by": "numbers",
        "own_numbers": True,
        "headings": [
            {
                "heading": "Implications",
                "key": "implications",
                "headings": [
                    {
                        "heading": name,
                        "key": name.lower(),
                        "blocks": [{"block": "text", "section": name.lower(), "empty": "None."}],
                    }
                    for name in ("Financial", "Legal")
                ],
            }
        ],
    },
}


def paper(texts: dict[str, str], **changes: Any) -> Document:
    data = {
        "format": "options-appraisal/1",
        "programme": {"reference": "P", "title": "P", "first_year": "2018/19", "years": 1},
        "papers": [
            {
                "reference": "1",
                "house_format": "briefing",
                "title": "Paper",
                "sections": [{"key": key, "text": text} for key, text in texts.items()],
            }
        ],
    }
    return compose(case_of(typed(data)), read_format(json.dumps(FORMAT | changes), "briefing.json"))


def numbers(document: Document) -> list[tuple[str, str]]:
    return [
        (block.number, block.text)
        for block in document.walk()
        if isinstance(block, Paragraph | Heading)
    ]


def test_paragraphs_and_headings_share_their_numbers() -> None:
    document = paper({"summary": "First.\n\n## Beneath\n\nApart.", "recommendations": "- That x"})
    assert numbers(document)[:4] == [
        ("1", "Summary"),
        ("1.1", "First."),
        ("1.2", "Beneath"),
        ("", "Apart."),
    ]


def test_paragraphs_are_numbered_one_deeper_where_the_format_says_so() -> None:
    texts = {"summary": "First.\n\n## Beneath\n\nWithin."}
    document = paper(texts, numbering={"depth": 2, "paragraphs": 3})
    assert ("1.2.1", "Within.") in numbers(document)


def test_continued_paragraph_goes_on_without_a_number() -> None:
    text = "First.\n\n{.continued}\nStill the first.\n\nSecond."
    document = paper({"summary": text})
    assert numbers(document)[1:4] == [
        ("1.1", "First."),
        ("", "Still the first."),
        ("1.2", "Second."),
    ]
    (goes_on,) = [b for b in document.walk() if isinstance(b, Paragraph) and b.continued]
    assert goes_on.text == "Still the first."


def test_continued_paragraph_stands_plain_where_nothing_goes_before_it() -> None:
    document = paper({"summary": "{.continued}\nFirst.\n\nSecond."})
    assert numbers(document)[1:3] == [("", "First."), ("1.1", "Second.")]
    assert not any(b.continued for b in document.walk() if isinstance(b, Paragraph))


def test_headings_are_counted_where_their_numbers_are_not_printed() -> None:
    texts = {"summary": "First.\n\n## Beneath", "financial": "It costs.", "recommendations": "- x"}
    numbering = {"depth": 2, "paragraphs": 2, "heading_numbers_from": 2}
    document = paper(texts, numbering=numbering)
    assert numbers(document)[:3] == [("", "Summary"), ("1.1", "First."), ("1.2", "Beneath")]
    assert numbers(document)[-5:-2] == [
        ("Appendix 1", "Implications"),
        ("", "Financial"),
        ("1.1", "It costs."),
    ]


def test_reference_to_a_heading_whose_number_is_not_printed_says_its_words() -> None:
    numbering = {"depth": 2, "paragraphs": 2, "heading_numbers_from": 2}
    texts = {"summary": "See {{ #recommendations }}.", "recommendations": "- x"}
    said = [text for _, text in numbers(paper(texts, numbering=numbering))]
    assert "See “Recommendations”." in said


def test_recommendations_are_paragraphs_with_what_hangs_beneath_them() -> None:
    document = paper({"recommendations": "1. That one\n   - inner\n2. That two"})
    assert ("2.1", "That one") in numbers(document)
    assert ("2.2", "That two") in numbers(document)
    asked = [b for b in document.walk() if isinstance(b, Paragraph) and b.recommendation]
    assert [block.text for block in asked] == ["That one", "That two"]
    lead = next(b for b in document.walk() if isinstance(b, Paragraph) and b.lead)
    assert lead.text == "The committee is asked to agree:"
    assert lead.number == ""


def test_appendices_start_their_own_numbers() -> None:
    document = paper({"financial": "It costs.", "recommendations": "- x"})
    assert numbers(document)[-5:] == [
        ("Appendix 1", "Implications"),
        ("1", "Financial"),
        ("1.1", "It costs."),
        ("2", "Legal"),
        ("2.1", "This section has not been written."),
    ]


def test_optional_heading_stays_away_where_nothing_is_written() -> None:
    assert "Contact" not in [heading.text for heading in paper({}).headings]
    contact = next(h for h in paper({"contact": "Call."}).headings if h.text == "Contact")
    assert contact.number == ""


def test_references_say_where_they_lead_and_follow_the_numbers() -> None:
    text = (
        "{#costs}\nIt costs.\n\nSee {{ #costs }}, {{ #recommendations }} and {{ #implications }}."
    )
    document = paper({"summary": text, "recommendations": "- x"})
    said = next(b for b in document.walk() if isinstance(b, Paragraph) and "See" in b.text)
    assert said.text == "See paragraph 1.1, section 2 and Appendix 1."
    assert [run.href for run in said.runs if run.href] == [
        "#costs",
        "#recommendations",
        "#implications",
    ]


def test_reference_that_leads_nowhere_names_the_nearest() -> None:
    with pytest.raises(FigureError, match=r"#recommendatons to refer to\. Did you mean #recomm"):
        paper({"summary": "See {{ #recommendatons }}.", "recommendations": "- x"})


def test_notes_are_numbered_through_the_paper_and_stand_before_the_appendices() -> None:
    document = paper(
        {
            "summary": "One[^a].\n\n[^a]: First note.",
            "financial": "Two[^a].\n\n[^a]: Second note.",
            "recommendations": "- x",
        }
    )
    (notes,) = [block for block in document.walk() if isinstance(block, Notes)]
    assert [note.mark for note in notes.notes] == ["1", "2"]
    titles = [heading.title for heading in document.headings]
    assert titles.index("Notes") < titles.index("Appendix 1 Implications")
    marked = [r for b in document.walk() if isinstance(b, Paragraph) for r in b.runs if r.note]
    assert [run.text for run in marked] == ["1", "2"]
    assert {run.note for run in marked} == {note.key for note in notes.notes}


def test_starred_notes_stay_beneath_their_section() -> None:
    text = "- Option A[^*]\n- Option B[^**]\n\n[^*]: In stages.\n\n[^**]: In time."
    document = paper(
        {"recommendations": text},
        headings=[
            {
                "heading": "Recommendations",
                "key": "r",
                "blocks": [
                    {"block": "recommendations", "section": "recommendations", "style": "list"}
                ],
            }
        ],
    )
    (notes,) = [block for block in document.walk() if isinstance(block, Notes)]
    assert [note.mark for note in notes.notes] == ["*", "**"]
    (asked,) = [block for block in document.blocks if isinstance(block, ItemList)]
    assert [item[0].runs[1].text for item in asked.items] == ["*", "**"]  # type: ignore[union-attr]
    assert "Notes" not in [heading.text for heading in document.headings]


def test_opening_is_a_box_at_the_head_of_the_first_page() -> None:
    document = paper({})
    assert not document.cover.own_page
    assert document.cover.facts.caption == "About this paper"
