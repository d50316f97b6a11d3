"""Every block of the content tree in every output. The content is the only source of words, so
what one output lacks is a fault of that output."""

import html as web
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any, get_args

import openpyxl
import pytest

from reports.document import content
from reports.document.content import (
    Block,
    ChartBlock,
    Contents,
    Document,
    Facts,
    Heading,
    ItemList,
    Landscape,
    Notes,
    Paragraph,
    TableBlock,
)
from reports.document.content_json import content_json
from reports.render.docx.paper import render_docx
from reports.render.html import standalone_html
from reports.render.xlsx.book import render_xlsx
from reports.render.xlsx.rich import plainly
from reports.verify.pdf import read_pdf
from tests.reports.cases.every_block import paper_with_every_block
from tests.reports.office import convert, printed_text, squeezed
from tests.reports.papers.papers import barnet_document, laid_out

DOCUMENTS: dict[str, Callable[[], Document]] = {
    "everything": paper_with_every_block,
    "barnet": barnet_document,
}


def pieces_of(block: Block, document: Document) -> list[str]:
    """What a reader of any output must find of one block, its inner blocks left to themselves.
    Pieces that an output may part from one another (a number and its words, two runs) are apart."""
    match block:
        case Heading():
            return [block.number, block.text]
        case Paragraph():
            return [block.number, *(run.text for run in block.runs if not run.note)]
        case ItemList() | Landscape():
            return []
        case TableBlock():
            table = block.table
            cells = [cell for row in table.rows for cell in (row.heading, *row.cells)]
            heads = [column.heading for column in table.columns]
            return [
                *([one.text for one in table.caption_runs] or [table.caption]),
                *heads,
                *(text for c in cells for text in (*(c.items or (c.text,)), c.note)),
            ]
        case ChartBlock():
            return [block.chart.message, block.chart.measure, block.chart.reading]
        case Facts():
            labels = [word for fact in block.facts for word in (fact.label, fact.text)]
            return [block.caption, *labels]
        case Notes():
            return [note.mark for note in block.notes]
        case Contents():
            listed = [one for one in document.headings if one.level <= block.depth]
            return [
                block.heading.text,
                *(word for one in listed for word in (one.number, one.text)),
            ]
    raise TypeError(f"Nobody says what to look for of {type(block).__name__}.")


def everything_said(document: Document) -> list[str]:
    cover = document.cover
    said = [cover.title, cover.kind, cover.authority, document.draft]
    said += pieces_of(cover.facts, document)
    for block in document.walk():
        said += pieces_of(block, document)
    return [one for one in said if squeezed(one)]


@cache
def text_of(kind: str, name: str) -> str:
    document = DOCUMENTS[name]()
    if kind == "pdf":
        text = read_pdf(laid_out(document)).text
    elif kind == "html":
        body = standalone_html(document).partition("<main>")[2]
        text = web.unescape(re.sub(r"<[^>]+>", "", body))
    elif kind == "json":
        text = " ".join(_strings(json.loads(content_json(document))))
    else:
        pages = map(squeezed, printed_text(convert(render_docx(document), ".docx", "pdf")))
        # Words that run on every page may stand in the middle of a paragraph.
        foot = re.escape(squeezed(document.footer))
        head = re.escape(squeezed(f"{document.draft}. {document.header}".removeprefix(". ")))
        text = "".join(re.sub(f"^{head}|{foot}Page\\d+of\\d+$", "", page) for page in pages)
    return squeezed(text)


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for one in value.values() for text in _strings(one)]
    if isinstance(value, list):
        return [text for one in value for text in _strings(one)]
    return [value] if isinstance(value, str) else []


def test_there_is_a_block_of_every_kind_in_the_paper_with_everything() -> None:
    """A new kind of block fails here until the paper has one, and in each output until it is
    written there."""
    kinds = set(get_args(content.Block))
    assert {type(block) for block in paper_with_every_block().walk()} | {Landscape} == kinds
    assert any(isinstance(block, Landscape) for block in paper_with_every_block().blocks)


@pytest.mark.parametrize("kind", ["pdf", "html", "json", "docx"])
@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_every_block_is_in_every_output(kind: str, name: str) -> None:
    text = text_of(kind, name)
    missing = [said for said in everything_said(DOCUMENTS[name]()) if squeezed(said) not in text]
    assert missing == []


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_every_table_is_in_the_workbook(name: str) -> None:
    document = DOCUMENTS[name]()
    book = openpyxl.load_workbook(io.BytesIO(render_xlsx(document)), data_only=True)
    for page, table in zip(book.worksheets[1:], document.tables, strict=True):
        rows = list(page.iter_rows(min_row=3, values_only=True))
        assert page["A1"].value == plainly(table.caption_runs, table.caption)
        assert list(rows[0][: len(table.columns)]) == [
            plainly(column.runs, column.heading) for column in table.columns
        ]
        for row, printed in zip(table.rows, rows[1 : len(table.rows) + 1], strict=True):
            for cell, found in zip((row.heading, *row.cells), printed, strict=False):
                if isinstance(found, str):
                    said = plainly(cell.runs, cell.text)
                    assert found in (said, f"{said} ({cell.note})")
                else:
                    assert float(found) == pytest.approx(
                        float(eval_fraction(cell.value or cell.text))
                    )


def eval_fraction(text: str) -> float:
    over, _, under = text.partition("/")
    return float(over) / float(under or 1)


@pytest.mark.parametrize("render", [standalone_html, render_docx], ids=["html", "docx"])
def test_a_block_that_an_output_does_not_know_is_refused(
    render: Callable[[Document], object],
) -> None:
    unknown: Any = "a new kind of block"
    with pytest.raises(TypeError, match=r"No (HTML|Word) for str"):
        render(replace(paper_with_every_block(), blocks=(unknown,)))
