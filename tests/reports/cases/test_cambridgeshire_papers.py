"""The Cambridgeshire pack: seventeen business cases with contents and a summary, and one alone."""

from functools import cache

import pytest

from reports.casefile.file import read_case
from reports.document.content import (
    Block,
    ChartBlock,
    Contents,
    Document,
    Facts,
    Heading,
    ItemList,
    Paragraph,
    TableBlock,
)
from reports.formats.shelf import house_format
from reports.output.paper import paper_document
from reports.verify.pdf import ReadPdf, read_pdf
from tests.reports.cases.test_case_pdfs import MARGIN, ROOM, bookmarks
from tests.reports.papers.papers import BARNET, laid_out
from tests.reports.render.standards import faults_of
from workbench.pages.tables import Table

# Headline in thousands of pounds, in the sequence of the council's pack.
SCHEMES = {
    "A/R.7.108": 25,
    "A/R.7.109": 227,
    "A/R.7.110": 900,
    "A/R.6.115": 100,
    "A/R.6.111": 440,
    "A/R.6.114": 3100,
    "A/R.6.129": 70,
    "A/R.6.126": 794,
    "A/R.6.127": 315,
    "A/R.6.132": 400,
    "A/R.6.128": 7200,
    "A/R.6.172": 1000,
    "A/R.6.143": 306,
    "A/R.6.173": 412,
    "A/R.6.174": 1000,
    "A/R.6.175": 150,
    "A/R.6.122": 50,
}
# The headings of the council's form, in its sequence, and what we add in brackets.
FORM = (
    *("Project approach", "Background", "Why do we need to undertake this project?"),
    *("What would happen if we did not complete this project?", "Approach"),
    *("Aims and objectives", "Project overview: what are we doing?"),
    *("What assumptions have you made?", "What constraints does the project face?"),
    *("Delivery options", "Scope", "What is within scope?", "What is outside of scope?"),
    *("Project dependencies", "Cost and savings", "[Evidence]"),
    *("[Stated figures beside computed ones]", "Non-financial benefits", "Risks"),
    *("Project impact", "Community impact assessment", "Who will be affected by this proposal?"),
    "What positive impacts are anticipated from this proposal?",
    "What negative impacts are anticipated from this proposal?",
    "Are there other impacts which are more neutral?",
    "Disproportionate impacts on groups with protected characteristics, and how they will be "
    "addressed",
)
BOX = (
    *("Project title", "Saving", "Business planning reference"),
    *("Business planning brief description", "Senior responsible officer"),
)


@cache
def document(reference: str) -> Document:
    return paper_document(read_case(BARNET.with_stem("cambridgeshire")).case, reference)


@cache
def pack_read() -> ReadPdf:
    return read_pdf(laid_out(document("pack")))


@cache
def scheme(reference: str) -> tuple[Block, ...]:
    """The blocks of one business case, without its first heading."""
    blocks = document("pack").blocks
    starts = [i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.level == 1]
    at = next(i for i in starts if _heading(blocks[i]).startswith(f"{reference} "))
    end = next((i for i in starts if i > at), len(blocks))
    return blocks[at + 1 : end]


def _heading(block: Block) -> str:
    return block.text if isinstance(block, Heading) else ""


def said(reference: str) -> str:
    words = []
    for block in scheme(reference):
        if isinstance(block, Paragraph):
            words.append(block.text)
        elif isinstance(block, ItemList):
            words += [
                one.text for item in block.items for one in item if isinstance(one, Paragraph)
            ]
    return "\n".join(words)


def tables(reference: str) -> dict[str, Table]:
    return {b.table.caption: b.table for b in scheme(reference) if isinstance(b, TableBlock)}


def row(table: Table, heading: str) -> list[str]:
    (found,) = (one for one in table.rows if one.heading.text == heading)
    return [cell.text for cell in found.cells]


def test_format_asks_officers_for_the_facts_of_its_cover_alone() -> None:
    form = house_format("savings-business-cases")
    assert [one.fact for one in form.facts] == ["year", "service"]


@pytest.mark.parametrize("reference", ["pack", "a-r-6-173"])
def test_cambridgeshire_papers_are_complete(reference: str) -> None:
    assert document(reference).warnings == ()


