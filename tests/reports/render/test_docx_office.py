"""The Word file opened in LibreOffice and printed: it must say what the content says."""

import re
from dataclasses import replace
from functools import cache

import pytest

from reports.document.content import Block, Document, Heading, ItemList, Paragraph, Run, TableBlock
from reports.render.docx.paper import render_docx
from tests.reports.cases.every_block import paper_with_every_block
from tests.reports.office import convert, printed_text, squeezed
from tests.reports.papers.papers import document_of

NUMBERS = [
    # Headings without numbers over paragraphs that have them.
    ("", "1.1"), ("", "1.2"), ("", "2.1"), ("", "2.2"), ("", "3.1"),
    # Headings that count, with gaps, and paragraphs that share their counter.
    ("4", ""), ("", "4.1"), ("4.2", ""), ("", "4.2.1"), ("4.3", ""), ("", "4.4"), ("6", ""), ("6.1", ""), ("", "6.1.1"), ("", "6.1.3"),
    # Appendices of both kinds, and a count that goes on across them.
    ("Appendix A", ""), ("A.1", ""), ("", "A.2"), ("Appendix B", ""), ("", "B.1"),
    ("Annex 1", ""), ("Annex 2", ""), ("", "7"), ("", "8"), ("", "(1)"), ("", "(2)"),
    # What no list can print.
    ("", "12.01"), ("", "\u00a7 3"), ("", "9a"),
]  # fmt: skip


@cache
def printed(document: Document) -> str:
    """The words that LibreOffice prints, without those that run on every page."""
    pages = printed_text(convert(render_docx(document), ".docx", "pdf"))
    said = []
    for page in pages:
        words = squeezed(page)
        words = re.sub(r"Page\d+of\d+$", "", words)
        said.append(words)
    return without_running("".join(said), document)


def without_running(text: str, document: Document) -> str:
    """The words without those that run on every page, wherever they stand."""
    running = [document.footer, document.header]
    if document.draft:
        running += [document.draft, f"{document.draft}. "]
    for one in running:
        text = text.replace(squeezed(one), "")
    return text


def numbered() -> Document:
    blocks: list[Block] = []
    for at, (heading, paragraph) in enumerate(NUMBERS):
        words = f"Words of place {at} end"
        if heading:
            level = 1 if " " in heading or "." not in heading else 2
            blocks.append(Heading(level, words, f"key-{at}", heading))
        else:
            if not paragraph.startswith("4") and paragraph.endswith(".1"):
                blocks.append(Heading(1, "Unnumbered", f"none-{at}", numbered=False))
            blocks.append(Paragraph((Run(words),), number=paragraph))
    return replace(paper_with_every_block(draft=""), blocks=tuple(blocks))


def test_numbers_come_out_as_the_content_has_them() -> None:
    text = printed(numbered())
    wrong = [
        number
        for at, pair in enumerate(NUMBERS)
        for number in pair
        if number
        and f"end{squeezed(number)}Wordsofplace{at}end" not in text.replace("Unnumbered", "")
        and at > 0
    ]
    assert wrong == []


def test_everything_is_printed() -> None:
    text = printed(paper_with_every_block())
    for block in paper_with_every_block().walk():
        for said in words_of(block):
            assert squeezed(said) in text, said


@pytest.mark.parametrize("case", ["barnet", "derby", "warwick"])
def test_case_prints_the_same_numbers_headings_paragraphs_and_tables(case: str) -> None:
    document = document_of(case)
    text = printed(document)
    missing = [
        said
        for block in document.walk()
        for said in words_of(block)
        if without_running(squeezed(said), document) not in text and said != "Notes"
    ]
    assert missing == []


def words_of(block: Block) -> list[str]:
    match block:
        case Heading():
            return [f"{block.number}{block.text}"]
        case Paragraph():
            return [f"{block.number}{block.text}"]
        case TableBlock():
            table = block.table
            rows = [
                "".join(
                    ("".join(f"• {one}" for one in c.items) or c.printed) + c.note
                    for c in (row.heading, *row.cells)
                )
                for row in table.rows
            ]
            caption = "".join(run.text for run in table.caption_runs) or table.caption
            return [caption, *rows]
        case ItemList(ordered=True):
            mark = (lambda n: f"{chr(96 + n)})") if block.letters else (lambda n: f"{n}.")
            firsts = [item[0] for item in block.items]
            return [
                f"{mark(at)}{one.text}"
                for at, one in enumerate(firsts, start=block.start)
                if isinstance(one, Paragraph)
            ]
    return []


@pytest.mark.parametrize("own_page", [True, False])
def test_no_page_is_empty(own_page: bool) -> None:
    document = paper_with_every_block(draft="")
    document = replace(document, cover=replace(document.cover, own_page=own_page))
    pages = printed_text(convert(render_docx(document), ".docx", "pdf"))
    assert all(len(squeezed(page)) > 70 for page in pages)
