"""The Warwick paper: a scrutiny briefing that opens with its decision facts and its approvals."""

from functools import cache

from reports.document.content import Document, Heading, ItemList, Paragraph, TableBlock
from reports.verify.pdf import read_pdf
from tests.reports.papers.papers import document_of, pdf_of

# Headings and numbered paragraphs of the council's own paper, in its sequence.
NUMBERS = (
    *("1", "1.1", "1.2", "2", "2.1", "2.2", "2.3", "2.4", "3", "3.1", "3.2", "3.3", "3.4"),
    *("4", "4.1", "4.2", "4.3", "4.4", "5", "5.1", "5.2", "6", "6.1", "7", "7.1"),
    *("8", "8.1", "8.2", "8.3", "8.4", "8.5", "8.6", "8.7"),
    *("9", "9.1", "9.2", "9.3", "9.4", "10", "10.1"),
)
HEADINGS = (
    *("Officer and councillor approval", "1 Summary", "2 Recommendations"),
    *("3 Reasons for the recommendations", "4 Policy framework", "4.1 Fit for the Future (FFF)"),
    *("4.2 Supporting strategies", "4.3 Changes to existing policies", "4.4 Impact assessments"),
    *("5 Budgetary framework", "6 Risks", "7 Alternative option(s) considered", "8 Background"),
    *("9 Partnership", "10 Review"),
)
DECISION_FACTS = {
    "Public or confidential": "Public",
    "Wards directly affected": "All",
    "Contrary to the policy framework": "No",
    "Contrary to the budgetary framework": "No",
    "Key decision": "No",
    "Included in the forward plan": "Yes",
    "Equality impact assessment undertaken": "No",
    "Consultation and community engagement": "No",
    "Final decision": "No",
    "Accessibility checked": "Yes",
}
APPROVED = (
    *("6 April 2021", "1 April 2021", "8 April 2021"),
    *("8 April 2021", "6 April 2021", "6 April 2021"),
)


@cache
def document() -> Document:
    return document_of("warwick")


def numbered(number: str) -> tuple[Paragraph, ItemList | None]:
    """The paragraph of this number, and the list below it."""
    blocks = document().blocks
    for index, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.number == number:
            after = blocks[index + 1] if index + 1 < len(blocks) else None
            return block, after if isinstance(after, ItemList) else None
    raise AssertionError(f"nothing is numbered {number}")


def table(caption: str) -> TableBlock:
    (found,) = (
        b for b in document().walk() if isinstance(b, TableBlock) and b.table.caption == caption
    )
    return found


def test_warwick_paper_is_complete() -> None:
    assert document().warnings == ()


def test_warwick_numbers_headings_and_paragraphs_as_the_council_does() -> None:
    found = [b.number for b in document().walk() if isinstance(b, Heading | Paragraph) and b.number]
    assert tuple(found) == NUMBERS
    assert tuple(heading.title for heading in document().headings) == HEADINGS


def test_warwick_opens_with_its_decision_facts_at_the_head_of_the_first_page() -> None:
    cover = document().cover
    assert not cover.own_page
    said = {fact.label: fact.text for fact in cover.facts.facts}
    assert DECISION_FACTS.items() <= said.items()
    assert said["Date of meeting"] == "20 April 2021"


def test_warwick_approvals_stand_by_role_and_date() -> None:
    rows = table("Approvals by role, with their dates").table.rows
    assert tuple(row.cells[1].text for row in rows) == APPROVED
    assert {row.cells[0].text for row in rows} == {"Approved"}


def test_warwick_makes_four_recommendations() -> None:
    asked = [b for b in document().walk() if isinstance(b, Paragraph) and b.recommendation]
    assert [one.number for one in asked] == ["2.1", "2.2", "2.3", "2.4"]


def test_warwick_lists_stand_below_their_paragraphs() -> None:
    for number, count in (("3.4", 5), ("8.4", 3), ("8.6", 6), ("9.3", 6), ("10.1", 6)):
        _, below = numbered(number)
        assert below is not None
        assert len(below.items) == count
    _, earlier = numbered("8.6")
    assert earlier is not None
    quoted = [item[0].text[:3] for item in earlier.items if isinstance(item[0], Paragraph)]
    assert quoted == ["2.1", "2.2", "2.3", "2.4", "2.5", "2.6"]


def test_warwick_policy_framework_is_two_tables_with_a_heading_to_each_row() -> None:
    for side in ("External", "Internal"):
        rows = table(f"{side} strands of FFF and the impact of this proposal").table.rows
        assert [row.heading.text.split(":")[0] for row in rows] == ["People", "Services", "Money"]


def test_warwick_carries_over_what_its_source_says_twice_in_two_ways() -> None:
    assert "(Appendix A)" in numbered("2.3")[0].text
    assert "(Appendix 1)" in numbered("3.3")[0].text
    assert "31 March 2023" in numbered("3.4")[0].text
    assert "March 2022" in numbered("2.4")[0].text
    assert "October 2016" in numbered("9.3")[0].text
    assert "1 April 2017" in numbered("9.3")[0].text
    assert "5 years" in numbered("9.3")[0].text
    assert "2 years" in numbered("9.4")[0].text
    assert "395 days" in numbered("8.2")[0].text
    assert "35%" in numbered("8.2")[0].text


def test_warwick_first_page_holds_facts_and_approvals() -> None:
    read = read_pdf(pdf_of("warwick"))
    first = "".join(text for (page, _), text in sorted(read.pieces.items()) if page == 0)
    assert "Accessibility checked" in first
    assert first.rstrip().endswith("6 April 2021")
    assert "Overview and Scrutiny Committee, 20 April 2021" in "".join(read.artefacts[1])
