"""The Derby paper: a cabinet report, recommendations first, with nine implications behind it."""

from functools import cache

from reports.document.content import ChartBlock, Document, Facts, Heading, Notes, Paragraph
from tests.reports.papers.papers import document_of

# Headings of the council's own report with the numbers that it printed, in its sequence.
BODY = (
    *("Summary", "Recommendations", "Reasons for recommendation", "Supporting information"),
    "4.2 Recommended commissioning priorities",
    "4.3 Information, advice, advocacy and general support about housing-related matters",
    *(
        "4.4 Emergency and crisis interventions for those people who need immediate housing or "
        "support",
    ),
    *("4.5 Recovery and re-ablement services", "4.6 Preventative support"),
    *("4.7 Eligibility for services and charging regime",),
    "4.8 Procurement, contracting and decommissioning approach",
    *("4.9 Next steps", "Other options considered", "Officer approvals", "For more information"),
    "Notes",
)
IMPLICATIONS = (
    *("Financial", "Legal", "Personnel", "Equalities impact", "Health and safety"),
    *("Environmental sustainability", "Asset management", "Risk management"),
    "Corporate objectives and priorities for change",
)
PARAGRAPHS = (
    *("1.1", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "4.1", "5.1"),
    *("1.1", "2.1", "3.1", "4.1", "5.1", "6.1", "7.1", "8.1", "9.1"),
)
TIMETABLE = (
    ("Tender advertised", "30 April 2012", "15 June 2012", "At least 45 days"),
    ("Tenders evaluated", "18 June 2012", "5 August 2012", "Not stated"),
    ("Stand-down period", "6 August 2012", "19 August 2012", "At least 10 days"),
    ("Successful bidders told, from this date", "20 August 2012", "Not stated", "Not stated"),
    (
        "Cabinet considers awards in principle and services to be decommissioned",
        *("September 2012", "Not stated", "Not stated"),
    ),
    (
        "Consultation on decommissioning; equality impact assessment of each proposal",
        *("September 2012", "End of December 2012", "At least 90 days"),
    ),
    (
        "Cabinet considers the responses and final recommendations",
        *("January 2013", "Not stated", "Not stated"),
    ),
    (
        "Notice to providers who were not successful",
        *("End of January 2013", "End of July 2013", "Up to 6 months"),
    ),
    ("New service model in operation", "July 2013", "August 2013", "Not stated"),
)


@cache
def document() -> Document:
    return document_of("derby")


def paragraph(number: str, *, appendix: bool = False) -> str:
    """Everything that stands under this number: its paragraph and those that go on with it."""
    blocks = document().blocks
    at = next(i for i, b in enumerate(blocks) if isinstance(b, Heading) and "Appendix" in b.title)
    said: list[str] = []
    for block in blocks[at:] if appendix else blocks[:at]:
        if isinstance(block, Paragraph) and (block.number == number or (said and block.continued)):
            said.append(block.text)
        elif said and isinstance(block, Heading | Paragraph):
            break
    return " ".join(said)


def rows(caption: str) -> tuple[tuple[str, ...], ...]:
    (table,) = (one for one in document().tables if one.caption == caption)
    return tuple((r.heading.text, *(cell.text for cell in r.cells)) for r in table.rows)


def test_derby_paper_is_complete() -> None:
    # The council's own report names no day, which the case explains.
    assert document().warnings == ("The cover lacks a fact: date of meeting.",)


def test_derby_headings_stand_as_the_council_has_them() -> None:
    titles = tuple(heading.title for heading in document().headings)
    behind = ("Appendix 1 Implications", *IMPLICATIONS, "Appendix 2 Equalities impact assessment")
    assert titles == (*BODY, *behind)


def test_derby_numbers_paragraphs_and_starts_again_in_the_appendix() -> None:
    found = [b.number for b in document().walk() if isinstance(b, Paragraph) and b.number]
    assert tuple(found) == PARAGRAPHS


def test_derby_recommendations_refer_to_the_sections_they_agree() -> None:
    asked = [b.text for b in document().walk() if isinstance(b, Paragraph) and b.recommendation]
    assert len(asked) == 4
    assert asked[0].endswith("section 4.3, section 4.4, section 4.5 and section 4.6.")
    assert "section 4.7" in asked[1]
    assert "section 4.8" in asked[2]
    assert "September 2012" in asked[3]


def test_derby_timetable_and_its_chart_come_from_the_programme() -> None:
    assert rows("Steps of the timetable") == TIMETABLE
    (chart,) = (b.chart for b in document().walk() if isinstance(b, ChartBlock))
    assert chart.message == "The steps run from April 2012 to August 2013"
    assert 15 <= len(chart.alt.split()) <= 20


def test_derby_funding_bridge_balances() -> None:
    assert [row[-1] for row in rows("One-off funding until the savings arrive")] == [
        *("2,608,000", "2,608,000", "1,073,000", "1,535,000", "2,608,000")
    ]
    assert "both come to £2,608,000" in paragraph("1.1", appendix=True)


def test_derby_budgets_stand_by_year() -> None:
    found = rows("Budgets by financial year")
    assert [(row[0], row[-1]) for row in found] == [
        ("2011/12", "9,854,000"),
        ("2013/14", "3,332,000"),
    ]


def test_derby_carries_over_figures_that_do_not_agree() -> None:
    financial = paragraph("1.1", appendix=True)
    for figure in ("£6.144m", "£3.332m", "£2.268m", "£2.608m", "£1.073m", "£1.535m"):
        assert figure in financial
    assert "£6.144m" in paragraph("1.1")
    text = " ".join(b.text for b in document().walk() if isinstance(b, Paragraph))
    for figure in ("£9.854m", "49 providers", "£20k to £750k", "150 jobs", "over 5,000 people"):
        assert figure in text
    for share in ("45% and 100%", "30%", "60%", "44%"):
        assert share in text


def test_derby_implications_without_content_keep_their_headings() -> None:
    assert paragraph("5.1", appendix=True) == "None specific."
    assert paragraph("6.1", appendix=True) == "None specific."


def test_derby_officers_approve_by_role() -> None:
    assert [row[:2] for row in rows("Officers who have approved this report")] == [
        ("Legal officer", "Approved"),
        ("Financial officer", "Approved"),
        ("Human Resources officer", "Approved"),
        ("Service director", "Approved"),
    ]


def test_derby_lists_its_appendices_beside_contact_and_background_papers() -> None:
    (facts,) = (b for b in document().blocks if isinstance(b, Facts))
    assert {fact.label: fact.text for fact in facts.facts} == {
        "Contact": "Supporting People Commissioning Team",
        "Background papers": "None",
        "List of appendices": "Appendix 1: Implications; Appendix 2: Equalities impact assessment",
    }


def test_derby_explains_its_agencies_in_a_note() -> None:
    (notes,) = (b for b in document().blocks if isinstance(b, Notes))
    assert [note.mark for note in notes.notes] == ["1"]
