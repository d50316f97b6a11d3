"""The Hertfordshire paper: three strands weighed in words, their evidence, starred notes."""

from functools import cache
from pathlib import Path

from django.conf import settings

from reports.casefile.file import read_case
from reports.document.content import ChartBlock, Document, ItemList, Notes, Paragraph, TableBlock
from reports.output.kinds import as_pdf
from reports.output.paper import paper_of
from reports.verify.pdf import read_pdf
from reports.verify.verify import verify_pdf
from tests.reports.cases.typed import typed
from tests.reports.papers.papers import document_of, pdf_of
from workbench.charts.chart import Points

CASE = Path(settings.BASE_DIR) / "fixtures" / "hertfordshire.json"
# Headings of the group's own paper, in its sequence, those of options and strands among them.
HEADINGS = (
    *("Revision record", "1 Executive summary", "2 Background", "3 Purpose of the project"),
    *("4 Outcomes (benefits) to be achieved", "5 Review of existing arrangements"),
    *("Steering Group workshop", "Review of grant spending", "Review of works undertaken"),
    *("Review of staffing", "6 Options appraisal", "6.1 Procurement review"),
    *("Option A: Framework agreement", "Option B: Direct contract", "Option C: Do nothing"),
    *("6.2 Future of home and adaptation services", "Delivery model", "Option A: DFG service"),
    "Option B: Small Home Improvement Agency (HIA)",
    *("Option C: Complete Home Improvement Agency (HIA)", "Option D: Do nothing"),
    *("Delivery approach", "Option A: Shared service", "Option B: External contractor"),
    *("Option C: Arm's-length organisation", "What holds for all options"),
    *("7 Recommendations", "8 Investment required", "9 Risks", "10 Future opportunities"),
    "Appendix A Potential roles and responsibilities",
    "Appendix B Breakdown of works over 12 month period",
)
BOX = {
    "Group": "Chief Executive's Co-ordination Group",
    "Paper": "Essential Reference Paper “B”",
    "Version": "2.0",
}
FACTS = (
    *(("Time to establish", "About 6 months (summer 2016)"),) * 2,
    ("Minimum sign-up", "2 to 3 authorities"),
    *(("Minimum sign-up", "5 authorities"),) * 2,
    *(("Time to establish", "About 18 months (April 2017)"),) * 2,
    ("Time to establish", "About 24 months (October 2017)"),
)


@cache
def document() -> Document:
    return document_of("hertfordshire")


def words() -> str:
    return " ".join(b.text for b in document().walk() if isinstance(b, Paragraph))


def table(beginning: str) -> TableBlock:
    blocks = [b for b in document().walk() if isinstance(b, TableBlock)]
    (found,) = (b for b in blocks if b.table.caption.startswith(beginning))
    return found


def texts(beginning: str, row: str) -> list[str]:
    (found,) = (r for r in table(beginning).table.rows if r.heading.text == row)
    return [cell.text for cell in found.cells]


def test_hertfordshire_paper_is_complete() -> None:
    assert document().warnings == ()


def test_hertfordshire_headings_and_their_numbers_follow_the_source() -> None:
    assert tuple(heading.title for heading in document().headings) == HEADINGS


def test_hertfordshire_opens_with_its_project_box_and_its_revision_record() -> None:
    cover = document().cover
    assert not cover.own_page
    assert cover.facts.caption == "Project"
    assert BOX.items() <= {fact.label: fact.text for fact in cover.facts.facts}.items()
    assert texts("Versions", "2.0") == ["18 December 2015", "Project manager", "Draft"]


def test_hertfordshire_has_its_group_at_the_head_of_every_page() -> None:
    artefacts = read_pdf(pdf_of("hertfordshire")).artefacts
    assert all("Co-ordination Group" in " ".join(page) for page in artefacts)


def test_hertfordshire_tables_are_numbered_as_the_source_numbers_them() -> None:
    captions = [block.table.caption for block in document().walk() if isinstance(block, TableBlock)]
    assert [c.partition(".")[0] for c in captions if c.startswith("Table")] == [
        *("Table 1", "Table 2", "Table 3"),
    ]
    (chart,) = document().charts
    assert chart.message.startswith("Graph A.")


