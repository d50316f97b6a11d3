"""What words of a table carry, in web pages and workbooks; test_docx and test_everything_pdf look
at the same table."""

import io
import re
from dataclasses import replace

import openpyxl

from reports.document.content import Notes, Run, TableBlock
from reports.render.html import page_html, standalone_html
from reports.render.xlsx.book import render_xlsx
from reports.render.xlsx.rich import address_of
from tests.reports.cases.every_block import paper_with_every_block, rich_table


def test_page_of_the_paper_has_marks_links_and_languages_in_its_cells() -> None:
    html = standalone_html(paper_with_every_block())
    (table,) = re.findall(r'<div class="table rich.*?</div>', html, re.S)
    assert '<caption>Running costs<a id="at-note-3" href="#note-3" class="mark">3</a>' in table
    assert 'Cost<a href="#note-1" class="mark">1</a></th>' in table
    assert '<span lang="cy">Y Tŷ Gwyn</span>' in table
    assert "<strong>The annex</strong>" in table
    assert '<a href="https://example.org/yearbook">Yearbook</a>' in table
    assert '<a href="#second">paragraph 1.2</a>' in table
    assert table.count('id="at-note-4"') == 1


def test_page_of_the_site_has_them_too_and_no_anchor_twice() -> None:
    notes = [one for one in paper_with_every_block().blocks if isinstance(one, Notes)]
    html = page_html([TableBlock(rich_table()), *notes])
    assert '<a href="https://example.org/yearbook">Yearbook</a>' in html
    assert 'data-label="Cost"' in html
    places = re.findall(r' id="([^"]*)"', html)
    assert len(places) == len(set(places))
    assert {"paper-at-note-4", "paper-note-4"} <= set(places)


def test_words_that_a_cell_carries_are_escaped() -> None:
    table = rich_table()
    evil = replace(table, caption_runs=(Run("<b>", strong=True),))
    assert "<strong>&lt;b&gt;</strong>" in page_html([TableBlock(evil)])


def test_workbook_says_marks_in_words_links_whole_cells_and_prints_notes_beneath() -> None:
    page = openpyxl.load_workbook(io.BytesIO(render_xlsx(paper_with_every_block())))[
        "Running costs a year"
    ]
    assert page["A1"].value == "Running costs (note 3) a year"
    assert [cell.value for cell in page[3]] == ["Place", "Cost (note 1)", "Source"]
    assert [cell.value for cell in page[4]] == ["Y Tŷ Gwyn", "£5,000 (note 4)", "Yearbook"]
    assert page["B5"].value == "(note 4)"
    assert page["C4"].hyperlink.target == "https://example.org/yearbook"
    assert page["C5"].hyperlink is None
    assert [page.cell(row, 1).value for row in (8, 9, 10)] == [
        "Note 3: As the council published.",
        "Note 1: Of the year before.",
        "Note 4: Provisional.",
    ]
    (table,) = page.tables.values()
    assert table.ref == "A3:C6", "notes are no rows of the table"


def test_cell_leads_somewhere_where_all_its_words_do() -> None:
    whole = Run("Yearbook", href="https://a.test/")
    assert address_of((whole,)) == "https://a.test/"
    assert address_of((whole, Run("2", note="n"))) == "https://a.test/"
    assert address_of((whole, Run(" and more"))) == ""
    assert address_of((replace(whole, href="#costs"),)) == ""
    assert address_of((replace(whole, href="https://a.test/" + "x" * 2100),)) == ""
    assert address_of(()) == ""
