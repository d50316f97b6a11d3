"""The Barnet paper as a PDF: what the PDF/UA checker sees, and what it does not."""

import base64
import re
import shutil
from itertools import pairwise

import page as checker
import pytest

from reports.casefile.case import case_of
from reports.compose import compose
from reports.document.content import ChartBlock, Paragraph
from reports.formats.shelf import house_format
from reports.render import child as child_module
from reports.render.pdf.accessible import make_accessible
from reports.render.pdf.paper import PaperNotMade, make_in_child, render_pdf
from reports.verify.pdf import Element, read_pdf
from tests.reports.cases.typed import typed
from tests.reports.papers.papers import barnet_data, barnet_document, barnet_pdf, barnet_read
from tests.reports.render.standards import faults_of

# The published figures, to the pound.
FIGURES = [
    "1,677,660",
    "1,662,833",
    "1,460,000",
    "1,611,186",
    "2,105,898",
    "86%",
    "85%",
    "74%",
    "82%",
    "107%",
    "12,925,448",
    "12,940,275",
    "13,143,108",
    "12,991,922",
    "12,497,210",
    "95%",
    "11,141,035",
    "12,451,745",
    "12,818,695",
    "12,803,868",
    "12,601,035",
    "12,752,221",
    "14,557,643",
    "14,603,108",
    "13,107,100",
    "1.96m",
    "197,000",
]


def squeezed(text: str) -> str:
    """Without spaces: a line's end has none in a PDF."""
    return re.sub(r"\s", "", text)


def tables() -> list[Element]:
    return barnet_read().root.all("Table")


def data_tables() -> list[list[list[str]]]:
    """Each table's words, row by row."""
    return [
        [[squeezed(cell.text) for cell in row.children] for row in table.all("TR")]
        for table in tables()
    ]


def test_paper_passes_every_rule_of_both_standards() -> None:
    assert faults_of(barnet_pdf()) == []


def test_paper_names_itself_its_language_and_its_author() -> None:
    pdf = barnet_read().pdf
    assert str(pdf.Root.Lang) == "en-GB"
    assert str(pdf.docinfo["/Title"]) == barnet_document().title
    assert str(pdf.docinfo["/Author"]) == "London Borough of Barnet"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


@pytest.mark.parametrize("figure", FIGURES)
def test_paper_prints_each_published_figure(figure: str) -> None:
    assert figure in barnet_read().text


def test_paper_prints_the_same_tables_as_the_content_tree() -> None:
    printed = [row for table in data_tables() for row in table]
    for table in barnet_document().tables:
        heading = [squeezed(column.heading) for column in table.columns]
        assert heading in printed, table.caption
        for row in table.rows:
            words = [
                squeezed("".join(f"•{one}" for one in cell.items) or cell.text + cell.note)
                for cell in (row.heading, *row.cells)
            ]
            assert words in printed, (table.caption, row.heading.text)


def test_every_table_has_rows_and_headings_of_both_kinds() -> None:
    assert len(tables()) == len(barnet_document().tables)
    for table in tables():
        head, body = table.all("THead"), table.all("TBody")
        assert [len(part.all("TR")) for part in head] == [1]
        assert body
        assert body[0].all("TR")
        for cell in head[0].all("TH"):
            assert str(cell.attribute("/Scope")) == "/Column"
        for row in body[0].all("TR"):
            assert [cell.tag for cell in row.children] == ["TH"] + ["TD"] * (len(row.children) - 1)
            assert str(row.children[0].attribute("/Scope")) == "/Row"


def test_every_caption_stands_with_the_rows_of_its_table() -> None:
    captions = [table.all("Caption") for table in tables()]
    said = [squeezed(caption[0].text) for caption in captions if caption]
    assert said == [squeezed(table.caption) for table in barnet_document().tables]


def test_every_header_cell_is_referred_to() -> None:
    for table in tables():
        known = {str(cell.raw.ID) for cell in table.all("TH")}
        named = {
            str(key) for cell in table.all("TH", "TD") for key in cell.attribute("/Headers") or ()
        }
        rows = {str(row.children[0].raw.ID) for row in table.all("TBody")[0].all("TR")}
        # The heading of a row with no other cell has nothing to be referred to by.
        assert known - named <= (rows if len(table.all("TD")) == 0 else set())


def test_running_headers_and_footers_are_artefacts() -> None:
    read = barnet_read()
    count = len(read.pdf.pages)
    assert read.stray == []
    for number, words in enumerate(read.artefacts, start=1):
        said = [one.strip() for one in words]
        assert f"Page {number} of {count}" in said
        assert "Adults and Safeguarding Committee, 7 March 2016. Version 1.0" in said
        assert (barnet_document().title in said) == (number > 1)
    assert "Page 1 of" not in read.text


