"""A paper with hostile text in every field that holds words, and pages with every way to ask for a
file, against a real server that counts who asks: nobody may."""

import io
import re
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

import pikepdf
import pytest

from reports.output.paper import paper_document
from reports.render.docx.paper import render_docx
from reports.render.html import standalone_html
from reports.render.pdf.document import RefusedAddress, make_pdf
from reports.render.pdf.paper import render_pdf
from reports.render.xlsx.book import render_xlsx
from tests.reports.cases.typed import typed
from tests.reports.papers.papers import barnet_data

# What people write in their own words, wherever it stands in a case.
WORDS: Final = {
    *("text", "title", "name", "products", "reason", "source", "activity", "when", "heading"),
    *("summary", "label", "question", "ownership", "governance", "purpose", "caption", "note"),
    *("definition", "attendance", "author", "service", "sponsor"),
}


class Asked(BaseHTTPRequestHandler):
    """Writes down what it is asked for, and leads on to a file of the machine."""

    paths: Final[list[str]] = []

    def do_GET(self) -> None:
        self.paths.append(self.path)
        self.send_response(302)
        self.send_header("Location", "file:///etc/passwd")
        self.end_headers()

    do_HEAD = do_POST = do_GET

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def asked() -> Iterator[str]:
    """The address of a server that nobody may ask."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Asked)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    assert not Asked.paths


def hostile(address: str) -> list[str]:
    """Texts that would bring something of elsewhere into a paper, if they were more than words."""
    targets = (f"{address}/got", "file:///etc/passwd", f"ftp://{address[7:]}/got")
    return [
        text.replace("TARGET", target)
        for target in targets
        for text in (
            "![a picture](TARGET)",
            '<img src="TARGET"><iframe src="TARGET"></iframe>',
            '<link rel="stylesheet" href="TARGET"><style>@import "TARGET";</style>',
            "<style>@font-face{font-family:x;src:url(TARGET)}p{background:url(TARGET)}</style>",
            '<svg><image href="TARGET"/><use href="TARGET#a"/></svg>',
            '<link rel="attachment" href="TARGET"><object data="TARGET"></object>',
            "[a link][1]\n\n[1]: TARGET\n![by name][1]",
            "{background=url(TARGET)} {{ insert: TARGET }}"[:26],
        )
    ]


def with_hostile_words(data: dict[str, Any], texts: list[str]) -> int:
    """Adds a text to every field of words in turn; gives how many fields there are."""
    count = 0

    def add(value: Any, key: str) -> Any:
        nonlocal count
        if isinstance(value, dict):
            return {name: add(one, name) for name, one in value.items()}
        if isinstance(value, list):
            return [add(one, key) for one in value]
        if isinstance(value, str) and key in WORDS and " " in value and "{{" not in value:
            count += 1
            text = texts[count % len(texts)]
            return (
                f"{value} {text}" if key == "text" else f"{value} {text}".replace("\n", " ")[:250]
            )
        return value

    data.update(add(data, ""))
    return count


def test_a_paper_full_of_hostile_words_asks_for_nothing_in_any_format(asked: str) -> None:
    data = barnet_data()
    texts = [text for text in hostile(asked) if "insert" not in text]
    assert with_hostile_words(data, texts) > 150
    document = paper_document(typed(data))
    page = standalone_html(document)
    assert not re.search(r'(?:src|href|data)="(?:http://127|file:|ftp:)', _without_links(page))
    assert "<iframe" not in page
    for name, made in (("docx", render_docx(document)), ("xlsx", render_xlsx(document))):
        with zipfile.ZipFile(io.BytesIO(made)) as package:
            parts = [one for one in package.namelist() if one.endswith(".rels")]
            links = "".join(package.read(one).decode() for one in parts)
        for target in re.findall(r'<Relationship [^>]*TargetMode="External"[^>]*>', links):
            assert "/hyperlink" in target, name
            assert "file:" not in target, name
    with pikepdf.open(io.BytesIO(render_pdf(document))) as made:
        for thing in made.objects:
            if isinstance(thing, pikepdf.Dictionary):
                assert not str(thing.get("/URI", "")).startswith(("file:", "ftp:"))
                assert "/etc/passwd" not in str(thing.get("/F", ""))
    assert not Asked.paths


def _without_links(page: str) -> str:
    """Links that a reader may follow lead out; nothing is loaded by them."""
    return re.sub(r"<a [^>]*>", "", page)


PAGE: Final = '<html lang="en-GB"><head><title>Paper</title>{}</head><body><p>A</p>{}</body></html>'


@pytest.mark.parametrize("target", ["ASKED/got", "file:///etc/passwd", "//127.0.0.1/got"])
@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", '<img src="TARGET" alt="A">'),
        ("", '<object data="TARGET">A</object>'),
        ("", '<embed src="TARGET">'),
        ("", '<p style="background: url(TARGET)">A</p>'),
        ("", '<p style="content: url(TARGET)">A</p>'),
        ("", '<ul style="list-style-image: url(TARGET)"><li>A</li></ul>'),
        ("", '<a rel="attachment" href="TARGET">A</a>'),
        ("", '<svg width="9" height="9"><image width="9" height="9" href="TARGET"/></svg>'),
        ('<link rel="stylesheet" href="TARGET">', ""),
        ('<link rel="attachment" href="TARGET">', ""),
        ('<style>@import "TARGET";</style>', ""),
        ("<style>@font-face { font-family: X; src: url(TARGET) } p { font-family: X }</style>", ""),
        ('<base href="TARGET"><link rel="stylesheet" href="a.css">', ""),
    ],
)
def test_no_page_of_a_paper_can_ask_for_anything(
    asked: str, target: str, head: str, body: str
) -> None:
    """The door that WeasyPrint asks through is shut, whatever stood in the page."""
    target = target.replace("ASKED", asked)
    try:
        made = make_pdf(
            PAGE.format(head.replace("TARGET", target), body.replace("TARGET", target)), {}
        )
    except RefusedAddress:
        made = b""
    assert not Asked.paths
    assert b"root:x:0" not in made
    if made:
        with pikepdf.open(io.BytesIO(made)) as opened:
            assert not opened.attachments