def test_pack_opens_with_contents_and_what_the_schemes_come_to() -> None:
    first = document("pack").blocks[0]
    assert isinstance(first, Contents)
    assert first.depth == 1
    chapters = [one.text for one in document("pack").headings if one.level == 1]
    assert chapters[:4] == [
        *("Introduction", "Summary of the schemes"),
        *("The savings together", "Figures that differ"),
    ]
    assert [one.split()[0] for one in chapters[4:]] == list(SCHEMES)


def test_pack_begins_every_business_case_on_a_page_of_its_own() -> None:
    cases = [h for h in document("pack").headings if h.level == 1 and h.text.startswith("A/R.")]
    assert len(cases) == len(SCHEMES)
    assert all(one.opens_page for one in cases)


def test_pack_has_the_headings_of_the_form_in_its_sequence() -> None:
    whole = [one.strip("[]") for one in FORM]
    for reference in SCHEMES:
        found = [_heading(one) for one in scheme(reference) if isinstance(one, Heading)]
        assert set(found) <= set(whole), reference
        assert found == [one for one in whole if one in found], reference
        # Only these may be left out where the council said nothing.
        left = set(FORM) - {f"[{one}]" for one in whole} - set(found)
        assert not {one for one in left if not one.startswith("[")} - {
            *("Delivery options", "What is outside of scope?", "Project dependencies"),
            *("Non-financial benefits", "Risks"),
        }, reference


# Headlines that their lines contradict, and what the lines give.
KNOWN_WRONG = {"A/R.6.127": "£313,000", "A/R.6.172": "£1,277,667"}


def test_pack_gives_every_scheme_its_box() -> None:
    for reference, thousands in SCHEMES.items():
        box = next(one for one in scheme(reference) if isinstance(one, Facts))
        assert tuple(fact.label for fact in box.facts) == BOX
        facts = {fact.label: fact.text for fact in box.facts}
        known_wrong = KNOWN_WRONG.get(reference)
        mark = f" (stated; the lines give {known_wrong})" if known_wrong else ""
        assert facts["Saving"] == f"£{thousands * 1000:,} in 2018/19{mark}"
        assert facts["Business planning reference"].split()[0] == reference
        assert "Not given" not in facts.values()


def test_pack_sums_up_the_schemes() -> None:
    table = next(t for t in document("pack").tables if t.name == "schemes-summary")
    assert [one.heading.text for one in table.rows] == [*SCHEMES, "Together"]
    for reference, thousands in SCHEMES.items():
        assert row(table, reference)[2] == f"{thousands * 1000:,}"
    assert row(table, "Together")[:3] == ["17 schemes", "2018/19", "16,489,000"]
    assert row(table, "A/R.6.127")[3:5] == ["313,000", "£2,000 more than modelled"]
    assert row(table, "A/R.7.108")[4] == "None, as rounded"
    assert row(table, "A/R.6.172")[4] == "£277,667 less than modelled"


def test_pack_shows_the_savings_by_year_as_a_chart_with_its_table() -> None:
    (chart,) = document("pack").charts
    assert chart.name == "years"
    table = next(t for t in document("pack").tables if t.name == "portfolio-years")
    assert [one.heading for one in table.columns[1:]] == [
        *("2017/18", "2018/19", "2019/20", "2020/21", "2021/22"),
    ]
    assert row(table, "All schemes")[1] == "16,765,209"
    (drawn,) = (b for b in document("pack").walk() if isinstance(b, ChartBlock))
    assert drawn.chart.reading


def test_pack_lists_the_open_differences_the_largest_first() -> None:
    table = next(
        t for t in document("pack").tables if t.caption == "Open differences, the largest first"
    )
    places = [one.heading.text for one in table.rows]
    assert places[0] == "A/R.6.172 headline 2018/19"
    assert "A/R.6.174 Present spending on the services reviewed" in places
    assert row(table, "A/R.6.127 headline 2018/19") == [
        "£315,000",
        "£313,000",
        "£2,000 more than computed",
    ]
    assert len(places) == 10


@pytest.mark.parametrize(
    ("reference", "working"),
    [
        ("A/R.7.108", "(179.74 − 54.94) × 66 × 3 = 24,710.40"),
        ("A/R.7.109", "27.45 × 159 × 52 = 226,956.60"),
        ("A/R.6.114", "10,000 × 124 = 1,240,000"),
    ],
)
def test_pack_works_every_line_out(reference: str, working: str) -> None:
    lines = tables(reference)["Savings lines and how each is worked out"]
    assert any(working in one.cells[0].text for one in lines.rows)