def test_hertfordshire_carries_over_totals_that_are_not_the_sums_of_their_rows() -> None:
    assert texts("Table 1", "Total") == ["3,033,882", "2,740,150", "5,774,032"]
    assert texts("Table 1", "Broxbourne") == ["264,703", "512,265", "776,968"]
    assert not any(row.heading.note for row in table("Table 1").table.rows)


def test_hertfordshire_what_was_not_received_stands_as_such() -> None:
    for authority in "FGHIJ":
        assert texts("Table 2", f"Authority {authority}") == ["not received", "not received"]
    assert texts("Table 3", "Authority D") == ["26,880", "not received"]
    assert texts("Table 3", "Total") == ["624,293", "929"]


def test_hertfordshire_graph_has_a_mark_for_each_authority_with_both_figures() -> None:
    (block,) = (b for b in document().walk() if isinstance(b, ChartBlock))
    assert isinstance(block.chart, Points)
    assert [point.label[-1] for point in block.chart.points] == list("ABCEFGHIJ")
    assert block.chart.across == "Applications received (applications)"


def test_hertfordshire_options_stand_with_their_facts() -> None:
    said = [b.text for b in document().walk() if isinstance(b, Paragraph)]
    found = [tuple(t.split(": ", 1)) for t in said if t.startswith(("Time to est", "Minimum"))]
    assert tuple(found) == FACTS


def test_hertfordshire_options_tables_have_as_many_points_as_the_source() -> None:
    counts = {
        block.table.caption.partition(":")[0]: [
            tuple(len(cell.items) for cell in row.cells) for row in block.table.rows
        ]
        for block in document().walk()
        if isinstance(block, TableBlock) and "benefits and drawbacks" in block.table.caption
    }
    assert counts == {
        "Procurement": [(10, 6), (6, 7), (4, 5)],
        "Delivery model": [(5, 4), (8, 3), (6, 2), (13, 16)],
        "Delivery approach": [(15, 5), (7, 13), (13, 3)],
    }


def test_hertfordshire_weighs_twenty_considerations_and_prints_them_once() -> None:
    lists = [b for b in document().walk() if isinstance(b, ItemList)]
    assert [len(block.items) for block in lists if len(block.items) == 20] == [20]


def test_hertfordshire_recommendations_are_starred() -> None:
    (asked,) = (
        b
        for b in document().walk()
        if isinstance(b, ItemList)
        and any(isinstance(p, Paragraph) and p.recommendation for item in b.items for p in item)
    )
    marks = [r.text for item in asked.items for p in item for r in p.runs if r.note]  # type: ignore[union-attr]
    assert marks == ["*", "**", "***"]
    (notes,) = (b for b in document().walk() if isinstance(b, Notes))
    assert [note.mark for note in notes.notes] == marks


def test_hertfordshire_says_the_way_forward_in_one_sentence() -> None:
    assert (
        "for procurement, Framework agreement; for delivery model, Small Home Improvement Agency "
        "(HIA), with a view to Complete Home Improvement Agency (HIA); for delivery approach, "
        "Shared service, with a view to Arm's-length organisation." in words()
    )
    assert "Seven of the ten local authorities" in words()


def test_hertfordshire_carries_over_what_its_source_says_in_two_ways() -> None:
    assert "two elements" in words()
    assert "three delivery model options" in words()
    assert "between £5m and £6m*" in words()
    assert "in phases" in " ".join(
        p.text
        for b in document().walk()
        if isinstance(b, ItemList)
        for item in b.items
        for p in item
        if isinstance(p, Paragraph)
    )
    assert "over a fixed timescale" in words()


def test_hertfordshire_quotes_the_figures_of_its_case() -> None:
    quoted = {
        run.text
        for block in document().walk()
        if isinstance(block, Paragraph)
        for run in block.runs
        if run.figure
    }
    assert {"£57,930", "£3,188", "£5,094", "£13,721", "£804,403", "18"} <= quoted


def test_hertfordshire_verifies_as_it_was_made() -> None:
    data = read_case(CASE).data
    assert verify_pdf(as_pdf(paper_of(typed(data)))).differences == ()
