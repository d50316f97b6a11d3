"""A paper composed: its order, its numbers, its figures, and what it lacks."""

from dataclasses import replace
from typing import Any

import pytest

from reports.casefile.case import case_of
from reports.compose import compose
from reports.compose.facts import once_labelled
from reports.document.content import Document, Heading, Landscape, Paragraph, TableBlock
from reports.figures import FigureError
from reports.formats.shelf import house_format
from reports.output.paper import paper_document
from tests.reports.cases.typed import typed
from tests.reports.papers.papers import barnet_data, barnet_document


def sections(data: dict[str, Any]) -> dict[str, Any]:
    return {one["key"]: one for one in data["papers"][0]["sections"]}


def words(document: Document) -> str:
    return "\n".join(block.text for block in document.walk() if isinstance(block, Paragraph))


def test_barnet_paper_is_whole() -> None:
    assert barnet_document().warnings == ()
    assert barnet_document().dated == "2016-03-07"


def test_headings_are_numbered_and_appendices_lettered() -> None:
    titles = [heading.title for heading in barnet_document().headings]
    assert titles[:2] == ["1 Executive summary", "1.1 Why a decision is needed"]
    assert {"6.4 Savings and additional income", "Appendix A Engagement with stakeholders"} < {
        *titles
    }
    assert "B.1 More efficient working" in titles
    assert "Ownership" in titles  # below the depth that is numbered


def test_anchors_stand_once() -> None:
    keys = [heading.key for heading in barnet_document().headings]
    assert len(keys) == len(set(keys))


def test_criteria_follow_their_rule_their_text_and_their_ratings() -> None:
    blocks = list(barnet_document().walk())
    start = next(
        i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.key == "criterion-5"
    )
    rule = blocks[start + 1]
    assert isinstance(rule, Paragraph)
    assert rule.lead
    assert "unless it is rated High on Culture" in rule.text
    tables = [b.table.caption for b in blocks[start:] if isinstance(b, TableBlock)]
    assert tables[0] == "Agreed ratings: Tested by other councils"


def test_finance_stands_with_the_criterion_that_it_gives() -> None:
    names = [table.name for table in barnet_document().tables]
    at = names.index("ratings-4")
    assert names[at - 2 : at] == ["finance", "saving-lines"]


def test_heading_that_its_format_turns_lies_on_its_side_with_all_beneath_it() -> None:
    form = house_format("outline-business-case")
    turned = replace(form, headings=tuple(replace(one, landscape=True) for one in form.headings))
    blocks = compose(case_of(typed(barnet_data())), turned).blocks
    pages = [block for block in blocks if isinstance(block, Landscape)]
    heads = [page.blocks[0] for page in pages]
    assert [one.number for one in heads if isinstance(one, Heading)] == list(
        map(str, range(1, len(pages) + 1))
    )
    assert len(pages) >= 10
    assert not [b for b in barnet_document().blocks if isinstance(b, Landscape)]


def test_figures_are_the_models_own() -> None:
    data = barnet_data()
    data["appraisals"][0]["options"][0]["finance"]["total_savings"] = "2105899"
    text = words(paper_document(typed(data)))
    assert "£2,105,899" in text
    assert "£2,105,898" not in text


def test_all_faulty_figures_are_reported_with_their_sections() -> None:
    data = barnet_data()
    sections(data)["conclusion"]["text"] = "{{ PSM.saving }}"
    sections(data)["next-steps"]["text"] = "{{ options.count | poem }}"
    with pytest.raises(FigureError) as refused:
        paper_document(typed(data))
    assert [fault.partition(":")[0] for fault in refused.value.faults] == [
        "conclusion",
        "next-steps",
    ]
    assert "has no format 'poem'. Use 'number' or 'words'." in refused.value.faults[1]


def test_a_section_that_is_not_written_says_so_and_warns() -> None:
    data = barnet_data()
    sections(data)["conclusion"]["text"] = "  "
    document = paper_document(typed(data))
    assert document.warnings == ("The section 'conclusion' has not been written.",)
    assert "This section has not been written." in words(document)


def test_a_section_without_a_place_warns() -> None:
    data = barnet_data()
    data["papers"][0]["sections"].append({"key": "poem", "text": "Roses"})
    document = paper_document(typed(data))
    assert document.warnings == ("The house format has no place for the section 'poem'.",)
    assert "Roses" not in words(document)


def test_an_exempt_section_is_never_printed() -> None:
    data = barnet_data()
    section = sections(data)["conclusion"]
    section["exempt"] = {"paragraph": "3", "reason": "Business affairs"}
    secret = section["text"] = "The bid of the second bidder was the lowest."
    document = paper_document(typed(data))
    said = words(document)
    assert "This section is exempt from publication under paragraph 3 (information about" in said
    assert "Part 1 of Schedule 12A" in said
    assert "Public interest: Business affairs." in said
    assert secret not in repr(document)
    assert secret in words(paper_document(typed(data), whole=True))


def test_a_cover_fact_that_is_missing_says_so_and_warns() -> None:
    data = barnet_data()
    del data["papers"][0]["facts"]["sponsor"]
    data["papers"][0]["facts"]["meeting_date"] = "next week"
    document = paper_document(typed(data))
    assert ("Sponsor", "Not given") in [(f.label, f.text) for f in document.cover.facts.facts]
    assert "The cover lacks a fact: sponsor." in document.warnings
    assert any("'next week' is not a date" in warning for warning in document.warnings)


def test_a_paper_without_plan_or_appraisal_says_what_it_lacks() -> None:
    data = barnet_data()
    del data["programme"]["plan"]
    del data["papers"][0]["appraisal"]
    for section in data["papers"][0]["sections"]:
        section["text"] = "Words."
    document = paper_document(typed(data))
    assert "This paper does not yet have a timetable." in words(document)
    assert "This paper does not yet have an appraisal with options and criteria." in words(document)
    assert document.tables == ()


def test_nothing_on_a_table_of_the_paper_is_blank() -> None:
    for table in barnet_document().tables:
        for row in table.rows:
            assert all(cell.text.strip() for cell in row.cells)


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("Version Version not given", "Version not given"),
        ("Adults, 7 March. Version Version not given", "Adults, 7 March. Version not given"),
        ("Date of meeting Date of meeting not given", "Date of meeting not given"),
        ("version Version not given. Title", "Version not given. Title"),
        ("Committee not given, Date not given. Version 1.0",) * 2,
    ],
)
def test_label_of_a_fact_that_is_not_given_is_printed_once(line: str, printed: str) -> None:
    assert once_labelled(line) == printed


def test_footer_of_a_paper_without_a_version_says_so_once() -> None:
    data = barnet_data()
    del data["papers"][0]["facts"]["version"]
    assert paper_document(typed(data)).footer.endswith(" Version not given")
