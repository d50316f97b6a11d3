"""The child process that makes a PDF: what it gives the layout engine, and what it refuses."""

import pytest

from reports.render.pdf.document import BASE, OwnFiles, RefusedAddress, make_pdf

PAGE = (
    '<html lang="en-GB"><head><title>T</title><link rel="stylesheet" href="{href}"></head>'
    "<body><h1>T</h1></body></html>"
)


def test_own_files_are_given_with_their_kind() -> None:
    given = OwnFiles({"css/paper.css": b"p {}"}).fetch(f"{BASE}css/paper.css")
    assert given.read() == b"p {}"
    assert given.content_type == "text/css"


@pytest.mark.parametrize(
    "address",
    [
        f"{BASE}css/site.css",
        f"{BASE}css/paper.css?x",
        "https://paper.invalid.example.org/css/paper.css",
        "http://127.0.0.1/",
        "file:///etc/passwd",
        "data:,x",
        "css/paper.css",
    ],
)
def test_everything_else_is_refused(address: str) -> None:
    with pytest.raises(RefusedAddress, match="is not part of the paper"):
        OwnFiles({"css/paper.css": b"p {}"}).fetch(address)


def test_a_page_that_asks_for_anything_else_is_not_made() -> None:
    with pytest.raises(RefusedAddress, match="file:///etc/passwd"):
        make_pdf(PAGE.format(href="file:///etc/passwd"), {})


def test_a_page_with_its_own_files_is_made() -> None:
    made = make_pdf(PAGE.format(href=f"{BASE}css/paper.css"), {"css/paper.css": b"h1 {}"})
    assert made.startswith(b"%PDF-1.7")