def test_figures_have_words_and_nothing_decorative_is_one() -> None:
    figures = barnet_read().root.all("Figure")
    charts = [block.chart for block in barnet_document().walk() if isinstance(block, ChartBlock)]
    assert [str(one.raw.Alt) for one in figures] == [chart.alt for chart in charts]
    assert charts


def test_headings_never_skip_a_level() -> None:
    tags = [f"H{level}" for level in range(1, 7)]
    levels = [int(one.tag[1]) for one in barnet_read().root.all(*tags)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_links_of_the_contents_name_the_heading_they_lead_to() -> None:
    said = {
        str(link.Contents)
        for page in barnet_read().pdf.pages
        for link in page.obj.get("/Annots", ())
    }
    assert {
        "1 Executive summary",
        "6.4 Savings and additional income",
        "Appendix H Health and safety",
    } <= said
    assert not any(one == one.lower() for one in said)


def test_bookmarks_follow_the_headings() -> None:
    with barnet_read().pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles[:3] == ["Contents", "1 Executive summary", "2 Strategic context"]
    assert titles[-1] == "Appendix H Health and safety"


def test_no_page_lies_on_its_side_without_need_and_none_is_empty() -> None:
    pages = barnet_read().pdf.pages
    assert not [page for page in pages if page.mediabox[2] > page.mediabox[3]]
    owned = {index for index, _ in barnet_read().pieces}
    assert owned == set(range(len(pages)))


def test_words_are_set_in_our_own_typeface() -> None:
    fonts = {
        str(font.BaseFont).partition("+")[2]
        for page in barnet_read().pdf.pages
        for font in page.Resources.Font.values()
    }
    assert {"Atkinson-Hyperlegible-Next", "Atkinson-Hyperlegible-Next-Bold"} <= fonts


@pytest.mark.usefixtures("children_of_the_product")
def test_the_same_paper_gives_the_same_bytes() -> None:
    """Where sets have another sequence as well, as in every process that is started anew."""
    assert render_pdf(barnet_document()) == barnet_pdf()


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1:1/picture.png",
        "https://paper.invalid/../settings.py",
        "data:image/svg+xml,<svg/>",
        "ftp://127.0.0.1/picture.png",
    ],
)
def test_a_paper_can_fetch_nothing_but_its_own_files(address: str) -> None:
    html = f'<html lang="en-GB"><title>Paper</title><p>A</p><img src="{address}" alt="A picture">'
    with pytest.raises(PaperNotMade, match="is not part of the paper"):
        make_in_child(html, barnet_document(), 60)


def test_officer_text_cannot_bring_a_picture_or_markup_into_a_paper() -> None:
    data = barnet_data()
    data["papers"][0]["sections"][0]["text"] = (
        '![x](file:///etc/passwd) <img src="http://127.0.0.1/"> <b>bold</b>'
    )
    case = case_of(typed(data))
    document = compose(case, house_format("outline-business-case"))
    from reports.render.html import paper_html

    html = paper_html(document, charts={chart.name: "a.svg" for chart in document.charts})
    assert html.count("<img") == len(document.charts)
    assert "&lt;b&gt;bold" in html


def test_a_paper_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(PaperNotMade, match="took longer than"):
        render_pdf(barnet_document(), seconds=0.05)


@pytest.mark.usefixtures("children_of_the_product")
def test_a_renderer_that_fails_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_module.sys, "executable", shutil.which("false"))
    with pytest.raises(PaperNotMade, match="make setup"):
        render_pdf(barnet_document())


def test_a_decorative_picture_becomes_an_artefact(settings: object) -> None:
    from weasyprint import HTML

    dot = base64.b64encode(
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>'
    ).decode()
    html = (
        '<html lang="en-GB"><title>T</title><h1>One</h1>'
        f'<img src="data:image/svg+xml;base64,{dot}" alt=""><p>Words</p>'
    )
    before = HTML(string=html).write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)
    assert not checker.validate_pdf_bytes(before).is_compliant
    after = make_accessible(before, {})
    ua = checker.ValidationProfile.PDF_UA_1
    assert checker.validate_pdf_bytes(after, profile=ua).is_compliant
    assert read_pdf(after).root.all("Figure") == []
    assert read_pdf(after).text == "OneWords"


def test_words_stay_apart_where_a_line_ends() -> None:
    """Read by its structure, each sentence of the paper is there letter by letter."""
    read = barnet_read().text
    long = [
        " ".join(block.text.split())
        for block in barnet_document().walk()
        if isinstance(block, Paragraph) and len(block.text) > 200
    ]
    missing = [text for text in long if text not in read]
    assert len(missing) == 0, missing[:2]
    assert "adult social care alternative delivery model" in read
