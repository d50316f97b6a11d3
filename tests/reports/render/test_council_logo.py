"""The council's name and logo on the covers of papers, in every output."""

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from pytest_django import Settings

from reports.jobs.content import key_of
from reports.output.kinds import as_pdf
from reports.output.paper import paper_document, paper_of
from reports.render.docx.logo import logo_size
from reports.render.docx.paper import render_docx
from reports.render.html import standalone_html
from reports.verify.pdf import read_pdf
from reports.verify.verify import verify_pdf
from tests.reports.cases.typed import typed
from tests.reports.papers.papers import barnet_data, barnet_document
from tests.reports.render.standards import faults_of
from tests.workbench.council.logos import SVG, png, put_logo

KINDS = pytest.mark.parametrize("content", [SVG, png(200, 100)], ids=["svg", "png"])


@KINDS
def test_logo_stands_on_the_cover_of_a_web_page(
    settings: Settings, tmp_path: Path, content: bytes
) -> None:
    put_logo(settings, tmp_path, content)
    page = standalone_html(barnet_document())
    kind = "svg+xml" if content is SVG else "png"
    assert f'<img class="logo" src="data:image/{kind};base64,' in page
    # Decorative: the name of the authority stands beneath it.
    assert 'alt="">' in page.partition('class="logo"')[2][:100_000].partition("\n")[0]
    settings.COUNCIL_NAME = "Another Council"
    assert 'class="logo"' not in standalone_html(barnet_document())


@KINDS
def test_logo_stands_on_the_cover_of_a_word_file(
    settings: Settings, tmp_path: Path, content: bytes
) -> None:
    put_logo(settings, tmp_path, content)
    with zipfile.ZipFile(io.BytesIO(render_docx(barnet_document()))) as packed:
        assert packed.read("word/media/logo.png").startswith(b"\x89PNG")
        assert ("word/media/logo.svg" in packed.namelist()) is (content is SVG)
        body = packed.read("word/document.xml").decode()
    cover = body[: body.index("Outline business case")]
    assert 'name="logo" descr=""' in cover
    assert "decorative xmlns:adec" in cover
    settings.LOGO = None
    with zipfile.ZipFile(io.BytesIO(render_docx(barnet_document()))) as packed:
        assert not [name for name in packed.namelist() if "logo" in name]


@pytest.mark.parametrize(
    ("pixels", "points"),
    [((200, 100), (96, 48)), ((4000, 10), (200, 1)), ((10, 4000), (1, 48)), ((50, 50), (48, 48))],
)
def test_logo_keeps_its_shape(pixels: tuple[int, int], points: tuple[int, int]) -> None:
    assert logo_size(png(*pixels)) == points


@KINDS
def test_logo_in_a_pdf_is_no_part_of_what_is_read(
    settings: Settings, tmp_path: Path, content: bytes
) -> None:
    """The paper passes its check, nothing is stray, and it verifies as the same."""
    put_logo(settings, tmp_path, content)
    ready = paper_of(typed(barnet_data()))
    made = as_pdf(ready)
    assert faults_of(made) == []
    read = read_pdf(made)
    assert read.stray == []
    assert "" not in [one.alternative for one in read.root.all("Figure")]
    with pikepdf.open(io.BytesIO(made)) as opened:
        assert drawn_in(opened.pages[0]) >= content_kind(content)
    assert verify_pdf(made).differences == ()


def drawn_in(page: pikepdf.Page) -> set[str]:
    """The kinds of object that a page draws beside its words."""
    return {str(one["/Subtype"]) for one in (page.resources.get("/XObject") or {}).values()}


def content_kind(content: bytes) -> set[str]:
    return {"/Form"} if content is SVG else {"/Image"}


def test_another_logo_makes_another_file(settings: Settings, tmp_path: Path) -> None:
    ready = paper_of(typed(barnet_data()))
    keys = {key_of(ready, ".pdf")}
    for content in (SVG, png()):
        put_logo(settings, tmp_path, content)
        keys.add(key_of(ready, ".pdf"))
    assert len(keys) == 3


def test_council_names_a_paper_whose_programme_names_none(settings: Settings) -> None:
    data = barnet_data()
    settings.COUNCIL_NAME = "Anytown Council"
    assert paper_document(typed(data)).authority == "London Borough of Barnet"
    del data["programme"]["authority"]
    document = paper_document(typed(data))
    assert (document.authority, document.cover.authority) == ("Anytown Council",) * 2
    assert document.unfinished == ()
    settings.COUNCIL_NAME = ""
    document = paper_document(typed(data))
    assert document.cover.authority == "Authority not given"
    assert [one.key for one in document.unfinished] == ["authority"]


@pytest.mark.django_db
def test_picture_that_is_not_the_logo_here_is_told(settings: Settings, tmp_path: Path) -> None:
    put_logo(settings, tmp_path, png(200, 100))
    made = as_pdf(paper_of(typed(barnet_data())))
    put_logo(settings, tmp_path, png(100, 100))
    said = " ".join(one.what for one in verify_pdf(made).differences)
    assert "It shows a photograph or scan" in said
