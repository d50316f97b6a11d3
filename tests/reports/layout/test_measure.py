"""Words are measured as wide as they are printed, and never narrower."""

import pytest
from weasyprint import HTML

from reports.document.content import Cover, Document, Facts, Paragraph, Run
from reports.layout.advances import words_width
from reports.layout.measure import needs_of
from reports.render.pdf.edges import DoesNotFit, refuse_beyond_edges
from reports.render.pdf.paper import render_pdf
from tests.reports.layout.generated import LONG_WORD, WORDS
from tests.reports.layout.oracle import pages_of
from workbench.pages.tables import Cell, Column, Row, Table

SAID = (*WORDS, "1,234,567.89", "£9,999,999,999", "Ŵyŷ", "naïve", LONG_WORD, "WAVE", "fi", "86%")


@pytest.mark.parametrize("bold", [False, True])
def test_words_are_measured_no_narrower_than_print_and_hardly_wider(bold: bool) -> None:
    runs = (Run(" ".join(SAID), strong=bold),)
    cover = Cover("T", "K", "A", Facts(()), own_page=False)
    page = Document("r", "T", "A", "", "", cover, (Paragraph(runs),))
    printed: dict[str, float] = {}
    for word in pages_of(render_pdf(page))[0].words:
        printed[word.text] = max(word.right - word.left, printed.get(word.text, 0))
    for word in SAID:
        measured = words_width(word, bold=bold) * 12
        if any(map(str.isdigit, word)):
            measured *= 1.02  # figures of running text are wider than those of tables
        assert printed[word] <= measured + 0.3, word
        assert measured <= printed[word] * 1.2 + 1, word


def test_marks_lists_and_notes_need_more_room() -> None:
    def needs(cell: Cell) -> tuple[float, float, int]:
        table = Table("C", (Column("A"), Column("B")), (Row(Cell("x"), (cell,)),))
        need = needs_of(table, 11).rows[0][1]
        return need.least, need.whole, len(need.pieces)

    plain, marked = needs(Cell("High")), needs(Cell("High", "high"))
    assert marked[0] > plain[0] + 6
    assert needs(Cell("High", note="a note that is longer"))[1:] > plain[1:]
    assert needs(Cell("a; b; c", items=("a", "b", "c")))[2] == 3


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<p style='white-space: nowrap'>" + "word " * 60, "page 1: 'word word word"),
        (
            "<table style='table-layout: fixed; width: 50mm'><tr><td style='width: 10mm'>"
            "9,999,999,999<td>b</table>",
            "page 1: '9,999,999,999'",
        ),
    ],
)
def test_words_beyond_their_room_are_refused_with_their_page(body: str, said: str) -> None:
    with pytest.raises(DoesNotFit, match=said):
        refuse_beyond_edges(HTML(string=f"<style>@page {{ size: A4 }}</style>{body}").render())


def test_words_within_their_room_are_not_refused() -> None:
    refuse_beyond_edges(HTML(string="<table><tr><td>Words<td>more</table>").render())
