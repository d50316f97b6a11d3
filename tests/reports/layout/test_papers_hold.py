"""Papers of any case are laid out right: the five that come with the product, and generated ones."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reports.document.content import Document
from reports.formats.shelf import house_format_keys
from reports.output.paper import paper_document
from reports.render.pdf.paper import render_pdf
from tests.reports.layout.generated import Size, case_of_size
from tests.reports.layout.oracle import layout_faults, planned_pages
from tests.reports.papers.papers import document_of, laid_out

FORMATS = house_format_keys()
LARGE = 9_999_999_999
FIXED = {
    "one of everything": Size(1, 1, 3, 1, 1, 1, 1),
    "a usual case": Size(),
    "thirty of everything": Size(30, 20, 60, LARGE, 15, 20, 3),
    "names of 200 letters": Size(5, 6, 200, LARGE, 10, 12, 2),
    "names without a blank": Size(4, 5, 120, 123_456, 7, 6, 2, broken=True),
    "scores and fifteen years": Size(8, 20, 25, 9_999_999, 15, 20, 2, points=True),
}
SIZES = st.builds(
    Size,
    options=st.integers(1, 30),
    criteria=st.integers(1, 20),
    name=st.integers(3, 200),
    amount=st.sampled_from([1, 999, 123_456, 9_999_999, LARGE]),
    years=st.integers(1, 15),
    evidence=st.integers(1, 20),
    schemes=st.integers(1, 3),
    points=st.booleans(),
    broken=st.booleans(),
)


def faults(document: Document, pdf: bytes) -> list[str]:
    opening = {one.title for one in document.headings if one.opens_page} | {"Contents"}
    return layout_faults(pdf, planned_pages(pdf, opening))


def generated(size: Size, form: str) -> list[str]:
    document = paper_document(case_of_size(size, form), whole=True)
    return faults(document, render_pdf(document))


@pytest.mark.parametrize("case", ["barnet", "hertfordshire", "derby", "warwick"])
def test_papers_of_the_cases_hold(case: str) -> None:
    document = document_of(case)
    assert faults(document, laid_out(document)) == []


@pytest.mark.parametrize(
    ("name", "form"),
    # Every size in half of the formats, and every format in half of the sizes.
    [
        (name, form)
        for at, name in enumerate(FIXED)
        for place, form in enumerate(FORMATS)
        if (at + place) % 2 == 0
    ],
)
def test_generated_papers_hold(name: str, form: str) -> None:
    assert generated(FIXED[name], form) == []


@settings(max_examples=4)
@example(Size(16, 2, 169, 9_999_999, 14, 4, 1, points=True, broken=True), "outline-business-case")
@given(size=SIZES, form=st.sampled_from(FORMATS))
def test_papers_of_any_size_hold(size: Size, form: str) -> None:
    assert generated(size, form) == []
