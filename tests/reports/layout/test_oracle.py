"""The oracle of layout finds each fault that it knows, planted in a small file."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from weasyprint import HTML

from reports.document.content import TableBlock
from reports.render.html import page_html
from tests.reports.layout.oracle import layout_faults
from workbench.pages.tables import Cell, Column, Row, Table

STYLE = """
@page { size: A4; margin: 24mm 20mm 20mm; @bottom-left { content: "Foot" } }
@page lying { size: A4 landscape }
p, h2, table { margin: 0 0 12pt; font: 12pt/1.3 "DejaVu Sans" }
td { padding: 0 20pt 0 0; text-align: right }
"""
LINES = "<p>A line of words.</p>" * 22


def faults(body: str) -> list[str]:
    html = f"<html lang=en><title>T</title><style>{STYLE}</style><body>{body}"
    return layout_faults(HTML(string=html).write_pdf(pdf_variant="pdf/ua-1"))


def test_paper_without_a_fault_has_none() -> None:
    table = "<table><caption>C<thead><tr><th>A<th>B<tbody><tr><td>£1,000<td>£2,000</table>"
    assert faults(f"<h2>Heading</h2>{table}{LINES}") == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("<p style='white-space: nowrap'>" + "word " * 60, "runs past the margin"),
        ("<p style='margin-left: -15mm'>Words", "'Words' runs past the margin"),
        ("<p style='position: absolute; top: -30mm'>Words", "'Words' is off the sheet"),
        ("<p>Words here<p style='margin-top: -24pt'>Other words", "is printed over 'Words'"),
        ("<p>Words <span style='margin-left: -30pt'>over</span>", "'over' is printed over 'Words'"),
        (
            "<table><tr><td style='padding: 0 2pt 0 0'>1,234,567<td>1,234,568</table>",
            "'1,234,567' and '1,234,568' stand",
        ),
        (
            f"{LINES}<h2>Alone</h2><p style='break-before: page'>Words",
            "stands alone",
        ),
        (
            f"{LINES}<table><caption>Alone<tbody style='break-before: page'><tr><td>1</table>",
            "stands alone",
        ),
        ("<p>Words<p style='break-before: page'>Words", "Page 1: only"),
    ],
)
def test_planted_fault_is_found(body: str, fault: str) -> None:
    assert fault in "\n".join(faults(body))


def test_empty_page_is_none_before_a_turned_or_a_planned_one() -> None:
    assert faults("<p>Words<div style='page: lying'><p>Words</div>") == []
    two = "<p>Words<p style='break-before: page'>Words"
    html = f"<html lang=en><title>T</title><style>{STYLE}</style><body>{two}"
    assert layout_faults(HTML(string=html).write_pdf(pdf_variant="pdf/ua-1"), {2}) == []


@pytest.mark.parametrize("lines", range(18, 30))
def test_last_row_of_a_table_is_never_alone_on_a_page(lines: int) -> None:
    """By the style sheet of papers, wherever on a page the table begins."""
    sheet = Path(finders.find("css/paper.css") or "").read_text(encoding="utf-8")
    rules = re.sub(r"@font-face \{[^}]*\}", "", sheet)
    rows = "".join(f"<tr><th>Row {row}<td>1" for row in range(9))
    table = f"<div class=table><table><thead><tr><th>What<th>How many<tbody>{rows}</table></div>"
    head = f"<html lang=en><title>T</title><style>{rules}</style><body><main>"
    pages = HTML(string=f"{head}{'<p>A line.</p>' * lines}{table}").render().pages
    alone = [len(re.findall(r"Row \d", words_of(one))) for one in pages[1:]]
    assert 1 not in alone


def words_of(page: Any) -> str:
    """All words of a page that was laid out."""

    def texts(box: Any) -> Iterator[str]:
        if type(box).__name__ == "TextBox":
            yield box.text
        for inner in getattr(box, "children", ()):
            yield from texts(inner)

    return " ".join(texts(page._page_box))


def test_cell_has_no_blank_behind_its_words() -> None:
    """WeasyPrint breaks words that just fit behind the first of them where a blank follows."""
    row = Row(Cell("Public service mutual"), (Cell("Low", kind="low"), Cell("Because.")))
    table = Table("Ratings", (Column("Option"), Column("Rating"), Column("Reason")), (row,))
    page = str(page_html([TableBlock(table)]))
    assert "Public service mutual</th>" in page
    assert re.findall(r"\s</t[hd]>", page) == []
