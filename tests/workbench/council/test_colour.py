"""The council's colour: which are refused, and where one is seen."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.checks import run_checks
from django.test import Client
from pytest_django import Settings

from reports.jobs.content import renderer_version, renderers
from reports.render.docx.paper import render_docx
from reports.render.html import standalone_html
from reports.render.style import STYLE_SHEET, style_files
from tests.reports.jobs.renders import small_document
from workbench.council.colour import OURS, ColourFault, checked, colour, contrast_with_white

GREEN = "#00542F"


@pytest.mark.parametrize(
    ("text", "contrast"),
    [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#777777", 4.48)],
)
def test_contrast_is_that_of_the_guidelines(text: str, contrast: float) -> None:
    """#767676 is the lightest grey that passes, #777777 the darkest that does not."""
    assert round(contrast_with_white(text), 2) == contrast


@pytest.mark.parametrize("text", ["green", "#fff", "12436d", "#12436g", "#12436d;}", "", "#777777"])
def test_what_is_no_colour_for_words_is_refused(text: str) -> None:
    with pytest.raises(ColourFault, match=r"colour is written|choose a darker"):
        checked(text)


def test_refused_colour_is_told_by_the_system_check_and_ours_stays(settings: Settings) -> None:
    settings.COLOUR = "#ffdd00"
    (warning,) = [one for one in run_checks() if one.id == "workbench.W007"]
    assert "its contrast with white is 1.3 to 1" in warning.msg
    assert "export WORKBENCH_COLOUR=" in str(warning.hint)
    assert colour() == OURS
    settings.COLOUR = GREEN
    assert not [one for one in run_checks() if one.id == "workbench.W007"]


@pytest.mark.django_db
def test_head_of_every_page_has_the_colour(settings: Settings) -> None:
    settings.COLOUR = ""
    assert "council/colour" not in Client().get("/sign-in/").content.decode()
    settings.COLOUR = GREEN
    page = Client().get("/sign-in/").content.decode()
    address = page.partition('<link rel="stylesheet" href="/council')[2].partition('"')[0]
    answer = Client().get(f"/council{address}")
    assert answer.content.decode() == ":root{--wb-head:#00542f}"
    assert answer["Content-Type"].startswith("text/css")


def test_papers_have_the_colour_and_are_made_anew_for_it(settings: Settings) -> None:
    settings.COLOUR = ""
    before = renderer_version()
    settings.COLOUR = GREEN
    assert b"--council: #00542f;" in style_files()[STYLE_SHEET]
    assert "--council: #00542f;" in standalone_html(small_document())
    with ZipFile(BytesIO(render_docx(small_document()))) as word:
        styles = word.read("word/styles.xml").decode()
    assert '<w:color w:val="00542F"/>' in styles
    assert '<w:color w:val="12436D"/>' not in styles
    renderers.cache_clear()
    try:
        assert renderer_version() != before
    finally:
        renderers.cache_clear()