def test_pack_works_cohorts_out_year_by_year() -> None:
    parts = tables("A/R.6.173")["How “Option 3: eight posts” is worked out"]
    assert [one.heading.text for one in parts.rows] == ["2017/18", "2018/19", "2018/19", "2019/20"]
    assert parts.rows[0].cells[1].text == "11.98 × 667 × 52.14 × 1/2 = about 208,316.51"


@pytest.mark.parametrize(
    ("reference", "figures"),
    [
        ("A/R.7.108", ["£100,000", "£124.80", "£8,236.80", "£24,710"]),
        ("A/R.7.109", ["159 are assessed as nil charge", "£27.45 x 159 x 52 = £226,957"]),
        ("A/R.7.109", ["£185,617", "£144,277", "£102,937", "£10.00"]),
        ("A/R.6.115", ["£70,000", "£100,000", "£16.22"]),
        ("A/R.6.114", ["about 60%", "about £10,000"]),
        ("A/R.6.126", ["15 services"]),
        ("A/R.6.127", ["£373,000", "£60,000", "£313,000", "£120,000", "50%", "31 people"]),
        ("A/R.6.132", ["£150,000", "£250,000", "£37.9m", "£80m"]),
        ("A/R.6.172", ["2018/19, by circa.", "£51.26m", "£48.51m"]),
        ("A/R.6.173", ["£412,000", "£791,000", "£825,000", "498", "£354,729"]),
        ("A/R.6.174", ["£3.1m", "£861,762", "£1,393,167", "£896,389"]),
        ("A/R.6.175", ["1,111", "15%", "60%"]),
    ],
)
def test_pack_carries_the_figures_over_as_they_were_typed(
    reference: str, figures: list[str]
) -> None:
    for figure in figures:
        assert figure in said(reference)


def test_pack_prints_the_tables_of_evidence_as_the_council_did() -> None:
    clients = tables("A/R.6.172")["Older people by type of care, yearly average"]
    assert row(clients, "Total clients") == ["3,870", "3,548", "3,227", "2,905"]
    incomes = tables("A/R.6.173")[
        "Option 3, as option 2 with four more fixed-term assessors to March 2019"
    ]
    assert row(incomes, "Income") == ["£208,374", "£412,680", "£204,306"]


def test_pack_says_where_the_form_was_not_answered() -> None:
    assert "Not answered." in said("A/R.6.111")
    assert "Not answered." not in said("A/R.6.114")


def test_pack_names_the_schemes_that_a_scheme_needs() -> None:
    assert "A/R.6.127 Care in Cambridgeshire" in said("A/R.6.129")


def test_pack_marks_impacts_on_protected_characteristics() -> None:
    impacts = tables("A/R.7.108")["Impacts by kind"]
    kinds = [one.cells[0].text for one in impacts.rows]
    assert kinds == ["Positive"] * 2 + ["Negative"] * 2 + ["Disproportionate"] * 2
    marked = [one.heading.text for one in impacts.rows if one.heading.note]
    assert marked == ["Age", "Disability"]


def test_pack_names_no_risk_that_nobody_judged_a_grade() -> None:
    risks = tables("A/R.7.109")["Risks, the gravest first"]
    assert [one.heading for one in risks.columns] == ["Risk", "What is done about it"]


def test_one_scheme_alone_has_neither_contents_nor_summary() -> None:
    paper = document("a-r-6-173")
    assert not any(isinstance(one, Contents) for one in paper.blocks)
    chapters = [one.text for one in paper.headings if one.level == 1]
    assert chapters == ["A/R.6.173 Client contributions - reassessments"]
    assert not paper.charts


def test_one_scheme_alone_passes_every_rule_of_both_standards() -> None:
    made = laid_out(document("a-r-6-173"))
    assert faults_of(made) == []
    assert read_pdf(made).stray == []


def test_pack_has_no_heading_at_the_foot_of_a_page() -> None:
    with pack_read().pdf.open_outline() as outline:
        found = list(bookmarks(outline.root))
    assert len(found) > len(SCHEMES)
    assert [title for title, height in found if height < MARGIN + ROOM] == []


def test_pack_is_laid_out_without_pages_of_a_line_or_two() -> None:
    read = pack_read()
    assert len(read.pdf.pages) > 100
    words = dict.fromkeys(range(len(read.pdf.pages)), 0)
    for (page, _), text in read.pieces.items():
        words[page] += len(text.split())
    assert {page + 1: count for page, count in words.items() if count < 25} == {1: words[0]}
