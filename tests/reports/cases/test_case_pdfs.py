"""The papers of cases as PDFs: accessible, and laid out as a committee clerk would send them."""

from collections.abc import Iterable, Iterator

import pikepdf
import pytest

from reports.verify.pdf import read_pdf
from tests.reports.papers.papers import document_of, pdf_of
from tests.reports.render.standards import faults_of

CASES = ["derby", "warwick"]
FEWEST_LETTERS = 250
# In points from the foot of the page: its margin, and room for a heading with two lines below it.
MARGIN, ROOM = 57, 44  # points: the foot of the page, and a heading with a line beneath it


def bookmarks(items: Iterable[pikepdf.OutlineItem]) -> Iterator[tuple[str, float]]:
    """Each heading with its height on its page."""
    for item in items:
        assert isinstance(item.destination, pikepdf.Array)
        yield item.title, float(item.destination[3])
        yield from bookmarks(item.children)


@pytest.mark.parametrize("case", CASES)
def test_case_passes_every_rule_of_both_standards(case: str) -> None:
    assert faults_of(pdf_of(case)) == []
    assert read_pdf(pdf_of(case)).stray == []


@pytest.mark.parametrize("case", CASES)
def test_no_heading_of_a_case_stands_at_the_foot_of_a_page(case: str) -> None:
    with read_pdf(pdf_of(case)).pdf.open_outline() as outline:
        found = list(bookmarks(outline.root))
    assert len(found) == len(document_of(case).headings)
    assert [title for title, height in found if height < MARGIN + ROOM] == []


@pytest.mark.parametrize("case", CASES)
def test_no_page_of_a_case_is_all_but_empty(case: str) -> None:
    read = read_pdf(pdf_of(case))
    said = ["" for _ in read.pdf.pages]
    for (page, _), text in read.pieces.items():
        said[page] += "".join(text.split())
    assert [at for at, words in enumerate(said, 1) if len(words) < FEWEST_LETTERS] == []
