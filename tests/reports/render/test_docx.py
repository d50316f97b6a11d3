"""A paper as a Word file, read by python-docx and as XML: its styles, its parts, its bytes."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from reports.document.content import (
    Heading,
    ItemList,
    Note,
    Notes,
    Paragraph,
    Run,
    plain,
)
from reports.render.docx.numbering import HANGING, item_indent
from reports.render.docx.paper import render_docx
from reports.render.docx.xml import words
from tests.reports.cases.every_block import paper_with_every_block
from tests.reports.papers.papers import barnet_document
from tests.reports.render.word_file import W, made, opened, part


def test_headings_have_words_own_styles_at_their_level() -> None:
    styled = [
        (int(p.style.name.split()[1]), p.text)
        for p in opened().paragraphs
        if re.fullmatch(r"heading \d", p.style.name, re.IGNORECASE)
    ]
    assert styled == [(one.level, one.text) for one in paper_with_every_block().headings]


def test_heading_styles_and_the_multilevel_list_name_each_other() -> None:
    levels = part("word/numbering.xml").findall(f"{W}abstractNum[@{W}abstractNumId='1']/{W}lvl")
    linked = {
        level.find(f"{W}pStyle").get(f"{W}val")
        for level in levels
        if level.find(f"{W}pStyle") is not None
    }
    assert linked == {"Heading1", "Heading2"}
    for style in linked:
        number = opened().styles.element.find(f"{W}style[@{W}styleId='{style}']/{W}pPr/{W}numPr")
        assert number.find(f"{W}numId").get(f"{W}val") == "1"
        assert int(number.find(f"{W}ilvl").get(f"{W}val")) == int(style[-1]) - 1


def test_no_number_of_a_heading_or_a_paragraph_is_typed() -> None:
    text = "\n".join(
        p.text for p in opened().paragraphs if not p.style.name.lower().startswith("toc")
    )
    assert not re.search(r"(?m)^\s*(\d+\.\d|Appendix [A-Z])", text)


def test_a_number_that_no_list_can_print_stands_as_words() -> None:
    odd = replace(
        paper_with_every_block(), blocks=(Heading(1, "Odd", "odd", "\u00a7 1.05"), plain("Words"))
    )
    read = docx.Document(io.BytesIO(render_docx(odd)))
    assert "\u00a7 1.05 Odd" in [p.text for p in read.paragraphs]


def test_contents_are_a_field_with_their_entries_in_it() -> None:
    body = part("word/document.xml")
    codes = [one.text.strip() for one in body.iter(f"{W}instrText")]
    assert 'TOC \\o "1-2" \\h \\z \\u' in codes
    listed = [
        "".join(p.itertext(f"{W}t"))
        for p in body.iter(f"{W}p")
        if (
            p.find(f"{W}pPr/{W}pStyle") is not None
            and re.fullmatch(r"TOC\d", p.find(f"{W}pPr/{W}pStyle").get(f"{W}val"))
        )
    ]
    assert listed == [one.title for one in paper_with_every_block().headings]
    kinds = [one.get(f"{W}fldCharType") for one in body.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]
    assert part("word/settings.xml").find(f"{W}updateFields") is None


def test_every_link_within_leads_to_one_place() -> None:
    body = part("word/document.xml")
    places = [one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")]
    assert len(places) == len(set(places))
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", place, re.ASCII) for place in places)
    leads_to = {one.get(f"{W}anchor") for one in body.iter(f"{W}hyperlink")} - {None}
    assert leads_to
    assert leads_to <= set(places)


def test_tables_repeat_their_heading_row_and_merge_no_cells() -> None:
    for table in opened().tables[1:]:
        rows = table._tbl.tr_lst
        assert [row.find(f".//{W}tblHeader") is not None for row in rows] == [True] + [False] * (
            len(rows) - 1
        )
    body = part("word/document.xml")
    assert not list(body.iter(f"{W}gridSpan", f"{W}vMerge", f"{W}hMerge"))
    for table, made_of in zip(opened().tables[1:], paper_with_every_block().tables, strict=True):
        assert [cell.text for cell in table.rows[0].cells] == [c.printed for c in made_of.columns]
        for row, content in zip(table.rows[1:], made_of.rows, strict=True):
            said = [
                "\n".join(c.items) or "\n".join(filter(None, (c.printed, c.note)))
                for c in (content.heading, *content.cells)
            ]
            assert [cell.text for cell in row.cells] == said


def test_numbers_stand_to_the_right_and_captions_in_their_style() -> None:
    table = opened().tables[1]
    assert {cell.paragraphs[0].style.name for cell in table.columns[2].cells} == {"Table Number"}
    captions = [p.text for p in opened().paragraphs if p.style.name.lower() == "caption"]
    assert captions == [
        "The project",
        *(table.printed_caption for table in paper_with_every_block().tables),
    ]


def test_column_widths_come_to_the_room_between_the_margins() -> None:
    for table, room in zip(opened().tables, (9638, 9638, 9638, 9638, 14570), strict=True):
        widths = [int(one.get(f"{W}w")) for one in table._tbl.tblGrid]
        assert sum(widths) == room
        assert min(widths) > 500


def test_charts_have_alternative_text_and_both_kinds_of_picture() -> None:
    shapes = opened().inline_shapes
    said = [shape._inline.docPr.get("descr") for shape in shapes]
    assert said == [chart.alt for chart in paper_with_every_block().charts]
    with zipfile.ZipFile(io.BytesIO(made())) as package:
        media = sorted(name for name in package.namelist() if "/media/" in name)
        assert [name[-5:] for name in media] == [
            f"{at}.{kind}" for at in (1, 2, 3) for kind in ("png", "svg")
        ]
        for name in media:
            head = package.read(name)[:8]
            assert head.startswith(b"\x89PNG" if name.endswith("png") else b"<svg")
    assert shapes[0].width.mm == pytest.approx(170, abs=0.5)


def test_notes_are_footnotes_and_a_star_stays_a_star() -> None:
    notes = part("word/footnotes.xml").findall(f"{W}footnote")
    said = ["".join(note.itertext(f"{W}t")).strip() for note in notes]
    assert said[:4] == ["", "", "Of the year before.", "* Subject to the budget."]
    marks = list(part("word/document.xml").iter(f"{W}footnoteReference"))
    assert [mark.get(f"{W}customMarkFollows") for mark in marks[:2]] == [None, "1"]
    assert "2 Nobody refers to this." in [p.text for p in opened().paragraphs]


def test_languages_are_marked_on_the_paper_and_on_its_runs() -> None:
    styles = part("word/styles.xml")
    assert styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang").get(f"{W}val") == "en-GB"
    welsh = [
        r for r in part("word/document.xml").iter(f"{W}r") if r.find(f"{W}rPr/{W}lang") is not None
    ]
    assert [("".join(r.itertext()), r.find(f"{W}rPr/{W}lang").get(f"{W}val")) for r in welsh] == [
        ("yn Gymraeg, t\u0177 a d\u0175r", "cy-GB"),
        ("Y T\u0177 Gwyn", "cy-GB"),
    ]


def test_a_table_carries_bold_links_and_footnotes_in_its_cells() -> None:
    table = opened().tables[3]
    place, cost, source = (column.cells for column in table.columns)
    assert place[2].paragraphs[0].runs[0].bold
    assert not place[1].paragraphs[0].runs[0].bold
    (link,) = source[1].paragraphs[0].hyperlinks
    assert (link.text, link.url) == ("Yearbook", "https://example.org/yearbook")
    (within,) = source[2].paragraphs[0].hyperlinks
    assert within.text == "paragraph 1.2"
    assert within.fragment in {
        one.get(f"{W}name") for one in part("word/document.xml").iter(f"{W}bookmarkStart")
    }
    assert all(run.bold for run in source[3].paragraphs[0].runs), "a total stands in bold"
    assert [one.get(f"{W}id") for one in cost[1]._tc.iter(f"{W}footnoteReference")] == ["4"]
    (again,) = cost[2].paragraphs[0].hyperlinks
    assert again.text == "4", "a second mark leads to the first"
    notes = part("word/footnotes.xml").findall(f"{W}footnote")
    assert "".join(notes[-1].itertext(f"{W}t")).strip() == "4 Provisional."


def test_one_section_lies_on_its_side_and_none_is_empty() -> None:
    sections = opened().sections
    assert [s.page_width > s.page_height for s in sections] == [False, True, False]
    assert [len(list(s.iter_inner_content())) > 1 for s in sections] == [True, True, True]


def test_a_cover_of_its_own_is_a_section_of_its_own() -> None:
    document = paper_with_every_block()
    own = replace(document, cover=replace(document.cover, own_page=True))
    sections = docx.Document(io.BytesIO(render_docx(own))).sections
    assert [s.page_width > s.page_height for s in sections] == [False, False, True, False]
    assert sections[0].first_page_header.paragraphs[0].text == "Draft for the service director."


def test_running_words_and_page_numbers_stand_in_header_and_footer() -> None:
    section = opened().sections[0]
    draft = "Draft for the service director."
    assert section.header.paragraphs[0].text == f"{draft} A paper with everything in it"
    assert section.first_page_header.paragraphs[0].text == section.header.paragraphs[0].text
    assert [p.text for p in section.footer.paragraphs] == [
        "Cabinet, 17 September 2021",
        "Page 1 of 1",
    ]
    codes = [one.text.strip() for one in part("word/footer1.xml").iter(f"{W}instrText")]
    assert codes == ["PAGE", "NUMPAGES"]
    assert b'string="Draft for the service director"' in etree.tostring(part("word/header1.xml"))


def test_an_issued_paper_says_nothing_of_a_draft() -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(paper_with_every_block(draft="")))) as package:
        assert not any(b"Draft for" in package.read(name) for name in package.namelist())
        assert not any(b"WaterMark" in package.read(name) for name in package.namelist())


def test_the_file_names_its_title_its_authority_and_its_moment() -> None:
    said = opened().core_properties
    assert (said.title, said.author) == (
        "A paper with everything in it",
        "Cyngor Enghreifftiol Council",
    )
    assert said.language == "en-GB"
    assert said.created is None, "not the day of the meeting"
    moment = datetime(2026, 11, 29, 14, 30, 5, tzinfo=UTC)
    dated = docx.Document(io.BytesIO(render_docx(paper_with_every_block(), made_at=moment)))
    assert dated.core_properties.created == dated.core_properties.modified == moment


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert render_docx(paper_with_every_block()) == made()
    with zipfile.ZipFile(io.BytesIO(made())) as package:
        assert {one.date_time for one in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_style_that_is_named_is_there() -> None:
    named = {
        one.get(f"{W}val")
        for name in ("document", "footnotes", "header1", "footer1", "styles", "numbering")
        for one in part(f"word/{name}.xml").iter(
            f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle", f"{W}basedOn", f"{W}next"
        )
    }
    known = {one.get(f"{W}styleId") for one in part("word/styles.xml").iter(f"{W}style")}
    assert named <= known


def test_every_list_that_is_named_is_there() -> None:
    named = {one.get(f"{W}val") for one in part("word/document.xml").iter(f"{W}numId")} - {"0"}
    known = {one.get(qn("w:numId")) for one in part("word/numbering.xml").iter(f"{W}num")}
    assert named <= known


def test_text_cannot_break_out_of_its_element() -> None:
    assert words('a < b & "c" \x00\x0b\ud800') == "a &lt; b &amp; &quot;c&quot; "
    hostile = Paragraph((Run("</w:t><w:br/>", href="javascript:\"'<>"),))
    odd = replace(paper_with_every_block(), blocks=(ItemList(((hostile,),)),))
    read = docx.Document(io.BytesIO(render_docx(odd)))
    assert "</w:t><w:br/>" in [p.text for p in read.paragraphs]


def test_the_barnet_paper_has_all_its_tables_and_headings() -> None:
    read = docx.Document(io.BytesIO(render_docx(barnet_document())))
    assert len(read.tables) == len(barnet_document().tables)
    headings = [p.text for p in read.paragraphs if p.style.name.lower().startswith("heading")]
    assert headings == [one.text for one in barnet_document().headings]


def test_continued_paragraph_stands_as_far_in_as_the_words_it_goes_on_with() -> None:
    blocks = (
        Paragraph((Run("First."),), number="1.1"),
        Paragraph((Run("Still the first."),), continued=True),
        ItemList(((plain("Within."),),)),
        plain("Apart."),
    )
    read = docx.Document(io.BytesIO(render_docx(replace(paper_with_every_block(), blocks=blocks))))
    inset = {p.text: p.paragraph_format.left_indent for p in read.paragraphs}
    assert inset["Still the first."].twips == HANGING
    assert inset["Within."].twips == HANGING + item_indent(0)
    assert inset["Apart."] is None


def test_number_that_comes_twice_is_counted_by_two_lists() -> None:
    """Above it stand headings whose numbers are counted and not printed, as in an appendix that
    starts again at 1."""
    numbers = ("1.1", "2.1", "1.1", "2.1")
    blocks = tuple(Paragraph((Run(f"At {n}."),), number=n) for n in numbers)
    content = render_docx(replace(paper_with_every_block(), blocks=blocks))
    body = part("word/document.xml", content)
    lists = [one.get(f"{W}val") for one in body.iter(f"{W}numId")]
    assert len(set(lists)) == len(lists) == 4


def test_heading_of_notes_stays_away_where_all_are_footnotes() -> None:
    note = Note("1", "note-1", (plain("Of the year before."),), "at-note-1")
    blocks = (
        Paragraph((Run("Costs"), Run("1", note="note-1"))),
        Heading(1, "Notes", "notes", numbered=False),
        Notes((note,)),
        Heading(1, "Appendix", "appendix"),
    )
    read = docx.Document(io.BytesIO(render_docx(replace(paper_with_every_block(), blocks=blocks))))
    said = [p.text for p in read.paragraphs]
    assert "Notes" not in said
    assert "Appendix" in said
    apart = replace(paper_with_every_block(), blocks=blocks[1:3])
    left = docx.Document(io.BytesIO(render_docx(apart)))
    assert "Notes" in [p.text for p in left.paragraphs]
