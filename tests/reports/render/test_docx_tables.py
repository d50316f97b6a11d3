"""Tables of a Word file: lists in cells, columns as they were measured, rows over two pages."""

import io
from dataclasses import replace

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.document.content import (
    TableBlock,
)
from reports.layout.document import SetTable, laid_out
from reports.layout.fitting import CannotLayOut
from reports.render.child import PaperNotMade
from reports.render.docx import paper
from reports.render.docx.paper import render_docx
from tests.reports.cases.every_block import paper_with_every_block
from tests.reports.render.word_file import W, opened, part
from workbench.pages.tables import Cell, Column, Row, Table, listing


def test_items_of_a_cell_are_a_list() -> None:
    """In the style that Word itself has for it, whose marks nobody typed."""
    table = next(t for t in opened().tables if t.rows[0].cells[0].text == "Way")
    said = [(p.style.name, p.text) for p in table.rows[1].cells[1].paragraphs]
    assert said == [("List Bullet", "Sooner done"), ("List Bullet", "Dearer later")]
    assert table.rows[1].cells[2].paragraphs[0].style.name == "Table Text"
    style = opened().styles["List Bullet"].element
    number = style.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
    lists = part("word/numbering.xml")
    of = lists.find(f"{W}num[@{W}numId='{number}']/{W}abstractNumId").get(f"{W}val")
    level = lists.find(f"{W}abstractNum[@{W}abstractNumId='{of}']/{W}lvl")
    assert level.find(f"{W}numFmt").get(f"{W}val") == "bullet"
    assert level.find(f"{W}pStyle").get(f"{W}val") == "ListBullet"


@given(st.integers(1, 14), st.integers(1, 12), st.integers(0, 10**10), st.booleans())
@settings(max_examples=12)
def test_columns_are_as_wide_as_they_were_measured(
    columns: int, rows: int, amount: int, wordy: bool
) -> None:
    heads = tuple(Column(f"Financial year {2010 + at}", numeric=True) for at in range(columns))
    words = "Savings from what is bought together with a neighbour" if wordy else "Savings"
    row = Row(Cell(words), tuple(Cell(f"\u00a3{amount:,}", value=str(amount)) for _ in heads))
    table = Table("Money", (Column("Line"), *heads), (row,) * rows)
    document = replace(paper_with_every_block(draft=""), blocks=(TableBlock(table),))
    made = docx.Document(io.BytesIO(render_docx(document)))
    measured = [one for one in laid_out(document).walk() if isinstance(one, SetTable)]
    written = [t for t in made.tables if t.rows[0].cells[0].text == "Line"]
    assert len(written) == len(measured) > 0
    for found, wanted in zip(written, measured, strict=True):
        grid = [int(one.get(f"{W}w")) for one in found._tbl.tblGrid]
        assert len(grid) == len(wanted.widths)
        assert sum(grid) <= 14570
        slack = round(grid[-1] * 0.06) + len(grid)  # room for the last column, and whole twips
        for got, mm in zip(grid, wanted.widths, strict=True):
            assert got == pytest.approx(mm * 1440 / 25.4, abs=slack)
        cells = [int(one.get(f"{W}w")) for one in found.rows[0]._tr.iter(f"{W}tcW")]
        assert cells == grid


def test_table_wider_than_any_sheet_is_refused_with_its_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_document: object) -> None:
        raise CannotLayOut("The table 'Money' has a figure that is wider than the page.")

    monkeypatch.setattr(paper, "laid_out", refuse)
    with pytest.raises(PaperNotMade, match="wider than the page"):
        render_docx(paper_with_every_block())


def test_row_continues_on_the_next_page_only_where_it_is_tall() -> None:
    words = "Words that go on and on. " * 400
    rows = (
        Row(Cell("Short"), (Cell("a few words"),)),
        Row(Cell("Tall"), (Cell(words),)),
        Row(Cell("Few items"), (listing(("one", "two"), "none"),)),
        Row(Cell("Many items"), (listing(map(str, range(9)), "none"),)),
    )
    table = Table("Two rows", (Column("Row"), Column("Words")), rows)
    document = replace(paper_with_every_block(), blocks=(TableBlock(table),))
    read = docx.Document(io.BytesIO(render_docx(document)))
    found = next(t for t in read.tables if t.rows[0].cells[0].text == "Row")
    whole = [row._tr.find(f"{W}trPr/{W}cantSplit") is not None for row in found.rows]
    assert whole == [True, True, False, True, False]
    assert found.rows[0].cells[0].paragraphs[0].paragraph_format.keep_with_next or (
        found.rows[0]._tr.find(f".//{W}keepNext") is not None
    )
