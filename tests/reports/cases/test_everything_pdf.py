"""A paper with every kind of block as a PDF: drafts, notes, languages, lists, boxes."""

import re
from functools import cache

import page as checker
import pikepdf

from reports.document.content import Document
from reports.render.pdf.paper import link_names
from reports.verify.pdf import ReadPdf, read_pdf
from tests.reports.cases.every_block import paper_with_every_block
from tests.reports.papers.papers import laid_out

DRAFT = "Draft for the service director"


@cache
def made(draft: str = DRAFT) -> bytes:
    return laid_out(paper_with_every_block(draft))


@cache
def read(draft: str = DRAFT) -> ReadPdf:
    return read_pdf(made(draft))


def links() -> list[tuple[str, str]]:
    """Where each link within the paper leads, and what it is called."""
    return [
        (str(one.Dest), str(one.Contents))
        for page in read().pdf.pages
        for one in page.obj.get("/Annots", ())
        if "/Dest" in one
    ]


def test_paper_of_every_block_passes_every_rule_of_pdf_ua_1() -> None:
    for draft in (DRAFT, ""):
        report = checker.validate_pdf_bytes(made(draft))
        assert [(one.rule_id, one.message) for one in report.failures] == []


def test_words_of_a_draft_are_behind_every_page_and_read_once() -> None:
    assert read().text.count(DRAFT) == 1
    assert all(DRAFT not in " ".join(words) for words in read().artefacts)
    issued = read("")
    assert DRAFT not in issued.text
    # One picture more on each page, behind its words; the marks of cells are pictures as well.
    assert pictures(read()) == [count + 1 for count in pictures(issued)]


def pictures(paper: ReadPdf) -> list[int]:
    """How many pictures each page draws."""
    return [
        sum(str(one.operator) == "Do" for one in pikepdf.parse_content_stream(page))
        for page in paper.pdf.pages
    ]


def test_marks_and_notes_lead_to_one_another_and_say_where() -> None:
    assert ("note-1", "Note 1") in links()
    assert ("at-note-1", "Back to the mark of note 1") in links()
    assert ("star-1", "Note *") in links()
    assert ("second", "Paragraph 1.2") in links()
    places = {str(name) for name in named_places()}
    assert {place for place, _ in links()} <= places


def named_places() -> list[str]:
    tree = read().pdf.Root.Names.Dests
    return [str(one) for one in list(tree.Names)[::2]]


def test_every_place_that_a_link_leads_to_has_a_name() -> None:
    document: Document = paper_with_every_block()
    assert {place for place, _ in links()} <= set(link_names(document))
    assert not any(name == place for place, name in links())


def test_words_in_another_language_are_marked_in_the_structure() -> None:
    welsh = [one for one in read().root.walk() if str(one.raw.get("/Lang", "")) == "cy"]
    assert [" ".join(one.text.split()) for one in welsh] == [
        "yn Gymraeg, t\u0177 a d\u0175r",
        "Y T\u0177 Gwyn",
    ]


def test_welsh_letters_are_drawn_from_the_file_that_has_them() -> None:
    """Two files of one name would be taken for one font, and print other letters in their place."""
    letters: dict[str, str] = {}
    for page in read().pdf.pages:
        for font in page.Resources.Font.values():
            table = font.ToUnicode.read_bytes().decode()
            codes = re.findall(r"<[0-9a-f]{4}> <([0-9a-f]{4})>", table)
            letters[str(font.BaseFont)] = letters.get(str(font.BaseFont), "") + "".join(
                chr(int(code, 16)) for code in codes
            )
    (extended,) = [name for name in letters if name.endswith("Extended")]
    assert {"\u0177", "\u0175"} <= set(letters[extended])
    plain = [text for name, text in letters.items() if "Extended" not in name]
    assert not any("\u0177" in text for text in plain)


def test_lists_count_from_where_they_start_and_by_letters() -> None:
    marks = [one.text.strip() for one in read().root.all("Lbl")]
    assert "3." in marks
    assert "4." in marks
    assert marks.count("a.") == 2


def test_a_box_of_facts_has_row_headings() -> None:
    box = read().root.all("Table")[0]
    assert [row.children[0].tag for row in box.all("TR")] == ["TH", "TH"]
    assert {str(one.attribute("/Scope")) for one in box.all("TH")} == {"/Row"}


def test_what_follows_a_page_on_its_side_stands_upright() -> None:
    wide = [page.mediabox[2] > page.mediabox[3] for page in read().pdf.pages]
    assert wide.count(True) == 1
    assert wide[-1] is False
    text = "".join(read().pieces.get((wide.index(True), n), "") for n in range(400))
    assert "Appendix" not in text


def test_numbered_paragraphs_carry_their_number_in_their_own_words() -> None:
    said = [" ".join(one.text.split()) for one in read().root.all("P")]
    assert "1.2 A second numbered paragraph with a list:" in said
    assert any(one.startswith("2.1 That the second way be taken") for one in said)


def test_an_item_of_a_list_holds_its_mark_and_its_body() -> None:
    items = read().root.all("LI")
    held = {tuple(child.tag for child in one.children) for one in items}
    # Facts and contents are lists without marks.
    assert held == {("Lbl", "LBody"), ("LBody",)}
    (longer,) = [one for one in items if one.text.startswith("3.")]
    assert "with a paragraph after it" in longer.children[1].text


def test_no_paragraph_stands_within_another() -> None:
    assert not any(inner.tag == "P" for one in read().root.all("P") for inner in one.children)
